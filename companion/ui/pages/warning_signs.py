"""The warning-sign card as a page of its own, always one key away.

The same for everybody; it knows no answer. The care team's own numbers stand above it.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from companion import dates
from companion.domain.warning_signs import Source
from companion.ui.context import Context, PageName
from companion.ui.pages.card_paper import CardToPaper
from companion.ui.pages.page import Page
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.columns_layout import ColumnsLayout
from companion.ui.widgets.flow_layout import FlowLayout
from companion.ui.widgets.line_label import LineLabel
from companion.ui.widgets.warning_card import TeamNumbers, WarningCard


class WarningSignsPage(Page):
    """The team's numbers, the card, and where it was read."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts, card = context.look, context.texts, context.catalogue.card
        self.setAccessibleName(texts.words(card.title))
        # The arrow keys scroll the card where it is taller than the window.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows.setSpacing(look.space(12))
        self._team = QVBoxLayout()
        self.rows.addWidget(label(texts.words(card.title), "title"))
        self.rows.addLayout(self._team)
        self.rows.addWidget(WarningCard(look, texts, context.catalogue))
        self.rows.addWidget(CardToPaper(context))
        self.rows.addWidget(self._sources())
        self.rows.addStretch(1)

    def refresh(self) -> None:
        """Show the team's present numbers."""
        look, texts = self.context.look, self.context.texts
        clear(self._team)
        made = Card(look, margin=16)
        if team := self.context.journal.carnet.team():
            made.rows.addWidget(label(texts("Your care team"), "small"))
            made.rows.addWidget(TeamNumbers(look, team))
        else:
            flow = FlowLayout(look.space(12))
            flow.addWidget(LineLabel(texts("Your care team’s numbers can stand here."), "text"))
            adding = button(
                texts("Add their numbers"),
                self._add_numbers,
                kind="link",
            )
            adding.setObjectName("add-team-numbers")
            flow.addWidget(adding)
            made.rows.addLayout(flow)
        self._team.addWidget(made)

    def focus_first(self) -> None:
        """Put the keyboard on the card, so that the arrows scroll it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_numbers(self) -> None:
        """Show the numbers, wherever the treatment page was left."""
        self.context.state.treatment_tab = "team"
        self.context.state.treatment_form = None
        self.context.go(PageName.TREATMENT)

    def _sources(self) -> Card:
        look, texts, card = self.context.look, self.context.texts, self.context.catalogue.card
        made = Card(look, margin=16)
        made.rows.addWidget(label(texts("Where this card was read"), "strong"))
        reviewed = dates.day_month_year(date.fromisoformat(card.reviewed_on), self.context.language)
        made.rows.addWidget(
            label(
                texts("Version {version}, reviewed on {day}.", version=card.version, day=reviewed),
                "small",
            )
        )
        lines = ColumnsLayout(
            narrowest=look.px(280), most=3, gap=look.space(16), line_gap=look.space(4)
        )
        for source in card.cited:
            lines.addWidget(label(self._source(source), "small"))
        made.rows.addLayout(lines)
        return made

    def _source(self, source: Source) -> str:
        texts = self.context.texts
        year = texts("no date") if source.year is None else str(source.year)
        return texts(
            "{organisation}, “{title}” ({year})",
            organisation=source.organisation,
            title=source.title,
            year=year,
        )
