"""The warning-sign card on screen: the same for everybody, whatever was answered.

With boxes where a person can say “I have this sign”. It knows no answer and gives no verdict.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.actions.words.phone import dialled
from companion.dates import NO_BREAK
from companion.domain.records import TeamContact
from companion.domain.symptoms import Catalogue
from companion.domain.warning_signs import Urgency, WarningSign, WarningSignCard
from companion.messages import Texts
from companion.ui.look import tokens
from companion.ui.look.fonts import NUMBERS, load_fonts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, label, seen_only
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.layouts.cards_layout import CardsLayout
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import ColumnsLayout
from companion.ui.widgets.plain_words import LineHeading, LineLabel
from companion.ui.widgets.presses import show_checked, when_pressed
from companion.ui.widgets.read_card import ReadCard

_MOST_COLUMNS = 3


class TeamNumbers(ReadCard):
    """The care team's own numbers, large, or `largest` where they are what one came for."""

    def __init__(
        self, look: Look, texts: Texts, team: Sequence[TeamContact], *, largest: bool = False
    ) -> None:
        super().__init__(look, "bare")
        self.rows.setContentsMargins(0, 0, 0, 0)
        lines = numbers_side_by_side(look, len(team)) if largest else FlowLayout(look.space(24))
        heard = []
        for contact in team:
            number = dialled(contact.phone)
            said = ", ".join(part for part in (contact.name, contact.when) if part)
            lines.addWidget(number_to_dial(number, said, largest=largest))
            heard.append(", ".join(filter(None, (number, said))))
        self.rows.addLayout(lines)
        self.read(texts("Your care team"), heard)


def numbers_side_by_side(look: Look, count: int, *, short: bool = False) -> CardsLayout:
    """Room for so many of the largest numbers: all on one line, or as many on each.

    `short`: of two or three figures.
    """
    narrowest = look.px(180 if short else 260)
    return CardsLayout(narrowest=narrowest, most=count, gap=look.space(24), full=True)


def number_to_dial(number: str, whose: str, *, largest: bool = False) -> QWidget:
    """A number in figures that nobody takes for others, and under it whose it is."""
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    load_fonts(NUMBERS)
    phone = LineLabel(number, "phone-large" if largest else "phone")
    phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    rows.addWidget(phone)
    if whose:
        rows.addWidget(LineLabel(whose, "text" if largest else "small"))
    rows.addStretch(1)  # beside one whose words take more lines, the words stay below their number
    return made


class WarningCard(QWidget):
    """The whole card; `dense` where it stands below other things, all of which should be in sight.

    `sign_ticked` carries a sign's id and whether it is there.
    """

    sign_ticked = Signal(str, bool)

    def __init__(
        self,
        look: Look,
        texts: Texts,
        catalogue: Catalogue,
        *,
        tickable: bool = False,
        dense: bool = False,
    ) -> None:
        super().__init__()
        card = catalogue.card
        self._look, self._texts, self._card = look, texts, card
        self._tickable, self._dense = tickable, dense
        self._ticks: dict[str, TickRow] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(6 if dense else 12))
        intro = " ".join(texts.words(sentence) for sentence in card.intro)
        rows.addWidget(label(intro, "small"))
        for urgency in Urgency:
            rows.addWidget(self._block(urgency))

    def show_ticks(self, signs: Collection[str]) -> None:
        """Show which signs are ticked."""
        for sign, tick in self._ticks.items():
            show_checked(tick, sign in signs)

    def show_words(self, card: WarningSignCard) -> None:
        """Show the words that the lines with a box have now: the care team's own may be new."""
        for sign, tick in self._ticks.items():
            tick.setText(self._texts.words(card.signs[sign].text))

    def _block(self, urgency: Urgency) -> Card:
        texts, look, now = self._texts, self._look, urgency is Urgency.NOW
        dense = self._dense
        made = ReadCard(look, "warning-card" if now else "card", margin=10 if dense else 16)
        if not self._tickable:  # with boxes, Tab comes by those
            made.read(texts.words(self._card.headings[urgency]), self._heard(urgency))
        made.rows.setSpacing(look.space(2 if dense else 6))
        head = FlowLayout(look.space(12))
        heading = "warning-heading" if now else "heading"
        head.addWidget(LineHeading(texts.words(self._card.headings[urgency]), heading))
        head.addWidget(LineLabel(texts.words(self._card.actions[urgency]), "small"))
        made.rows.addLayout(head)
        if now and self._card.numbers:
            made.rows.addWidget(label(self._numbers(), "small"))
        lines = ColumnsLayout(
            narrowest=look.px(250),
            most=_MOST_COLUMNS,
            gap=look.px(14 if dense else 18),
            line_gap=0 if dense else look.space(2),
        )
        for sign in self._card.block(urgency):
            lines.addWidget(self._line(sign))
        made.rows.addLayout(lines)
        return made

    def _heard(self, urgency: Urgency) -> list[str]:
        """The lines of a block, as they are said."""
        texts, numbers = self._texts, [self._numbers()] if self._card.numbers else []
        return [
            texts.words(self._card.actions[urgency]),
            *(numbers if urgency is Urgency.NOW else ()),
            *(texts.words(sign.text) for sign in self._card.block(urgency)),
        ]

    def _numbers(self) -> str:
        texts = self._texts
        return f"{NO_BREAK}· ".join(  # no line begins with the dot
            texts("{number}: {label}", number=number.number, label=texts.words(number.label))
            for number in self._card.numbers
        )

    def _line(self, sign: WarningSign) -> QWidget:
        text = self._texts.words(sign.text)
        if not (self._tickable and sign.tickable):
            return _bullet(self._look, text)
        tick = TickRow(self._look, text)
        tick.setObjectName(f"sign-{sign.id}")
        tick.setAccessibleDescription(self._texts.words(self._card.headings[sign.block]))
        when_pressed(tick, lambda checked: self.sign_ticked.emit(sign.id, checked))
        self._ticks[sign.id] = tick
        return tick


def _bullet(look: Look, text: str) -> QWidget:
    made = QWidget()
    inside = QHBoxLayout(made)
    inside.setContentsMargins(look.space(4), tokens.LINE, 0, tokens.LINE)
    inside.setSpacing(look.space(8))
    inside.addWidget(seen_only("•"), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(label(text), 1)
    return made
