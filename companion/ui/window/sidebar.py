"""The navigation at the left of the window.

It says which screen was asked for and shows nothing of the journal. Where its words would take more
than a quarter of the window, it folds: icons with small words under them, without the brand.
"""

from collections.abc import Sequence
from functools import partial
from textwrap import wrap
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from companion.messages import Texts
from companion.ui.look import tokens
from companion.ui.look.icons import icon
from companion.ui.look.look import Look
from companion.ui.look.palettes import BRAND
from companion.ui.ways.shortcuts import on_keys, printed_keys
from companion.ui.widgets.basics import seen_only, set_property, show_tip
from companion.ui.widgets.presses import when_pressed
from companion.ui.widgets.steady_scroll import BAR_WIDTH, SteadyScroll
from companion.ui.window.books.book_badge import BookBadge

LEAST_WIDTH: Final = 232
SHARE: Final = 4
"""Unfolded it takes at most this part of the window's width."""

_MARGIN, _FOLDED_MARGIN = 14, 6
_FOLDED_ICON, _TIGHT_ICON = 28, 22
_FOLDED_LETTERS: Final = 12
_GAP: Final = 8
_ROOMY = QSize(1200, 800)
"""A window of this size has room for larger words under the icons."""


class Destination(Struct, frozen=True):
    """A line of the navigation. `key` is its keyboard shortcut."""

    screen: str
    text: str
    icon: str
    key: str
    kind: str = "nav"


class _Line(QToolButton):
    """One way to a screen: its words beside the icon, or under it."""

    def __init__(self, look: Look, destination: Destination, *, is_here: bool) -> None:
        super().__init__()
        self._look, self._text = look, destination.text
        self.setObjectName(f"nav-{destination.screen}")
        self.setProperty("kind", destination.kind)
        self.setAccessibleName(destination.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Before it is polished: to polish it again, PySide makes all of QStyle's enums.
        self.setProperty("here", is_here)
        self._beside, self._above, self._tight = (
            look.whole(side) for side in (look.px(22), _FOLDED_ICON, _TIGHT_ICON)
        )
        # Qt puts four pixels between icon and words; a blank before the words would be underlined with them.
        self._room = look.whole(look.px(_GAP))
        self._draw_icon(destination)
        self.fold(folded=False)

    def fold(self, *, folded: bool, roomy: bool = False) -> None:
        """Put the words under the icon, in short lines, or beside it; `roomy`: in larger letters."""
        size = self._above if folded else self._beside
        self.setIconSize(QSize(size if folded else size + self._room, size))
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextUnderIcon if folded else style.ToolButtonTextBesideIcon
        )
        self.setText("\n".join(wrap(self._text, _FOLDED_LETTERS)) if folded else self._text)
        set_property(self, "folded", "roomy" if roomy else folded)
        self.setMinimumWidth(0)
        self.setMinimumWidth(self.sizeHint().width() + self._more_when_bold())

    def tighten(self, *, tight: bool) -> None:
        """A smaller icon above the words, where the lines would not all be in sight."""
        size = self._tight if tight else self._above
        self.setIconSize(QSize(size, size))

    def _more_when_bold(self) -> int:
        bold = self.font()
        bold.setBold(True)
        return max(
            QFontMetrics(bold).horizontalAdvance(line) - self.fontMetrics().horizontalAdvance(line)
            for line in self.text().split("\n")
        )

    def _draw_icon(self, destination: Destination) -> None:
        palette = self._look.palette
        colour = palette.warning if destination.kind == "nav-warning" else palette.ink
        # One for each side: a picture that Qt makes smaller is soft.
        sides = self._beside, self._above, self._tight
        self._icon = icon(destination.icon, colour, self._look, *sides, room=self._room)
        self.setIcon(self._icon)
        if destination.kind == "nav-warning":
            self._down = partial(
                icon, destination.icon, palette.warning_surface, self._look, *sides, room=self._room
            )
            self.pressed.connect(self._on_pressed)
            self.released.connect(self._on_released)

    def _on_pressed(self) -> None:
        """On its dark ground the icon has the colour of the words."""
        self.setIcon(self._down())

    def _on_released(self) -> None:
        self.setIcon(self._icon)


