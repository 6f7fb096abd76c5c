"""Days along the width of a drawing: where a day stands, the months below, the infusions through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from companion import dates
from companion.actions.time_line import Given, month_marks
from companion.domain.timeline import Period
from companion.domain.words import Language
from companion.ui.look.look import Look

_LONG = 400  # days from which a month is written with its year
_FLAG = 5.0
_CLOSEST = 4.0  # pixels between two infusions that are both drawn


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days of a period over `width` pixels from `left`."""

    period: Period
    left: float
    width: float

    @property
    def day_width(self) -> float:
        """Pixels of one day."""
        return self.width / self.period.length

    def start(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.period.first).days * self.day_width

    def middle(self, day: date) -> float:
        """Where what happened on a day stands."""
        return self.start(day) + self.day_width / 2

    def day_at(self, x: float) -> date:
        """The day at a place; the first or the last one beside the drawing."""
        place = int((x - self.left) // self.day_width) if self.day_width else 0
        place = min(max(place, 0), self.period.length - 1)
        return date.fromordinal(self.period.first.toordinal() + place)


def month_words(day: date, period: Period, language: Language) -> str:
    """« 1er nov. », or « nov. 2026 » over more than a year."""
    if period.length > _LONG:
        words = dates.short_day_year(day, language)
        return dates.NO_BREAK.join(words.split(dates.NO_BREAK)[1:])
    return dates.short_day(day, language)


def paint_months(
    painter: QPainter, axis: TimeAxis, look: Look, area: QRectF, language: Language
) -> None:
    """A thin line where a month begins, over the height of `area`, and its name below it."""
    metrics = QFontMetricsF(painter.font())
    every = [month_words(date(2026, month, 1), axis.period, language) for month in range(1, 13)]
    widest = max(map(metrics.horizontalAdvance, every)) + look.px(12)
    for day in month_marks(axis.period, max(int(axis.width // widest), 2)):
        x = axis.start(day)
        painter.setPen(QPen(QColor(look.palette.line), 1))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        painter.setPen(QColor(look.palette.soft_ink))
        words = month_words(day, axis.period, language)
        wide = metrics.horizontalAdvance(words)
        place = min(x, axis.left + axis.width - wide)
        box = QRectF(place, area.bottom() + 2, wide + 2, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def paint_infusions(
    painter: QPainter, axis: TimeAxis, look: Look, given: Sequence[Given], area: QRectF
) -> None:
    """A dashed line through `area` for each dose, a flag on top, its number where there is room."""
    ink, metrics = QColor(look.palette.ink), QFontMetricsF(painter.font())
    dashed = QPen(QColor(look.palette.strong_line), 1, Qt.PenStyle.DashLine)
    drawn, written = -_CLOSEST, float("-inf")
    for dose in given:
        x = axis.middle(dose.day)
        if x - drawn < _CLOSEST:
            continue
        drawn = x
        painter.setPen(dashed)
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        top = area.top() - 1
        painter.drawPolygon(
            QPolygonF([QPointF(x - _FLAG, top - 7), QPointF(x + _FLAG, top - 7), QPointF(x, top)])
        )
        words = "" if dose.cycle is None else str(dose.cycle)
        wide = metrics.horizontalAdvance(words)
        if words and x - wide / 2 > written + 4:
            painter.setPen(ink)
            box = QRectF(x - wide / 2, top - 8 - metrics.height(), wide + 2, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            written = x + wide / 2


def flag_height(metrics_height: float) -> float:
    """The room that `paint_infusions` takes above its area, with letters of that height."""
    return metrics_height + 10
