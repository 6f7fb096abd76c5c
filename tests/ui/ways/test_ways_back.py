"""A screen without a line of its own leads back to where one came from, and that line stays lit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow

FROM = (
    (ScreenName.SETTINGS, "open-questionnaires", "leave-questionnaire"),
    (ScreenName.SETTINGS, "choose-symptoms", "choice-back"),
    (ScreenName.SETTINGS, "open-bring-in", "bring-in-back"),
    (ScreenName.JOURNAL, "open-thyroid", "thyroid-back"),
    (ScreenName.JOURNAL, "journal-photos", "photos-back"),
)


def lit(window: OpenWindow) -> list[str]:
    """The lines of the navigation that say where one is."""
    lines = window.shell.findChildren(QToolButton)
    return [each.objectName() for each in lines if each.property("here")]


@pytest.mark.parametrize(("came_from", "way", "back"), FROM)
def test_where_one_came_from(
    qtbot: QtBot, context: Context, came_from: ScreenName, way: str, back: str
) -> None:
    window = OpenWindow(qtbot, context)
    context.go(came_from)
    window.press(way)
    assert context.state.screen is not came_from
    assert lit(window) == [f"nav-{came_from.value}"]
    assert not window.control(back).icon().isNull()
    assert window.control(back).text() == context.texts(came_from.back)
    window.press(back)
    assert context.state.screen is came_from


@pytest.mark.parametrize("below", [ScreenName.HOME, ScreenName.CHECK_IN, ScreenName.CONSULTATION])
@pytest.mark.parametrize("card", [ScreenName.WARNING_SIGNS, ScreenName.CALL])
def test_escape_leads_from_the_card_to_where_it_was_opened(
    qtbot: QtBot, context: Context, below: ScreenName, card: ScreenName
) -> None:
    """It is one key away from everywhere; so is what one was doing."""
    window = OpenWindow(qtbot, context)
    context.go(below)
    context.go(card)
    window.key(Qt.Key.Key_Escape)
    assert context.state.screen is below


@pytest.mark.parametrize(
    ("came_from", "way"),
    [
        (ScreenName.SETTINGS, "choose-symptoms"),
        (ScreenName.SETTINGS, "about-more"),
        (ScreenName.JOURNAL, "open-thyroid"),
        (ScreenName.JOURNAL, "journal-photos"),
    ],
)
def test_escape_presses_the_link_back_where_nothing_is_being_made(
    qtbot: QtBot, context: Context, came_from: ScreenName, way: str
) -> None:
    """A screen that only shows, or keeps each choice at once, is left by it."""
    window = OpenWindow(qtbot, context)
    context.go(came_from)
    window.press(way)
    assert context.state.screen is not came_from
    window.key(Qt.Key.Key_Escape)
    assert context.state.screen is came_from


def test_escape_leaves_a_file_that_is_being_handed_over_alone(
    qtbot: QtBot, context: Context
) -> None:
    """Four words that stand on the screen would be gone."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HANDOVER)
    window.key(Qt.Key.Key_Escape)
    assert context.state.screen is ScreenName.HANDOVER
