"""A strip above every screen, its edges in line with theirs. Knows nothing of what it says."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from companion.ui.look.look import Look
from companion.ui.widgets.scroll_ground import sides


class Strip(QFrame):
    """`rows` holds what it says and its button, beside each other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "strip")
        self.rows = QHBoxLayout(self)
        self.rows.setSpacing(look.space(12))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left, right = sides(self._look, self.width())
        above = self._look.space(10)
        self.rows.setContentsMargins(left, above, right, above)
