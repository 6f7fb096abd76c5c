"""When the open carnet locks by itself: nobody used it for a while, or the computer was locked."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from companion.ui.window.idle_lock import IdleLock
from companion.ui.window.system_lock import SystemLock


class Locking(QObject):
    """`wanted` asks for the lock, once no box stands before the window any more."""

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._idle, self._system = IdleLock(self), SystemLock(self)
        self._idle.idle.connect(self.ask)
        self._system.locked.connect(self.ask)

    def hear_system(self) -> None:
        """Listen to the computer's own lock from now on."""
        self._system.watch()

    def lock_after(self, minutes: float) -> None:
        """Ask for the lock after this time without use; 0 never does."""
        self._idle.watch(minutes)

    def ask(self) -> None:
        """What a box before the window asked is not answered; it ends before the carnet does."""
        modal = QApplication.activeModalWidget()
        if modal is None:
            self.wanted.emit()
        else:
            modal.close()
            QTimer.singleShot(0, self, self.ask)
