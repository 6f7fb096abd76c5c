"""Levels by symptom and day, or week, as a table of coloured cells with a digit in each.

A real table underneath, so that arrows move in it and a screen reader reads « Fatigue, 17 novembre :
beaucoup ». It draws what it is given and computes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QResizeEvent
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

from companion import dates
from companion.domain.symptoms import Catalogue, Symptom
from companion.domain.timeline import Absence, Period, Timeline, absence_of
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import plain_tip
from companion.ui.widgets.own_words import ON_A_BUTTON, shortened

Index = QModelIndex | QPersistentModelIndex
Cell = int | Absence

CELL = 30
GAP = 4
WEEK = 7


@dataclass(frozen=True, slots=True)
class StripRow:
    """One symptom's cells, a day or a week each."""

    symptom: Symptom
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class StripContent:
    """What a strip shows: a period in cells of so many days, and a row a symptom.

    `marked`: infusion days.
    """

    period: Period
    rows: tuple[StripRow, ...]
    marked: frozenset[date] = frozenset()
    days_per_cell: int = 1

    @property
    def length(self) -> int:
        """How many cells a row has."""
        return self.period.length // self.days_per_cell

    def stretch(self, column: int) -> Period:
        """The days of a cell."""
        first = self.period.first + timedelta(days=column * self.days_per_cell)
        return Period(first, first + timedelta(days=self.days_per_cell - 1))

    def is_marked(self, column: int) -> bool:
        """Whether a cell has an infusion day."""
        return any(day in self.marked for day in self.stretch(column))


def strip_content(
    timeline: Timeline, symptoms: Sequence[Symptom], marked: frozenset[date] = frozenset()
) -> StripContent:
    """The cells of these symptoms over the timeline's period."""
    rows = tuple(StripRow(s, tuple(timeline.daily(s.id))) for s in symptoms)
    return StripContent(timeline.period, rows, marked)


def weeks_content(
    timeline: Timeline, symptoms: Sequence[Symptom], marked: frozenset[date] = frozenset()
) -> StripContent:
    """The same in weeks: a cell has the highest level of its days. The period has whole weeks."""
    days = strip_content(timeline, symptoms, marked)
    rows = tuple(StripRow(row.symptom, _by_week(row.cells)) for row in days.rows)
    return StripContent(timeline.period, rows, marked, days_per_cell=WEEK)


def _by_week(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(_highest(cells[n : n + WEEK]) for n in range(0, len(cells), WEEK))


def _highest(cells: tuple[Cell, ...]) -> Cell:
    levels = [cell for cell in cells if isinstance(cell, int)]
    if levels:
        return max(levels)
    return absence_of(cells)


class _StripModel(QAbstractTableModel):
    def __init__(self, texts: Texts, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts, self._catalogue = texts, catalogue
        self.content = StripContent(Period(date.min, date.min), ())

    def show_content(self, content: StripContent) -> None:
        self.beginResetModel()
        self.content = content
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.content.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.content.length

    def cell(self, index: Index) -> Cell:
        return self.content.rows[index.row()].cells[index.column()]

    def day(self, column: int) -> date:
        """The day of a cell, the last one of a week's."""
        return self.content.stretch(column).last

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index)
            return str(cell) if isinstance(cell, int) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._said(index))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            name = self._texts.words(self.content.rows[section].symptom.label)
            if role == Qt.ItemDataRole.DisplayRole:
                return shortened(name, ON_A_BUTTON)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return name
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip(name)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        elif role == Qt.ItemDataRole.DisplayRole:
            return str(self.day(section).day)
        elif role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._stretch_words(section)
        return None

    def _stretch_words(self, column: int) -> str:
        """« 21 novembre », « du 15 novembre au 21 novembre »."""
        stretch, language = self.content.stretch(column), self._texts.language
        last = dates.day_month(stretch.last, language)
        if stretch.length == 1:
            return last
        first = dates.day_month(stretch.first, language)
        return self._texts("from {first} to {last}", first=first, last=last)

    def _said(self, index: Index) -> str:
        row, cell = self.content.rows[index.row()], self.cell(index)
        values = {
            "symptom": self._texts.words(row.symptom.label),
            "day": self._stretch_words(index.column()),
        }
        if cell is Absence.NO_CHECK_IN:
            said = self._texts("{symptom}, {day}: no check-in", **values)
        elif cell is Absence.BEFORE:
            said = self._texts("{symptom}, {day}: before your record book", **values)
        elif isinstance(cell, Absence):
            said = self._texts("{symptom}, {day}: not asked", **values)
        else:
            word = self._texts.words(self._catalogue.word_of(row.symptom, cell).in_sentence)
            said = self._texts(
                "{symptom}, {day}: {word} ({level})", word=word, level=cell, **values
            )
        if not self.content.is_marked(index.column()):
            return said
        if self.content.days_per_cell > 1:
            return self._texts("{cell}. Infusion in these days", cell=said)
        return self._texts("{cell}. Infusion that day", cell=said)


