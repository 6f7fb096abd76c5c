"""Lanes on one time line: levels as cells with digits, numbers as lines, medicines as bars.

Infusions go through all lanes. Arrows move over lanes and cells, Enter opens a cell's days. It draws
what it is given; words and a table stand beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.actions.series import Plot
from companion.actions.time_line import Given, Grid
from companion.domain.timeline import Absence
from companion.domain.words import Language
from companion.ui.drawings.drawing_key import paint_absence
from companion.ui.drawings.lane_layout import (
    BAR_HEIGHT,
    CELL_HEIGHT,
    NUMBER_HEIGHT,
    LanePlace,
    LanePlaces,
    LaneSize,
    place_lanes,
)
from companion.ui.drawings.series_painting import DrawnSeries
from companion.ui.drawings.time_axis import TimeAxis, flag_height, paint_infusions, paint_months
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.look.said_as import DRAWING

LETTERS, SMALL = 15, 13
_ROUND = tokens.ROUND_MARK
_NARROWEST_DIGIT = 12.0


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A symptom's cells: a level from 0 to 4, or why there is none."""

    name: str
    cells: tuple[int | Absence, ...]


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of numbers; `detail` stands below its name, `marks` at its scale. `plot` may be None."""

    name: str
    detail: str
    plot: Plot | None
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days with words on it."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """A medicine's bars."""

    name: str
    bars: tuple[Bar, ...]


Row = LevelRow | NumberRow | BarRow


@dataclass(frozen=True, slots=True)
class LaneContent:
    """What the lanes show."""

    grid: Grid
    given: tuple[Given, ...]
    rows: tuple[Row, ...]


