"""Two parts side by side while there is room, else one below the other."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from companion.ui.widgets.flow_layout import FlowLayout


class Split(QWidget):
    """A narrow column and a wide one; one below the other when the room is short."""

    def __init__(self, left: QWidget, right: QWidget, *, narrow: int, least: int, gap: int) -> None:
        super().__init__()
        self._left, self._narrow, self._least = left, narrow, narrow + gap + least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(left)
        self._row.addWidget(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = event.size().width() >= self._least
        self._left.setMinimumWidth(self._narrow if across else 0)
        self._left.setMaximumWidth(self._narrow if across else 16_777_215)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )


class Head(QWidget):
    """The title and, at its right while there is room, the ways out."""

    def __init__(self, title: QWidget, ways: Sequence[QWidget], *, least: int, gap: int) -> None:
        super().__init__()
        self._ways, self._least = QWidget(), least
        self._flow = FlowLayout(gap, self._ways)
        for way in ways:
            self._flow.addWidget(way)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(title, 1)
        self._row.addWidget(self._ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._flow.sizeHint().width()
        across = event.size().width() >= room + self._least
        self._ways.setMinimumWidth(room if across else 0)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
