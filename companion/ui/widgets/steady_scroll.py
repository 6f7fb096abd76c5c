"""A scrolling area that a screen reader can look into while it changes.

Qt's own area counts its visible scroll bars among its accessible children, and asks for a child
that is gone without a check: a screen reader that looked just before a bar disappeared, or before
the screen changed, brought the program down. Here the bar lies beside what Qt counts.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar

BAR_WIDTH = 16


class SteadyScroll(QScrollArea):
    """Scrolls up and down; its bar shows when the content is taller than the area."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self._is_fitting = False
        self.bar.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.setGeometry(self.width() - BAR_WIDTH, 0, BAR_WIDTH, self.height())

    def _on_scrolled(self, value: int) -> None:
        self.bar.setValue(value)
        if self.underMouse():
            from companion.ui.widgets.hover import find_pointer_anew

            find_pointer_anew(self)

    def _on_range_changed(self, lowest: int, highest: int) -> None:
        own = self.verticalScrollBar()
        self.bar.setRange(lowest, highest)
        self.bar.setPageStep(own.pageStep())
        self.bar.setSingleStep(own.singleStep())
        self.bar.setValue(own.value())
        if self._is_fitting:
            return  # content that fits only beside the bar would show and hide it for ever
        self._is_fitting = True
        self._show_bar(shown=highest > lowest)
        if own.maximum() > own.minimum():
            self._show_bar(shown=True)
        self._is_fitting = False

    def _show_bar(self, *, shown: bool) -> None:
        if shown is self.bar.isHidden():
            self.bar.setVisible(shown)
            self.setViewportMargins(0, 0, BAR_WIDTH if shown else 0, 0)
