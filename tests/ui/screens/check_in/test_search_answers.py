"""A search in the check-in shows the card's line and the measurement above the symptoms."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.domain.records import Measurement
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_treatment import TREATMENT_FORM
from companion.ui.ways.unsaved import OpenForms
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The check-in at its last step, the other symptoms open."""
    made = OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, NOW.date()))
    check_in = context.state.of(CheckInState).check_in
    assert check_in is not None
    made.type("0" * len(check_in.symptoms))
    made.press("other-symptoms")
    return made


def search(window: OpenWindow, words: str) -> None:
    """Type words where symptoms are searched."""
    line = window.screen.findChild(QLineEdit, "symptom-search")
    assert line is not None
    line.setText(words)


def shown_screen(context: Context) -> ScreenName:
    """The screen that is shown now."""
    return context.state.screen


def test_a_red_flag_shows_its_line_of_the_card_first_with_a_way_to_the_card(
    window: OpenWindow,
) -> None:
    """Above what was found in the list; nothing is stored."""
    search(window, "mal à la poitrine")
    line = window.screen.findChild(QLabel, "found-sign-chest-pain-or-fainting")
    said = window.screen.findChild(QLabel, "symptom-search-said")
    assert line is not None
    assert said is not None
    assert line.isVisible()
    top = line.mapTo(window.screen, line.rect().topLeft()).y()
    assert top < said.mapTo(window.screen, said.rect().topLeft()).y()
    window.press("found-card")
    assert window.context.state.screen is ScreenName.WARNING_SIGNS
    assert window.context.state.of(CheckInState).check_in is not None
    window.context.go(ScreenName.CHECK_IN)
    assert window.shows("found-sign-chest-pain-or-fainting")


def test_fever_offers_the_temperature(window: OpenWindow) -> None:
    """Its form opens with the temperature chosen, and the check-in stays in progress."""
    search(window, "fievre")
    window.press("measure-temperature")
    form = window.context.state.of(OpenForms).get(TREATMENT_FORM)
    assert window.context.state.screen is ScreenName.TREATMENT
    assert form is not None
    assert form.typed["quantity"] == "temperature"
    assert window.context.state.of(CheckInState).check_in is not None


def test_the_temperature_is_that_of_the_day_that_is_noted(qtbot: QtBot, context: Context) -> None:
    """Yesterday's fever, noted with yesterday's check-in, is not one of today."""
    window, yesterday = OpenWindow(qtbot, context), NOW.date() - timedelta(days=1)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, yesterday))
    check_in = context.state.of(CheckInState).check_in
    assert check_in is not None
    window.type("0" * len(check_in.symptoms))
    window.press("other-symptoms")
    search(window, "fievre")
    window.press("measure-temperature")
    value = window.screen.findChild(QLineEdit, "field-value")
    assert value is not None
    value.setText("38,4")
    value.textEdited.emit("38,4")
    window.press("form-save")
    (noted,) = context.journal.carnet.entries(Measurement)
    assert noted.body.for_day == yesterday


@pytest.mark.parametrize("is_saved", [True, False])
def test_from_the_temperature_one_comes_back_to_the_check_in(
    window: OpenWindow, is_saved: bool
) -> None:
    """Saved or not; a measurement that is asked for in Treatment itself leads nowhere else."""
    context = window.context
    search(window, "fievre")
    window.press("measure-temperature")
    value = window.screen.findChild(QLineEdit, "field-value")
    assert value is not None
    value.setText("38,4")
    value.textEdited.emit("38,4")
    window.press("form-save" if is_saved else "form-cancel")
    assert shown_screen(context) is ScreenName.CHECK_IN
    assert context.state.of(CheckInState).check_in is not None
    assert bool(context.journal.carnet.entries(Measurement)) is is_saved
    # Who cancelled finds what was offered, and what was typed to find it; once noted, it is out of the way.
    assert window.shows("measure-temperature") is not is_saved
    assert window.focus().objectName() == ("next" if is_saved else "symptom-search")
    context.go(ScreenName.TREATMENT)
    window.press("treatment-add")
    window.press("form-cancel")
    assert shown_screen(context) is ScreenName.TREATMENT


@pytest.mark.parametrize("words", ["mal à avaler", "bleus", "crache du sang"])
def test_what_was_found_is_in_sight(qtbot: QtBot, context: Context, words: str) -> None:
    """At the end of a long page: the line, the card's sentence, the symptom and one's own words."""
    window = OpenWindow(qtbot, context)
    check_in = new_check_in(context.journal.carnet, context.catalogue, NOW.date())
    unlike = ("bruising-or-bleeding", "trouble-swallowing")
    long = [symptom for symptom in context.catalogue.symptoms.values() if symptom.id not in unlike]
    check_in.symptoms, check_in.position = long[:20], 20
    start_check_in(context, check_in)
    window.press("other-symptoms")
    qtbot.wait(50)
    for end in range(1, len(words) + 1):
        search(window, words[:end])
        qtbot.wait(10)
    qtbot.wait(50)
    height = window.screen.viewport().height()
    shown = [
        child
        for child in window.screen.findChildren(QWidget)
        if child.isVisible()
        and (
            child.objectName() in ("symptom-search", "found-card", "add-own-symptom")
            or child.objectName().startswith(("add-", "found-sign-"))
        )
    ]
    assert len(shown) >= 4
    for child in shown:
        top = child.mapTo(window.screen.viewport(), child.rect().topLeft()).y()
        assert 0 <= top <= height - child.height(), child.objectName()


def test_the_name_in_the_list_stands_before_ones_own_words(window: OpenWindow) -> None:
    """What the list knows is noted under its name, so that it is told apart on the page."""
    search(window, "mal à avaler")
    listed, own = window.control("add-trouble-swallowing"), window.control("add-own-symptom")
    assert listed.mapTo(window.screen, listed.rect().bottomLeft()).y() < (
        own.mapTo(window.screen, own.rect().topLeft()).y()
    )


def test_a_harmless_word_shows_no_line_of_the_card(window: OpenWindow) -> None:
    """Only the symptom; and a line that stood there goes with the next word."""
    search(window, "mal à la poitrine")
    search(window, "peau sèche")
    assert window.screen.findChild(QLabel, "found-sign-chest-pain-or-fainting") is None
    card = window.screen.findChild(QPushButton, "found-card")
    assert card is None
