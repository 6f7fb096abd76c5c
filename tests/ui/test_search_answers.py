"""A search in the check-in shows the card's line and the measurement above the symptoms."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.check_in_draft import new_draft
from companion.ui.context import Context, PageName
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The check-in at its last step, the other symptoms open."""
    made = OpenWindow(qtbot, context)
    context.start_check_in(new_draft(context.journal.carnet, context.catalogue, NOW.date()))
    draft = context.state.draft
    assert draft is not None
    made.type("0" * len(draft.symptoms))
    made.press("other-symptoms")
    return made


def search(window: OpenWindow, words: str) -> None:
    """Type words where symptoms are searched."""
    line = window.page.findChild(QLineEdit, "symptom-search")
    assert line is not None
    line.setText(words)


def test_a_red_flag_shows_its_line_of_the_card_first_with_a_way_to_the_card(
    window: OpenWindow,
) -> None:
    """Above what was found in the list; nothing is stored."""
    search(window, "mal à la poitrine")
    line = window.page.findChild(QLabel, "found-sign-chest-pain-or-fainting")
    said = window.page.findChild(QLabel, "symptom-search-said")
    assert line is not None
    assert said is not None
    assert line.isVisible()
    top = line.mapTo(window.page, line.rect().topLeft()).y()
    assert top < said.mapTo(window.page, said.rect().topLeft()).y()
    window.press("found-card")
    assert window.context.state.page is PageName.WARNING_SIGNS
    assert window.context.state.draft is not None


def test_fever_offers_the_temperature(window: OpenWindow) -> None:
    """Its form opens with the temperature chosen, and the check-in stays in progress."""
    search(window, "fievre")
    window.press("measure-temperature")
    form = window.context.state.treatment_form
    assert window.context.state.page is PageName.TREATMENT
    assert form is not None
    assert form.typed["quantity"] == "temperature"
    assert window.context.state.draft is not None


def test_a_harmless_word_shows_no_line_of_the_card(window: OpenWindow) -> None:
    """Only the symptom; and a line that stood there goes with the next word."""
    search(window, "mal à la poitrine")
    search(window, "peau sèche")
    assert window.page.findChild(QLabel, "found-sign-chest-pain-or-fainting") is None
    card = window.page.findChild(QPushButton, "found-card")
    assert card is None
