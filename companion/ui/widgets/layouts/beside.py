"""Two parts side by side while there is room, else one below the other."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.layouts.items_layout import ItemsLayout, height_in


class _BesideLayout(ItemsLayout):
    """Exactly two items. Its height always follows from the width that it is asked about."""

    def __init__(self, parent: QWidget, *, wide: int, gap: int, share: int) -> None:
        super().__init__(parent)
        self._wide, self._gap, self._share = wide, gap, share

    def arrange(self, rect: QRect, *, move: bool) -> int:
        widths = self._widths(rect.width())
        heights = [height_in(item, width) for item, width in zip(self._items, widths, strict=True)]
        across = rect.width() >= self._wide
        if move:
            x, y = rect.x(), rect.y()
            for item, width, height in zip(self._items, widths, heights, strict=True):
                item.setGeometry(QRect(x, y, width, rect.height() if across else height))
                x, y = (x + width + self._gap, y) if across else (x, y + height + self._gap)
        return max(heights) if across else sum(heights) + self._gap

    def sizeHint(self) -> QSize:
        width = max(sum(item.sizeHint().width() for item in self._items) + self._gap, self._wide)
        return QSize(width, self.heightForWidth(width))

    def _widths(self, width: int) -> tuple[int, int]:
        if width < self._wide:
            return width, width
        room = width - self._gap
        if self._share == 0:
            left = room - self._items[1].sizeHint().width()
            main = min(self._items[0].sizeHint().width(), max(left, room // 2))
            return main, room - main
        # The side is never narrower than its longest word, as long as half is enough for that.
        word = min(self._items[1].minimumSize().width(), room // 2)
        main = min(room * self._share // (self._share + 1), room - word)
        return main, room - main


class Beside(QWidget):
    """`main` takes `share` parts of the width and `side` takes one, from `wide` pixels on.

    With a share of 0, `main` takes what it needs and `side` the rest; where both cannot have what
    they need, `main` takes half at most.
    """

    def __init__(
        self, main: QWidget, side: QWidget, *, wide: int, gap: int, share: int = 3
    ) -> None:
        super().__init__()
        row = _BesideLayout(self, wide=wide, gap=gap, share=share)
        row.addWidget(main)
        row.addWidget(side)
