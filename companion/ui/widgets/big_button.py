"""A button as large as a hand: an icon, a word, and a line that says what it does."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from companion.ui.look.icons import icon
from companion.ui.look.look import Look
from companion.ui.widgets.basics import seen_only
from companion.ui.widgets.plain_words import paint_ring_inside
from companion.ui.widgets.presses import when_pressed

_ICON = 56


class BigButton(QPushButton):
    """Kinds: big, big-warning, big-other. Its height follows its words."""

    def __init__(
        self, look: Look, kind: str, icon_name: str, title: str, press: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._is_light = kind == "big" and look.palette.primary_is_light
        self._ink = look.palette.on_primary
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setAccessibleName(title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        palette, size = look.palette, look.whole(min(look.px(_ICON), 2 * _ICON))
        colours = {"big": palette.on_primary, "big-warning": palette.warning}
        drawn = seen_only()
        colour = colours.get(kind, palette.primary)
        drawn.setPixmap(icon(icon_name, colour, look, size).pixmap(size))
        drawn.setFixedSize(size, size)
        self._title, self._line = seen_only(title), seen_only()
        self._title.setProperty("big", "title")
        self._line.setProperty("big", "line")
        words = QVBoxLayout()
        words.setSpacing(look.space(2))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch(1)
        self._inside = QHBoxLayout(self)
        side = look.space(24)
        self._inside.setContentsMargins(side, look.space(10), side, look.space(10))
        self._inside.setSpacing(look.space(24))
        self._inside.addWidget(drawn)
        self._inside.addLayout(words, 1)
        for part in (drawn, self._title, self._line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        when_pressed(self, lambda _checked: press())

    def say(self, line: str) -> None:
        """Say below the word what a press does now."""
        self._line.setText(line)
        self.setAccessibleDescription(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_light:
            paint_ring_inside(self, QColor(self._ink))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.totalMinimumSize()