class _CellPainter(QStyledItemDelegate):
    def __init__(self, look: Look, cell: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._cell = look, cell

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._cell, self._cell)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _StripModel)
        cell = model.cell(index)
        rect = QRectF(option.rect).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(cell, int):
            self._paint_level(painter, rect, cell)
        else:
            self._paint_absence(painter, rect, cell)
        if index.row() == 0 and model.content.is_marked(index.column()):
            painter.fillRect(
                QRectF(rect.left(), option.rect.top(), rect.width(), 2),
                QColor(self._look.palette.ink),
            )
        state = QStyle.StateFlag.State_HasFocus
        if option.state & state:
            painter.setPen(QPen(QColor(self._look.palette.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 7, 7)
        painter.restore()

    def _paint_level(self, painter: QPainter, rect: QRectF, level: int) -> None:
        fill, ink = self._look.level(level)
        painter.setPen(QPen(QColor(self._look.palette.line), 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, 7, 7)
        painter.setPen(ink)
        font = painter.font()
        font.setPixelSize(max(round(rect.height() * 0.5), 13))
        font.setBold(level > 0)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(level))

    def _paint_absence(self, painter: QPainter, rect: QRectF, absence: Absence) -> None:
        if absence is Absence.BEFORE:
            return  # nothing could be noted then, so nothing is missing
        colour = QColor(self._look.palette.hatching)
        if absence is Absence.NO_CHECK_IN:
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._look.palette.line), 1))
        painter.drawRoundedRect(rect, 7, 7)


class HeatStrip(QTableView):
    """The table. `cell_opened` says which day of which symptom was activated."""

    cell_opened = Signal(str, object)

    def __init__(
        self, look: Look, texts: Texts, catalogue: Catalogue, *, cell: int = CELL, name: str
    ) -> None:
        super().__init__()
        self._look, self._cell = look, max(look.px(cell), cell) + GAP
        self._model = _StripModel(texts, catalogue, self)
        self.setModel(self._model)
        self.setItemDelegate(_CellPainter(look, self._cell, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
            header.setDefaultSectionSize(self._cell)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self._shows_newest = True
        self.horizontalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_content(self, content: StripContent) -> None:
        """Draw these rows; the newest day is in sight until the person scrolls away from it."""
        self._model.show_content(content)
        label = max(
            (
                self.fontMetrics().horizontalAdvance(self._label(row))
                for row in range(len(content.rows))
            ),
            default=0,
        )
        self.verticalHeader().setFixedWidth(label + self._look.space(16))
        self._fit()
        if content.rows:
            self.setCurrentIndex(self._model.index(0, content.length - 1))
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())
        self._shows_newest = True

    def _on_range_changed(self, _first: int, last: int) -> None:
        # The strip finds its width after its content, and again whenever the window changes.
        if self._shows_newest:
            self.horizontalScrollBar().setValue(last)

    def _on_scrolled(self, value: int) -> None:
        self._shows_newest = value == self.horizontalScrollBar().maximum()

    def _label(self, row: int) -> str:
        return str(self._model.headerData(row, Qt.Orientation.Vertical))

    def _fit(self) -> None:
        header = self.horizontalHeader().sizeHint().height()
        wide = self.verticalHeader().width() + self._cell * self._model.columnCount()
        bar = self.horizontalScrollBar().sizeHint().height() if wide > self.width() else 0
        self.setFixedHeight(header + self._cell * max(self._model.rowCount(), 1) + bar + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self, index: QModelIndex) -> None:
        row = self._model.content.rows[index.row()]
        self.cell_opened.emit(row.symptom.id, self._model.day(index.column()))
