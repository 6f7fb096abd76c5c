"""A paper week as a table to type into: a row a symptom, a column a day, a digit a cell.

It says what was typed and keeps nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent

from companion import dates
from companion.domain.symptoms import Catalogue, Symptom
from companion.messages import Texts
from companion.ui.drawings.cell_table import BESIDE, DrawnTable, Head, Index, paint_ring
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.choices.level_choice import paint_level
from companion.ui.widgets.choices.level_keys import level_of

DAYS = 7
CELL = 44
_GAP = 4
_WRAP = Qt.TextFlag.TextWordWrap.value | BESIDE


@dataclass(frozen=True)
class WeekContent:
    """What the grid shows: its rows, the days that are still to come, those noted already."""

    first_day: date
    symptoms: tuple[Symptom, ...] = ()
    levels: Mapping[tuple[str, int], int] = field(default_factory=dict)
    to_come: frozenset[int] = frozenset()
    noted: frozenset[int] = frozenset()

    def level(self, row: int, column: int) -> int | None:
        """What was typed in a cell."""
        return self.levels.get((self.symptoms[row].id, column))


class _WeekCells:
    """What the grid shows, in words."""

    def __init__(self, texts: Texts, catalogue: Catalogue, content: WeekContent) -> None:
        self._texts, self._catalogue, self._content = texts, catalogue, content

    @property
    def row_count(self) -> int:
        return len(self._content.symptoms)

    @property
    def column_count(self) -> int:
        return DAYS

    def shown(self, row: int, column: int) -> str:
        level = self._content.level(row, column)
        return "" if level is None else str(level)

    def row_head(self, row: int) -> Head:
        label = self._texts.words(self._content.symptoms[row].label)
        return Head(label, label, alignment=_WRAP)

    def column_head(self, column: int) -> Head:
        day, noted = self._day(column), self._content.noted
        short = dates.short_weekday_day(day, self._texts.language).split(" ")[0]
        mark = self._texts("noted") if column in noted else " "
        under = f"\n{mark}" if noted else ""
        said = dates.weekday_day(day, self._texts.language)
        if column in noted:
            said = self._texts("{day}, noted already", day=said)
        return Head(f"{dates.capitalised(short)}\n{day.day}{under}", said, said)

    def said(self, row: int, column: int) -> str:
        symptom, level = self._content.symptoms[row], self._content.level(row, column)
        values = {
            "symptom": self._texts.words(symptom.label),
            "day": dates.weekday_day(self._day(column), self._texts.language),
        }
        if level is None:
            return self._texts("{symptom}, {day}: not asked", **values)
        word = self._texts.words(self._catalogue.level_word(symptom.id, level).in_sentence)
        return self._texts("{symptom}, {day}: {word} ({level})", word=word, level=level, **values)

    def _day(self, column: int) -> date:
        return self._content.first_day + timedelta(days=column)


class WeekGrid(DrawnTable):
    """The table. `typed` says which cell holds which level now (None: cleared)."""

    typed = Signal(str, int, object)
    moved = Signal()
    entered = Signal()

    def __init__(self, look: Look, texts: Texts, catalogue: Catalogue, *, name: str) -> None:
        self._content = WeekContent(date.min)
        self._texts, self._catalogue = texts, catalogue
        super().__init__(look, name, self._cells(), gap=_GAP)
        self._cell = max(look.px(CELL), CELL)
        self.setObjectName("week-grid")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideNone)

    def show_week(self, content: WeekContent) -> None:
        """Draw a week; the keyboard starts in its first cell."""
        before = self.currentIndex()
        row, column = max(before.row(), 0), max(before.column(), 0)
        self._content = content
        self.show_cells(self._cells())
        self._fit()
        if content.symptoms:
            self.go_to(min(row, len(content.symptoms) - 1), column)

    def start(self) -> None:
        """Put the keyboard in the first cell."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._content.symptoms:
            self.go_to(0, 0)

    def is_usable(self, column: int) -> bool:
        return column not in self._content.to_come

    def current_symptom(self) -> Symptom | None:
        """What the box with the keyboard asks."""
        index = self.currentIndex()
        return self._content.symptoms[index.row()] if index.isValid() else None

    def fill(self, level: int | None) -> None:
        """Write a level into the box with the keyboard, or empty it, and go on to the next one."""
        index, symptom = self.currentIndex(), self.current_symptom()
        if symptom is None or not self.is_usable(index.column()):
            return
        if level is None or level <= symptom.attributes[0].highest:
            self._write(index, level)
            self._go_on(index, 1)

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        palette, level = self.look.palette, self._content.level(row, column)
        if level is not None:
            presence = self._content.symptoms[row].is_presence
            paint_level(painter, rect, self.look, level, presence=presence)
            return
        to_come = not self.is_usable(column)
        painter.setBrush(QColor(palette.sunken if to_come else palette.surface))
        style = Qt.PenStyle.DotLine if to_come else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(palette.line if to_come else palette.strong_line), 1, style))
        painter.drawRoundedRect(rect, tokens.ROUND_CELL, tokens.ROUND_CELL)

    def paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        paint_ring(
            painter, self.look, rect.adjusted(1, 1, -1, -1), width=3, radius=tokens.ROUND_CELL
        )

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        level = level_of(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif not index.isValid():
            super().keyPressEvent(event)
        elif level is not None:
            if not event.isAutoRepeat():
                self.fill(level)
        elif event.key() == Qt.Key.Key_Space:
            self.fill(None)
        elif event.key() == Qt.Key.Key_Delete:
            self._write(index, None)
        elif event.key() == Qt.Key.Key_Backspace:
            self._go_on(index, -1)
            self._write(self.currentIndex(), None)
        else:
            super().keyPressEvent(event)

    def _write(self, index: QModelIndex, level: int | None) -> None:
        row, column = index.row(), index.column()
        symptom = self._content.symptoms[row].id
        levels = {
            key: kept for key, kept in self._content.levels.items() if key != (symptom, column)
        }
        if level is not None:
            levels[symptom, column] = level
        self._content = replace(self._content, levels=levels)
        self.show_cell(self._cells(), row, column)
        self.typed.emit(symptom, column, level)

    def _go_on(self, index: QModelIndex, step: int) -> None:
        """The next cell of the row, then the next row, as the sheet is read; days to come are not."""
        cells = [
            (row, column)
            for row in range(len(self._content.symptoms))
            for column in range(DAYS)
            if self.is_usable(column)
        ]
        here = (index.row(), index.column())
        if here not in cells:
            return
        place = min(max(cells.index(here) + step, 0), len(cells) - 1)
        self.go_to(*cells[place])

    def _cells(self) -> _WeekCells:
        return _WeekCells(self._texts, self._catalogue, self._content)

    def _fit(self) -> None:
        """As wide as there is room, and as high as all its rows: the screen scrolls, not the table."""
        labels, gap = self._labels(), self.look.space(16)
        metrics = self.verticalHeader().fontMetrics()
        longest = max((metrics.horizontalAdvance(text) for text in labels), default=0)
        least = max(self._widest_day() + 4, CELL)
        words = (metrics.horizontalAdvance(word) for text in labels for word in text.split())
        narrowest = max(words, default=0) + gap
        head = min(longest + gap, max(self.width() - DAYS * least, narrowest))
        self.verticalHeader().setFixedWidth(max(head, 1))
        column = min(max((self.width() - head) // DAYS, least), self.look.px(96))
        self.horizontalHeader().setDefaultSectionSize(column)
        room = QRect(0, 0, max(head - gap, 1), 10_000)
        for row, text in enumerate(labels):
            lines = metrics.boundingRect(room, _WRAP, text).height()
            self.verticalHeader().resizeSection(row, max(self._cell, lines + self.look.space(8)))
        top = self.horizontalHeader().sizeHint().height()
        bar = self.bar_height(head + DAYS * column)
        self.setFixedHeight(top + self.verticalHeader().length() + bar + 4)

    def _widest_day(self) -> int:
        metrics, cells = self.horizontalHeader().fontMetrics(), self._cells()
        heads = (cells.column_head(column).shown for column in range(DAYS))
        return max(metrics.horizontalAdvance(line) for head in heads for line in head.split("\n"))

    def _labels(self) -> Sequence[str]:
        return [self._texts.words(symptom.label) for symptom in self._content.symptoms]
