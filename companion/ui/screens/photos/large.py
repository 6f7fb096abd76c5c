"""One photo as large as the screen lets it be, with its words and what can be done about it.

It says what was pressed; the screen decides. The way back to all photos stands above it, on the screen.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from companion import dates
from companion.domain.carnet import Entry
from companion.domain.records import Photo
from companion.ui.drawings.photo_view import PhotoView
from companion.ui.forms.photo_loading import PhotoLoader
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import own_words
from companion.ui.words import record_words
from companion.ui.words.photo_words import photo_details, photo_title
from companion.ui.words.whom import person_words

WIDEST, HIGHEST, LEAST = 1400, 900, 208
AROUND = 224
"""What stands above and around a photo, in pixels: the way back, its day, the ways to the next ones."""


class LargePhoto(Card):
    """`wanted` carries the record id of the photo before or after; `room` is the height in sight, in pixels."""

    wanted = Signal(str)
    correction_wanted = Signal()
    withdrawal_wanted = Signal()

    def __init__(
        self,
        context: Context,
        loader: PhotoLoader,
        entry: Entry[Photo],
        *,
        newer: str | None,
        older: str | None,
        room: int,
    ) -> None:
        super().__init__(context.look, "focus-card")
        self._context = context
        look, texts, body = context.look, context.texts, entry.body
        self.rows.setSpacing(look.space(8))
        day = dates.capitalised(dates.full_day(body.for_day, context.language))
        self.rows.addWidget(label(day, "heading"))
        beside = FlowLayout(look.space(12))
        if newer is not None:
            self._add(beside, "photo-newer", texts("Newer photo"), partial(self.wanted.emit, newer))
        if older is not None:
            self._add(beside, "photo-older", texts("Older photo"), partial(self.wanted.emit, older))
        self.rows.addLayout(beside)
        self._view = loader.view(body, widest=look.space(WIDEST), highest=look.space(HIGHEST))
        self.rows.addWidget(self._view)
        self.fit(room)
        self.rows.addWidget(own_words(photo_title(context, body), "strong"))
        for detail in photo_details(context, body):
            self.rows.addWidget(own_words(detail))
        name = person_words(texts, context.journal.carnet, entry.author)
        moment = record_words.moment_words(context, entry.recorded_at)
        kept = texts("Kept by {name} on {moment}", name=name, moment=moment)
        self.rows.addWidget(label(kept, "small"))
        if not context.read_only:
            acts = FlowLayout(look.space(12))
            correct, withdraw = texts("Correct what is written"), texts("Withdraw this photo")
            self._add(acts, "photo-correct", correct, self.correction_wanted.emit)
            self._add(acts, "photo-withdraw", withdraw, self.withdrawal_wanted.emit)
            self.rows.addLayout(acts)

    def fit(self, room: int) -> None:
        """Be whole in a height, in pixels, as far as a photo can be seen in it."""
        space = self._context.look.space
        if isinstance(self._view, PhotoView):
            self._view.be_at_most(min(space(HIGHEST), max(space(LEAST), room - space(AROUND))))

    def _add(self, acts: FlowLayout, handle: str, words: str, act: Callable[[], None]) -> None:
        made = button(words, act)
        made.setObjectName(handle)
        acts.addWidget(made)
