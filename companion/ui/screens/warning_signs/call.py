"""Whom to call and when, for the simple window: the numbers as large as they can be, then the card.

The same for everybody; it knows no answer.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.ways.context import Context
from companion.ui.ways.listening import card_listening, in_a_row
from companion.ui.ways.screen import Screen
from companion.ui.ways.to_treatment import note_contact
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.read_card import ReadCard
from companion.ui.widgets.warning_card import (
    TeamNumbers,
    WarningCard,
    number_to_dial,
    numbers_side_by_side,
)


class CallScreen(Screen):
    """The care team's numbers, those of the emergency services, and the card."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        texts = context.texts
        # The arrow keys scroll the card where it is taller than the window.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts("Call"))
        self.rows.setSpacing(context.look.space(12))
        self.rows.addWidget(label(texts("Call"), "title"))
        self.rows.addLayout(in_a_row(context, card_listening(context, self)))
        self._changing = QVBoxLayout()
        self.rows.addLayout(self._changing)
        self.rows.addStretch(1)

    def refresh(self) -> None:
        """Show the present numbers and words."""
        context, texts = self.context, self.context.texts
        clear(self._changing)
        self._changing.setSpacing(context.look.space(12))
        self._changing.addWidget(self._team())
        if context.catalogue.card.numbers:
            self._changing.addWidget(self._emergency())
        self._changing.addWidget(label(texts("When to call"), "heading"))
        self._changing.addWidget(WarningCard(context.look, texts, context.catalogue))

    def focus_first(self) -> None:
        """Put the keyboard on the screen, so that the arrows scroll it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _team(self) -> Card:
        look, texts = self.context.look, self.context.texts
        made = Card(look, margin=16)
        made.rows.addWidget(label(texts("Your care team"), "heading"))
        if team := self.context.journal.carnet.team():
            made.rows.addWidget(TeamNumbers(look, texts, team, largest=True))
            return made
        made.rows.addWidget(label(texts("Your care team’s numbers can be shown here.")))
        adding = button(texts("Add their numbers"), self._add_numbers)
        adding.setObjectName("add-team-numbers")
        made.rows.addWidget(adding, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _emergency(self) -> QWidget:
        look, texts = self.context.look, self.context.texts
        made = ReadCard(look, "warning-card", margin=16)
        made.rows.addWidget(label(texts("In an emergency"), "warning-heading"))
        numbers = self.context.catalogue.card.numbers
        heard = [
            texts("{number}: {label}", number=each.number, label=texts.words(each.label))
            for each in numbers
        ]
        made.read(texts("In an emergency"), heard)
        lines = numbers_side_by_side(look, len(numbers), short=True)
        for number in numbers:
            lines.addWidget(number_to_dial(number.number, texts.words(number.label), largest=True))
        made.rows.addLayout(lines)
        return made

    def _add_numbers(self) -> None:
        note_contact(self.context)
