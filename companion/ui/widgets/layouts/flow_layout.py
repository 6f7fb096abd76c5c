"""A layout that sets its widgets side by side and goes on to a new line when the room ends.

At 200 % text a row of buttons becomes two rows instead of being cut; a button that is wider than the
whole line folds its words.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from companion.ui.widgets.layouts.items_layout import UNBOUNDED, ItemsLayout
from companion.ui.widgets.plain_words import PlainButton

MOST_BETWEEN_LINES = 12


class FlowLayout(ItemsLayout):
    """Lines of widgets, left aligned, `gap` pixels apart, the lines no more than a little; in the middle of their
    line or at its top.

    `even`: where they need several lines, these are about as long, so that none stands alone.
    """

    def __init__(
        self,
        gap: int,
        parent: QWidget | None = None,
        *,
        at_top: bool = False,
        even: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gap, self._at_top, self._even = gap, at_top, even
        self._line_gap = min(gap, MOST_BETWEEN_LINES)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        super().addItem(item)
        # The stubs say that an item always holds a widget.
        widget: QWidget | None = item.widget()
        if isinstance(widget, PlainButton):
            widget.fold()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() + self._gap for item in shown)
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(max(width - self._gap, 0), height)

    def arrange(self, rect: QRect, *, move: bool) -> int:
        if self._even:
            rect = QRect(rect.topLeft(), QSize(self._even_width(rect.width()), rect.height()))
        x, y, line = rect.x(), rect.y(), 0
        placed: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), UNBOUNDED))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                if move:
                    self._place(placed, line)
                x, y, line, placed = rect.x(), y + line + self._line_gap, 0, []
            placed.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            line = max(line, size.height())
        if move:
            self._place(placed, line)
        return y + line - rect.y()

    def _even_width(self, width: int) -> int:
        """The least width in which they need no more lines than in this one."""
        wide = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        fewest = self._lines(wide, width)
        narrow = max(wide, default=width)
        while narrow < width and self._lines(wide, narrow) > fewest:
            narrow += self._gap
        return min(narrow, width)

    def _lines(self, wide: Sequence[int], width: int) -> int:
        lines, x = 1, 0
        for each in wide:
            if x and x + each > width:
                lines, x = lines + 1, 0
            x += each + self._gap
        return lines

    def _place(self, placed: list[tuple[QLayoutItem, QRect]], line: int) -> None:
        """Set the items of one line of that height."""
        for item, rect in placed:
            down = 0 if self._at_top else (line - rect.height()) // 2
            item.setGeometry(rect.translated(0, down))
