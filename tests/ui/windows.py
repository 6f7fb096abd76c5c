"""The whole window on a real carnet file in a folder of the test's own, at a fixed hour.

Knows no single screen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.actions.key import Key
from companion.app import chosen_book
from companion.domain.words import Language
from companion.record_book.book import RecordBook
from companion.record_book.keys import add_keyring, prepare_keyring
from companion.settings import Settings, Theme
from companion.ui.window.main_window import MainWindow
from tests.storage.keyrings import MemoryKeyring
from tests.ui.conftest import NOW, Clock, FakeDialogs


@dataclass
class TickingClock(Clock):
    """A clock that goes on by 10 ms at every look, so that no two entries are of one instant."""

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=10)
        return self.now


def unhurried() -> Callable[[], float]:
    """Seconds for the guard against hasty presses: each press comes long after what it presses."""
    return partial(next, count(0.0, 10.0))


@dataclass
class HastyHand:
    """Seconds that pass only when the test says so: every press comes at once."""

    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s

    def wait(self, seconds: float = 1.0) -> None:
        """Read what stands there before going on."""
        self.now_s += seconds


@dataclass
class Opened:
    """A window with what stands around it."""

    window: MainWindow
    book: RecordBook
    dialogs: FakeDialogs
    clock: Clock
    kept: list[Settings] = field(default_factory=list)
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)

    def start(self, qtbot: QtBot) -> None:
        """Show the window and wait for its first screen."""
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.window.open_carnet()

    def control(self, handle: str) -> QWidget:
        """The control of that handle, wherever it stands."""
        found = self._named(handle)
        shown = [widget for widget in found if widget.isVisible()]
        assert found, handle
        return (shown or found)[0]

    def shows(self, handle: str) -> bool:
        """Whether such a control is on screen."""
        return any(widget.isVisible() for widget in self._named(handle))

    def _named(self, handle: str) -> list[QWidget]:
        screen = self.window.centralWidget()
        assert screen is not None
        return list(screen.findChildren(QWidget, handle))

    def press(self, handle: str) -> None:
        """Press a button with the keyboard."""
        control = self.control(handle)
        assert control.isVisible(), handle
        assert control.isEnabled(), handle
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Space)

    def type(self, handle: str, text: str) -> None:
        """Type into a field."""
        control = self.control(handle)
        control.setFocus()
        QTest.keyClicks(control, text)

    def said(self) -> str:
        """Every label and button text on screen."""
        return said(self.window)


def said(widget: QWidget) -> str:
    """Every label and button text that shows in a widget, one a line."""
    parts: list[QLabel | QPushButton | QToolButton] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QPushButton),
        *widget.findChildren(QToolButton),
    ]
    words = "\n".join(part.text() for part in parts if part.isVisibleTo(widget))
    # The dot is kept to what stands before it, and a long name may go on below: it reads the same.
    return words.replace("\u00a0· ", " · ").replace("\u200b", "")


def focused() -> str:
    """The handle of the control that has the keyboard."""
    control = QApplication.focusWidget()
    return "" if control is None else control.objectName()


def make_window(
    qtbot: QtBot,
    folder: Path,
    *,
    settings: Settings | None = None,
    clock: Clock | None = None,
    keyring: MemoryKeyring | None = None,
    backups: Path | None = None,
) -> Opened:
    """A window on `folder`/companion.carnet, which may exist already, and on a keyring."""
    clock, keyring = clock or TickingClock(), keyring or MemoryKeyring()
    book = RecordBook(folder / "companion.carnet", Key(), clock, backups=backups, secrets=keyring)
    dialogs = FakeDialogs()
    kept: list[Settings] = []
    window = MainWindow(
        book,
        dialogs,
        settings or Settings(language=Language.FR, theme=Theme.LIGHT),
        keep_settings=kept.append,
        book_at=partial(chosen_book, folder=folder, clock=clock, secrets=keyring),
    )
    window.now_s = unhurried()
    qtbot.addWidget(window)
    return Opened(window, book, dialogs, clock, kept, keyring)


def make_carnet(
    folder: Path,
    *,
    name: str = "Marianne",
    passphrase: str | None = None,
    keyring: MemoryKeyring | None = None,
) -> None:
    """A carnet file, closed again; with a keyring, that opens it."""
    book = RecordBook(
        folder / "companion.carnet",
        Key(),
        TickingClock(NOW - timedelta(days=1)),
        secrets=keyring,
    )
    permit = None
    if keyring is not None and passphrase is None:
        permit = prepare_keyring(book)
    book.create(name=name, key=Key(passphrase, answer=permit))
    if keyring is not None and passphrase is not None:
        add_keyring(book, prepare_keyring(book))
    book.close()


def journal_of(opened: Opened) -> Journal:
    """The journal of the carnet that is open in the window."""
    assert opened.window.context is not None
    return opened.window.context.journal
