"""A paper week is typed in with the keyboard alone, saved in one act and taken back in one step."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.actions.week_sheet import week_sheet_number
from companion.domain.records import CheckIn, Preferences
from companion.domain.summary import number_of_week_sheet
from companion.domain.symptoms import Attribute, Recall
from companion.ui.screens.journal.screen import JournalScreen
from companion.ui.screens.visit.week_sheet import WeekSheetScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.unsaved import WeekSheetState
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow

LAST_WEEK = date(2026, 11, 9)
"""The Monday of the week that ended last: the clock stands on Saturday the 21st."""
CHOSEN = ("fatigue", "itching", "rash")


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal) -> OpenWindow:
    """The screen, for somebody who is asked three symptoms."""
    journal.record(Preferences(daily=CHOSEN))
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.WEEK_SHEET)
    return made


def screen(window: OpenWindow) -> WeekSheetScreen:
    """The screen in sight."""
    shown = window.screen
    assert isinstance(shown, WeekSheetScreen)
    return shown


def line(window: OpenWindow, handle: str) -> QLineEdit:
    """The line of that handle."""
    found = window.screen.findChild(QLineEdit, handle)
    assert isinstance(found, QLineEdit)
    return found


def noted(journal: Journal) -> list[CheckIn]:
    """The check-ins that stand, by day."""
    bodies = (entry.body for entry in journal.carnet.entries(CheckIn))
    return sorted(bodies, key=lambda body: body.for_day)


def test_a_week_takes_one_key_a_box_and_enter(window: OpenWindow, journal: Journal) -> None:
    """Three symptoms, seven days: 21 digits and Enter, and no look at the screen in between."""
    window.type("0123432" + "1111000" + "0010000")
    window.key(Qt.Key.Key_Return)

    found = noted(journal)
    assert [body.for_day for body in found] == [LAST_WEEK + timedelta(days=n) for n in range(7)]
    assert [body.answers["fatigue"][Attribute.INTENSITY] for body in found] == [
        0, 1, 2, 3, 4, 3, 2,
    ]  # fmt: skip
    assert found[2].answers["rash"] == {Attribute.PRESENCE: 1}
    assert {number_of_week_sheet(body) for body in found} == {week_sheet_number(LAST_WEEK)}


def test_a_usual_week_takes_less_than_two_minutes(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """From the consultation screen to “copied”, for a slow typist who looks at every row twice.

    Counted: each key 1 s, the press that opens the screen 3 s, a look at the sheet and one at the
    screen for each row, 2 s each.
    """
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.CONSULTATION)
    window.press("visit-more")
    window.press("sheet-type")
    rows = screen(window).grid.model().rowCount()
    keys = "0" * 7 * rows
    window.type(keys)
    window.key(Qt.Key.Key_Return)

    assert len(noted(journal)) == 7
    assert all(len(body.answers) == rows for body in noted(journal))
    assert rows >= 7
    assert 3 + (len(keys) + 1) * 1 + rows * 2 * 2 < 120


def test_what_was_saved_is_marked_in_the_journal_and_goes_in_one_step(
    window: OpenWindow, journal: Journal
) -> None:
    """Each day says which sheet it was copied from, how late; Ctrl+Z takes all of them back."""
    window.type("0123432")
    window.key(Qt.Key.Key_Return)

    assert isinstance(window.screen, JournalScreen)
    assert window.says("Recopié de la feuille 20261109-1")
    assert window.says("Noté 12 jours après")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert noted(journal) == []


def test_an_empty_box_is_not_asked(window: OpenWindow, journal: Journal) -> None:
    """Space passes a box, arrows move, a wrong digit is taken back."""
    window.type("2")
    window.key(Qt.Key.Key_Space)
    window.type("4")
    window.key(Qt.Key.Key_Backspace)
    window.type("3")
    window.key(Qt.Key.Key_Down)
    window.type("1")
    window.key(Qt.Key.Key_Return)

    found = noted(journal)
    assert [(body.for_day.day, body.answers) for body in found] == [
        (9, {"fatigue": {Attribute.INTENSITY: 2}}),
        (11, {"fatigue": {Attribute.INTENSITY: 3}}),
        (12, {"itching": {Attribute.INTENSITY: 1}}),
    ]


def test_a_symptom_that_is_only_there_or_not_takes_0_and_1(
    window: OpenWindow, journal: Journal
) -> None:
    """Another digit writes nothing and moves nowhere."""
    for _ in range(2):
        window.key(Qt.Key.Key_Down)
    window.type("31")
    window.key(Qt.Key.Key_Return)

    (found,) = noted(journal)
    assert (found.for_day, found.answers) == (LAST_WEEK, {"rash": {Attribute.PRESENCE: 1}})


def test_the_number_leads_to_its_week(window: OpenWindow, journal: Journal) -> None:
    """A slip in it is told before anything is saved; days to come cannot be typed in."""
    number = line(window, "sheet-number")
    assert number.text() == week_sheet_number(LAST_WEEK)
    number.setFocus()
    number.selectAll()
    window.type("20261116-7")
    assert window.says("Ce n’est pas le numéro d’une feuille")
    screen(window).save()
    assert noted(journal) == []
    number.setFocus()
    number.selectAll()
    window.type("20261116-6")
    window.key(Qt.Key.Key_Return)
    assert window.says("Semaine du 16\u00a0novembre au 22\u00a0novembre\u00a02026")
    window.type("111111" + "2")  # Sunday the 22nd is tomorrow
    window.key(Qt.Key.Key_Return)

    found = noted(journal)
    assert [body.for_day.day for body in found] == [16, 17, 18, 19, 20, 21]
    assert found[0].answers["itching"] == {Attribute.INTENSITY: 2}


def test_a_day_noted_before_is_not_written_over_without_asking(
    window: OpenWindow, journal: Journal, dialogs: FakeDialogs
) -> None:
    """No leaves everything, boxes included; yes corrects that day and keeps its note."""
    before = CheckIn(LAST_WEEK, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}}, "Ma note")
    first = journal.record(before)
    window.screen.refresh()
    dialogs.answer = False
    window.type("32")
    window.key(Qt.Key.Key_Return)
    assert "Lundi 9\u00a0novembre" in dialogs.asked[0]
    assert noted(journal) == [before]
    assert window.context.state.of(WeekSheetState).cells == {("fatigue", 0): 3, ("fatigue", 1): 2}
    dialogs.answer = True
    window.key(Qt.Key.Key_Return)

    found = noted(journal)
    assert len(found) == 2
    assert found[0].answers["fatigue"] == {Attribute.INTENSITY: 3}
    assert found[0].note == "Ma note"
    assert len(journal.carnet.history(first.record_id)) == 2


def test_an_empty_sheet_is_told(window: OpenWindow, journal: Journal) -> None:
    """Enter on an empty sheet writes nothing."""
    window.key(Qt.Key.Key_Return)
    assert window.says("Aucune case n’est encore remplie.")
    assert noted(journal) == []


def test_notes_and_more_lines_are_typed_too(window: OpenWindow, journal: Journal) -> None:
    """A line that somebody added by hand, and a note of a day."""
    place = screen(window).adding.findText("Toux")
    screen(window).adding.setCurrentIndex(place)
    screen(window).adding.activated.emit(place)
    for _ in range(3):
        window.key(Qt.Key.Key_Down)
    window.type("2")
    line(window, "sheet-note-1").setFocus()
    window.type("Promenade")
    window.key(Qt.Key.Key_Return)

    found = noted(journal)
    assert [(body.answers, body.note) for body in found] == [
        ({"cough": {Attribute.INTENSITY: 2}}, None),
        ({}, "Promenade"),
    ]


def test_what_was_typed_outlives_a_new_screen(
    window: OpenWindow, context: Context, qtbot: QtBot
) -> None:
    """A change of language or text size loses no box."""
    window.type("12")
    line(window, "sheet-note-0").setText("Fatiguée")
    again = WeekSheetScreen(context)
    qtbot.addWidget(again)
    again.refresh()

    assert context.state.of(WeekSheetState).cells == {("fatigue", 0): 1, ("fatigue", 1): 2}
    note = again.findChild(QLineEdit, "sheet-note-0")
    assert isinstance(note, QLineEdit)
    assert note.text() == "Fatiguée"


def test_the_consultation_leads_to_the_sheet(window: OpenWindow, context: Context) -> None:
    """And its back link leads to the consultation again."""
    context.go(ScreenName.CONSULTATION)
    window.press("visit-more")
    window.press("sheet-type")
    assert window.shows("week-grid")
    window.press("sheet-back")
    assert window.shows("page-print")


def test_a_cell_says_what_it_holds(window: OpenWindow) -> None:
    """For a screen reader: symptom, day and word, as in the strip."""
    window.type("3")
    model = screen(window).grid.model()
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    empty = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Fatigue, lundi 9\u00a0novembre\u00a0: beaucoup (3)"
    assert empty == "Fatigue, mardi 10\u00a0novembre\u00a0: non demandé"


def test_a_box_is_filled_with_the_mouse_alone(window: OpenWindow, journal: Journal) -> None:
    """A click on a box, then on a level: the next box comes by itself; Save is in sight."""
    grid = screen(window).grid
    place = grid.visualRect(grid.model().index(1, 2)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    for handle in ("pad-3", "pad-empty", "pad-2"):
        window.press(handle)
    assert window.context.state.of(WeekSheetState).cells == {("itching", 2): 3, ("itching", 4): 2}
    window.press("sheet-keep")
    assert [body.for_day for body in noted(journal)] == [date(2026, 11, 11), date(2026, 11, 13)]
