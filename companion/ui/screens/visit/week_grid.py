"""A paper week as a table to type into: a row a symptom, a column a day, a digit a cell.

A real table underneath, so that arrows move in it and a screen reader reads each cell. It says what
was typed and keeps nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
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
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import plain_tip
from companion.ui.widgets.level_choice import LEVEL_KEYS, paint_level

Index = QModelIndex | QPersistentModelIndex
DAYS = 7
CELL = 44
_GAP = 4
_WRAP = Qt.TextFlag.TextWordWrap.value | int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
)


@dataclass(frozen=True)
class WeekContent:
    """What the grid shows: its rows, the days that are still to come, those noted already."""

    first_day: date
    symptoms: tuple[Symptom, ...] = ()
    levels: Mapping[tuple[str, int], int] = field(default_factory=dict)
    to_come: frozenset[int] = frozenset()
    noted: frozenset[int] = frozenset()


class _WeekModel(QAbstractTableModel):
    def __init__(self, texts: Texts, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts, self._catalogue = texts, catalogue
        self.content = WeekContent(date.min)

    def show_content(self, content: WeekContent) -> None:
        """Draw another week, or other rows."""
        self.beginResetModel()
        self.content = content
        self.endResetModel()

    def show_levels(self, content: WeekContent, index: Index) -> None:
        """Draw one cell again: the keyboard stays where it is."""
        self.content = content
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.content.symptoms)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DAYS

    def key(self, index: Index) -> tuple[str, int]:
        """The symptom id and the day (from 0) of a cell."""
        return self.content.symptoms[index.row()].id, index.column()

    def level(self, index: Index) -> int | None:
        """What was typed in a cell."""
        return self.content.levels.get(self.key(index))

    def flags(self, index: Index) -> Qt.ItemFlag:
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag(0) if index.column() in self.content.to_come else usable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            level = self.level(index)
            return "" if level is None else str(level)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._said(index))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Vertical:
            if shown:
                return self._texts.words(self.content.symptoms[section].label)
            return _WRAP if role == Qt.ItemDataRole.TextAlignmentRole else None
        day = self.content.first_day + timedelta(days=section)
        if role == Qt.ItemDataRole.DisplayRole:
            short = dates.short_weekday_day(day, self._texts.language).split(" ")[0]
            mark = self._texts("noted") if section in self.content.noted else " "
            under = f"\n{mark}" if self.content.noted else ""
            return f"{dates.capitalised(short)}\n{day.day}{under}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = dates.weekday_day(day, self._texts.language)
            if section in self.content.noted:
                return self._texts("{day}, noted already", day=said)
            return said
        return None

    def _said(self, index: Index) -> str:
        symptom = self.content.symptoms[index.row()]
        day = self.content.first_day + timedelta(days=index.column())
        values = {
            "symptom": self._texts.words(symptom.label),
            "day": dates.weekday_day(day, self._texts.language),
        }
        level = self.level(index)
        if level is None:
            return self._texts("{symptom}, {day}: not asked", **values)
        word = self._texts.words(self._catalogue.level_word(symptom.id, level).in_sentence)
        return self._texts("{symptom}, {day}: {word} ({level})", word=word, level=level, **values)


class _CellPainter(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _WeekModel)
        palette = self._look.palette
        rect = QRectF(option.rect).adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        level = model.level(index)
        if level is not None:
            paint_level(painter, rect, self._look, level)
        else:
            to_come = index.column() in model.content.to_come
            painter.setBrush(QColor(palette.sunken if to_come else palette.surface))
            style = Qt.PenStyle.DotLine if to_come else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(palette.line if to_come else palette.strong_line), 1, style))
            painter.drawRoundedRect(rect, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
        painter.restore()


class WeekGrid(QTableView):
    """The table. `typed` says which cell holds which level now (None: cleared)."""

    typed = Signal(str, int, object)
    moved = Signal()
    entered = Signal()

    def __init__(self, look: Look, texts: Texts, catalogue: Catalogue, *, name: str) -> None:
        super().__init__()
        self._look, self._cell = look, max(look.px(CELL), CELL)
        self._model = _WeekModel(texts, catalogue, self)
        self.setModel(self._model)
        self.setItemDelegate(_CellPainter(look, self))
        self.setObjectName("week-grid")
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
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideNone)

    def show_week(self, content: WeekContent) -> None:
        """Draw a week; the keyboard starts in its first cell."""
        before = self.currentIndex()
        row, column = max(before.row(), 0), max(before.column(), 0)
        self._model.show_content(content)
        self._fit()
        if content.symptoms:
            row = min(row, len(content.symptoms) - 1)
            self.setCurrentIndex(self._model.index(row, column))

    def start(self) -> None:
        """Put the keyboard in the first cell."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def current_rect(self) -> QRect:
        """Where the cell with the keyboard lies, in the table's own coordinates."""
        rect = self.visualRect(self.currentIndex())
        place = self.viewport().mapTo(self, rect.topLeft())
        return QRect(place, rect.size())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        level = LEVEL_KEYS.get(event.text())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif not index.isValid():
            super().keyPressEvent(event)
        elif level is not None:
            symptom = self._model.content.symptoms[index.row()]
            if level <= symptom.attributes[0].highest and not event.isAutoRepeat():
                self._write(index, level)
                self._go_on(index, 1)
        elif event.key() == Qt.Key.Key_Space:
            self._write(index, None)
            self._go_on(index, 1)
        elif event.key() == Qt.Key.Key_Delete:
            self._write(index, None)
        elif event.key() == Qt.Key.Key_Backspace:
            self._go_on(index, -1)
            self._write(self.currentIndex(), None)
        else:
            super().keyPressEvent(event)

    def _write(self, index: QModelIndex, level: int | None) -> None:
        content, key = self._model.content, self._model.key(index)
        levels = {other: kept for other, kept in content.levels.items() if other != key}
        if level is not None:
            levels[key] = level
        changed = WeekContent(
            content.first_day, content.symptoms, levels, content.to_come, content.noted
        )
        self._model.show_levels(changed, index)
        self.typed.emit(key[0], key[1], level)

    def _go_on(self, index: QModelIndex, step: int) -> None:
        """The next cell of the row, then the next row, as the sheet is read; days to come are not."""
        cells = [
            (row, column)
            for row in range(self._model.rowCount())
            for column in range(DAYS)
            if column not in self._model.content.to_come
        ]
        here = (index.row(), index.column())
        if here not in cells:
            return
        place = min(max(cells.index(here) + step, 0), len(cells) - 1)
        self.setCurrentIndex(self._model.index(*cells[place]))

    def _fit(self) -> None:
        """As wide as there is room, and as high as all its rows: the page scrolls, not the table."""
        labels, gap = self._labels(), self._look.space(16)
        metrics = self.verticalHeader().fontMetrics()
        longest = max((metrics.horizontalAdvance(text) for text in labels), default=0)
        least = max(self._widest_day() + 4, CELL)
        words = (metrics.horizontalAdvance(word) for text in labels for word in text.split())
        narrowest = max(words, default=0) + gap
        head = min(longest + gap, max(self.width() - DAYS * least, narrowest))
        self.verticalHeader().setFixedWidth(max(head, 1))
        column = min(max((self.width() - head) // DAYS, least), self._look.px(96))
        self.horizontalHeader().setDefaultSectionSize(column)
        room = QRect(0, 0, max(head - gap, 1), 10_000)
        for row, text in enumerate(labels):
            lines = metrics.boundingRect(room, _WRAP, text).height()
            self.verticalHeader().resizeSection(row, max(self._cell, lines + self._look.space(8)))
        top = self.horizontalHeader().sizeHint().height()
        wide = head + DAYS * column > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(top + self.verticalHeader().length() + bar + 4)

    def _widest_day(self) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        heads = (self._model.headerData(n, Qt.Orientation.Horizontal) for n in range(DAYS))
        lines = (line for head in heads for line in str(head).split("\n"))
        return max(metrics.horizontalAdvance(line) for line in lines)

    def _labels(self) -> Sequence[str]:
        rows = range(self._model.rowCount())
        return [str(self._model.headerData(row, Qt.Orientation.Vertical)) for row in rows]
