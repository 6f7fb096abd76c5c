"""The course of treatment: the next infusion, names that are proposed, the last dose."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import (
    Appointment,
    Infusion,
    Medicine,
    MedicineClass,
    Preferences,
    Profile,
    Purpose,
    Rhythm,
    Route,
)
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow
from tests.ui.screens.treatment.treatment_screen import fill, line, show

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The treatment screen."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    return made


def give(journal: Journal, *days_ago: int) -> None:
    """Doses that were given so many days ago."""
    for number, days in enumerate(days_ago, start=1):
        day = TODAY - timedelta(days=days)
        journal.record(Infusion(day, "Nivolumab", given=True, cycle=number, route=Route.IV))


def test_the_day_of_the_cycle_stands_at_the_head(window: OpenWindow, journal: Journal) -> None:
    """Nothing before the first dose."""
    said = "Jour\u00a015 du cycle\u00a02"
    assert not window.says(said)
    give(journal, 28, 14)
    show(window)
    assert window.says(said)


# --- the next infusion


def test_the_next_infusion_is_proposed_and_not_written(
    window: OpenWindow, journal: Journal
) -> None:
    """14 days after the last one; saved only once the person says so."""
    give(journal, 28, 14)
    show(window)
    assert window.says("Vers le samedi 21\u00a0novembre\u00a02026")
    assert window.says("14 jours après la dernière dose")
    window.press("schedule-given")
    assert line(window, "day").text() == "21/11/2026"
    assert len(journal.carnet.entries(Infusion)) == 2
    window.press("form-save")
    newest = journal.carnet.entries(Infusion)[-1].body
    assert (newest.for_day, newest.cycle, newest.given) == (TODAY, 3, True)


def test_a_postponed_dose_opens_with_its_day_and_asks_why(
    window: OpenWindow, journal: Journal
) -> None:
    """Then no day is computed: the team gives the new one. Undo brings the proposal back."""
    give(journal, 28, 14)
    show(window)
    window.press("schedule-postponed")
    fill(window, reason="prise de sang à refaire")
    window.press("form-save")
    assert window.says("L’équipe soignante donnera la nouvelle date.")
    assert window.says("Reportée le 21\u00a0novembre\u00a0: prise de sang à refaire")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.says("Vers le samedi 21\u00a0novembre\u00a02026")


def test_the_stretch_is_typed_once_and_kept(window: OpenWindow, journal: Journal) -> None:
    """28 days from now on; a number that cannot be is told; empty leaves it to the doses again."""
    give(journal, 28, 14)
    show(window)
    window.press("schedule-stretch")
    assert line(window, "every").text() == "14"
    assert line(window, "every").hasFocus()
    fill(window, every="400")
    window.key(Qt.Key.Key_Return)
    assert window.says("Veuillez écrire un nombre de 1 à 366.")
    fill(window, every="28")
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.preferences().infusion_every_days == 28
    assert window.says("Vers le samedi 5\u00a0décembre\u00a02026")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert journal.carnet.preferences().infusion_every_days is None


def test_the_appointment_of_the_next_infusion_is_prepared(
    window: OpenWindow, journal: Journal
) -> None:
    """Its purpose and day stand there; once noted, its hour shows instead of the arithmetic."""
    give(journal, 26, 12)
    show(window)
    window.press("schedule-appointment")
    assert line(window, "day").text() == "23/11/2026"
    fill(window, hour="9h")
    window.press("form-save")
    body = journal.carnet.entries(Appointment)[0].body
    assert (body.purpose, body.at.hour) == (Purpose.INFUSION, 9)
    show(window)
    assert window.says("Lundi 23\u00a0novembre\u00a02026 à 9\u00a0h\u00a000")
    assert not window.shows("schedule-appointment")


def test_one_dose_alone_names_no_day(window: OpenWindow, journal: Journal) -> None:
    """Nothing is made up, and nothing stands there before the first one."""
    show(window)
    assert not window.shows("schedule")
    give(journal, 12)
    show(window)
    assert window.says("Aucune date n’est encore connue.")


def test_a_second_medicine_of_the_day_belongs_to_the_same_cycle(
    window: OpenWindow, journal: Journal
) -> None:
    """Nivolumab and ipilimumab are one dose of two bags."""
    give(journal, 14, 0)
    show(window)
    window.press("treatment-add")
    assert line(window, "cycle").text() == "2"


# --- names


def test_names_are_proposed_as_one_types(window: OpenWindow, journal: Journal) -> None:
    """Without accents, with the keyboard alone; the family of the name stands below."""
    window.press("treatment-add")
    line(window, "medicine").setFocus()
    window.type("atez")
    assert window.says("Atézolizumab (Tecentriq)")
    window.key(Qt.Key.Key_Tab)
    window.key(Qt.Key.Key_Space)
    assert line(window, "medicine").text() == "Atézolizumab (Tecentriq)"
    assert window.focus() is line(window, "medicine")
    assert window.says("Anti-PD-L1")
    assert not window.shows("medicine-proposal-1")
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Infusion)[0].body.medicine == "Atézolizumab (Tecentriq)"


def test_any_other_name_is_kept_as_it_was_typed(window: OpenWindow, journal: Journal) -> None:
    """The proposals bind nobody."""
    window.press("treatment-add")
    fill(window, medicine="Essai TIL-2 (bras B)")
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Infusion)[0].body.medicine == "Essai TIL-2 (bras B)"


def test_a_known_medicine_brings_its_kind_unless_one_was_chosen(
    window: OpenWindow, journal: Journal
) -> None:
    """The person’s own choice stays."""
    window.press("tab-medicines")
    window.press("treatment-add")
    fill(window, name="Prednisone")
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Medicine)[0].body.medicine_class is MedicineClass.CORTICOSTEROID
    window.press("treatment-add")
    window.press("field-class-other")
    fill(window, name="Lévothyroxine")
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Medicine)[1].body.medicine_class is MedicineClass.OTHER


# --- the last dose


def test_after_the_last_dose_the_light_rhythm_is_offered(
    window: OpenWindow, journal: Journal, context: Context
) -> None:
    """One sentence, one press, one way back, and the explanation."""
    give(journal, 28, 14)
    journal.record(Profile("", last_dose=TODAY - timedelta(days=14)))
    show(window)
    assert not window.shows("schedule")
    assert window.says("au moins 12\u00a0mois") or window.says("au moins 12 mois")
    assert journal.carnet.preferences() == Preferences()
    window.press("light-rhythm")
    assert journal.carnet.preferences().rhythm is Rhythm.MONTH
    assert window.says("Vous notez une semaine par mois.")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert journal.carnet.preferences().rhythm is not Rhythm.MONTH
    window.press("explain-last-dose")
    assert (context.state.screen, context.state.of(UnderstandState).explanation_id) == (
        ScreenName.UNDERSTAND,
        "after-last-dose",
    )


def test_the_offer_stands_where_the_last_dose_is_typed(
    window: OpenWindow, journal: Journal
) -> None:
    """Right below the profile, as soon as its day is saved."""
    window.press("tab-team")
    assert not window.shows("light-rhythm")
    window.press("profile-change")
    fill(window, ended="7/11/2026")
    window.press("form-save")
    window.press("light-rhythm")
    assert journal.carnet.preferences().rhythm is Rhythm.MONTH
    window.press("light-rhythm")
    assert journal.carnet.preferences().rhythm is Rhythm.DAY


def test_a_dose_after_the_last_one_means_that_it_goes_on(
    window: OpenWindow, journal: Journal
) -> None:
    """The next one is spoken of again."""
    journal.record(Profile("", last_dose=TODAY - timedelta(days=30)))
    give(journal, 28, 14)
    show(window)
    assert window.shows("schedule")
