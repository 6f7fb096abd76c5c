"""The screens without an open carnet: one calm card in the middle of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.scroll_ground import ScrollGround
from companion.ui.widgets.tab_order import let_go_of_keyboard

CARD_WIDTH = 704


class ClosedScreen(ScrollGround):
    """A card of `CARD_WIDTH` pixels at most, with room for a line above it.

    `has_ways`: whether what leads to something else is offered below it.
    """

    has_ways = True

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look)
        self.look, self.texts = look, texts
        as_screen(self)
        self.busy = False
        self.card = Card(look)
        self.card.rows.setSpacing(look.space(16))
        middle = self._as_wide_as_the_card()
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.space(12))
        self.column.addWidget(self.card)
        self._ways, self._offered = self.buttons(), list[QPushButton]()
        self._shows_offers = True
        self.column.addLayout(self._ways)
        self.rows.addStretch(1)
        self.rows.addLayout(_in_the_middle(middle))
        self.rows.addStretch(2)

    def pin_below_card(self, foot: QWidget) -> None:
        """Keep a row of buttons in sight, as wide as the card and at one place whatever the card asks."""
        middle = self._as_wide_as_the_card()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(foot)
        whole = QWidget()
        whole.setProperty("kind", "bare")
        whole.setLayout(_in_the_middle(middle))
        self.pin(whole)

    def buttons(self, *buttons: QPushButton) -> FlowLayout:
        """A row of buttons that wraps at large text."""
        flow = FlowLayout(self.look.space(12))
        for each in buttons:
            flow.addWidget(each)
        return flow

    def offer(self, text: str, act: Callable[[], None], handle: str) -> None:
        """A quiet way to something else, below the card. It waits while the card is busy."""
        way = button(text, lambda: self._take(act), kind="quiet")
        way.setObjectName(handle)
        self._offered.append(way)
        self._ways.addWidget(way)
        way.setVisible(self._shows_offers)  # only now: without a place it would open a window

    def show_offers(self, *, shown: bool) -> None:
        """Show or hide all that is offered below the card."""
        self._shows_offers = shown
        for way in self._offered:
            way.setVisible(shown)

    def _as_wide_as_the_card(self) -> QWidget:
        made = QWidget()
        made.setProperty("kind", "bare")
        made.setMaximumWidth(self.look.px(CARD_WIDTH))
        return made

    def set_busy(self, *, busy: bool) -> None:
        """While it works, the keyboard rests: Qt would hand it to the next button that is not greyed out."""
        self.busy = busy
        if busy:
            let_go_of_keyboard(self)
        for way in self._offered:
            way.setEnabled(not busy)

    def _take(self, act: Callable[[], None]) -> None:
        if not self.busy:
            act()

    def focus_first(self) -> None:
        """Put the keyboard where the person would start."""

    def go_to(self, control: QWidget) -> None:
        """Give a control the keyboard and scroll it into sight."""
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_in_sight(control, self.look.space(40))


def _in_the_middle(part: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    line.addWidget(part, 10_000)  # what is beside it takes only what it leaves
    line.addStretch(1)
    return line
