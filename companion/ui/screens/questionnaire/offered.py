"""What the files of a care team would bring, seen before anything is written.

It says what was pressed; it changes nothing.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.questionnaire_files import Offer, Offered
from companion.actions.words.questionnaires import offered_words
from companion.plain_text import plain_line
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import own_words

_FIRST: Final = 5
"""Questions that are read without asking for the others."""


class OfferStep(QWidget):
    """`taken` and `given_up`: what was chosen for all of them."""

    taken = Signal()
    given_up = Signal()

    def __init__(self, context: Context, offer: Offer) -> None:
        super().__init__()
        self._context = context
        look, texts = context.look, context.texts
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(16))
        for each in offer.forms:
            rows.addWidget(self._card(each))
        if offer.refusals:
            rows.addWidget(self._refused(offer))
        words = texts.plural(
            "Take this questionnaire in", "Take in {count} questionnaires", len(offer.forms)
        )
        self.take = button(words, self.taken.emit, kind="primary")
        self.take.setObjectName("take-questionnaires")
        self.take.setVisible(bool(offer.forms))
        leave = button(texts("Take nothing in"), self.given_up.emit)
        leave.setObjectName("leave-questionnaires")
        ways = FlowLayout(look.space(12))
        ways.addWidget(self.take)
        ways.addWidget(leave)
        rows.addLayout(ways)

    def _card(self, each: Offered) -> Card:
        context, texts = self._context, self._context.texts
        form = each.form.in_language(context.language)
        made = Card(context.look)
        made.rows.addWidget(own_words(plain_line(form.title or each.name), "heading"))
        made.rows.addWidget(own_words(offered_words(texts, form), "soft"))
        if each.is_newer:
            made.rows.addWidget(label(texts("It takes the place of the one that is here.")))
        asked = [i.words for i in form.questions() if i.copy_of is None and i.words]
        made.rows.addWidget(label(texts("It asks:"), "strong"))
        for words in asked[:_FIRST]:
            made.rows.addWidget(own_words(f"– {words}"))
        if len(asked) > _FIRST:
            self._add_others(made, asked[_FIRST:])
        return made

    def _add_others(self, card: Card, words: list[str]) -> None:
        others = own_words("\n".join(f"– {each}" for each in words))
        others.hide()
        more = self._context.texts.plural(
            "See {count} more question", "See {count} more questions", len(words)
        )
        asked = button(more, lambda: self._show_others(others, asked), kind="link")
        asked.setObjectName("more-questions")
        card.rows.addWidget(others)
        card.rows.addWidget(asked, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_others(self, others: QWidget, asked: QWidget) -> None:
        others.show()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        asked.hide()

    def _refused(self, offer: Offer) -> Card:
        texts, made = self._context.texts, Card(self._context.look)
        made.rows.addWidget(label(texts("These questionnaires cannot be taken in"), "heading"))
        for name, error in offer.refusals:
            line = texts("{label}: {text}", label=plain_line(name), text=texts.describe(error))
            made.rows.addWidget(own_words(line))
        return made
