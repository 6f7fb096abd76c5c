"""A layout of cards: lines of equal width, each line as high as its highest card."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.layouts.items_layout import ItemsLayout, height_in


class CardsLayout(ItemsLayout):
    """Lines of equal width and height: one card a line at 200 % text.

    Cards of at least `narrowest` pixels, at most `most` a line, `gap` pixels apart. `full`: each line
    has as many, so that of three none stands alone.
    """

    def __init__(
        self,
        *,
        narrowest: int,
        most: int,
        gap: int,
        full: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._narrowest, self._most, self._gap, self._full = narrowest, most, gap, full

    def sizeHint(self) -> QSize:
        width = self._most * self._narrowest + (self._most - 1) * self._gap
        return QSize(width, self.heightForWidth(width))

    def arrange(self, rect: QRect, *, move: bool) -> int:
        fitting = (rect.width() + self._gap) // (self._narrowest + self._gap)
        across = min(max(fitting, 1), self._most)
        while self._full and len(self._items) % across:
            across -= 1
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
