"""The simplest parts of every screen: labels, buttons, cards, scrolling paper.

People's own words are always shown as plain text, never as markup.
"""

import html
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.plain_text import plain_lines
from companion.ui.look.icons import icon
from companion.ui.look.look import Look
from companion.ui.widgets.plain_words import (
    STILL_ONE_LINE,
    HeadingLabel,
    PlainButton,
    PlainLabel,
    ReadLabel,
    SeenOnly,
)
from companion.ui.widgets.presses import when_pressed

_LIGHT_WHEN_PRESSED: Final = ("link", "quiet", "icon", "badge")
"""Kinds of buttons that keep the colour of their words while they are down."""

_HEADINGS: Final = ("title", "heading", "on-primary-title", "warning-heading")


def label(text: str, kind: str = "text", *, wrap: bool = True) -> QLabel:
    """A plain-text label. Kinds: title, heading, strong, soft, small, warning-heading, warning,
    error, on-primary-title, on-primary, pill, phone, text.
    """
    made = _label_of(text, kind, wrap=wrap)(text)
    made.setWordWrap(wrap)
    made.setProperty("kind", kind)
    return made


def _label_of(text: str, kind: str, *, wrap: bool) -> type[PlainLabel]:
    if kind in _HEADINGS:
        return HeadingLabel
    # What is short is asked for its height as often, and does without an answer in Python.
    may_be_long = not 0 < len(text) <= STILL_ONE_LINE
    return ReadLabel if wrap and may_be_long else PlainLabel


def seen_only(text: str = "", kind: str = "text", *, wrap: bool = True) -> QLabel:
    """A label for the eye alone, since what is around it says the same; without a text, for a picture."""
    made = SeenOnly(text)
    made.setWordWrap(wrap)
    made.setProperty("kind", kind)
    return made


def plain_tip(text: str) -> str:
    """Words that show while the mouse rests, such that they stay words.

    Qt takes a tip for HTML as soon as it looks like it, and then opens the files that it names.
    """
    shown = plain_lines(text)
    if "<" not in shown and "&" not in shown:
        return shown
    return f"<p style='white-space: pre-wrap'>{html.escape(shown)}</p>"


def show_tip(target: QWidget, tip: str, *, keys: str = "") -> None:
    """The name of `target`, or a part of it, while the mouse rests; its description for the ear is `keys`.

    Without a description Qt hands on the tip, and the name would be said twice.
    """
    target.setToolTip(plain_tip(f"{tip} ({keys})" if keys else tip))
    target.setAccessibleDescription(keys or " ")


def button(text: str, on_click: Callable[[], None], *, kind: str = "secondary") -> QPushButton:
    """A push button. Kinds: primary, secondary, link, quiet, on-hero, on-hero-outline."""
    made = PlainButton(text)
    press_with(made, on_click, kind=kind)
    return made


def press_with(made: QPushButton, on_click: Callable[[], None], *, kind: str) -> None:
    """Have a button of its own class look and answer as one that `button` makes."""
    made.setProperty("kind", kind)
    made.setAutoDefault(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    when_pressed(made, lambda _checked: on_click())


def set_property(target: QWidget, name: str, value: object) -> None:
    """Set what the style sheet chooses a look by; no look is chosen by what is unset, or False."""
    is_other = (target.property(name) or None) != (value or None)
    target.setProperty(name, value)
    if is_other and target.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        target.style().unpolish(target)  # Qt reads the property when it polishes
        target.style().polish(target)


def set_kind(target: QPushButton, kind: str) -> None:
    """Give a button another look."""
    set_property(target, "kind", kind)


def keep_room_for_bold(target: QPushButton) -> QPushButton:
    """The same button, wide enough for the bold text it has when it is down."""
    target.ensurePolished()
    bold = target.font()
    bold.setBold(True)
    text = target.text().replace("&&", "&")
    more = QFontMetrics(bold).horizontalAdvance(text) - target.fontMetrics().horizontalAdvance(text)
    target.setMinimumWidth(target.sizeHint().width() + max(more, 0) + 2)
    return target


def with_icon(target: QPushButton, name: str, colour: str, look: Look) -> QPushButton:
    """The same button with a line icon before its text."""
    size = look.whole(look.px(22))
    target.setIcon(icon(name, colour, look, size))
    target.setIconSize(target.iconSize().expandedTo(QSize(size, size)))
    kind = target.property("kind")
    if isinstance(target, PlainButton) and kind not in _LIGHT_WHEN_PRESSED:
        palette = look.palette
        ink = palette.warning_surface if kind == "nav-warning" else palette.on_pressed
        target.draw_pressed(partial(icon, name, ink, look, size))
    return target


def pale_when_off(target: QPushButton, name: str, look: Look) -> QPushButton:
    """The same button, whose icon is drawn with the colour of lines while there is nothing to press for."""
    size, drawn = look.whole(look.px(22)), target.icon()
    pale = icon(name, look.palette.strong_line, look, size)
    drawn.addPixmap(pale.pixmap(size), QIcon.Mode.Disabled)
    target.setIcon(drawn)
    return target


CLOSE = 16
"""The margin of cards that stand in a narrow column."""


class Card(QFrame):
    """A white, rounded surface. Kinds: card, focus-card, hero, warning-card."""

    def __init__(self, look: Look, kind: str = "card", margin: int = 24) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.rows = QVBoxLayout(self)
        self._look = look
        self._act: Callable[[], None] | None = None
        self.set_margin(margin)
        self.rows.setSpacing(look.space(8))

    def open_with(self, act: Callable[[], None]) -> None:
        """Let a press anywhere on the card do what its own button does with the keyboard."""
        self._act = act
        self.setProperty("opens", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._act is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        set_property(self, "held", True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_held = bool(self.property("held"))
        set_property(self, "held", False)
        if self._act is not None and is_held and self.rect().contains(event.position().toPoint()):
            self._act()

    def set_margin(self, margin: int) -> None:
        """The room around what the card holds, as at 100 % text."""
        beside, above = self._look.space(margin), self._look.space(margin * 0.85)
        self.rows.setContentsMargins(beside, above, beside, above)


class Gathered(Card):
    """Several cards as the parts of one; a part that is hidden takes its line with it."""

    def __init__(self, look: Look, parts: Sequence[Card], kind: str = "card") -> None:
        super().__init__(look, kind)
        if kind == "bare":
            self.rows.setContentsMargins(0, 0, 0, 0)
        self._lines: dict[QObject, QFrame] = {}
        for place, part in enumerate(parts):
            part.setProperty("kind", "bare")
            part.rows.setContentsMargins(0, 0, 0, 0)
            if place:
                self._lines[part] = rule()
                self.rows.addWidget(self._lines[part])
                part.installEventFilter(self)
            self.rows.addWidget(part)
            if place:
                self._lines[part].setHidden(part.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part was shown or hidden."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._lines[watched].setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)


def rule() -> QFrame:
    """A thin line between two parts of a card."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def row(*widgets: QWidget, spacing: int = 12) -> QHBoxLayout:
    """Widgets side by side."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    return made


def column(*widgets: QWidget, spacing: int = 8) -> QVBoxLayout:
    """Widgets one below the other."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it, layouts within it too."""
    while item := layout.takeAt(0):
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            # A widget laid out a moment ago would still be shown, as a window of its own.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
