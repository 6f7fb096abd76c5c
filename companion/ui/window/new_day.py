"""A window that stays open over midnight, over sleep or a changed clock shows the new day by itself."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from companion.ui.window.main_window import MainWindow
from companion.ui.window.shell import Shell
from companion.ui.window.system.keyboard_place import keyboard_place

LOOK_EVERY_MS: Final = 60_000


class NewDay(QObject):
    """Draws the screens anew when they were made on another day. Lives as long as its window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)

    def watch(self) -> None:
        """From now on, look every minute, and whenever one comes back to the program."""
        self._timer.start(LOOK_EVERY_MS)

    def look(self) -> None:
        """Draw the screens anew if another day has come; not below an open box, which would lose its place."""
        shell = self._window.centralWidget()
        if not isinstance(shell, Shell) or shell.is_of_today():
            return
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            place = keyboard_place()
            shell.begin_day()
            place.go_back(shell)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
