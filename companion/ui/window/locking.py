"""When the open carnet locks by itself: nobody used it for a while, or the computer was locked."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from companion.ui.window.system_lock import SystemLock

_USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_SECOND_MS = 1_000
_WARNED_MS = 60 * _SECOND_MS


class IdleLock(QObject):
    """`idle` comes once after the given time without a key, a click or a movement, `soon` a minute before."""

    idle = Signal()
    soon = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self._before = QTimer(self, singleShot=True)
        self._before.timeout.connect(self.soon)
        self._is_watching = False

    def watch(self, minutes: float) -> None:
        """Start anew with this time; 0 never locks."""
        application = QApplication.instance()
        assert application is not None
        if not minutes:
            self._timer.stop()
            self._before.stop()
            if self._is_watching:
                application.removeEventFilter(self)
            self._is_watching = False
            return
        self._timer.start(round(minutes * 60 * _SECOND_MS))
        self._before.setInterval(max(self._timer.interval() - _WARNED_MS, 0))
        self._warn_in_time()
        if not self._is_watching:
            application.installEventFilter(self)
            self._is_watching = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Once a second is enough, and a moving mouse sends hundreds.
        late = self._timer.interval() - self._timer.remainingTime() >= _SECOND_MS
        if event.type() in _USED and self._timer.isActive() and late:
            self._timer.start()
            self._warn_in_time()
        return super().eventFilter(watched, event)

    def _warn_in_time(self) -> None:
        if self._before.interval():
            self._before.start()


class Locking(QObject):
    """`wanted` asks for the lock, once no box stands before the window any more; a minute before, `soon` is sent.

    `woken` comes when the computer's own lock, or its sleep, ends. `by_system`: it was the computer's own
    lock, or its sleep, that asked last.
    """

    wanted, woken = Signal(), Signal()

    def __init__(self, parent: QObject, soon: SignalInstance) -> None:
        super().__init__(parent)
        self._idle, self._system = IdleLock(self), SystemLock(self)
        self.by_system = False
        self._idle.idle.connect(self.ask)
        self._idle.soon.connect(soon)
        self._system.locked.connect(self._on_system)
        self._system.woken.connect(self.woken)

    def hear_system(self, *, after_ms: int = 0) -> None:
        """Listen to the computer's own lock from now on, or after that time."""
        if not after_ms:
            self._system.watch()
            return
        soon = QTimer(self, singleShot=True)  # its own: it goes with the window
        soon.timeout.connect(self._system.watch)
        soon.start(after_ms)

    def lock_after(self, minutes: float) -> None:
        """Ask for the lock after this time without use; 0 never does."""
        self.by_system = False
        self._idle.watch(minutes)

    def _on_system(self) -> None:
        self.by_system = True
        self.ask()

    def ask(self) -> None:
        """What a box before the window asked is not answered; it ends before the carnet does."""
        modal = QApplication.activeModalWidget()
        if modal is None:
            self.wanted.emit()
        else:
            modal.close()
            QTimer.singleShot(0, self, self.ask)
