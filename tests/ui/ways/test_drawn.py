"""What a part of a screen was drawn from: it is drawn again when that changed, and not otherwise.

Knows no screen.
"""

from dataclasses import replace

import pytest

from companion.domain.records import Question
from companion.settings import Theme
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn


@pytest.fixture
def drawn(context: Context) -> Drawn:
    made = Drawn(context)
    assert not made.is_from("rash")
    assert made.is_from("rash")
    return made


def test_what_was_written_and_taken_back_is_drawn_again(context: Context, drawn: Drawn) -> None:
    """Each is another carnet, also where the second says what the first did."""
    written = context.journal.record(Question("Quand ?"))
    assert not drawn.is_from("rash")
    context.journal.undo_all((written,))
    assert not drawn.is_from("rash")
    assert drawn.is_from("rash")


def test_who_writes_and_the_settings_are_part_of_it(context: Context, drawn: Drawn) -> None:
    """But not which journal was read, nor where the window stood: nobody draws these."""
    context.journal.author = "somebody-else"
    assert not drawn.is_from("rash")
    context.settings = replace(context.settings, theme=Theme.DARK)
    assert not drawn.is_from("rash")
    context.settings = context.settings.with_reading("carnet", "reader", "mark")
    assert drawn.is_from("rash")


def test_a_part_adds_what_it_is_drawn_from(drawn: Drawn) -> None:
    """Equal values are the same; an open form is another where it is another object."""
    form: dict[str, str] = {}
    assert not drawn.is_from("fatigue", same=(form,))
    assert drawn.is_from("fatigue", same=(form,))
    assert not drawn.is_from("fatigue", same=({},))
    assert not drawn.is_from("fatigue")
