"""A screen that has just come fades in: paper lies over it and clears in a moment.

It only paints. What lies below is there, is pressed and is read from the first moment on.
"""

from typing import Final

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from companion.ui.look import tokens
from companion.ui.look.look import Look

THICKNESS: Final = 0.8
"""How much of the screen it hides at first."""


class Veil(QWidget):
    """Lies over its parent; hidden until `clear_away`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper, self._left = QColor(look.palette.paper), 0.0
        self._clearing = QVariantAnimation(self)
        self._clearing.setDuration(tokens.MOTION_MS)
        self._clearing.setStartValue(THICKNESS)
        self._clearing.setEndValue(0.0)
        self._clearing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clearing.valueChanged.connect(self._on_value)
        self._clearing.finished.connect(self.hide)
        self.hide()

    def clear_away(self) -> None:
        """Cover the parent, and clear."""
        parent = self.parentWidget()
        if parent is None or not parent.isVisible():
            return
        self.setGeometry(parent.rect())
        self._clearing.stop()
        self._left = THICKNESS
        self.show()
        self.raise_()
        self._clearing.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._left)
        painter.fillRect(self.rect(), self._paper)
        painter.end()

    def _on_value(self, value: object) -> None:
        self._left = float(value) if isinstance(value, float) else 0.0
        self.update()
