"""Tired hands: a window closed too early, a double click, a note typed on the spot, one Enter."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in, reopened_check_in
from companion.actions.journal import Journal
from companion.actions.key import Key
from companion.domain.records import CheckIn, Person, Role
from companion.domain.symptoms import Attribute
from companion.record_book.book import RecordBook
from companion.settings import Settings, Theme
from companion.ui.doors.dialogs import QtDialogs
from companion.ui.look.look import LIGHT, Look
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.windows import Opened, TickingClock, focused, journal_of, make_carnet, make_window

TODAY = date(2026, 11, 21)


def in_the_middle(
    qtbot: QtBot, folder: Path, *, read_only: bool = False
) -> tuple[Opened, OpenCheckIn]:
    """An open window with one answer given."""
    make_carnet(folder)
    opened = make_window(qtbot, folder)
    if read_only:
        opened.book = RecordBook(opened.book.path, Key(), TickingClock(), read_only=True)
        opened.window._book = opened.book
    opened.start(qtbot)
    context = opened.window.context
    assert context is not None
    check_in = new_check_in(context.journal.carnet, context.catalogue, TODAY)
    # Where a record book is only read, no check-in starts: the file may turn so in the middle.
    context.state.of(CheckInState).check_in = check_in
    context.go(ScreenName.CHECK_IN)
    check_in.answer(check_in.symptoms[0], Attribute.INTENSITY, 3)
    return opened, check_in


def start_again(qtbot: QtBot, folder: Path) -> Opened:
    """What a new start of the program finds."""
    again = make_window(qtbot, folder)
    again.start(qtbot)
    return again


def check_in_of(opened: Opened) -> OpenCheckIn | None:
    """The check-in in progress."""
    assert opened.window.context is not None
    return opened.window.context.state.of(CheckInState).check_in


def test_closing_the_window_in_the_middle_keeps_what_was_answered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The next start goes on where one was; nothing stands in the journal that nobody finished."""
    opened, _ = in_the_middle(qtbot, tmp_path)
    assert opened.window.close()
    assert not opened.dialogs.asked
    again = start_again(qtbot, tmp_path)
    assert journal_of(again).carnet.entries(CheckIn) == ()
    check_in = check_in_of(again)
    assert check_in is not None
    assert check_in.answers == {"fatigue": {Attribute.INTENSITY: 3}}
    assert "Ce que vous étiez en train d’écrire est toujours là." in again.said()
    again.press("finish")
    (kept,) = journal_of(again).carnet.entries(CheckIn)
    assert kept.body.answers == {"fatigue": {Attribute.INTENSITY: 3}}
    again.window.close()
    assert check_in_of(start_again(qtbot, tmp_path)) is None


def test_closing_the_window_in_the_middle_of_a_correction_corrects_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The check-in stands as it was; the correction goes on with the next start."""
    opened, check_in = in_the_middle(qtbot, tmp_path)
    journal, context = journal_of(opened), opened.window.context
    assert context is not None
    journal.record(check_in.body())
    (entry,) = journal.carnet.entries(CheckIn)
    correction = reopened_check_in(entry, context.catalogue, check_in.symptoms)
    context.state.put(CheckInState(correction))
    correction.answer(check_in.symptoms[0], Attribute.INTENSITY, 1)
    opened.window.close()
    again = start_again(qtbot, tmp_path)
    (kept,) = journal_of(again).carnet.entries(CheckIn)
    assert kept.id == entry.id
    assert kept.body.answers == {"fatigue": {Attribute.INTENSITY: 3}}
    going_on = check_in_of(again)
    assert going_on is not None
    assert going_on.correcting == entry.id
    assert going_on.answers["fatigue"] == {Attribute.INTENSITY: 1}


def test_a_correction_that_changes_nothing_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """Opened to be corrected and closed: the next start is as usual."""
    opened, check_in = in_the_middle(qtbot, tmp_path)
    journal, context = journal_of(opened), opened.window.context
    assert context is not None
    journal.record(check_in.body())
    (entry,) = journal.carnet.entries(CheckIn)
    context.state.of(CheckInState).check_in = reopened_check_in(
        entry, context.catalogue, check_in.symptoms
    )
    opened.window.close()
    assert not list(tmp_path.glob("*.draft"))
    assert check_in_of(start_again(qtbot, tmp_path)) is None


def test_closing_the_window_with_nothing_answered_writes_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """A check-in that was only opened leaves no trace."""
    opened, check_in = in_the_middle(qtbot, tmp_path)
    check_in.answers.clear()
    opened.window.close()
    assert not list(tmp_path.glob("*.draft"))
    again = start_again(qtbot, tmp_path)
    assert journal_of(again).carnet.entries(CheckIn) == ()
    assert check_in_of(again) is None


def test_what_one_person_answered_is_not_signed_by_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    """Marianne's check-in in progress is saved as hers before Paul writes; he begins anew."""
    opened, _ = in_the_middle(qtbot, tmp_path)
    journal, context = journal_of(opened), opened.window.context
    assert context is not None
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    context.go(ScreenName.SETTINGS)
    opened.press(f"writer-{paul}")
    (entry,) = journal.carnet.entries(CheckIn)
    assert entry.author == journal.patient_id()
    assert entry.body.answers == {"fatigue": {Attribute.INTENSITY: 3}}
    assert journal.author == paul
    assert context.state.of(CheckInState).check_in is None


