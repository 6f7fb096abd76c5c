"""The ring of the keyboard around a link: it has room before the first letter, and reaches into the margin there.

A style sheet draws inside a control only, whose letters begin at its edge. Knows no screen.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFocusFrame, QPushButton, QWidget
from shiboken6 import isValid

from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.basics import set_property

BEFORE, AFTER = 6, 1
"""What is missing to one room before and after the letters, in pixels."""
_MOVING: Final = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class LinkRing(QFocusFrame):
    """Lives from when a link has the keyboard until another control has it.

    A frame of Qt's own kind: a screen reader does not hear of it. It lies on what scrolls, so that no part
    between cuts it, and goes with the link wherever layouts move it.
    """

    def __init__(self, link: QPushButton, look: Look) -> None:
        parts: list[QWidget] = [link]
        while (above := parts[-1].parentWidget()) is not None and not _is_ground(above):
            parts.append(above)
        self._ground = above or link.window()
        super().__init__(self._ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._link, self._look = link, look
        set_property(link, "ringed", True)
        for part in parts:
            part.installEventFilter(self)
        self._follow()
        self.raise_()

    def leave(self) -> None:
        """The keyboard is elsewhere."""
        if isValid(self._link):
            set_property(self._link, "ringed", False)
        if isValid(self):  # else it went with the screen on which it lay
            self.hide()
            self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.palette.focus), 2))
        radius = tokens.ROUND_CONTROL
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _follow(self) -> None:
        here = QRect(self._link.mapTo(self._ground, QPoint()), self._link.size())
        self.setGeometry(here.adjusted(-BEFORE, 0, AFTER, 0) & self._ground.rect())
        self.setVisible(self._link.isVisible())


def _is_ground(part: QWidget) -> bool:
    """Whether it scrolls, is a window, or is what a window is filled with."""
    above = part.parentWidget()
    scrolls = above is not None and isinstance(above.parentWidget(), QAbstractScrollArea)
    return part.isWindow() or scrolls
