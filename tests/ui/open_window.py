"""The open window on a journal, driven by keys and read from the screen.

Knows no single screen.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.doors.press_guard import PressGuard
from companion.ui.look.icons import icon_path
from companion.ui.look.style_sheet import style_sheet
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.dressing import SMALLEST
from companion.ui.window.shell import Shell
from tests.ui.windows import unhurried


class OpenWindow:
    """The shell of a context, shown and active."""

    def __init__(
        self,
        qtbot: QtBot,
        context: Context,
        size: tuple[int, int] = (1280, 820),
        *,
        # One with little on it: most tests go from it to where they look.
        screen: ScreenName = ScreenName.RESTORE,
    ) -> None:
        self.context = context
        context.state.screen = screen
        self.shell = Shell(context)
        self.window = QMainWindow()
        self.seconds: Callable[[], float] = unhurried()
        self.guard = PressGuard(self.window, self._now_s)
        self.window.setStyleSheet(style_sheet(context.look, icon_path("tick-light")))
        self.window.setMinimumSize(*SMALLEST)
        self.window.resize(*size)
        self.window.setCentralWidget(self.shell)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def _now_s(self) -> float:
        return self.seconds()

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        return self.shell.shown

    def focus(self) -> QWidget:
        """Where keys go."""
        return QApplication.focusWidget() or self.screen

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press one key; it comes as the system sends it, through the window."""
        QTest.keyClick(self._handle(), key, modifier or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Press one key after the other."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:
                self._send(Qt.Key.Key_unknown, letter, held=False)
            QApplication.processEvents()

    def strike(self, place: int, text: str) -> None:
        """Press the key at a place of the keyboard (X keycode), which types this."""
        self._send(Qt.Key.Key_unknown, text, held=False, place=place)
        QApplication.processEvents()

    def hold(self, key: Qt.Key, text: str) -> None:
        """Let a key that is held down repeat once."""
        self._send(key, text, held=True)

    def _handle(self) -> QWindow:
        handle = self.window.windowHandle()
        assert handle is not None
        return handle

    def _send(self, key: Qt.Key, text: str, *, held: bool, place: int = 0) -> None:
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key, plain, place, 0, 0, text, autorep=held)
        QApplication.sendEvent(self._handle(), event)

    def control(self, handle: str) -> QAbstractButton:
        """The visible button of that handle."""
        found = [b for b in self.screen.findChildren(QAbstractButton, handle) if b.isVisible()]
        assert found, f"no {handle} on screen"
        return found[0]

    def press(self, handle: str) -> None:
        """Click a button."""
        QTest.mouseClick(self.control(handle), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def shows(self, handle: str) -> bool:
        """Whether a control of that handle is on screen."""
        return any(w.isVisible() for w in self.screen.findChildren(QWidget, handle))

    def words(self) -> list[str]:
        """Every label and button text on the screen, in the order in which they were made."""
        QApplication.processEvents()
        found = [
            widget.text()
            for widget in self.screen.findChildren(QWidget)
            if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible()
        ]
        return [text.replace("\u00a0· ", " · ") for text in found if text]

    def says(self, text: str) -> bool:
        """Whether some text of the screen holds these words."""
        return any(text in words for words in self.words())

    def overflow(self) -> int:
        """How many pixels the screen's content is wider than the window lets it be."""
        QApplication.processEvents()
        content = self.screen.widget()
        assert content is not None
        return content.width() - self.screen.viewport().width()
