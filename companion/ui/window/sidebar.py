"""The navigation at the left of the window.

It says which screen was asked for and shows nothing of the journal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.messages import Texts
from companion.ui.look.icons import icon
from companion.ui.look.look import Look
from companion.ui.widgets.basics import label, plain_tip
from companion.ui.widgets.presses import show_checked, when_pressed
from companion.ui.widgets.steady_scroll import BAR_WIDTH, SteadyScroll


@dataclass(frozen=True, slots=True)
class Destination:
    """A line of the navigation. `key` is its keyboard shortcut."""

    screen: str
    text: str
    icon: str
    key: str
    kind: str = "nav"


MARGIN = 14


class Sidebar(QFrame):
    """Destinations above, warning signs and settings below."""

    asked = Signal(str)

    def __init__(
        self, look: Look, texts: Texts, above: Sequence[Destination], below: Sequence[Destination]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "sidebar")
        self.setAccessibleName(texts("Navigation"))
        self._look = look
        self._buttons: dict[str, QPushButton] = {}
        self._shortcuts: dict[str, QShortcut] = {}
        self._group = QButtonGroup(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll, inner = SteadyScroll(), QWidget()
        for part in (scroll, inner):
            part.setProperty("kind", "bare")
        scroll.setWidget(inner)
        outer.addWidget(scroll)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(MARGIN, look.space(22), MARGIN, look.space(18))
        rows.setSpacing(4)
        rows.addLayout(self._brand(texts))
        rows.addSpacing(look.space(18))
        for destination in above:
            rows.addWidget(self._line(destination))
        rows.addStretch(1)
        for destination in below:
            rows.addWidget(self._line(destination))
        self._inner, self._rows = inner, rows
        self._fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        """Wide enough for every line; where they have to scroll, the bar takes the margin's place."""
        margins = self._rows.contentsMargins()
        scrolls = self._inner.sizeHint().height() > self.height()
        margins.setRight(0 if scrolls else MARGIN)
        self._rows.setContentsMargins(margins)
        bar = BAR_WIDTH if scrolls else 0
        self.setFixedWidth(max(232, self._inner.sizeHint().width() + 1 + bar))

    def offer(self, screen: str, *, offered: bool) -> None:
        """Whether a line and its keys are there."""
        self._buttons[screen].setVisible(offered)
        self._shortcuts[screen].setEnabled(offered)

    def mark(self, screen: str) -> None:
        """Show where the person is; a screen without a line of its own marks none."""
        self._group.setExclusive(False)
        for name, line in self._buttons.items():
            show_checked(line, name == screen)
        self._group.setExclusive(True)

    def _brand(self, texts: Texts) -> QHBoxLayout:
        size = self._look.px(34)
        mark = QLabel()
        mark.setPixmap(icon("companion", "#0F5257", size, self.devicePixelRatioF()).pixmap(size))
        mark.setFixedSize(size, size)
        name = label(texts("Compagnon\nImmuno"), "strong")
        name.setAccessibleName("Compagnon Immuno")
        made = QHBoxLayout()
        made.setContentsMargins(10, 0, 0, 0)
        made.setSpacing(10)
        made.addWidget(mark)
        made.addWidget(name, 1)
        return made

    def _line(self, destination: Destination) -> QPushButton:
        look, warning = self._look, destination.kind == "nav-warning"
        line = QPushButton(destination.text)
        line.setObjectName(f"nav-{destination.screen}")
        line.setProperty("kind", destination.kind)
        line.setCheckable(True)
        line.setCursor(Qt.CursorShape.PointingHandCursor)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        colour = look.palette.warning if warning else look.palette.ink
        size = look.px(22)
        line.setIcon(icon(destination.icon, colour, size, self.devicePixelRatioF()))
        line.setIconSize(QSize(size, size))
        line.setToolTip(plain_tip(f"{destination.text} ({destination.key})"))
        when_pressed(line, lambda _checked: self.asked.emit(destination.screen))
        shortcut = QShortcut(QKeySequence(destination.key), self)
        shortcut.activated.connect(lambda: self.asked.emit(destination.screen))
        self._buttons[destination.screen] = line
        self._shortcuts[destination.screen] = shortcut
        self._group.addButton(line)
        return line
