"""Two parts side by side while there is room, else one below the other.

Knows nothing of the parts.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class Beside(QWidget):
    """`main` takes `share` parts of the width and `side` takes one, from `wide` pixels on."""

    def __init__(
        self, main: QWidget, side: QWidget, *, wide: int, gap: int, share: int = 3
    ) -> None:
        super().__init__()
        self._wide, self._parts = wide, (main, side)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(main, share)
        self._row.addWidget(side, 1)
        self._row.setAlignment(side, Qt.AlignmentFlag(0))

    def minimumSizeHint(self) -> QSize:
        # As narrow as one part: side by side must never push the page wider than the window.
        wide = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if event.size().width() >= self._wide else down)
