"""A tick box whose sentence goes on to a second line instead of being cut.

Draws itself because Qt's own box keeps its text on one line.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from companion.plain_text import held_together
from companion.ui.look import tokens
from companion.ui.look.look import Look

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
_NO_END = 16_000
_LEAST_HEIGHT = 44
_MARGIN = 8


class TickRow(QCheckBox):
    """The whole row is the target; `least` is its smallest height in pixels.

    A `plain` one has no ground of its own when it is ticked: for lists where most rows are.
    """

    def __init__(
        self, look: Look, text: str, *, least: int = _LEAST_HEIGHT, plain: bool = False
    ) -> None:
        super().__init__(text)
        self._look, self._least, self._plain = look, least, plain
        self.setProperty("kind", "tick-row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        room = QRect(0, 0, max(width - self._text_left() - 4, 1), _NO_END)
        text = self.fontMetrics().boundingRect(room, _WRAP, held_together(self.text()))
        return max(self._lowest(), text.height() + self._air())

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        wide = self._text_left() + self.fontMetrics().horizontalAdvance(self.text()) + 8
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + self._look.px(90), self._lowest())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        heed_the_row(self, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # some desktops tick with Enter: a second Enter must not note a sign
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self._look.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self._box()
        option.rect = QRect(_MARGIN, (self.height() - box) // 2, box, box)
        indicator = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self.style().drawPrimitive(indicator, option, painter, self)
        painter.setPen(QColor(palette.ink if self.isEnabled() else palette.soft_ink))
        painter.setFont(self.font())
        room = self.rect().adjusted(self._text_left(), 0, -4, 0)
        painter.drawText(room, _WRAP, held_together(self.text()))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self._look.palette
        inside = self.rect().adjusted(1, 1, -2, -2)
        paint_row_ground(painter, self._look, self, tinted=self.isChecked() and not self._plain)
        if not self.isEnabled():
            paint_disabled(painter, self._look, self.rect())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(inside, tokens.ROUND_CELL, tokens.ROUND_CELL)

    def _lowest(self) -> int:
        """The boxes of two rows do not touch, however large they are."""
        return max(self._least, self._box() + self._air() + 2)

    def _air(self) -> int:
        """Large letters have enough of it around them."""
        return 2 if self._look.is_large else 6

    def _box(self) -> int:
        return self._look.px(20) + 4

    def _text_left(self) -> int:
        return _MARGIN + self._box() + 12


def heed_the_row(row: QAbstractButton, option: QStyleOptionButton) -> None:
    """Have Qt tell the whole row to a screen reader, and to who presses through one.

    It tells the line of the words, which it measures by these letters: they are told to be as high and wide
    as the row. Nothing is drawn with them.
    """
    letters = QFont(row.font())
    letters.setPixelSize(max(row.height(), row.width(), 1))
    option.fontMetrics = QFontMetrics(letters)


def paint_row_ground(
    painter: QPainter, look: Look, row: QAbstractButton, *, tinted: bool = False
) -> None:
    """What shows that a row is chosen, that the mouse is over it, and that it is held down."""
    palette, is_over = look.palette, row.isEnabled() and (row.underMouse() or row.isDown())
    fill = palette.primary_tint if tinted or row.isDown() else palette.hover
    if not (tinted or is_over):
        return
    has_edge = row.isDown() or (tinted and is_over)
    edge = QPen(QColor(palette.primary), 2 if row.isDown() else 1)
    painter.setPen(edge if has_edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(palette.surface if tinted and row.isDown() else fill))
    painter.drawRoundedRect(row.rect().adjusted(1, 1, -2, -2), tokens.ROUND_CELL, tokens.ROUND_CELL)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_disabled(painter: QPainter, look: Look, row: QRect) -> None:
    """Where the colour of a row does not tell that it cannot be used, dashes around it do."""
    if look.palette.disabled_edge == "solid":
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.palette.soft_ink), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(row.adjusted(1, 1, -2, -2), tokens.ROUND_CELL, tokens.ROUND_CELL)
