"""Levels by symptom and day, or week, as a table of coloured cells with a digit in each.

A screen reader reads « Fatigue, 17 novembre : beaucoup ».
"""

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from textwrap import indent

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent

from companion import dates
from companion.domain.symptom_summary import by_author
from companion.domain.symptoms import Catalogue, Symptom
from companion.domain.timeline import Absence, Period, Timeline, absence_of
from companion.messages import Texts
from companion.ui.drawings.cell_table import BESIDE, DrawnTable, Head
from companion.ui.drawings.drawing_key import paint_absence
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.basics import plain_tip
from companion.ui.widgets.choices.level_choice import paint_yes
from companion.ui.widgets.own_words import in_lines

Cell = int | Absence

CELL = 30
NAME_LETTERS = 18
GAP = 4
WEEK = 7
YES = "yes"
INSIDE = 1.0
"""Around a cell in its picture: its edge is drawn on both sides of where it ends."""


class StripRow(Struct, frozen=True):
    """One symptom's cells, a day or a week each; with `who`, what one person said of it."""

    symptom: Symptom
    cells: tuple[Cell, ...]
    who: str = ""


class StripContent(Struct, frozen=True):
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

    @property
    def has_infusions(self) -> bool:
        """Whether an infusion day is among its days."""
        return any(self.period.first <= day <= self.period.last for day in self.marked)

    def days_of(self, column: int) -> Period:
        """The days of a cell."""
        first = self.period.first + timedelta(days=column * self.days_per_cell)
        return Period(first, first + timedelta(days=self.days_per_cell - 1))

    def is_marked(self, column: int) -> bool:
        """Whether a cell has an infusion day."""
        return any(day in self.marked for day in self.days_of(column))


def felt_most(timeline: Timeline, symptoms: Sequence[Symptom], most: int) -> list[Symptom]:
    """So many of these, in their order: those with the highest levels of the period."""
    kept = sorted(symptoms, key=lambda symptom: timeline.highest(symptom.id), reverse=True)[:most]
    return sorted(kept, key=symptoms.index)


def strip_content(
    timeline: Timeline,
    symptoms: Sequence[Symptom],
    marked: frozenset[date] = frozenset(),
    called: Callable[[str], str] = str,
) -> StripContent:
    """The cells of these symptoms over the timeline's period.

    Where persons disagree on a symptom, each has a row below it; `called` gives a person's name.
    """
    rows: list[StripRow] = []
    for symptom in symptoms:
        every = tuple(timeline.daily(symptom.id))
        rows.append(StripRow(symptom, every))
        for said in by_author(symptom.id, timeline):
            cells = tuple(map(_own_cell, said.daily, every))
            rows.append(StripRow(symptom, cells, called(said.author)))
    return StripContent(timeline.period, tuple(rows), marked)


def _own_cell(own: int | None, every: Cell) -> Cell:
    """What one person said of a day; of a day of which nobody said anything, why."""
    if own is not None:
        return own
    return every if isinstance(every, Absence) else Absence.NOT_ASKED


def weeks_content(
    timeline: Timeline,
    symptoms: Sequence[Symptom],
    marked: frozenset[date] = frozenset(),
    called: Callable[[str], str] = str,
) -> StripContent:
    """The same in weeks: a cell has the highest level of its days. The period has whole weeks."""
    days = strip_content(timeline, symptoms, marked, called)
    rows = tuple(StripRow(row.symptom, _by_week(row.cells), row.who) for row in days.rows)
    return StripContent(timeline.period, rows, marked, days_per_cell=WEEK)


