"""A nurse before the window at the counter: presses, types the words, reads what is on screen."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.app import chosen_book
from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.window.counter import CounterWindow
from tests.ui.conftest import NOW, Clock, FakeDialogs
from tests.ui.window.handed_over import WORDS
from tests.ui.windows import said, unhurried


@dataclass
class Counter:
    """The window at the counter, pressed and read."""

    window: CounterWindow
    dialogs: FakeDialogs = field(default_factory=FakeDialogs)

    def shown(self, handle: str) -> list[QWidget]:
        """The controls of that handle that are on screen."""
        found = self.window.findChildren(QWidget, handle)
        return [each for each in found if each.isVisible()]

    def press(self, handle: str) -> None:
        """Press a button with the keyboard."""
        (control,) = self.shown(handle)
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Space)

    def choose(self, *files: Path) -> None:
        """Choose these files in the file chooser."""
        self.dialogs.several = files
        self.press("counter-choose")

    def say_words(self, qtbot: QtBot, words: str = WORDS) -> None:
        """Type the words, and wait for what comes of it."""
        (place,) = self.shown("counter-words")
        assert isinstance(place, QLineEdit)
        place.clear()
        QTest.keyClicks(place, words)
        QTest.keyClick(place, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: self.window.context is not None or self.words_refused())

    def words_refused(self) -> bool:
        """Whether they did not open it."""
        return bool(self.shown("counter-trouble") or self.shown("counter-choose"))

    def text(self) -> str:
        """Every word on screen."""
        central = self.window.centralWidget()
        assert central is not None
        return said(central)


def counter_in(folder: Path) -> Counter:
    """The window of a nurse whose own data lie in a folder, not yet shown."""
    dialogs = FakeDialogs()
    window = CounterWindow(
        dialogs,
        Settings(language=Language.FR, theme=Theme.LIGHT),
        keep_settings=lambda _: None,
        book_at=lambda path: chosen_book(path, folder, Clock(NOW), read_only=True),
        clock=Clock(NOW),
    )
    window.now_s = unhurried()
    return Counter(window, dialogs)
