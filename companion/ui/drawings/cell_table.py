"""A table whose cells have words: arrows move in it, and a screen reader reads cell by cell.

A drawing is an empty box to who cannot see it; a real table underneath is not. What stands in the
cells is given as words (`Cells`), which know no widget.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.basics import plain_tip

Index = QModelIndex | QPersistentModelIndex
HALF_SEEN = 0.5

BESIDE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
"""How the head of a row stands."""


class Head(Struct, frozen=True):
    """The head of a row or a column: what is shown, what is said, and what a tip tells."""

    shown: str
    said: str
    tip: str | None = None
    alignment: int | None = None


class Cells(Protocol):
    """The words of a table, by row and column from 0."""

    @property
    def row_count(self) -> int: ...

    @property
    def column_count(self) -> int: ...

    def shown(self, row: int, column: int) -> str:
        """What stands in a cell."""

    def said(self, row: int, column: int) -> str:
        """What a screen reader says of a cell, and its tip."""

    def row_head(self, row: int) -> Head:
        """The head of a row."""

    def column_head(self, column: int) -> Head:
        """The head of a column."""


_HEAD: Mapping[int, Callable[[Head], str | int | None]] = {
    Qt.ItemDataRole.DisplayRole: lambda head: head.shown,
    Qt.ItemDataRole.AccessibleTextRole: lambda head: head.said,
    Qt.ItemDataRole.ToolTipRole: lambda head: head.tip,
    Qt.ItemDataRole.TextAlignmentRole: lambda head: head.alignment,
}


class _Model(QAbstractTableModel):
    def __init__(self, cells: Cells, parent: CellTable) -> None:
        super().__init__(parent)
        self._table, self.cells = parent, cells

    def show_cells(self, cells: Cells) -> None:
        self.beginResetModel()
        self.cells = cells
        self.endResetModel()

    def show_cell(self, cells: Cells, index: QModelIndex) -> None:
        self.cells = cells
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.cells.row_count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.cells.column_count

    def flags(self, index: Index) -> Qt.ItemFlag:
        usable = self._table.is_usable(index.column())
        return super().flags(index) if usable else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells.shown(*place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cells.said(*place)
        if role == Qt.ItemDataRole.ToolTipRole and self._table.has_tips:
            return plain_tip(self.cells.said(*place))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in _HEAD:
            return None
        beside = orientation is Qt.Orientation.Vertical
        head = self.cells.row_head(section) if beside else self.cells.column_head(section)
        return _HEAD[role](head)


class CellTable(QTableView):
    """The table, as wide as there is room for; whoever shows cells in it fits its height."""

    has_tips = True

    def __init__(self, name: str, cells: Cells) -> None:
        super().__init__()
        self._ground = self._make_ground()
        self.setViewport(self._ground)
        self._model = _Model(cells, self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)

    @staticmethod
    def _make_ground() -> QWidget:
        """A viewport as Qt makes it: to tell what kind one of Qt is, PySide loads every kind of widget."""
        ground = QWidget()
        ground.setObjectName("qt_scrollarea_viewport")
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        return ground

    def show_cells(self, cells: Cells) -> None:
        """Draw other cells."""
        self._model.show_cells(cells)

    def show_cell(self, cells: Cells, row: int, column: int) -> None:
        """Draw one cell of them again: the keyboard stays where it is."""
        self._model.show_cell(cells, self._model.index(row, column))

    def go_to(self, row: int, column: int) -> None:
        """Put the keyboard's place on a cell."""
        self.setCurrentIndex(self._model.index(row, column))

    def current_rect(self) -> QRect:
        """Where the cell with the keyboard lies, in the table's own coordinates."""
        rect = self.visualRect(self.currentIndex())
        return QRect(self._ground.mapTo(self, rect.topLeft()), rect.size())

    def is_usable(self, _column: int) -> bool:
        """Whether the cells of a column can be reached."""
        return True

    def bar_height(self, width: int) -> int:
        """The height of the bar that a table of that width needs to scroll."""
        return self.horizontalScrollBar().sizeHint().height() if width > self.width() else 0


class DrawnTable(CellTable):
    """A table that draws its cells by hand: `paint_cell` has the room between the gaps.

    They are drawn in one go, those that are exposed: a delegate that is asked cell by cell takes as long
    again for each as the drawing, and a month has hundreds.
    """

    def __init__(self, look: Look, name: str, cells: Cells, *, gap: int) -> None:
        super().__init__(name, cells)
        self.look = look
        self._half = gap / 2
        self._pointed = QModelIndex()
        self._ground.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(8)

    @abstractmethod
    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Draw a cell; the pen, the brush and the letters may stay as they are then."""

    def paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the ring of the cell that has the keyboard."""
        paint_ring(painter, self.look, rect, width=3, radius=tokens.round_cell(rect.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        exposed, current = event.rect(), self.currentIndex()
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = _exposed(self.horizontalHeader(), exposed.left(), exposed.right())
        for row, (top, high) in _exposed(
            self.verticalHeader(), exposed.top(), exposed.bottom()
        ).items():
            for column, (left, wide) in columns.items():
                self.paint_cell(painter, self._room(left, wide, top, high), row, column)
        if self._pointed.isValid():
            painter.setOpacity(HALF_SEEN)
            self.paint_focus(painter, self._cell_room(self._pointed))
            painter.setOpacity(1)
        if self.hasFocus() and current.isValid():
            self.paint_focus(painter, self._cell_room(current))
        painter.end()

    def show_cells(self, cells: Cells) -> None:
        self._pointed = QModelIndex()
        super().show_cells(cells)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QModelIndex())

    def _point_at(self, index: QModelIndex) -> None:
        """Show which cell a press is for: a pale ring, and the hand."""
        found = index if index.isValid() and self.is_usable(index.column()) else QModelIndex()
        if found != self._pointed:
            self._pointed, shapes = found, Qt.CursorShape
            shape = shapes.PointingHandCursor if found.isValid() else shapes.ArrowCursor
            self._ground.setCursor(shape)
            self._ground.update()

    def _cell_room(self, index: QModelIndex) -> QRectF:
        row, column = index.row(), index.column()
        left, wide = self.columnViewportPosition(column), self.columnWidth(column)
        return self._room(left, wide, self.rowViewportPosition(row), self.rowHeight(row))

    def _room(self, left: int, wide: int, top: int, high: int) -> QRectF:
        half = self._half
        return QRectF(left + half, top + half, wide - 2 * half, high - 2 * half)


def _exposed(header: QHeaderView, first: int, last: int) -> dict[int, tuple[int, int]]:
    """The sections between two places of the viewport, with where each begins and its size."""
    start = max(header.logicalIndexAt(first), 0)
    found: dict[int, tuple[int, int]] = {}
    for section in range(start, header.count()):
        begins = header.sectionViewportPosition(section)
        if begins > last:
            break
        found[section] = begins, header.sectionSize(section)
    return found


def paint_ring(painter: QPainter, look: Look, rect: QRectF, *, width: int, radius: float) -> None:
    """The ring around what has the keyboard."""
    painter.setPen(QPen(QColor(look.palette.focus), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)
