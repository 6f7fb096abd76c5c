"""Reminds of the journal while the window is open or in the tray, and keeps it there on closing.

What it shows says nothing of anybody's health. It decides nothing: `actions.reminder` does.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from companion.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from companion.ui.ways.context import Context

LOOK_EVERY_MS = 60_000


class Tray(Protocol):
    """The place beside the clock where a window can stay."""

    def is_there(self) -> bool:
        """Whether this computer has one."""

    def put(self, *, open_words: str, leave_words: str) -> None:
        """Show the program there, with the two ways that its menu offers."""

    def take_away(self) -> None:
        """Show it there no more."""

    def say(self, title: str, text: str) -> None:
        """Show a message from there."""


class Reminding(QObject):
    """Lives as long as its window."""

    reminded = Signal(str)

    def __init__(self, window: MainWindow, clock: Callable[[], datetime], tray: Tray) -> None:
        super().__init__(window)
        self._window, self._clock, self._tray = window, clock, tray
        self._due_from: date | None = None
        self._is_leaving = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """From now on, look every minute, and stay in the tray on closing where that was chosen."""
        self._window.installEventFilter(self)
        self._timer.start()

    def look(self) -> None:
        """Remind, if this is the moment."""
        wish = self._window.settings.reminder
        if not wish.on:
            return
        from companion.actions.reminder import Standing, is_to_remind

        self._follow_carnet()
        now = self._clock()
        if self._is_noting() or not is_to_remind(
            now, Standing(self._due_from, wish.reminded_on), wish
        ):
            return
        self._keep_day(now.date())
        self._remind()

    def come_back(self) -> None:
        """Show the window again."""
        self._tray.take_away()
        QApplication.setQuitOnLastWindowClosed(True)
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        context = self._window.context
        if context is not None:
            context.go(context.state.screen)  # another day may have come meanwhile

    def leave(self) -> None:
        """Close the window for good, as without a tray."""
        self.come_back()  # what cannot be saved is told on screen
        self._is_leaving = True
        self._window.close()
        self._is_leaving = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close and self._stays():
            event.ignore()
            self._go_to_tray()
            return True
        return super().eventFilter(watched, event)

    def _stays(self) -> bool:
        application = QGuiApplication.instance()
        ending = isinstance(application, QGuiApplication) and application.isSavingSession()
        # A computer that is shut down waits for nobody in its tray.
        wanted = self._window.settings.reminder.tray and not self._is_leaving and not ending
        return wanted and self._tray.is_there()

    def _go_to_tray(self) -> None:
        texts = self._window.texts
        QApplication.setQuitOnLastWindowClosed(False)
        self._tray.put(open_words=texts("Open Compagnon Immuno"), leave_words=texts("Quit"))
        self._window.hide()

    def _follow_carnet(self) -> None:
        """Learn from the person's own open carnet when a check-in is due; keep it while locked."""
        from companion.actions.reminder import due_from

        context = self._window.context
        if context is None or context.shown.away or context.read_only:
            return
        journal = context.journal
        self._due_from = due_from(journal.carnet, journal.today(), journal.writer_id())

    def _is_noting(self) -> bool:
        """Whether the check-in is on screen at this moment."""
        from companion.ui.ways.screen_name import ScreenName

        context = self._window.context
        shown = self._window.isVisible() and not self._window.isMinimized()
        return shown and context is not None and context.state.screen is ScreenName.CHECK_IN

    def _keep_day(self, day: date) -> None:
        settings = self._window.settings
        changed = replace(settings, reminder=replace(settings.reminder, reminded_on=day))
        self._window.change_settings(changed)

    def _remind(self) -> None:
        texts = self._window.texts
        sentence = texts("A moment for your record book?")
        context: Context | None = self._window.context
        if not self._window.isVisible():
            self._tray.say("Compagnon Immuno", sentence)
        else:
            QApplication.alert(self._window)
            if context is not None:
                context.say(sentence)
        self.reminded.emit(sentence)
