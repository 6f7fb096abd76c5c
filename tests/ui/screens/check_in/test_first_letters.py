"""A note begins with the first key that is typed after the last answer, whatever that letter takes."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.actions.journal import Journal
from companion.domain.records import CheckIn
from companion.ui.ways.context import Context
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT_GR = Qt.KeyboardModifier.GroupSwitchModifier
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
FRENCH_2, FRENCH_0 = 11, 19


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The last step of a check-in in which all was answered, the keyboard on Save."""
    window = OpenWindow(qtbot, context)
    check_in = new_check_in(context.journal.carnet, context.catalogue, NOW.date())
    start_check_in(context, check_in)
    window.type("0" * len(check_in.symptoms))
    assert window.focus().objectName() == "next"
    return window


def note(window: OpenWindow) -> QPlainTextEdit:
    field = window.screen.findChild(QPlainTextEdit, "note")
    assert isinstance(field, QPlainTextEdit)
    return field


def strike(
    window: OpenWindow, text: str, place: int = 0, held: Qt.KeyboardModifier = PLAIN
) -> None:
    """A key as the system sends it to what has the keyboard."""
    key = Qt.Key.Key_Space if text == " " else Qt.Key.Key_unknown
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, place, 0, 0, text)
    QApplication.sendEvent(window.focus(), event)


def compose(window: OpenWindow, *steps: str, text: str) -> None:
    """What an input method sends: what is composed so far, then the text; where it is let in."""
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(window.focus(), asked)
    if not asked.value(Qt.InputMethodQuery.ImEnabled):
        strike(window, text[-1].encode("ascii", "ignore").decode())  # without its accent, at best
        return
    for step in steps:
        QApplication.sendEvent(window.focus(), QInputMethodEvent(step, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(window.focus(), event)


def test_dead_keys_and_input_methods_begin_a_note(window: OpenWindow) -> None:
    """« ê » takes two keys; a word of an input method comes at once."""
    compose(window, "^", text="ê")
    window.type("tre")
    compose(window, "ね", text="眠い")
    assert note(window).toPlainText() == "être眠い"
    assert window.focus().objectName() == "note"


LETTERS = {
    "AltGr": [("œ", 32, ALT_GR), ("i", 31, PLAIN)],
    "AltGr with Shift": [("Œ", 32, ALT_GR | SHIFT), ("i", 31, PLAIN)],
    "AltGr as Windows tells it": [("ó", 32, CTRL_ALT), ("i", 31, PLAIN)],
    "Caps Lock": [("É", 34, PLAIN), ("T", 28, PLAIN)],
    # A letter that is also a digit of a French keyboard waits for the next one.
    "é of a 2": [("é", FRENCH_2, PLAIN), ("p", 33, PLAIN)],
    "É of a 2": [("É", FRENCH_2, PLAIN), ("P", 33, PLAIN)],
    "à of a 0": [("à", FRENCH_0, PLAIN), (" ", 65, PLAIN), ("m", 47, PLAIN)],
}


def test_any_letter_begins_a_note(window: OpenWindow) -> None:
    """The space after « à » belongs to the note too, and does not press Save."""
    field, save = note(window), window.focus()
    for how, keys in LETTERS.items():
        field.clear()
        save.setFocus()
        for text, place, held in keys:
            strike(window, text, place, held)
        assert field.toPlainText() == "".join(text for text, _, _ in keys), how
    assert window.context.state.of(CheckInState).check_in is not None, "saved"


def test_a_digit_struck_once_too_often_writes_nothing_and_enter_saves(
    window: OpenWindow, journal: Journal
) -> None:
    """Eight times « à » answer eight questions; two more are no note."""
    for _ in range(2):
        strike(window, "à", FRENCH_0)
    assert note(window).toPlainText() == ""
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(CheckIn)[0].body.note is None
