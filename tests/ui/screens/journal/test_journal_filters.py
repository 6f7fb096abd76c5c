"""The journal: months, filters, withdrawn entries, and what they let through."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import (
    CheckIn,
    Event,
    Preferences,
)
from companion.ui.ways.context import Context
from companion.ui.ways.to_check_in import CheckInState
from tests.ui.screens.journal.journal_screen import (
    TODAY,
    cards,
    choose,
    noted,
    open_cell,
    show,
    strip,
)


def test_page_up_and_page_down_leaf_through_the_months(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The cards follow the strip; months to come are not offered."""
    journal.record(noted(TODAY, fatigue=2))
    journal.record(noted(date(2026, 10, 5), "En octobre", fatigue=1))
    window = show(qtbot, context)

    assert not window.says("En octobre")
    window.key(Qt.Key.Key_PageUp)
    assert window.says("Octobre\u00a02026")
    assert window.says("En octobre")
    window.key(Qt.Key.Key_PageDown)
    window.key(Qt.Key.Key_PageDown)
    assert window.says("Novembre\u00a02026")
    assert not window.control("journal-next-month").isEnabled()


def test_an_empty_month_says_so_and_its_days_can_be_noted(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Also months before the first entry."""
    journal.record(noted(TODAY, fatigue=2))
    window = show(qtbot, context)
    window.press("journal-previous-month")

    assert window.says("Rien n’est noté ce mois-ci.")
    open_cell(window, 31)
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.for_day == date(2026, 10, 31)


def test_the_symptom_filter_keeps_what_is_above_0(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The head counts them; other records step back; removing it brings everything back."""
    journal.record(noted(TODAY, itching=2))
    journal.record(noted(date(2026, 11, 20), itching=0, fatigue=3))
    journal.record(Event(TODAY, "Chute"))
    window = show(qtbot, context)
    choose(window, "journal-symptom", "itching")

    assert len(cards(window)) == 1
    assert window.says("1 saisie avec démangeaisons au-dessus de 0")
    assert not window.says("Chute")
    assert strip(window).model().rowCount() == 1
    window.press("journal-everything")
    assert len(cards(window)) == 2
    assert window.says("Chute")


def test_the_filters_are_folded_away_and_what_they_do_stays_in_sight(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Folded again, the way to remove them is there; the keyboard does not fall out of the window."""
    journal.record(noted(TODAY, itching=2))
    journal.record(noted(date(2026, 11, 20), fatigue=3))
    window = show(qtbot, context)
    assert not window.shows("journal-symptom")
    choose(window, "journal-symptom", "itching")
    window.press("journal-filter")
    assert not window.shows("journal-symptom")
    assert window.focus().objectName() == "journal-filter"
    assert len(cards(window)) == 1
    window.press("journal-everything")
    assert window.focus().objectName() == "journal-filter"
    assert len(cards(window)) == 2


def test_a_filter_that_lets_nothing_through_says_so_and_offers_everything(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Never a blank page."""
    journal.record(noted(TODAY, itching=0))
    window = show(qtbot, context)
    choose(window, "journal-symptom", "itching")

    assert window.says("Aucune entrée ne correspond à ces filtres.")
    window.press("journal-show-everything")
    assert len(cards(window)) == 1


def test_the_days_can_be_chosen_freely(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """From one day to another; a last day before the first is told beside the field."""
    journal.record(noted(TODAY, fatigue=2))
    journal.record(noted(date(2026, 9, 15), "En septembre", fatigue=1))
    window = show(qtbot, context)
    choose(window, "journal-period", "dates")
    window.type("01/09/2026")
    window.key(Qt.Key.Key_Tab)
    window.key(Qt.Key.Key_Tab)
    window.type("01/08/2026")
    window.key(Qt.Key.Key_Return)
    assert window.says("Le dernier jour vient avant le premier.")
    for _ in range(10):
        window.key(Qt.Key.Key_Backspace)
    window.type("30/09/2026")
    window.key(Qt.Key.Key_Return)

    assert window.says("En septembre")
    assert len(cards(window)) == 1
    assert window.says("Septembre\u00a02026")


def test_ten_weeks_come_a_month_at_a_time(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """More days are added below, and the keyboard goes to the first of them."""
    journal.write_all((None, noted(TODAY - timedelta(days=n), fatigue=1)) for n in range(70))
    window = show(qtbot, context)
    choose(window, "journal-period", "all")
    assert len(cards(window)) == 10
    window.press("journal-more")
    assert len(cards(window)) == 41
    assert window.says("Afficher 29 jours de plus")
    window.press("journal-more")

    assert len(cards(window)) == 70
    assert not window.shows("journal-more")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("open-")


def test_withdrawn_entries_can_be_seen_and_put_back(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """They are hidden until asked for; putting one back can be undone."""
    written = journal.record(noted(TODAY, "À garder", fatigue=2))
    journal.withdraw(written.record_id)
    window = show(qtbot, context)
    assert not window.says("À garder")
    window.press("journal-filter")
    window.press("journal-withdrawn")
    assert window.says("À garder")
    assert window.says("Retrait le 21\u00a0nov. par Marianne")
    window.press(f"put-back-{written.record_id}")

    assert [entry.id for entry in journal.carnet.entries(CheckIn)] == [written.record_id]
    assert len(cards(window)) == 1
    window.shell.undo()
    assert journal.carnet.entries(CheckIn) == ()


def test_a_setting_that_was_taken_back_is_no_withdrawn_entry(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """What is asked, and how often, was never in the journal."""
    journal.withdraw(journal.record(Preferences(("fatigue",))).record_id)
    assert not show(qtbot, context).shows("journal-filter")


def test_the_filters_survive_a_new_look(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """A change of language or text size throws the screen away; what was chosen stays."""
    journal.record(noted(date(2026, 10, 5), itching=2))
    window = show(qtbot, context)
    window.press("journal-previous-month")
    choose(window, "journal-symptom", "itching")
    window.window.close()
    again = show(qtbot, context)

    assert again.says("Octobre\u00a02026")
    assert again.says("1 saisie avec démangeaisons au-dessus de 0")
