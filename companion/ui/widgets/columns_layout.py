"""A layout that fills as many columns as fit, one after the other, of nearly equal height.

One column at 200 % text, three on a wide window.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.items_layout import ItemsLayout, height_in

_STEP = 4


class ColumnsLayout(ItemsLayout):
    """Columns of at least `narrowest` pixels, at most `most` of them."""

    def __init__(
        self,
        *,
        narrowest: int,
        most: int,
        gap: int,
        line_gap: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._narrowest, self._most = narrowest, most
        self._gap, self._line_gap = gap, line_gap

    def sizeHint(self) -> QSize:
        width = self._most * self._narrowest + (self._most - 1) * self._gap
        return QSize(width, self.heightForWidth(width))

    def arrange(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        if not shown:
            return 0
        fitting = (rect.width() + self._gap) // (self._narrowest + self._gap)
        columns = min(max(fitting, 1), self._most, len(shown))
        width = (rect.width() - (columns - 1) * self._gap) // columns
        heights = [height_in(item, width) for item in shown]
        limit = self._limit(heights, columns)
        x, y, lowest = rect.x(), rect.y(), 0
        for item, height in zip(shown, heights, strict=True):
            if y > rect.y() and y + height - rect.y() > limit:
                x, y = x + width + self._gap, rect.y()
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            y += height + self._line_gap
            lowest = max(lowest, y - self._line_gap - rect.y())
        return lowest

    def _limit(self, heights: list[int], columns: int) -> int:
        """The lowest column height with which everything fits in the columns."""
        whole = sum(heights) + self._line_gap * (len(heights) - 1)
        limit = max(*heights, whole // columns)
        while self._columns_used(heights, limit) > columns:
            limit += _STEP
        return limit

    def _columns_used(self, heights: list[int], limit: int) -> int:
        used, filled = 1, 0
        for height in heights:
            if filled and filled + height > limit:
                used, filled = used + 1, 0
            filled += height + self._line_gap
        return used
