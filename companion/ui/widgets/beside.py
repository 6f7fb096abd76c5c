"""Two parts side by side while there is room, else one below the other.

Knows nothing of the parts.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class Beside(QWidget):
    """`main` takes `share` parts of the width and `side` takes one, from `wide` pixels on."""

    def __init__(
        self, main: QWidget, side: QWidget, *, wide: int, gap: int, share: int = 3
    ) -> None:
        super().__init__()
        self._wide = wide
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(main, share)
        self._row.addWidget(side, 1)
        self._row.setAlignment(side, Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if event.size().width() >= self._wide else down)
