"""A plain table of words beside a drawing: arrows move in it, a screen reader reads cell by cell.

It shows what it is given. A drawing is an empty box to who cannot see it: this is its other half.
"""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from companion.ui.look.look import Look

Index = QModelIndex | QPersistentModelIndex

_MOST_ROWS = 9
_LOOKED_AT = 60
_FOCUS = 2


@dataclass(frozen=True, slots=True)
class TableWords:
    """The heads of the columns, and for each row its head and one text a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


class _Words(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = TableWords((), ())

    def show_words(self, words: TableWords) -> None:
        self.beginResetModel()
        self.words = words
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.words.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.words.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self.words.rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.words.columns[index.column()]
            return f"{self.words.rows[index.row()][0]}, {column}: {text or '–'}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if orientation is Qt.Orientation.Vertical:
                return self.words.rows[section][0]
            return self.words.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


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
            painter.setPen(QPen(QColor(self._look.palette.focus), _FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 6, 6)
            painter.restore()


class WordTable(QTableView):
    """The table. At most nine rows are in sight; it scrolls within itself."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._words = _Words(self)
        self.setModel(self._words)
        self.setItemDelegate(_Ring(look, self))
        self.setObjectName("chart-table")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.px(34))

    def show_words(self, words: TableWords) -> None:
        """Show these rows; the keyboard starts at the first cell."""
        self._words.show_words(words)
        metrics, air = self.fontMetrics(), self._look.px(28)
        for column, head in enumerate(words.columns):
            texts = [head, *(cells[column] for _, cells in words.rows[:_LOOKED_AT])]
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, texts)) + air)
        heads = [head for head, _ in words.rows[:_LOOKED_AT]]
        widest = max(map(metrics.horizontalAdvance, heads), default=0)
        self.verticalHeader().setFixedWidth(widest + air)
        rows = min(len(words.rows), _MOST_ROWS)
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(header + rows * self._look.px(34) + bar + 2)
        if words.rows and words.columns:
            self.setCurrentIndex(self._words.index(0, 0))
