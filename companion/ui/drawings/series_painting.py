"""A row of measured numbers as points and lines, with the laboratory's own range behind them.

Draws no threshold of its own, and no line over a gap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from companion.actions.series import Plot, Reading
from companion.ui.drawings.drawing_key import paint_limit
from companion.ui.drawings.time_axis import TimeAxis
from companion.ui.look.look import Look

_DOT = 3.6
_MOST_DOTS = 150
_LINE, _MOST_LARGER = 2.0, 1.6
_BAND_EDGE = 8.0


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """A row at its place: `axis` gives the days, `area` the height from bottom to top."""

    look: Look
    plot: Plot
    axis: TimeAxis
    area: QRectF

    def point(self, reading: Reading) -> QPointF:
        """Where a reading stands."""
        return QPointF(self.axis.middle(reading.day), self._y(reading.value))

    def paint_band(self, painter: QPainter) -> None:
        """The laboratory's own range, from the first reading that has it to the last."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.palette.primary_tint))
        area = self.area
        for run in self.plot.lab:
            top = area.top() if run.high is None else self._y(run.high)
            bottom = area.bottom() if run.low is None else self._y(run.low)
            left = max(self.axis.middle(run.first) - _BAND_EDGE, area.left())
            right = min(self.axis.middle(run.last) + _BAND_EDGE, area.right())
            painter.drawRect(QRectF(left, top, right - left, max(bottom - top, 2.0)))

    def paint_scale(self, painter: QPainter, words: Sequence[str]) -> None:
        """A thin line for each mark of the scale, and its number at the left of the area."""
        palette, area = self.look.palette, self.area
        metrics = QFontMetricsF(painter.font())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mark, text in zip(self.plot.scale.marks, words, strict=True):
            y = self._y(mark)
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(QColor(palette.soft_ink))
            wide, high = metrics.horizontalAdvance(text) + 2, metrics.height()
            painter.drawText(QRectF(area.left() - wide - 6, y - high / 2, wide, high), right, text)

    def paint_line(self, painter: QPainter) -> None:
        """Neighbours joined within each run, and a dot for each reading where there are not many."""
        colour = QColor(self.look.palette.primary)
        larger = min(self.look.scale, _MOST_LARGER)
        painter.setPen(QPen(colour, _LINE * larger))
        # Lines one by one: a thick polyline over thousands of points takes seconds.
        painter.drawLines(list(self._lines()))
        dotted = sum(len(run) for run in self.plot.runs) <= _MOST_DOTS
        painter.setPen(QPen(QColor(self.look.palette.surface), 1))
        painter.setBrush(colour)
        for run in self.plot.runs:
            for reading in run if dotted else run[:1]:
                painter.drawEllipse(self.point(reading), _DOT * larger, _DOT * larger)
        self._paint_limits(painter)

    def paint_cursor(self, painter: QPainter, reading: Reading) -> None:
        """A ring around the reading that is spoken of."""
        painter.setPen(QPen(QColor(self.look.palette.focus), 3))
        painter.setBrush(QColor(self.look.palette.surface))
        painter.drawEllipse(self.point(reading), _DOT + 3, _DOT + 3)

    def _paint_limits(self, painter: QPainter) -> None:
        """Readings beyond what was measurable, however many dots there are."""
        for run in self.plot.runs:
            for reading in run:
                if reading.comparator is not None:
                    below = reading.comparator.is_below
                    paint_limit(painter, self.look, self.point(reading), is_below=below)

    def _y(self, value: float) -> float:
        return self.area.bottom() - self.plot.scale.place(value) * self.area.height()

    def _lines(self) -> Iterator[QLineF]:
        for run in self.plot.runs:
            points = [self.point(reading) for reading in run]
            yield from (QLineF(before, after) for before, after in pairwise(points))
