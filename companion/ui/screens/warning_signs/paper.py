"""The warning-sign card on paper: how large, in which languages, printed or saved.

The card itself is the same for everybody; nothing here knows what stands on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from companion.actions.card_size import CardSize
from companion.domain.words import Language
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import Paper, PaperOut
from companion.ui.ways.shortcuts import print_with
from companion.ui.widgets.acts import acts_of
from companion.ui.widgets.basics import Card, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.look_rows import language_choices

if TYPE_CHECKING:
    from companion.paper.printable import Printable

BOTH = "both"
BLANK, FILLED = "blank", "filled"


@dataclass
class CardState:
    """What was chosen; `languages` is None for that of the window."""

    size: str = "a4"
    languages: str | None = None
    lines: str = BLANK


class CardToPaper(Card):
    """The three questions, and the two ways out."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=16)
        self._context = context
        self._out = PaperOut(context, self)
        self._sizes, self._languages = self._size_row(), self._language_row()
        self._lines = self._line_row()
        self._lines.chosen.connect(self._on_lines)
        self._sizes.chosen.connect(self._on_size)
        self._languages.chosen.connect(self._on_language)
        self.rows.addWidget(label(context.texts("The card on paper"), "strong"))
        for part in (self._sizes, self._languages, self._lines, self._acts()):
            self.rows.addWidget(part)

    def _size_row(self) -> ChoiceRow:
        texts = self._context.texts
        choices = [
            Choice(CardSize.A4, texts("On a whole sheet")),
            Choice(CardSize.WALLET, texts("To fold, for the wallet")),
        ]
        chosen = self._context.state.of(CardState).size
        look, name = self._context.look, texts("Size of the card")
        return ChoiceRow(look, name, choices, chosen=chosen, handle="card-size")

    def _language_row(self) -> ChoiceRow:
        texts = self._context.texts
        choices = [
            *language_choices(),
            Choice(BOTH, texts("French and English side by side")),
        ]
        chosen = self._context.state.of(CardState).languages or self._context.language
        look, name = self._context.look, texts("Language of the card")
        return ChoiceRow(look, name, choices, chosen=chosen, handle="card-language")

    def _line_row(self) -> ChoiceRow:
        texts = self._context.texts
        choices = [
            Choice(BLANK, texts("Lines to fill in")),
            Choice(FILLED, texts("Filled from my record book")),
        ]
        look, name = self._context.look, texts("What stands on the card about me")
        chosen = self._context.state.of(CardState).lines
        return ChoiceRow(look, name, choices, chosen=chosen, handle="card-lines")

    def _acts(self) -> QWidget:
        texts = self._context.texts
        acts = (
            ("card-print", texts("Print the card"), self._print),
            ("card-save", texts("Save the card as a PDF"), self._save),
        )
        made = acts_of(self._context.look, acts)
        print_with(made.findChildren(QPushButton)[0], texts)
        return made

    def _on_size(self, key: str) -> None:
        self._context.state.of(CardState).size = key

    def _on_language(self, key: str) -> None:
        self._context.state.of(CardState).languages = key

    def _on_lines(self, key: str) -> None:
        self._context.state.of(CardState).lines = key

    def _print(self) -> None:
        self._out.print(self._paper())

    def _save(self) -> None:
        self._out.save(self._paper())

    def _paper(self) -> Paper:
        context = self._context
        carnet, today = context.journal.carnet, context.journal.today()
        size, languages = CardSize(context.state.of(CardState).size), self._chosen_languages()
        filled = context.state.of(CardState).lines == FILLED

        def build() -> "Printable":
            from companion.paper.card import warning_sign_card

            return warning_sign_card(carnet, size, languages, today, filled=filled)

        return Paper("warning-signs", context.texts("Warning-sign card"), build)

    def _chosen_languages(self) -> Sequence[Language]:
        """The window's own language stands at the left when there are two."""
        own = self._context.language
        chosen = self._context.state.of(CardState).languages or own.value
        if chosen == BOTH:
            return sorted((Language.FR, Language.EN), key=lambda each: each is not own)
        return (Language(chosen),)
