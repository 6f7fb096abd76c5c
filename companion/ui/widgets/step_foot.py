"""The buttons at the foot of a step: back at the left, going on at the right.

One below the other where there is no room.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget


class StepFoot(QWidget):
    """`back` at the left, `ahead` at the right, `gap` pixels apart."""

    def __init__(
        self, back: Sequence[QPushButton], ahead: Sequence[QPushButton], *, gap: int
    ) -> None:
        super().__init__()
        self._buttons = (*back, *ahead)
        self._gap = gap
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for button in back:
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in ahead:
            self._row.addWidget(button)

    def fit(self) -> None:
        """Lay the buttons out for the present width and texts."""
        shown = [button for button in self._buttons if not button.isHidden()]
        wanted = sum(button.sizeHint().width() + self._gap for button in shown)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if wanted <= self.width() else down)

    def minimumSizeHint(self) -> QSize:
        # As narrow as the widest button: in one line they must not push the screen wider.
        wide = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
