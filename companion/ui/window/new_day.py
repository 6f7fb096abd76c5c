"""A window that stays open over midnight, over sleep or a changed clock shows the new day by itself."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from companion.ui.window.main_window import MainWindow
from companion.ui.window.shell import Shell
from companion.ui.window.system.keyboard_place import keyboard_place

if TYPE_CHECKING:
    from companion.actions.ports import Clock

LOOK_EVERY_MS: Final = 60_000


class NewDay(QObject):
    """Draws the screens anew when they were made on another day. Lives as long as its window.

    Four things look: a timer aimed at midnight, which stands still while the computer sleeps; the end of that
    sleep, where the system says so; one that comes every minute, for a clock that is set; and coming back to
    the window.
    """

    def __init__(self, window: MainWindow, clock: "Clock") -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._every_minute = QTimer(self)
        self._every_minute.timeout.connect(self.look)
        # Qt's usual timer is coarse: up to a twentieth off, half an hour over an evening.
        self._midnight = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._midnight.timeout.connect(self.look)
        # A box that closes hands the keyboard back before its caller has gone on: look after that.
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)

    def watch(self) -> None:
        """From now on, look at midnight, every minute, and whenever one comes back to the window."""
        self._window.installEventFilter(self)
        self._window.woken.connect(self.look)
        self._every_minute.start(LOOK_EVERY_MS)
        self._aim()

    def look(self) -> None:
        """Draw the screens anew if another day has come; not below an open box, which would lose its place."""
        self._aim()
        shell = self._window.centralWidget()
        if not isinstance(shell, Shell) or shell.is_of_today():
            return
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            place = keyboard_place()
            shell.begin_day()
            place.go_back(shell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._soon.start(0)
        return super().eventFilter(watched, event)

    def _aim(self) -> None:
        """At the next midnight of the clock, whatever it was set to since."""
        now = self._clock()
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
        # A timer that comes within the last millisecond of the day would find nothing new.
        self._midnight.start((midnight - now) // timedelta(milliseconds=1) + 1)
