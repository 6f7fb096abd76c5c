"""What stands in the window until the carnet is open.

Small on purpose: it is all that the first paint waits for.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class EmptyGround(QWidget):
    """`painted` says, once, that it can be seen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def wait_at_most(self, patience_ms: int) -> None:
        """Count as painted after a while: a window that starts minimised or covered never is."""
        patience = QTimer(self, singleShot=True)
        patience.timeout.connect(self.painted)
        patience.start(patience_ms)
