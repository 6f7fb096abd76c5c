"""A layout of cards in lines of equal width and height, as many a line as fit.

One a line at 200 % text.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.items_layout import ItemsLayout, height_in


class CardsLayout(ItemsLayout):
    """Cards of at least `narrowest` pixels, at most `most` a line, `gap` pixels apart."""

    def __init__(
        self, *, narrowest: int, most: int, gap: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._narrowest, self._most, self._gap = narrowest, most, gap

    def sizeHint(self) -> QSize:
        width = self._most * self._narrowest + (self._most - 1) * self._gap
        return QSize(width, self.heightForWidth(width))

    def arrange(self, rect: QRect, *, move: bool) -> int:
        fitting = (rect.width() + self._gap) // (self._narrowest + self._gap)
        across = min(max(fitting, 1), self._most)
        width = max((rect.width() - (across - 1) * self._gap) // across, 1)
        y = rect.y()
        for start in range(0, len(self._items), across):
            line = self._items[start : start + across]
            height = max(height_in(item, width) for item in line)
            for place, item in enumerate(line):
                if move:
                    x = rect.x() + place * (width + self._gap)
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            y += height + self._gap
        return max(y - self._gap - rect.y(), 0)
