"""What the signs of a drawing mean: a small picture and a few words each, in a line that wraps."""

from enum import Enum, auto

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.domain.timeline import Absence
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.look.said_as import DECORATION
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.plain_words import LineLabel

_LIMIT = 6.0


class Mark(Enum):
    """The signs that a drawing may hold."""

    INFUSION = auto()
    BAND = auto()
    LINE = auto()
    BELOW = auto()
    ABOVE = auto()
    NO_CHECK_IN = auto()
    NOT_ASKED = auto()


_ABSENCES = {Mark.NO_CHECK_IN: Absence.NO_CHECK_IN, Mark.NOT_ASKED: Absence.NOT_ASKED}


def paint_limit(painter: QPainter, look: Look, at: QPointF, *, is_below: bool) -> None:
    """An empty triangle that points to where the true number lies."""
    painter.setPen(QPen(QColor(look.palette.primary), 2))
    painter.setBrush(QColor(look.palette.surface))
    tip = _LIMIT if is_below else -_LIMIT
    corners = (QPointF(-_LIMIT, -tip * 0.7), QPointF(_LIMIT, -tip * 0.7), QPointF(0, tip))
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def paint_absence(
    painter: QPainter, look: Look, area: QRectF, absence: Absence, *, radius: float
) -> None:
    """The cell of days without a check-in, or on which something was not asked."""
    if absence is Absence.BEFORE:
        return  # nothing could be noted then, so nothing is missing
    if absence is Absence.NO_CHECK_IN:
        colour = QColor(look.palette.hatching)
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.palette.hatching), 1))
    painter.drawRoundedRect(area, radius, radius)


class _Picture(QWidget):
    said_as = DECORATION

    def __init__(self, look: Look, sign: Mark) -> None:
        super().__init__()
        self._look, self._mark = look, sign
        self.setFixedSize(look.px(22), look.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, area = self._look.palette, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = area.center()
        if self._mark is Mark.INFUSION:
            painter.setPen(QPen(QColor(palette.strong_line), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(middle.x(), area.top() + 7, middle.x(), area.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink))
            left, right = QPointF(middle.x() - 5, area.top()), QPointF(middle.x() + 5, area.top())
            painter.drawPolygon(QPolygonF([left, right, QPointF(middle.x(), area.top() + 7)]))
        elif self._mark is Mark.LINE:
            painter.setPen(QPen(QColor(palette.primary), 2))
            painter.drawLine(QLineF(area.left(), middle.y(), area.right(), middle.y()))
            painter.setBrush(QColor(palette.primary))
            painter.drawEllipse(middle, 3.6, 3.6)
        elif self._mark in {Mark.BELOW, Mark.ABOVE}:
            paint_limit(painter, self._look, middle, is_below=self._mark is Mark.BELOW)
        elif self._mark is Mark.BAND:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.primary_tint))
            painter.drawRoundedRect(area, tokens.ROUND_MARK, tokens.ROUND_MARK)
        else:
            paint_absence(
                painter, self._look, area, _ABSENCES[self._mark], radius=tokens.ROUND_MARK
            )
        painter.end()


class DrawingKey(QWidget):
    """A line of signs with their words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._flow = FlowLayout(look.space(20), self)

    def show_marks(self, signs: list[tuple[Mark, str]]) -> None:
        """Show these signs instead of those that were there."""
        while item := self._flow.takeAt(0):
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        for sign, words in signs:
            holder = QWidget()
            inside = QHBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(self._look.space(8))
            inside.addWidget(_Picture(self._look, sign))
            inside.addWidget(LineLabel(words, "small"), 1)
            self._flow.addWidget(holder)
            holder.show()
