"""One of a few choices as a radio button whose words go on to a second line instead of being cut.

Draws itself because Qt's own button keeps its text on one line.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from companion.plain_text import held_together
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.choices.tick_row import heed_the_row, paint_disabled, paint_row_ground

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
_NO_END = 16_000
_LEAST_HEIGHT = 44
_MARGIN = 10
_ABOVE = 6
"""Between the ring of the keyboard and what it goes around."""


class RadioRow(QRadioButton):
    """The whole row is the target."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text_left(self) -> int:
        """Where the words begin, in pixels from the left."""
        return _MARGIN + self._dot + self._look.space(12)

    @property
    def _dot(self) -> int:
        return self._look.px(22) + 4

    @property
    def _least(self) -> int:
        return max(_LEAST_HEIGHT, self._dot + 2 * _ABOVE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        room = QRect(0, 0, max(width - self.text_left - _MARGIN, 1), _NO_END)
        text = self.fontMetrics().boundingRect(room, _WRAP, held_together(self.text()))
        return max(self._least, text.height() + 2 * _ABOVE)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        text = self.fontMetrics().horizontalAdvance(self.text())
        wide = self.text_left + text + _MARGIN + 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.text_left + self._look.px(120), self._least)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        heed_the_row(self, option)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self._look.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, self._look, self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = QRect(_MARGIN, (self.height() - self._dot) // 2, self._dot, self._dot)
        indicator = QStyle.PrimitiveElement.PE_IndicatorRadioButton
        self.style().drawPrimitive(indicator, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(QColor(palette.ink if self.isEnabled() else palette.soft_ink))
        words = self.rect().adjusted(self.text_left, 0, -_MARGIN, 0)
        painter.drawText(words, _WRAP, held_together(self.text()))
        if not self.isEnabled():
            paint_disabled(painter, self._look, self.rect())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.palette.focus), 2))
            painter.drawRoundedRect(
                self.rect().adjusted(1, 1, -2, -2), tokens.ROUND_CELL, tokens.ROUND_CELL
            )
        painter.end()