def _by_week(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(_highest(cells[n : n + WEEK]) for n in range(0, len(cells), WEEK))


def _on_a_pixel(painter: QPainter, at: QPointF) -> QPointF:
    """The place nearest to this one at which a picture stays sharp, on a screen of any scale."""
    to_device = painter.deviceTransform()
    device = to_device.map(at)
    back, _ = to_device.inverted()
    return back.map(QPointF(round(device.x()), round(device.y())))


def _highest(cells: tuple[Cell, ...]) -> Cell:
    levels = [cell for cell in cells if isinstance(cell, int)]
    if levels:
        return max(levels)
    return absence_of(cells)


class _StripCells:
    """What a strip shows, in words."""

    def __init__(self, texts: Texts, catalogue: Catalogue, content: StripContent) -> None:
        self._texts, self._catalogue, self._content = texts, catalogue, content

    @property
    def row_count(self) -> int:
        return len(self._content.rows)

    @property
    def column_count(self) -> int:
        return self._content.length

    def shown(self, row: int, column: int) -> str:
        line = self._content.rows[row]
        cell = line.cells[column]
        if isinstance(cell, int) and line.symptom.is_presence:
            return self._word(line.symptom, cell)
        return str(cell) if isinstance(cell, int) else ""

    def _word(self, symptom: Symptom, level: int) -> str:
        return self._texts.words(self._catalogue.word_of(symptom, level).in_sentence)

    def row_head(self, row: int) -> Head:
        line = self._content.rows[row]
        name = self._symptom(line)
        if line.who:
            who = in_lines(line.who, NAME_LETTERS - 3)
            return Head(indent(who, "   "), name, plain_tip(name), BESIDE)
        # The catalogue's own names have room in one line; somebody's own words go on to others.
        shown = in_lines(name, NAME_LETTERS) if line.symptom.is_own else name
        return Head(shown, name, plain_tip(name), BESIDE)

    def column_head(self, column: int) -> Head:
        days = self._days_words(column)
        return Head(str(self._content.days_of(column).last.day), days, days)

    def _symptom(self, line: StripRow) -> str:
        """« Fatigue », « Fatigue par Paul »."""
        name = self._texts.words(line.symptom.label)
        if not line.who:
            return name
        return self._texts("{symptom} by {name}", symptom=name, name=line.who)

    def _days_words(self, column: int) -> str:
        """« 21 novembre », « du 15 novembre au 21 novembre »."""
        days, language = self._content.days_of(column), self._texts.language
        last = dates.day_month(days.last, language)
        if days.length == 1:
            return last
        first = dates.day_month(days.first, language)
        return self._texts("from {first} to {last}", first=first, last=last)

    def said(self, row: int, column: int) -> str:
        line = self._content.rows[row]
        cell = line.cells[column]
        values = {
            "symptom": self._symptom(line),
            "day": self._days_words(column),
        }
        if cell is Absence.BEFORE:
            said = self._texts("{symptom}, {day}: before your record book", **values)
        elif line.who and isinstance(cell, Absence):
            said = self._texts("{symptom}, {day}: nothing noted", **values)
        elif cell is Absence.NO_CHECK_IN:
            said = self._texts("{symptom}, {day}: no check-in", **values)
        elif isinstance(cell, Absence):
            said = self._texts("{symptom}, {day}: not asked", **values)
        elif line.symptom.is_presence:
            word = self._word(line.symptom, cell)
            said = self._texts("{symptom}, {day}: {word}", word=word, **values)
        else:
            word = self._word(line.symptom, cell)
            said = self._texts(
                "{symptom}, {day}: {word} ({level})", word=word, level=cell, **values
            )
        if not self._content.is_marked(column):
            return said
        if self._content.days_per_cell > 1:
            return self._texts("{cell}. Infusion in these days", cell=said)
        return self._texts("{cell}. Infusion that day", cell=said)


class HeatStrip(DrawnTable):
    """The table. `cell_opened` says which day of which symptom was activated."""

    cell_opened = Signal(str, object)

    def __init__(
        self, look: Look, texts: Texts, catalogue: Catalogue, *, cell: int = CELL, name: str
    ) -> None:
        self._content = StripContent(Period(date.min, date.min), ())
        self._texts, self._catalogue = texts, catalogue
        self._tiles: dict[tuple[Cell | str, float, float, float], QPixmap] = {}
        super().__init__(look, name, self._cells(), gap=GAP)
        self._cell = max(look.px(cell), cell) + GAP
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultSectionSize(self._cell)
        self._heads = 0
        self._shows_newest = True
        self.horizontalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def _cells(self) -> _StripCells:
        return _StripCells(self._texts, self._catalogue, self._content)

    def show_content(self, content: StripContent) -> None:
        """Draw these rows; the newest day is in sight until the person scrolls away from it."""
        self._content = content
        cells, metrics = self._cells(), self.fontMetrics()
        self.show_cells(cells)
        labels = [cells.row_head(row).shown.split("\n") for row in range(cells.row_count)]
        widest = max(
            (metrics.horizontalAdvance(line) for lines in labels for line in lines), default=0
        )
        for row, lines in enumerate(labels):
            if len(lines) > 1:
                tall = len(lines) * metrics.lineSpacing() + GAP
                self.verticalHeader().resizeSection(row, max(tall, self._cell))
        self._heads = widest + self.look.space(16)
        self._fit()
        self.show_newest()

    def show_newest(self) -> None:
        """Bring the newest day into sight, and the keyboard's place to it."""
        if self._content.rows:
            self.go_to(0, self._content.length - 1)
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())
        self._shows_newest = True

    def show_day(self, day: date) -> None:
        """Put the keyboard's place on a day, where it is one of those shown."""
        content = self._content
        if content.rows and day in content.period:
            self.go_to(0, (day - content.period.first).days // content.days_per_cell)

    def paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_focus(painter, self._square(rect))

    def _square(self, rect: QRectF) -> QRectF:
        """A cell in the middle of a row that a long name makes taller."""
        over = max(rect.height() - (self._cell - GAP), 0)
        return rect.adjusted(0, over / 2, 0, -over / 2)

    def paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        line, rect = self._content.rows[row], self._square(rect)
        cell = line.cells[column]
        is_yes = isinstance(cell, int) and cell > 0 and line.symptom.is_presence
        if cell is not Absence.BEFORE:
            tile = self._tile(painter, rect.size(), YES if is_yes else cell)
            at = QPointF(rect.left() - INSIDE, rect.top() - INSIDE)
            whole = tile.devicePixelRatio().is_integer()
            painter.drawPixmap(at if whole else _on_a_pixel(painter, at), tile)
        if row == 0 and self._content.is_marked(column):
            mark = QRectF(rect.left(), rect.top() - GAP / 2, rect.width(), 2)
            painter.fillRect(mark, QColor(self.look.palette.ink))

    def _tile(self, painter: QPainter, size: QSizeF, drawn: Cell | str) -> QPixmap:
        """The picture of a cell, drawn once: a month has hundreds of cells, and these few kinds."""
        ratio = self.devicePixelRatioF()
        key = (drawn, size.width(), size.height(), ratio)
        if key not in self._tiles:
            rect = QRectF(QPointF(INSIDE, INSIDE), size)
            around = rect.adjusted(-INSIDE, -INSIDE, INSIDE, INSIDE)
            tile = QPixmap(math.ceil(around.width() * ratio), math.ceil(around.height() * ratio))
            tile.setDevicePixelRatio(ratio)
            tile.fill(Qt.GlobalColor.transparent)
            into = QPainter(tile)
            into.setRenderHint(QPainter.RenderHint.Antialiasing)
            into.setFont(painter.font())
            self._draw(into, rect, drawn)
            into.end()
            self._tiles[key] = tile
        return self._tiles[key]

    def _draw(self, painter: QPainter, rect: QRectF, drawn: Cell | str) -> None:
        if isinstance(drawn, str):
            paint_yes(painter, rect, self.look)
        elif isinstance(drawn, int):
            self._paint_level(painter, rect, drawn)
        else:
            paint_absence(painter, self.look, rect, drawn, radius=tokens.round_cell(rect.height()))

    def _paint_level(self, painter: QPainter, rect: QRectF, level: int) -> None:
        fill, ink = self.look.level(level)
        painter.setPen(QPen(QColor(self.look.palette.line), 1))
        painter.setBrush(fill)
        radius = tokens.round_cell(rect.height())
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(ink)
        font = painter.font()
        font.setPixelSize(max(self.look.digit(rect.height(), 0.5), tokens.SMALLEST_CELL_DIGIT))
        font.setBold(level > 0)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(level))

    def _on_range_changed(self, _first: int, last: int) -> None:
        # The strip finds its width after its content, and again whenever the window changes.
        if self._shows_newest:
            self.horizontalScrollBar().setValue(last)

    def _on_scrolled(self, value: int) -> None:
        self._shows_newest = value == self.horizontalScrollBar().maximum()

    def _fit(self) -> None:
        header = self.horizontalHeader().sizeHint().height()
        days = self._cell * self._content.length
        room = self.width() - self._heads
        # Where not all days have room, whole ones are seen: what is over goes to the names.
        over = room % self._cell if self._cell < room < days else 0
        self.verticalHeader().setFixedWidth(self._heads + over)
        wide = self._heads + days
        rows = max(self.verticalHeader().length(), self._cell)
        self.setFixedHeight(header + rows + self.bar_height(wide) + 4)
        self.updateGeometries()  # of itself the table hears of other names only when its size changes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select) and self.currentIndex().isValid():
            self._open(self.currentIndex())  # as Enter: a table of Qt hears Enter alone
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._content.rows[index.row()]
        # The last day of a week's cell.
        self.cell_opened.emit(row.symptom.id, self._content.days_of(index.column()).last)
