"""A photo with its day and words as a card: a press opens it, a tick puts it beside another one.

It draws the words it is given and says what was pressed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.dates import NO_BREAK
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import ON_A_CARD, own_words
from companion.ui.widgets.presses import show_checked, when_pressed

CARD = 290
"""Narrowest width of a card in pixels at 100 %."""

WIDEST = 480


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """A photo in words; `name` says all of it in one line."""

    record_id: str
    day: str
    title: str
    details: Sequence[str]
    name: str


class PhotoCard(Card):
    """`opened` and `compared` carry the record id."""

    opened = Signal(str)
    compared = Signal(str, bool)

    def __init__(self, look: Look, texts: Texts, words: PhotoWords, view: QWidget) -> None:
        super().__init__(look, margin=12)
        self._words = words
        self.open_with(self._open)
        self.rows.setSpacing(look.space(4))
        self.rows.addWidget(view)
        # A long month in large letters goes on below.
        self.rows.addWidget(label(words.day.replace(NO_BREAK, " "), "strong"))
        self.rows.addWidget(own_words(words.title, most=ON_A_CARD))
        for detail in words.details:
            self.rows.addWidget(own_words(detail, "small", most=ON_A_CARD))
        self.rows.addStretch(1)
        self._tick = TickRow(look, texts("Compare"))
        self._tick.setObjectName(f"compare-{words.record_id}")
        self._tick.setAccessibleDescription(words.name)
        when_pressed(self._tick, partial(self.compared.emit, words.record_id))
        opening = button(texts("Enlarge"), self._open, kind="link")
        opening.setObjectName(f"enlarge-{words.record_id}")
        opening.setAccessibleName(texts("Enlarge: {photo}", photo=words.name))
        acts = FlowLayout(look.space(16))
        acts.addWidget(self._tick)
        acts.addWidget(opening)
        self.rows.addLayout(acts)

    def show_compared(self, compared: bool) -> None:  # noqa: FBT001 - like Qt's setters
        """Show whether it stands beside another one."""
        show_checked(self._tick, compared)

    def _open(self) -> None:
        self.opened.emit(self._words.record_id)
