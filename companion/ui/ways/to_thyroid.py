"""The ways to the thyroid view from other screens."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.unsaved import OpenForm, OpenForms
from companion.ui.widgets.basics import button

BLOOD_TEST = "blood-test"
THYROID_FORM = "thyroid_form"
EXPLANATION = "thyroid"
"""The explanation of the thyroid: from it one reaches one's own notes."""


@dataclass
class ThyroidAsked:
    """The screen that led there."""

    came_from: ScreenName | None = None


def thyroid_link(context: Context, words: str) -> QPushButton:
    """A quiet link to the view."""
    made = button(words, partial(open_thyroid, context), kind="link")
    made.setObjectName("open-thyroid")
    return made


def open_thyroid(context: Context) -> None:
    """Show the thyroid view; the way back leads to the present screen."""
    context.state.put(ThyroidAsked(context.state.screen))
    context.go(ScreenName.THYROID)


def note_blood_test(context: Context) -> None:
    """Show the thyroid view with the form of a blood test open."""
    context.state.of(OpenForms)[THYROID_FORM] = OpenForm(BLOOD_TEST)
    open_thyroid(context)