class Sidebar(QFrame):
    """Whose record book it is, destinations below that, warning signs and settings at the foot.

    `here` is the screen that it is made for; `mark` tells of another.
    """

    asked = Signal(str)

    def __init__(
        self,
        look: Look,
        texts: Texts,
        above: Sequence[Destination],
        below: Sequence[Destination],
        badge: BookBadge,
        *,
        here: str,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "sidebar")
        self.setAccessibleName(texts("Navigation"))
        self._look, self._texts, self._here = look, texts, here
        self._lines: dict[str, _Line] = {}
        self._keys: dict[str, str] = {}
        self._shortcuts: dict[str, QShortcut] = {}
        self._is_folded, self._unfolded, self._height = False, 0, self.height()
        self._is_roomy, self._window_width = False, 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll, inner = SteadyScroll(), QWidget()
        for part in (scroll, inner):
            part.setProperty("kind", "bare")
        scroll.setWidget(inner)
        outer.addWidget(scroll)
        self._inner, self._rows, self._scrolls = inner, QVBoxLayout(inner), False
        inner.installEventFilter(self)
        self._rows.setSpacing(tokens.NEAR)
        self._brand = self._make_brand()
        self._rows.addWidget(self._brand)
        self._badge = badge
        self._rows.addWidget(badge)
        for destination in above:
            self._rows.addWidget(self._line(destination))
        self._rows.addStretch(1)
        for destination in below:
            self._rows.addWidget(self._line(destination))
        self._fit_width()

    def fit(self, window_width: int, height: int) -> None:
        """Fold where the words would take too much of a window of this width, else unfold. It will be so high."""
        self._height, self._window_width = height, window_width
        if self._is_folded and self._unfolded * SHARE > window_width:
            # To measure the words again, each line would be drawn twice at every step of the mouse.
            self._fit_width()
            return
        self._fold(folded=False)
        self._unfolded = self.width()
        if self._unfolded * SHARE > window_width:
            self._fold(folded=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._height = event.size().height()
        self._fit_width()
        # Where it became narrower while its lines were being laid, they have the width of before, and are cut off.
        if (lines := self.layout()) is not None:
            lines.setGeometry(self.contentsRect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lines get their last height when they are first drawn: fit once more where the bar comes or goes by it."""
        if event.type() == QEvent.Type.LayoutRequest and self._overflows() is not self._scrolls:
            self._fit_width()
        return super().eventFilter(watched, event)

    def offer(self, screen: str, *, offered: bool) -> None:
        """Whether a line and its keys are there."""
        self._lines[screen].setVisible(offered)
        self._shortcuts[screen].setEnabled(offered)
        self._unfolded = 0
        self._fit_width()

    def mark(self, screen: str) -> None:
        """Show where the person is; a screen without a line of its own marks none."""
        for name, line in self._lines.items():
            is_here = name == screen
            set_property(line, "here", is_here)
            # Else the tip would be said, which begins with the name once more.
            here = self._texts("You are here") if is_here else self._keys[name]
            line.setAccessibleDescription(here)

    def _fold(self, *, folded: bool) -> None:
        if folded is not self._is_folded:
            self._is_folded = folded
            self._brand.setHidden(folded)
            self._rows.setSpacing(tokens.NEAR)
            self._is_roomy = False
            for line in self._lines.values():
                line.fold(folded=folded)
        self._fit_width()

    def _fit_letters(self) -> None:
        roomy = (
            self._is_folded
            and self._height >= _ROOMY.height()
            and self._window_width >= _ROOMY.width()
        )
        if roomy is not self._is_roomy:
            self._is_roomy = roomy
            for line in self._lines.values():
                line.fold(folded=self._is_folded, roomy=roomy)

    def _fit_width(self) -> None:
        """Wide enough for every line; where they have to scroll, the bar takes the margin's place."""
        self._fit_letters()
        side = _FOLDED_MARGIN if self._is_folded else _MARGIN
        above, foot = (
            (side, side) if self._is_folded else (self._look.space(20), self._look.space(16))
        )
        self._rows.setContentsMargins(side, above, side, foot)
        self._badge.fold(folded=self._is_folded)
        if self._is_folded:
            self._tighten(tight=False)
            if self._overflows():
                self._badge.fold(folded=True, tight=True)
            if self._overflows():
                self._tighten(tight=True)
        self._scrolls = self._overflows()
        self._rows.setContentsMargins(side, above, 0 if self._scrolls else side, foot)
        wanted = self._inner.sizeHint().width() + 1 + (BAR_WIDTH if self._scrolls else 0)
        self.setFixedWidth(wanted if self._is_folded else max(LEAST_WIDTH, wanted))

    def _overflows(self) -> bool:
        return self._inner.sizeHint().height() > self._height

    def _tighten(self, *, tight: bool) -> None:
        self._rows.setSpacing(tokens.HAIR if tight else tokens.NEAR)
        for line in self._lines.values():
            line.tighten(tight=tight)

    def _make_brand(self) -> QWidget:
        size = self._look.whole(self._look.px(34))
        mark = seen_only()
        mark.setPixmap(icon("companion", BRAND, self._look, size).pixmap(size))
        mark.setFixedSize(size, size)
        name = seen_only(self._texts("Compagnon\nImmuno"), "strong")
        brand = QWidget()
        made = QHBoxLayout(brand)
        made.setContentsMargins(tokens.BESIDE, 0, 0, self._look.space(8))
        made.setSpacing(tokens.BESIDE)
        made.addWidget(mark)
        made.addWidget(name, 1)
        return brand

    def _line(self, destination: Destination) -> _Line:
        line = _Line(self._look, destination, is_here=destination.screen == self._here)
        keys = printed_keys(self._texts, destination.key)
        show_tip(line, destination.text, keys=keys)
        self._keys[destination.screen] = keys
        when_pressed(line, lambda _checked: self.asked.emit(destination.screen))
        self._lines[destination.screen] = line
        self._shortcuts[destination.screen] = on_keys(
            destination.key, self, lambda: self.asked.emit(destination.screen)
        )
        return line
