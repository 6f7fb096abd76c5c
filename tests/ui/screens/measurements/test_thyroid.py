"""The thyroid view: everything on one time line, by keyboard, as a table, and the blood test's form."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import (
    CheckIn,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import Period
from companion.ui.drawings.lane_view import LaneView
from companion.ui.drawings.word_table import WordTable
from companion.ui.screens.journal.state import JournalState
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_thyroid import open_thyroid
from companion.ui.ways.to_understand import explain
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The view, reached from the treatment screen."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    open_thyroid(context)
    return made


def again(window: OpenWindow) -> None:
    """The screen drawn anew, as after an act elsewhere."""
    window.context.go(ScreenName.THYROID)


def lanes(window: OpenWindow) -> LaneView:
    """The drawing."""
    found = window.screen.findChild(LaneView)
    assert found is not None
    return found


def screen(window: OpenWindow) -> ScreenName:
    """Which screen is shown."""
    return window.context.state.screen


def readout(window: OpenWindow) -> str:
    """What the line below the drawing says."""
    label = window.screen.findChild(QLabel, "thyroid-readout")
    assert label is not None
    return label.text().replace("\u00a0", " ")


def table(window: OpenWindow) -> dict[str, list[str]]:
    """The columns of the table, by their heads."""
    (found,) = [t for t in window.screen.findChildren(WordTable) if t.isVisible()]
    model = found.model()
    return {
        str(model.headerData(column, Qt.Orientation.Horizontal)): [
            str(model.index(row, column).data()).replace("\u00a0", " ")
            for row in range(model.rowCount())
        ]
        for column in range(model.columnCount())
    }


def cold(journal: Journal, before: int, level: int) -> None:
    """Feeling cold, so many days before today."""
    answers = {"feeling-cold": {Attribute.INTENSITY: level}}
    journal.record(CheckIn(TODAY - timedelta(days=before), Recall.DAY, answers))


def field(window: OpenWindow, name: str) -> QLineEdit:
    """The visible line of a field."""
    found = [f for f in window.screen.findChildren(QLineEdit, f"field-{name}") if f.isVisible()]
    assert found, name
    return found[0]


def fill(window: OpenWindow, **typed: str) -> None:
    """Type into fields, replacing what they hold."""
    for name, text in typed.items():
        line = field(window, name.replace("_", "-"))
        line.setFocus()
        line.selectAll()
        window.key(Qt.Key.Key_Delete)
        window.type(text)


def test_arrows_read_each_cell_in_words(window: OpenWindow, journal: Journal) -> None:
    """Level words, days, the infusion of those days; what was not asked is said apart."""
    cold(journal, 1, 2)
    cold(journal, 4, 1)
    journal.record(Infusion(TODAY - timedelta(days=1), "Nivolumab", given=True, cycle=6))
    again(window)
    lanes(window).setFocus()
    window.key(Qt.Key.Key_Left)
    said = "Frilosité, 19 nov. – 21 nov. : modérément (2). Perfusion 6 le 20 nov."
    assert readout(window) == said
    assert lanes(window).accessibleDescription().replace("\u00a0", " ") == said
    window.key(Qt.Key.Key_Down)
    assert "non demandé" in readout(window)
    window.key(Qt.Key.Key_Up)
    window.key(Qt.Key.Key_Left)
    assert readout(window) == "Frilosité, 16 nov. – 18 nov. : un peu (1)"
    window.key(Qt.Key.Key_Home)
    assert "avant votre carnet" in readout(window)
    cold(journal, 60, 1)
    again(window)
    lanes(window).setFocus()
    window.key(Qt.Key.Key_Home)
    for _ in range(17):
        window.key(Qt.Key.Key_Right)
    assert "pas de saisie" in readout(window)


def test_enter_shows_the_days_in_the_journal(window: OpenWindow, journal: Journal) -> None:
    """The journal opens on the days of the cell."""
    cold(journal, 1, 2)
    again(window)
    lanes(window).setFocus()
    window.key(Qt.Key.Key_End)
    window.key(Qt.Key.Key_Return)
    assert screen(window) is ScreenName.JOURNAL
    assert window.context.state.of(JournalState).period == Period(date(2026, 11, 19), TODAY)


def test_the_table_holds_every_lane(window: OpenWindow, journal: Journal) -> None:
    """Levels, numbers with their days, doses, infusions; a free T4 in two units has two columns."""
    cold(journal, 0, 2)
    day = TODAY - timedelta(days=1)
    journal.record(Measurement(day, "tsh", 18.4, "mIU/L", lab_low=0.4, lab_high=4))
    journal.record(Measurement(day, "ft4", 8.1, "pmol/L"))
    journal.record(Measurement(day, "ft4", 0.6, "ng/dL"))
    journal.record(Medicine("Levothyrox", day, "50 µg", MedicineClass.THYROID_HORMONE))
    journal.record(Medicine("Biotine", day - timedelta(days=2), "10 mg", to_day=day))
    journal.record(Infusion(day, "Nivolumab", given=True, cycle=6))
    again(window)
    window.press("chart-table-toggle")
    shown = table(window)
    assert shown["Frilosité"][0] == "2"
    assert shown["TSH (mUI/L)"][0] == "18,4 (20 nov.)"
    assert shown["T4 libre (pmol/L)"][0] == "8,1 (20 nov.)"
    assert shown["T4 libre (ng/dL)"][0] == "0,6 (20 nov.)"
    assert shown["Lévothyroxine"][0] == "50 µg"
    assert shown["Biotine"] == ["10 mg", "10 mg"]
    assert shown["Perfusion"][0] == "6 (20 nov.)"


def test_how_far_back_is_chosen(window: OpenWindow, journal: Journal) -> None:
    """Three months at first; what was noted before them shows since the start, in wider cells."""
    cold(journal, 300, 3)
    again(window)
    assert window.says("Rien n’est encore noté sur ces jours")
    window.press("stretch-since-start")
    assert not window.says("Rien n’est encore noté sur ces jours")
    window.press("chart-table-toggle")
    assert table(window)["Frilosité"] == ["3"]
    again(window)
    assert table(window)["Frilosité"] == ["3"]


def test_a_blood_test_is_noted_in_one_go(window: OpenWindow, journal: Journal) -> None:
    """Two results, one day, one save; Ctrl+Z takes both back."""
    window.press("note-blood-test")
    assert window.focus() is field(window, "value-tsh")
    window.press("field-unit-ft4-ng/dL")
    fill(window, value_tsh="2,1", lab_low_tsh="0,4", lab_high_tsh="4", value_ft4="1,1")
    fill(window, day="18/11/2026")
    window.key(Qt.Key.Key_Return)
    day = date(2026, 11, 18)
    assert [e.body for e in journal.carnet.entries(Measurement)] == [
        Measurement(day, "tsh", 2.1, "mIU/L", lab_low=0.4, lab_high=4.0),
        Measurement(day, "ft4", 1.1, "ng/dL"),
    ]
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert journal.carnet.entries(Measurement) == ()


def test_the_unit_and_range_of_the_last_time_are_proposed(
    window: OpenWindow, journal: Journal
) -> None:
    """They go with the result alone, and follow the unit; what was typed is never replaced."""
    day = TODAY - timedelta(days=30)
    journal.record(Measurement(day, "ft4", 15.0, "pmol/L", lab_low=12, lab_high=22))
    journal.record(Measurement(day + timedelta(days=9), "ft4", 1.1, "ng/dL", lab_low=0.8))
    window.press("note-blood-test")
    assert (field(window, "lab-low-ft4").text(), field(window, "lab-high-ft4").text()) == (
        "0,8",
        "",
    )
    window.press("field-unit-ft4-pmol/L")
    assert (field(window, "lab-low-ft4").text(), field(window, "lab-high-ft4").text()) == (
        "12",
        "22",
    )
    fill(window, lab_high_ft4="21")
    window.press("field-unit-ft4-ng/dL")
    assert field(window, "lab-high-ft4").text() == "21"
    fill(window, value_tsh="3")
    window.key(Qt.Key.Key_Return)
    newest = [e.body for e in journal.carnet.entries(Measurement)][2:]
    assert newest == [Measurement(TODAY, "tsh", 3.0, "mIU/L")]


def test_without_a_result_nothing_is_saved(window: OpenWindow, journal: Journal) -> None:
    """One sentence, and the keyboard where the first result goes."""
    window.press("note-blood-test")
    window.key(Qt.Key.Key_Return)
    assert window.says("Veuillez noter au moins un résultat.")
    assert journal.carnet.entries(Measurement) == ()
    window.key(Qt.Key.Key_Escape)
    assert not window.shows("form-blood-test")


def test_a_range_the_wrong_way_round_is_told(window: OpenWindow, journal: Journal) -> None:
    """Beside the field, and nothing is saved."""
    window.press("note-blood-test")
    fill(window, value_tsh="2", lab_low_tsh="4", lab_high_tsh="0,4")
    window.key(Qt.Key.Key_Return)
    assert window.says("La limite haute est inférieure à la limite basse.")
    assert journal.carnet.entries(Measurement) == ()


def test_a_result_without_its_comma_is_asked_about(window: OpenWindow, journal: Journal) -> None:
    """Both likely readings are offered, and one press keeps the right one."""
    window.press("note-blood-test")
    fill(window, value_tsh="235")
    window.key(Qt.Key.Key_Return)
    assert window.says("23,5, 2,35 ou 235\u202f?")
    window.press("offer-value-tsh-1")
    assert [e.body.value for e in journal.carnet.entries(Measurement)] == [2.35]


def test_other_results_come_when_they_are_wanted(window: OpenWindow, journal: Journal) -> None:
    """Cortisol and sugar stay out of the way until then, and are saved with the rest."""
    window.press("note-blood-test")
    assert not window.shows("field-value-morning-cortisol")
    window.press("blood-test-more")
    fill(window, value_morning_cortisol="385", value_tsh="2")
    window.key(Qt.Key.Key_Return)
    found = [e.body.quantity for e in journal.carnet.entries(Measurement)]
    assert found == ["tsh", "morning-cortisol"]


def test_what_is_typed_outlives_a_new_screen(window: OpenWindow, journal: Journal) -> None:
    """As after a change of language or text size."""
    window.press("note-blood-test")
    fill(window, value_tsh="2,7")
    again(window)
    assert field(window, "value-tsh").text() == "2,7"


def test_the_voice_joins_the_questions_with_one_press(window: OpenWindow, journal: Journal) -> None:
    """Asked from now on beside the usual ones; Ctrl+Z takes it back."""
    window.press("thyroid-voice")
    chosen = journal.carnet.preferences()
    assert chosen.daily[-1] == "hoarse-voice"
    assert "fatigue" in chosen.daily
    assert not window.shows("thyroid-voice")
    answers = {"hoarse-voice": {Attribute.INTENSITY: 2}}
    journal.record(CheckIn(TODAY, Recall.DAY, answers))
    again(window)
    window.press("chart-table-toggle")
    assert table(window)["Voix"] == ["2"]


def test_the_way_back_leads_to_the_screen_one_came_from(window: OpenWindow) -> None:
    """From the treatment screen, from the journal, from the page that explains the thyroid."""
    assert window.says("Retour au traitement")
    window.press("thyroid-back")
    assert screen(window) is ScreenName.TREATMENT
    window.context.go(ScreenName.JOURNAL)
    window.press("open-thyroid")
    assert screen(window) is ScreenName.THYROID
    window.press("thyroid-back")
    assert screen(window) is ScreenName.JOURNAL
    explain(window.context, "fatigue")
    assert not window.shows("open-thyroid")
    explain(window.context, "thyroid")
    window.press("open-thyroid")
    window.press("thyroid-back")
    assert screen(window) is ScreenName.UNDERSTAND


def test_without_a_note_the_view_says_what_will_stand_there(window: OpenWindow) -> None:
    """A sentence instead of empty lanes, and the ways to begin."""
    assert window.says("côte à côte, avec vos perfusions")
    assert not window.shows("thyroid-lanes")
    for handle in ("note-blood-test", "thyroid-voice", "thyroid-medicines"):
        assert window.shows(handle)
    window.press("thyroid-medicines")
    assert screen(window) is ScreenName.TREATMENT
    assert window.shows("form-medicines")


def test_somebody_elses_record_book_takes_nothing_in(window: OpenWindow, journal: Journal) -> None:
    """Open for reading: the view without its acts."""
    cold(journal, 0, 1)
    window.context.shown = Shown(read_only=True)
    again(window)
    for handle in ("note-blood-test", "thyroid-voice", "thyroid-medicines"):
        assert not window.shows(handle)
    assert window.shows("thyroid-lanes")
