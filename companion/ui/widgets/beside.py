"""Two parts side by side while there is room, else one below the other.

Knows nothing of the parts.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _BesideLayout(QLayout):
    """Exactly two items. Its height always follows from the width that it is asked about."""

    def __init__(self, parent: QWidget, *, wide: int, gap: int, share: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._wide, self._gap, self._share = wide, gap, share
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends it
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends it
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [
            _height(item, part) for item, part in zip(self._items, self._widths(width), strict=True)
        ]
        if width >= self._wide:
            return max(heights, default=0)
        return sum(heights) + self._gap

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        x, y = rect.x(), rect.y()
        for item, width in zip(self._items, self._widths(rect.width()), strict=True):
            if rect.width() >= self._wide:
                item.setGeometry(QRect(x, y, width, rect.height()))
                x += width + self._gap
            else:
                height = _height(item, width)
                item.setGeometry(QRect(x, y, width, height))
                y += height + self._gap

    def sizeHint(self) -> QSize:
        width = max(sum(item.sizeHint().width() for item in self._items) + self._gap, self._wide)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        # As narrow as one part: side by side must never push the page wider than the window.
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _widths(self, width: int) -> tuple[int, int]:
        if width < self._wide:
            return width, width
        room = width - self._gap
        if self._share == 0:
            main = min(self._items[0].sizeHint().width(), room // 2)
            return main, room - main
        main = room * self._share // (self._share + 1)
        return main, room - main


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class Beside(QWidget):
    """`main` takes `share` parts of the width and `side` takes one, from `wide` pixels on.

    With a share of 0, `main` takes what it needs (at most half) and `side` the rest.
    """

    def __init__(
        self, main: QWidget, side: QWidget, *, wide: int, gap: int, share: int = 3
    ) -> None:
        super().__init__()
        row = _BesideLayout(self, wide=wide, gap=gap, share=share)
        row.addWidget(main)
        row.addWidget(side)