_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LaneView(QWidget):
    """`cell_shown` and `cell_opened` carry the lane and the cell, both counted from 0."""

    said_as = DRAWING

    cell_shown = Signal(int, int)
    cell_opened = Signal(int, int)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._content: LaneContent | None = None
        self._places: LanePlaces | None = None
        self._at: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lanes(self, content: LaneContent) -> None:
        """Draw these lanes; no cell is spoken of yet."""
        self._content, self._at, self._places = content, None, None
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._lay_out(width).height)

    def sizeHint(self) -> QSize:
        width = self._look.px(600)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._places = None
        super().resizeEvent(event)

    # --- where one is

    def keyPressEvent(self, event: QKeyEvent) -> None:
        content = self._content
        if content is None or not content.rows:
            super().keyPressEvent(event)
            return
        last_row, last_cell = len(content.rows) - 1, content.grid.count - 1
        row, cell = self._at or (0, last_cell + 1)
        moves: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (row, cell - 1),
            Qt.Key.Key_Right: (row, cell + 1),
            Qt.Key.Key_Up: (row - 1, cell),
            Qt.Key.Key_Down: (row + 1 if self._at else row, cell),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, last_cell),
        }
        wanted = moves.get(event.key())
        if wanted is not None:
            self._speak_of(min(max(wanted[0], 0), last_row), min(max(wanted[1], 0), last_cell))
        elif event.key() in _OPENING and self._at is not None:
            self.cell_opened.emit(*self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        shapes = Qt.CursorShape
        self.setCursor(shapes.ArrowCursor if found is None else shapes.PointingHandCursor)
        if found is not None:
            self._speak_of(*found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One click opens, as Enter does: two in time are hard for a numb hand."""
        found = self._under(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.cell_opened.emit(*found)

    def _speak_of(self, row: int, cell: int) -> None:
        if (row, cell) != self._at:
            self._at = (row, cell)
            self.update()
            self.cell_shown.emit(row, cell)

    def _under(self, at: QPointF) -> tuple[int, int] | None:
        """The lane and the cell under the pointer."""
        content = self._content
        if content is None:
            return None
        places = self._laid_out()
        axis = self._axis(content, places)
        for row, place in enumerate(places.lanes):
            if place.area.adjusted(0, -3, 0, 3).contains(at):
                return row, content.grid.place(axis.day_at(at.x()))
        return None

    # --- where things stand

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(pixels))
        font.setBold(bold)
        return font

    def _laid_out(self) -> LanePlaces:
        if self._places is None:
            self._places = self._lay_out(self.width())
        return self._places

    def _lay_out(self, width: int) -> LanePlaces:
        self.ensurePolished()
        names, small = QFontMetricsF(self._font(LETTERS)), QFontMetricsF(self._font(SMALL))
        rows = self._content.rows if self._content else ()
        sizes = [self._size(row, names, small, rows[:n]) for n, row in enumerate(rows)]
        head = flag_height(small.height()) + 2
        return place_lanes(self._look, sizes, width, head=head, line=names.height())

    def _size(
        self, row: Row, names: QFontMetricsF, small: QFontMetricsF, before: Sequence[Row]
    ) -> LaneSize:
        opens = bool(before) and type(before[-1]) is not type(row)
        wide = names.horizontalAdvance(row.name)
        if isinstance(row, NumberRow):
            wide = max(wide, small.horizontalAdvance(row.detail))
            scale = max((small.horizontalAdvance(mark) for mark in row.marks), default=0.0)
            return LaneSize(NUMBER_HEIGHT, wide, scale, opens_part=True, grows=1.4)
        height = CELL_HEIGHT if isinstance(row, LevelRow) else BAR_HEIGHT
        return LaneSize(height, wide, 0.0, opens_part=opens)

    def _axis(self, content: LaneContent, places: LanePlaces) -> TimeAxis:
        return TimeAxis(content.grid.period, places.area.left(), places.area.width())

    # --- drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        content = self._content
        if content is None:
            return
        painter, places = QPainter(self), self._laid_out()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis = self._axis(content, places)
        painter.setFont(self._font(SMALL))
        paint_months(painter, axis, self._look, places.area, self._language)
        if self._at is not None:
            days = content.grid.cell(self._at[1])
            wide = axis.day_width * content.grid.days_each
            band = QRectF(axis.start(days.first), places.area.top(), wide, places.area.height())
            painter.fillRect(band, QColor(self._look.palette.sunken))
        # Behind the cells, so that no line goes through a digit; over the bands, so that none hides it.
        for row, place in zip(content.rows, places.lanes, strict=True):
            if isinstance(row, NumberRow) and row.plot is not None:
                self._drawn(row.plot, axis, place.area).paint_band(painter)
        paint_infusions(painter, axis, self._look, content.given, places.area)
        for row, place in zip(content.rows, places.lanes, strict=True):
            self._paint_name(painter, row, place)
            if isinstance(row, LevelRow):
                self._paint_levels(painter, row, place.area)
            elif isinstance(row, NumberRow):
                self._paint_numbers(painter, row, axis, place.area)
            else:
                self._paint_bars(painter, row, axis, place.area)
        self._paint_place(painter, content, places, axis)
        painter.end()

    def _paint_name(self, painter: QPainter, row: Row, place: LanePlace) -> None:
        palette = self._look.palette
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font(LETTERS, bold=isinstance(row, NumberRow)))
        painter.setPen(QColor(palette.ink))
        name = QRectF(place.name)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(row.name)
        if name.right() > place.area.left():  # above its lane: no line goes through the letters
            cleared = QRectF(name.left(), name.top(), wide + self._look.px(6), name.height())
            painter.fillRect(cleared, QColor(palette.surface))
        if not isinstance(row, NumberRow) or not row.detail:
            painter.drawText(name, middle, row.name)
            return
        if name.height() < self._look.px(NUMBER_HEIGHT):  # above the lane: both on one line
            painter.drawText(name, middle, row.name)
            name.setLeft(name.left() + wide + self._look.px(12))
        else:
            upper = QRectF(name.left(), name.top(), name.width(), name.height() / 2)
            painter.drawText(
                upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.name
            )
            name.setTop(upper.bottom())
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(self._font(SMALL))
        if name.right() > place.area.left():
            wide = QFontMetricsF(painter.font()).horizontalAdvance(row.detail)
            cleared = QRectF(name.left(), name.top(), wide, name.height())
            painter.fillRect(cleared, QColor(palette.surface))
        painter.setPen(QColor(palette.soft_ink))
        painter.drawText(name, middle, row.detail)

    def _paint_levels(self, painter: QPainter, row: LevelRow, area: QRectF) -> None:
        wide = area.width() / max(len(row.cells), 1)
        gap = min(2.0, wide / 6)
        font = self._font(LETTERS)
        for place, cell in enumerate(row.cells):
            box = QRectF(area.left() + place * wide, area.top(), wide, area.height())
            box.adjust(gap, 1, -gap, -1)
            if isinstance(cell, int):
                fill, ink = self._look.level(cell)
                painter.setPen(QPen(QColor(self._look.palette.line), 1))
                painter.setBrush(fill)
                painter.drawRoundedRect(box, _ROUND, _ROUND)
                if wide >= _NARROWEST_DIGIT:
                    font.setBold(cell > 0)
                    painter.setFont(font)
                    painter.setPen(ink)
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(cell))
            else:
                paint_absence(painter, self._look, box, cell, radius=_ROUND)

    def _paint_numbers(
        self, painter: QPainter, row: NumberRow, axis: TimeAxis, area: QRectF
    ) -> None:
        if row.plot is None or not row.plot.readings:
            painter.setPen(QPen(QColor(self._look.palette.line), 1))
            painter.drawLine(
                QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y())
            )
            return
        drawn = self._drawn(row.plot, axis, area)
        painter.setFont(self._font(SMALL))
        drawn.paint_scale(painter, row.marks)
        drawn.paint_line(painter)

    def _drawn(self, plot: Plot, axis: TimeAxis, area: QRectF) -> DrawnSeries:
        return DrawnSeries(self._look, plot, axis, area.adjusted(0, 7, 0, -7))

    def _paint_bars(self, painter: QPainter, row: BarRow, axis: TimeAxis, area: QRectF) -> None:
        palette = self._look.palette
        painter.setFont(self._font(SMALL))
        for bar in row.bars:
            left = axis.start(bar.first)
            right = max(axis.start(bar.last) + axis.day_width, left + 4)
            box = QRectF(left, area.top() + 2, right - left, area.height() - 4).adjusted(
                0.5, 0, -0.5, 0
            )
            painter.setPen(QPen(QColor(palette.primary), 1))
            painter.setBrush(QColor(palette.primary_tint))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
            wide = painter.fontMetrics().horizontalAdvance(bar.words)
            inside = box.adjusted(8, 0, -4, 0)
            painter.setPen(QColor(palette.on_tint))
            if wide > inside.width() and left - wide - 8 > area.left():
                inside = QRectF(left - wide - 8, box.top(), wide + 2, box.height())
                painter.setPen(QColor(palette.soft_ink))
            if wide <= inside.width():
                middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(inside, middle, bar.words)

    def _paint_place(
        self, painter: QPainter, content: LaneContent, places: LanePlaces, axis: TimeAxis
    ) -> None:
        """A ring around the whole when it has the keyboard, and around the cell spoken of."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._look.palette.focus), 2))
        if self._at is not None and self._at[0] < len(places.lanes):
            area = places.lanes[self._at[0]].area
            wide = axis.day_width * content.grid.days_each
            first = content.grid.cell(self._at[1]).first
            column = QRectF(axis.start(first), area.top(), wide, area.height())
            painter.drawRoundedRect(column, tokens.ROUND_CELL, tokens.ROUND_CELL)
        if self.hasFocus():
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.ROUND_CELL, tokens.ROUND_CELL
            )
