"""The sheet of shortcuts says what the window hears: both are made of one declaration."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.screens.understand.shortcuts import shortcut_lines
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, printed_keys
from companion.ui.window.simple_bar import SimpleBar
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow

UI = Path(__file__).parents[3] / "companion" / "ui"
MAKES = re.compile(r"QKeySequence\((?!Shortcut|keys\))[^)]*\)|setShortcut\((?!QKeySequence)[^)]*\)")


def test_no_keys_are_made_but_of_what_is_declared() -> None:
    """The window itself hears one before anything else is loaded, and says it in the same letters."""
    made = {
        file.relative_to(UI).as_posix(): found
        for file in UI.rglob("*.py")
        if (found := MAKES.findall(file.read_text("utf-8")))
    }
    assert made == {"window/main_window.py": [f'QKeySequence("{Shortcut.OPEN.keys}")']}


def test_the_sheet_has_all_that_the_window_hears(qtbot: QtBot, context: Context) -> None:
    """Two keys from anywhere show it, a third leads back; a screen reader hears keys and act together."""
    window = OpenWindow(qtbot, context)
    heard = set[str]()
    for name in (ScreenName.HOME, ScreenName.JOURNAL, ScreenName.CONSULTATION):
        context.go(name)
        parts = window.shell.findChildren(QShortcut), window.shell.findChildren(QAbstractButton)
        heard |= {each.key().toString() for each in parts[0]}
        heard |= {each.shortcut().toString() for each in parts[1]} - {""}
    declared = {name.keys for name in ScreenName} | {
        QKeySequence(context.texts(each.keys)).toString() for each in Shortcut
    }
    assert len(heard) > 15
    assert heard <= declared
    window.key(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert window.says(context.texts("The keys of the keyboard"))
    for _, lines in shortcut_lines(context):
        assert lines
        assert all(window.says(keys) and window.says(words) for keys, words in lines)
    assert window.says("Maj + F1")
    window.key(Qt.Key.Key_Escape)
    assert context.state.screen is ScreenName.CONSULTATION


@pytest.mark.parametrize(
    ("shortcut", "french", "english"),
    [
        (Shortcut.SHOW_ALL, "Ctrl+Maj+A", "Ctrl+Shift+A"),
        (Shortcut.LEAVE, "Échap", "Escape"),
        (Shortcut.SAVE, "Ctrl+Entrée", "Ctrl+Enter"),
        (Shortcut.NOTHING, "Alt+R", "Alt+N"),
    ],
)
def test_keys_are_called_as_they_are_printed(
    shortcut: Shortcut, french: str, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert printed_keys(load_texts(Language.FR), shortcut.keys) == french
    assert printed_keys(load_texts(Language.EN), shortcut.keys) == english


def test_what_shows_while_the_mouse_rests_names_the_keys_of_the_language(
    qtbot: QtBot, context: Context
) -> None:
    """Nothing says Shift in French, in the whole window and the simple one."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.SETTINGS)
    bar = SimpleBar(context.look, context.texts)
    qtbot.addWidget(bar)
    parts = [*window.shell.findChildren(QWidget), *bar.findChildren(QWidget)]
    tips = [part.toolTip() for part in parts if part.toolTip()]
    assert any("Ctrl+Maj+A" in tip for tip in tips)
    assert not [tip for tip in tips if "Shift" in tip]


def test_the_card_is_one_key_away_from_a_field_too(qtbot: QtBot, context: Context) -> None:
    """Under X, a field takes Ctrl+U to erase its line: what was typed stays, and the card comes."""
    window = OpenWindow(qtbot, context, screen=ScreenName.UNDERSTAND)
    search = window.screen.findChild(QLineEdit, "understand-search")
    assert search is not None
    search.setFocus()
    search.setText("fièvre")
    window.key(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert context.state.screen is ScreenName.WARNING_SIGNS
    assert search.text() == "fièvre"


def test_ctrl_p_does_what_the_button_print_does(
    qtbot: QtBot, context: Context, dialogs: FakeDialogs
) -> None:
    """It unfolds what can be printed, with the keyboard on it; then it prints. On the sheet of keys it prints that."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.UNDERSTAND)
    window.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.screen.focused_handle() == "paper-print"
    assert not dialogs.asked
    window.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(dialogs.asked) == 1
    for place, name in enumerate((ScreenName.SHORTCUTS, ScreenName.WARNING_SIGNS), start=2):
        window.context.go(name)
        window.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        assert len(dialogs.asked) == place
