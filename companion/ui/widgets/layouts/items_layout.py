"""What layouts of our own share: items are kept, height follows width; columns; what stands in any layout."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QWidget

_STEP: Final = 4

UNBOUNDED: Final = 16_777_215
"""The largest size that a widget can have, in pixels: Qt's QWIDGETSIZE_MAX."""


class ItemsLayout(QLayout):
    """A layout says in `arrange` where its items stand; the rest follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # Qt asks for the same width many times in one pass, at each level of what is nested anew.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    @abstractmethod
    def arrange(self, rect: QRect, *, move: bool) -> int:
        """The height that the items need in the width of `rect`; with `move`, set them there."""

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends it
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends it
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def parts(self) -> Iterator[QWidget | QLayout]:
        """What stands in it, one after the other."""
        for item in self._items:
            # The stubs say that an item always holds both.
            widget: QWidget | None = item.widget()
            inner: QLayout | None = item.layout()
            if widget is not None:
                yield widget
            elif inner is not None:
                yield inner

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self.arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self.arrange(rect, move=True)

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        # As narrow as one item: side by side must never push the screen wider than the window.
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size


def height_in(item: QLayoutItem, width: int) -> int:
    """The height that an item needs in a width, in pixels."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class ColumnsLayout(ItemsLayout):
    """Fills as many columns as fit, one after the other, of nearly equal height.

    Columns of at least `narrowest` pixels, at most `most` of them: one at 200 % text, three on a wide
    window.
    """

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

    def set_most(self, most: int) -> None:
        """Have at most so many columns from now on."""
        if most != self._most:
            self._most = most
            self.invalidate()

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


def laid_out(layout: QLayout) -> Iterator[QWidget | QLayout]:
    """The widgets and the layouts in this layout, as they follow each other; a grid line by line.

    No layout is asked for its items.
    `itemAt` of a layout of Qt's gives an item that PySide 6.11 remembers by its address for as long as the
    layout lives. Qt deletes the item with its widget and tells nobody. Once something that Python made comes to
    that address and is deleted, PySide lets go of it twice: a segmentation fault, minutes after the Tab that
    asked. The layouts of our own keep their items themselves.

    It was the layout that a scrolled part has around its scroll bars: Qt's own, whose end PySide is not told of.
    `addLayout` makes the items of a layout that is filled known as well: take its parts out with `clear`.
    """
    if isinstance(layout, ItemsLayout):
        yield from layout.parts()
        return
    holder = layout.parentWidget()
    # The stubs say that every layout stands in a widget.
    around = [] if holder is None else holder.children()
    widgets = {layout.indexOf(each): each for each in around if isinstance(each, QWidget)}
    inner = {layout.indexOf(each): each for each in layout.children() if isinstance(each, QLayout)}
    parts: dict[int, QWidget | QLayout] = {**widgets, **inner}
    places = sorted(place for place in parts if place >= 0)
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: tuple(layout.getItemPosition(place)))  # type: ignore[arg-type]
    for place in places:
        yield parts[place]
