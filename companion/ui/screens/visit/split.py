"""Two parts side by side while there is room, else one below the other; the lower one stays in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import UNBOUNDED
from companion.ui.widgets.steady_scroll import SteadyScroll


class _StayingInSight(QWidget):
    """Holds a part that moves along while its ground scrolls, as far as the room beside it goes.

    A part that is taller than the window stops with its end in sight, so that all of it can be read.
    """

    def __init__(self, part: QWidget, ground: SteadyScroll, margin: int) -> None:
        super().__init__()
        self._part, self._ground, self._margin = part, ground, margin
        part.setParent(self)
        part.installEventFilter(self)
        ground.verticalScrollBar().valueChanged.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._part.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self._part.layout()
        height = self._part.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(self.width())
        self._part.resize(self.width(), height)
        self.setMinimumHeight(height)
        self._place()

    def _place(self) -> None:
        content = self._ground.widget()
        if content is None or not content.isAncestorOf(self):
            return
        above = self.mapTo(content, QPoint()).y()
        seen = self._ground.verticalScrollBar().value()
        room = self._ground.viewport().height() - 2 * self._margin
        wanted = seen + self._margin - above
        if self._part.height() > room:
            wanted += room - self._part.height()
        self._part.move(0, max(0, min(wanted, self.height() - self._part.height())))


class Split(QWidget):
    """A narrow column and a wide one; the lower of them stays in sight. In a narrow room the wide one, which
    is then short, stands above the other.

    `narrow`: how wide the column is at most and at least; `least`: the least of the wide one.

    `stacked`: whether they stand one below the other, at first and whenever that changes.
    """

    stacked = Signal(bool)

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        ground: SteadyScroll,
        *,
        narrow: tuple[int, int],
        least: int,
        gap: int,
    ) -> None:
        super().__init__()
        self._narrow, self._beside = narrow, gap + least
        self._across: bool | None = None
        self._left = _StayingInSight(left, ground, gap)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(self._left)
        self._row.addWidget(_StayingInSight(right, ground, gap), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        most, least = self._narrow
        room = event.size().width() - self._beside
        across, narrow = room >= least, max(least, min(most, room))
        self._left.setMinimumWidth(narrow if across else 0)
        self._left.setMaximumWidth(narrow if across else UNBOUNDED)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.BottomToTop
        )
        if across != self._across:
            self._across = across
            self.stacked.emit(not across)


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
