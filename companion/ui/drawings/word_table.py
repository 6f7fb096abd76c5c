"""A plain table of words beside a drawing: what it shows, cell by cell."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from companion.ui.drawings.cell_table import BESIDE, CellTable, Head, Index, paint_ring
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.scroll_ground import ground_of

_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class TableWords:
    """The heads of the columns, and for each row its head and one text a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def row_count(self) -> int:
        return len(self.rows)

    @property
    def column_count(self) -> int:
        return len(self.columns)

    def shown(self, row: int, column: int) -> str:
        return self.rows[row][1][column]

    def said(self, row: int, column: int) -> str:
        return f"{self.rows[row][0]}, {self.columns[column]}, {self.shown(row, column) or '–'}"

    def row_head(self, row: int) -> Head:
        return _head(self.rows[row][0])

    def column_head(self, column: int) -> Head:
        return _head(self.columns[column])


def _head(text: str) -> Head:
    return Head(text, text, alignment=BESIDE)


class _Ring(QStyledItemDelegate):
    """A visible ring around the cell that has the keyboard."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        super().paint(painter, option, index)
        if has_focus:
            painter.save()
            room = QRectF(option.rect.adjusted(1, 1, -2, -2))
            paint_ring(painter, self._look, room, width=2, radius=tokens.ROUND_CELL)
            painter.restore()


class WordTable(CellTable):
    """The table, with all of its rows: the screen scrolls to where the keyboard is in it."""

    has_tips = False

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(name, TableWords((), ()))
        self._look = look
        self.setItemDelegate(_Ring(look, self))
        self.setObjectName("chart-table")
        self.setCornerWidget(QWidget())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(look.px(34))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        ground = ground_of(self) if self.hasFocus() else None
        if ground is not None:
            ground.ensureWidgetVisible(self, 0, self._look.px(34))

    def show_words(self, words: TableWords) -> None:
        """Show these rows; the keyboard starts at the first cell."""
        self.show_cells(words)
        metrics, air = self.fontMetrics(), self._look.px(28)
        for column, head in enumerate(words.columns):
            texts = [head, *(cells[column] for _, cells in words.rows[:_LOOKED_AT])]
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, texts)) + air)
        heads = [head for head, _ in words.rows[:_LOOKED_AT]]
        widest = max(map(metrics.horizontalAdvance, heads), default=0)
        self.verticalHeader().setFixedWidth(widest + air)
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(header + len(words.rows) * self._look.px(34) + bar + 2)
        if words.rows and words.columns:
            self.go_to(0, 0)
