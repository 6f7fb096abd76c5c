"""A person at the keyboard: presses keys, one after the other, and reads what is on the screen.

Never reaches into a widget: a control is found by going there with Tab. Knows no single screen.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from companion import app
from companion.domain.words import Language
from companion.messages import load_texts
from companion.settings import StartOptions
from companion.ui.window.main_window import MainWindow
from tests.storage.keyrings import MemoryKeyring
from tests.stories.outside import plain
from tests.ui.conftest import FakeDialogs

TODAY = date(2026, 11, 21)
PICTURES = "COMPANION_STORY_PICTURES"
PATIENCE_MS = 5_000
MOST_ARROWS = 12
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
_numbers = count(1)


@dataclass
class Person:
    """Sits before one window on the carnet in `folder`."""

    qtbot: QtBot
    folder: Path
    story: str
    language: Language = Language.FR
    dialogs: FakeDialogs = field(default_factory=FakeDialogs)
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    window: MainWindow | None = None

    # The window comes and goes.

    def start(self, *, today: date = TODAY) -> None:
        """Start the program and wait until its window can be typed into."""
        options = StartOptions(data_dir=self.folder, today=today)
        window = app.make_window(options, self.dialogs, self.keyring)
        self.qtbot.addWidget(window)
        self.window = window
        with self.qtbot.waitActive(window, timeout=PATIENCE_MS):
            window.start()
            window.activateWindow()
        self.wait(lambda: bool(self.words()))

    def leave(self) -> None:
        """Close the window."""
        assert self.window is not None
        window, self.window = self.window, None
        window.close()
        self.qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)

    # Keys.

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self._focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Press one key after the other; letters that no plain key gives come as the system sends them."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._focus(), letter)
            else:
                plain = Qt.KeyboardModifier.NoModifier
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, plain, letter)
                    QApplication.sendEvent(self._focus(), event)
            QApplication.processEvents()

    def visit(self, page: str) -> None:
        """Go to a screen with the keys that the navigation tells."""
        line = next(w for w in self._screen().findChildren(QWidget, f"nav-{page}"))
        told = line.toolTip().rpartition("(")[2].rstrip(")")
        for printed in ("Virgule", "Comma"):  # as people call the key
            told = told.replace(printed, ",")
        QTest.keySequence(self._screen(), QKeySequence(told))
        QApplication.processEvents()

    def go_to(self, handle: str) -> None:
        """Press Tab until the control of that handle has the keyboard."""
        self.wait(lambda: self._offers(handle), f"{handle} is not shown")
        self._tab_until(lambda: self.focused() == handle, handle)

    def press(self, handle: str) -> None:
        """Go to a button, a choice or a tick box, and press Space."""
        self.go_to(handle)
        self.picture(handle)
        self.key(Key.Key_Space)

    def choose(self, row: str, key: str) -> None:
        """Go to a row of choices, then with the arrows to one of them, by its handle."""
        self._choose(row, lambda: self.focused() == f"{row}-{key}")

    def choose_named(self, row: str, words: str) -> None:
        """Go to a row of choices, then with the arrows to the one whose name holds these words."""
        self._choose(row, lambda: words in self.hears())

    def press_named(self, words: str) -> None:
        """Press the button whose name, as a screen reader says it, holds these words."""
        self._tab_until(lambda: words in self.hears(), words)
        self.picture("named")
        self.key(Key.Key_Space)

    def fill(self, handle: str, text: str) -> None:
        """Go to a field and type in place of what stands there."""
        self.go_to(handle)
        self.key(Key.Key_A, CONTROL)
        self.type(text)

    # Eyes.

    def words(self) -> str:
        """All that is written on the screen, one text a line."""
        QApplication.processEvents()
        shown = [w for w in self._screen().findChildren(QWidget) if w.isVisible()]
        return "\n".join(text for widget in shown if (text := _text_of(widget)))

    def reads(self, *sentences: str) -> None:
        """Wait until each of these is on the screen. A no-break space reads like a space.

        The program's own sentences are given in English, and looked for in the person's language.
        """
        texts = load_texts(self.language)
        for sentence in map(plain, map(texts, sentences)):
            self.wait(lambda: sentence in plain(self.words()), f"“{sentence}” is not shown")  # noqa: B023 - waited for at once

    def shows(self, handle: str) -> bool:
        """Whether a control of that handle is on the screen."""
        return any(w.isVisible() for w in self._screen().findChildren(QWidget, handle))

    def _offers(self, handle: str) -> bool:
        """Whether it is on the screen and can be used: the screen may still be at work."""
        found = self._screen().findChildren(QWidget, handle)
        return any(w.isVisible() and w.isEnabled() for w in found)

    def focused(self) -> str:
        """The handle of the control that has the keyboard."""
        control = QApplication.focusWidget()
        return "" if control is None else control.objectName()

    def hears(self) -> str:
        """What a screen reader says of the control that has the keyboard: its name."""
        read = QAccessible.queryAccessibleInterface(self._focus())
        return plain(read.text(QAccessible.Text.Name))

    def wait(self, seen: Callable[[], bool], otherwise: str = "") -> None:
        """Wait until something can be seen; the screen's words are told when it never is."""
        try:
            self.qtbot.waitUntil(seen, timeout=PATIENCE_MS)
        except Exception as error:
            self.picture("stuck")
            raise AssertionError(f"{otherwise or error}\n{self.words()}") from error

    def picture(self, name: str) -> None:
        """Keep a picture of the window in the folder that the environment names, if it does."""
        if (folder := os.environ.get(PICTURES)) and self.window is not None:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.window.grab().save(f"{folder}/{self.story}-{next(_numbers):03}-{name}.png")

    def _offers_one_of(self, row: str) -> bool:
        """Whether a choice of that row is on the screen and can be used."""
        shown = (w for w in self._screen().findChildren(QWidget) if w.isVisible() and w.isEnabled())
        return any(widget.objectName().startswith(f"{row}-") for widget in shown)

    def _choose(self, row: str, there: Callable[[], bool]) -> None:
        self.wait(lambda: self._offers_one_of(row), f"{row} is not shown")
        self._tab_until(lambda: self.focused().startswith(f"{row}-"), row)
        for _ in range(MOST_ARROWS):
            if there():
                break
            self.key(Key.Key_Right)
        assert there(), f"{row} ends at {self.hears()}"
        self.picture(self.focused())
        self.key(Key.Key_Space)

    def _tab_until(self, there: Callable[[], bool], goal: str) -> None:
        passed: dict[int, str] = {}
        while not there():
            control = self._focus()
            if id(control) in passed:
                self.picture("stuck")
                raise AssertionError(f"Tab never reaches {goal}: {list(passed.values())}")
            passed[id(control)] = control.objectName()
            self.key(Key.Key_Tab)
            self._sees_the_keyboard()

    def _sees_the_keyboard(self) -> None:
        """What has the keyboard must be in sight, at least in part."""
        control = self._focus()
        if control.visibleRegion().isEmpty():
            self.picture("out-of-sight")
            raise AssertionError(f"{control.objectName()} has the keyboard and is out of sight")

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._screen()

    def _screen(self) -> QWidget:
        assert self.window is not None
        return self.window


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
