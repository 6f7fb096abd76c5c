"""All photos of the skin by day, and two of them side by side.

It shows the photos that it is given and says what was pressed; it judges nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from companion import dates
from companion.actions.photos import in_pair
from companion.domain.carnet import Entry
from companion.domain.records import Photo
from companion.ui.forms.photo_loading import PhotoLoader
from companion.ui.screens.photos.photo_card import CARD, WIDEST, PhotoCard, PhotoWords
from companion.ui.screens.photos.state import PhotosState
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.layouts.cards_layout import CardsLayout
from companion.ui.widgets.own_words import own_words
from companion.ui.words.photo_words import photo_details, photo_title, spoken

AT_ONCE = 12


class Album(QWidget):
    """`opened` carries a record id, `compared` one and whether it stands beside another."""

    opened = Signal(str)
    compared = Signal(str, bool)
    stop_asked = Signal()
    more_asked = Signal()

    def __init__(
        self,
        context: Context,
        loader: PhotoLoader,
        photos: Sequence[Entry[Photo]],
        state: PhotosState,
    ) -> None:
        super().__init__()
        self._context, self._loader, self._state = context, loader, state
        look = context.look
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(16))
        if not photos:
            rows.addWidget(self._nothing())
            return
        rows.addWidget(self._pair())
        holder = QWidget()
        shown = state.most or AT_ONCE
        most = min(max(len(photos), 2), 4)  # of two, none leaves a third of the line empty
        gap = look.space(16)
        cards = CardsLayout(narrowest=look.space(CARD), most=most, gap=gap, parent=holder)
        for entry in photos[:shown]:
            cards.addWidget(self._card(entry, compared=entry.id in state.compared))
        rows.addWidget(holder)
        left = len(photos) - shown
        if left > 0:
            rows.addWidget(self._more(min(left, AT_ONCE)), 0, Qt.AlignmentFlag.AlignLeft)

    def _more(self, count: int) -> QPushButton:
        texts = self._context.texts
        made = button(
            texts.plural("Show {count} earlier photo", "Show {count} earlier photos", count),
            self.more_asked.emit,
        )
        made.setObjectName("photos-more")
        return made

    def _card(self, entry: Entry[Photo], *, compared: bool) -> PhotoCard:
        context, look, body = self._context, self._context.look, entry.body
        words = PhotoWords(
            record_id=entry.id,
            day=dates.capitalised(dates.day_month_year(body.for_day, context.language)),
            title=photo_title(context, body),
            details=photo_details(context, body),
            name=spoken(context, body),
        )
        widest = look.px(WIDEST)
        view = self._loader.view(body, widest=widest, highest=widest, boxed=True)
        made = PhotoCard(look, context.texts, words, view)
        made.show_compared(compared)
        made.opened.connect(self.opened)
        made.compared.connect(self.compared)
        return made

    def _pair(self) -> QWidget:
        """Two photos side by side, the older one first; a hint until there are two."""
        context, look, texts = self._context, self._context.look, self._context.texts
        pair = in_pair(context.journal.carnet, self._state.compared)
        if len(pair) < 2:
            hint = texts("Tick “Compare” on two photos to see them side by side.")
            return label(hint, "soft")
        made = Card(look, "focus-card")
        made.setObjectName("photos-pair")
        closing = button(texts("Stop comparing"), self.stop_asked.emit)
        closing.setObjectName("photos-stop-comparing")
        head = QHBoxLayout()
        head.addWidget(label(texts("Side by side"), "heading"), 1)
        head.addWidget(closing)
        made.rows.addLayout(head)
        sides = [self._side(entry) for entry in pair[:2]]
        wide = max(look.space(520), look.px(350))  # in large letters room for their words too
        made.rows.addWidget(Beside(*sides, wide=wide, gap=look.space(24), share=1))
        return made

    def _side(self, entry: Entry[Photo]) -> QWidget:
        context, look, body = self._context, self._context.look, entry.body
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(4))
        day = dates.capitalised(dates.day_month_year(body.for_day, context.language))
        rows.addWidget(label(day.replace(dates.NO_BREAK, " "), "strong"))
        rows.addWidget(self._loader.view(body, widest=look.px(560), highest=look.px(420)))
        said = " · ".join((photo_title(context, body), *photo_details(context, body)))
        rows.addWidget(own_words(said, "soft"))
        rows.addStretch(1)
        return made

    def _nothing(self) -> Card:
        texts = self._context.texts
        return EmptyState(
            self._context.look,
            "photos",
            texts("No photo yet"),
            texts(
                "A photo shows your team what the skin looked like on a day that they did not see."
            ),
            texts(
                "Copy it from the phone to this computer first, then choose it here or paste it."
            ),
            texts(
                "It is kept in this encrypted file alone, made smaller. The place and the name that a "
                "phone writes into it are taken out. It is printed only if you choose it."
            ),
        )