@pytest.mark.parametrize("leaves", [False, True])
def test_answers_that_cannot_be_saved_do_not_go_without_a_word(
    qtbot: QtBot, tmp_path: Path, *, leaves: bool
) -> None:
    """The mishap is told; the person stays, or closes knowingly."""
    opened, check_in = in_the_middle(qtbot, tmp_path, read_only=True)
    opened.dialogs.answer = leaves
    assert opened.window.close() is leaves
    assert len(opened.dialogs.asked) == 1
    assert opened.window.context is not None
    assert opened.window.context.state.of(CheckInState).check_in is check_in
    opened.dialogs.answer = True


def last_step(qtbot: QtBot, context: Context) -> OpenWindow:
    window = OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    window.type("0" * 8)
    return window


def test_a_note_typed_on_the_spot_is_a_note(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Its spaces press no button, and Backspace takes back a letter, not a step."""
    window = last_step(qtbot, context)
    window.type("bonne nuiit")
    window.key(Qt.Key.Key_Backspace)
    window.key(Qt.Key.Key_Backspace)
    window.type("t")
    note = window.screen.findChild(QPlainTextEdit, "note")
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == "bonne nuit"
    assert context.state.screen is ScreenName.CHECK_IN
    assert not journal.carnet.entries(CheckIn)
    window.press("next")
    assert journal.carnet.entries(CheckIn)[0].body.note == "bonne nuit"


def test_backspace_in_an_empty_note_stays_there(qtbot: QtBot, context: Context) -> None:
    """One letter too many taken back leaves the step as it is."""
    window = last_step(qtbot, context)
    window.type("a")
    for _ in range(3):
        window.key(Qt.Key.Key_Backspace)
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.current is None


def test_one_digit_too_many_writes_no_note(qtbot: QtBot, context: Context) -> None:
    """Neither the digits nor the letters of a French upper row begin a note."""
    window = last_step(qtbot, context)
    window.type("0")
    window.strike(11, "é")
    window.strike(19, "à")
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.note == ""


def test_a_double_click_on_continue_goes_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    """The second click of a double click skips no question."""
    opened = make_window(qtbot, tmp_path, settings=Settings(theme=Theme.LIGHT))
    opened.start(qtbot)
    onward = opened.control("first-next")
    QTest.mouseClick(onward, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(onward, Qt.MouseButton.LeftButton)
    assert opened.shows("text-size")


def test_enter_on_a_choice_that_is_made_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    """From the language to the text size, from there to the name, from there one step more."""
    opened = make_window(qtbot, tmp_path, settings=Settings(theme=Theme.LIGHT))
    opened.start(qtbot)
    for expected in ("text-size", "name", "passphrase-choice"):
        control = opened.window.focusWidget()
        assert control is not None
        QTest.keyClick(control, Qt.Key.Key_Return)
        assert opened.shows(expected), focused()


def test_a_day_that_is_given_up_leaves_the_journal_as_it_was(
    qtbot: QtBot, context: Context, dialogs: FakeDialogs
) -> None:
    """The choice of the day is folded away, and one press opens it again with today chosen."""
    window = OpenWindow(qtbot, context)
    check_in = new_check_in(context.journal.carnet, context.catalogue, TODAY)
    check_in.answer(check_in.symptoms[0], Attribute.INTENSITY, 2)
    context.state.of(CheckInState).check_in = check_in
    context.go(ScreenName.JOURNAL)
    dialogs.answer = False
    window.press("journal-other-day")
    window.press("day-2026-11-19")
    assert context.state.of(CheckInState).check_in is check_in
    assert not window.shows("day-2026-11-19")
    window.press("journal-other-day")
    assert window.control("day-2026-11-21").isChecked()
    assert not window.control("day-2026-11-19").isChecked()


def test_the_team_sentence_stays_within_the_page_at_twice_the_size(
    qtbot: QtBot, context: Context
) -> None:
    """The card of warning signs is never wider than the window."""
    context.look = Look(LIGHT, 200)
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.WARNING_SIGNS)
    assert window.overflow() == 0


# A box that is shown makes Qt's own platform without a screen speak of size hints.
@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("careful", [False, True])
def test_enter_leaves_nothing_out_where_one_must_be_careful(qtbot: QtBot, *, careful: bool) -> None:
    """The usual answer has the keyboard; where answers could be lost, that is to stay."""
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitActive(parent):
        parent.show()
        parent.activateWindow()
    pressed: list[str] = []

    def press_enter() -> None:
        box = parent.findChild(QMessageBox)
        assert box is not None
        usual = box.defaultButton()
        assert isinstance(usual, QPushButton)
        pressed.append(usual.text())
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, parent, press_enter)
    agreed = QtDialogs().confirm(
        parent, "Commencer ?", "Détail.", yes="Abandonner", no="Annuler", careful=careful
    )
    assert pressed == ["Annuler" if careful else "Abandonner"]
    assert agreed is not careful
