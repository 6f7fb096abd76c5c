"""Where one is in a short series of questions: a dot each, and « 2 sur 5 » in words.

It draws a number that it is given.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.look.said_as import DECORATION
from companion.ui.widgets.basics import label, row


class _Dots(QWidget):
    said_as = DECORATION

    def __init__(self, look: Look, count: int) -> None:
        super().__init__()
        self._look, self._count, self.step = look, count, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._pitch * (self._count + 1) + 2, self._look.px(12))

    @property
    def _pitch(self) -> int:
        return self._look.px(20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, x, size = self._look.palette, 1.0, float(self._look.px(10))
        for number in range(1, self._count + 1):
            is_to_come = number > self.step
            # The present one is longer, and those to come are hollow: colour does not tell it alone.
            wide = size * 2.6 if number == self.step else size
            painter.setPen(
                QPen(QColor(palette.strong_line if is_to_come else palette.primary), 1.4)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush if is_to_come else QColor(palette.primary))
            painter.drawRoundedRect(QRectF(x, 1, wide, size), size / 2, size / 2)
            x += wide + size
        painter.end()


class StepDots(QWidget):
    """The dots and their words side by side."""

    def __init__(self, look: Look, texts: Texts, *, count: int) -> None:
        super().__init__()
        self._texts, self._count = texts, count
        self._dots = _Dots(look, count)
        self._words = label("", "small", wrap=False)
        line = row(self._dots, self._words, spacing=look.space(12))
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        self.setLayout(line)

    def show_step(self, number: int) -> None:
        """Mark the question `number`, counted from 1."""
        self._dots.step = number
        self._dots.update()
        self._words.setText(
            self._texts("Step {number} of {count}", number=number, count=self._count)
        )
