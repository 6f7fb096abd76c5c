"""One row of measured numbers over a period, drawn: points, lines, the laboratory's range, infusions.

Left and Right go from reading to reading. It draws what it is given; words and a table stand beside it.
"""

from dataclasses import dataclass

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
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion import dates
from companion.actions.series import Plot
from companion.actions.time_line import Given
from companion.domain.timeline import Period
from companion.domain.words import Language
from companion.ui.drawings.series_painting import DrawnSeries
from companion.ui.drawings.time_axis import TimeAxis, flag_height, paint_infusions, paint_months
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.look.said_as import DRAWING

HEIGHT = 240
LETTERS = 15
CELLS = 400
"""To how many cells of time a row is thinned."""

_REACH = 24.0


@dataclass(frozen=True, slots=True)
class ChartContent:
    """What a chart shows."""

    plot: Plot
    period: Period
    given: tuple[Given, ...]


class LineChart(QWidget):
    """`reading_shown` carries the place of a reading among those of the period, -1 for none."""

    said_as = DRAWING

    reading_shown = Signal(int)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._content: ChartContent | None = None
        self._plot: Plot | None = None
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, content: ChartContent) -> None:
        """Draw this; no reading is spoken of yet."""
        self._content, self._place = content, -1
        self._plot = content.plot
        self.update()

    @property
    def place(self) -> int:
        """The reading that is spoken of, -1 for none."""
        return self._place

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._plot.readings) - 1 if self._plot else -1
        moves: dict[int, int] = {
            Qt.Key.Key_Left: (self._place if self._place >= 0 else last + 1) - 1,
            Qt.Key.Key_Right: self._place + 1 if self._place >= 0 else last,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = moves.get(event.key())
        if wanted is None or last < 0:
            super().keyPressEvent(event)
            return
        self._speak_of(min(max(wanted, 0), last))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._nearest(event.position())
        if place >= 0:
            self._speak_of(place)

    def _speak_of(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self.update()
            self.reading_shown.emit(place)

    def _nearest(self, at: QPointF) -> int:
        """The reading under the pointer, or -1."""
        if self._plot is None or self._content is None or not self._plot.readings:
            return -1
        drawn = self._drawn(self._plot, self._content)

        def distance(place: int) -> float:
            point = drawn.point(drawn.plot.readings[place])
            return abs(point.x() - at.x()) + abs(point.y() - at.y()) / 100

        nearest = min(range(len(self._plot.readings)), key=distance)
        return nearest if distance(nearest) <= _REACH else -1

    def _drawn(self, plot: Plot, content: ChartContent) -> DrawnSeries:
        area = self._area()
        axis = TimeAxis(content.period, area.left(), area.width())
        return DrawnSeries(self._look, plot, axis, area)

    def _letters(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(LETTERS))
        return font

    def _marks(self) -> list[str]:
        assert self._plot is not None
        scale = self._plot.scale
        return [dates.number(m, self._language, decimals=scale.decimals) for m in scale.marks]

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(self._letters())
        wide = max((metrics.horizontalAdvance(mark) for mark in self._marks()), default=0.0)
        top, foot = flag_height(metrics.height()) + 2, metrics.height() + 6
        left = wide + 14
        return QRectF(
            left, top, max(self.width() - left - 14, 1), max(self.height() - top - foot, 1)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        content, plot = self._content, self._plot
        if content is None or plot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._letters())
        drawn = self._drawn(plot, content)
        drawn.paint_band(painter)
        drawn.paint_scale(painter, self._marks())
        paint_months(painter, drawn.axis, self._look, drawn.area, self._language)
        paint_infusions(painter, drawn.axis, self._look, content.given, drawn.area)
        drawn.paint_line(painter)
        if 0 <= self._place < len(plot.readings):
            drawn.paint_cursor(painter, plot.readings[self._place])
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.palette.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.ROUND_CELL, tokens.ROUND_CELL
            )
        painter.end()
