"""The head of a screen: its title with a line below, and buttons at the right.

The buttons go below where there is no room.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.look.look import Look
from companion.ui.widgets.basics import label
from companion.ui.widgets.layouts.flow_layout import FlowLayout

LEAST_WORDS = 300
"""Beside the buttons, in pixels at 100 %; a longer title has its one line."""


class ScreenHead(QWidget):
    """`title` and `line` are labels to fill."""

    def __init__(self, look: Look, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self._look = look
        self.title, self.line = label("", "title"), label("", "soft")
        words = QWidget()
        rows = QVBoxLayout(words)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(2))
        rows.addWidget(self.title)
        rows.addWidget(self.line)
        self._buttons = QWidget()
        flow = FlowLayout(look.space(12), self._buttons, even=True)
        for made in buttons:
            flow.addWidget(made)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.space(16))
        self._row.addWidget(words, 1)
        self._row.addWidget(self._buttons)

    def fit(self) -> None:
        """Lay the buttons out for the present width and texts."""
        room = self.width() - self._buttons.sizeHint().width() - self._look.space(16)
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        across = room >= max(self._look.px(LEAST_WORDS), title)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if across else direction.TopToBottom)
        side = Qt.AlignmentFlag.AlignTop if across else Qt.AlignmentFlag(0)
        self._row.setAlignment(self._buttons, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
