"""The warning-sign card as a screen of its own, always one key away.

The same for everybody; it knows no answer. The care team's own numbers stand above it.
"""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.domain.records import Body, Profile, TeamWords
from companion.domain.validity import LONGEST_WORDING
from companion.domain.warning_signs import Source, WarningSignCard
from companion.ui.forms.form import Form
from companion.ui.forms.profile_forms import profile_body
from companion.ui.look.said_as import DOCUMENT
from companion.ui.screens.warning_signs.paper import CardToPaper
from companion.ui.ways.context import Context
from companion.ui.ways.listening import card_listening, in_a_row
from companion.ui.ways.screen import Drawn, Screen
from companion.ui.ways.to_treatment import note_contact
from companion.ui.ways.unsaved import OpenForm, OpenForms, close_form
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import ColumnsLayout
from companion.ui.widgets.plain_words import LineLabel
from companion.ui.widgets.read_card import ReadCard
from companion.ui.widgets.unfolding import Unfolding
from companion.ui.widgets.warning_card import TeamNumbers, WarningCard

TEAM_WORDS = "team-words"


class TeamWordsForm(Form):
    """A field a line; a line left empty keeps the words of the card.

    `card` is the card as it ships, for the words that would be replaced.
    """

    def __init__(self, context: Context, form: OpenForm, card: WarningSignCard) -> None:
        texts = context.texts
        super().__init__(context, form, texts("Your care team’s own words"))
        hint = texts("Write what your care team told you. Left empty, a line keeps its own words.")
        self.rows.insertWidget(1, label(hint, "small"))
        self._profile = profile_body(context.journal.carnet)
        said = {each.sign: each.text for each in self._profile.team_words}
        self._lines = {
            sign.id: self.add_text(sign.id, texts.words(sign.text), said.get(sign.id))
            for sign in card.signs.values()
            if sign.threshold
        }
        for field in self._lines.values():
            field.line.setMaxLength(LONGEST_WORDING)

    def body(self) -> Profile:
        words = tuple(
            TeamWords(sign, field.text()) for sign, field in self._lines.items() if field.text()
        )
        return replace(self._profile, team_words=words)


CARD_FORM = "card_form"


class WarningSignsScreen(Screen):
    """The team's numbers, the card, and where it was read."""

    said_as = DOCUMENT

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._drawn_card, self._drawn_own = Drawn(context), Drawn(context)
        look, texts, card = context.look, context.texts, context.catalogue.card
        self.setAccessibleName(texts.words(card.title))
        self.setAccessibleDescription(". ".join(map(texts.words, card.headings.values())))
        # The arrow keys scroll the card where it is taller than the window.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows.setSpacing(look.space(12))
        self._team = QVBoxLayout()
        self.rows.addWidget(label(texts.words(card.title), "title"))
        self.rows.addLayout(in_a_row(context, card_listening(context, self)))
        self.rows.addLayout(self._team)
        self._lines = QVBoxLayout()
        self._own = QVBoxLayout()
        self.rows.addLayout(self._lines)
        self.rows.addLayout(self._own)
        self.rows.addWidget(CardToPaper(context))
        self.rows.addWidget(self._sources())
        self.rows.addStretch(1)

    def refresh(self) -> None:
        """Show the team's present numbers and words."""
        if not self._drawn_card.is_from():
            self._show_card()
        self._show_own_words()

    def _show_card(self) -> None:
        look, texts = self.context.look, self.context.texts
        clear(self._team)
        made = Card(look, margin=16)
        if team := self.context.journal.carnet.team():
            made.rows.addWidget(label(texts("Your care team"), "small"))
            made.rows.addWidget(TeamNumbers(look, texts, team))
        else:
            flow = FlowLayout(look.space(12))
            flow.addWidget(LineLabel(texts("Your care team’s numbers can be shown here."), "text"))
            adding = button(
                texts("Add their numbers"),
                self._add_numbers,
                kind="link",
            )
            adding.setObjectName("add-team-numbers")
            if self.context.read_only:
                adding.hide()
            flow.addWidget(adding)
            made.rows.addLayout(flow)
        self._team.addWidget(made)
        clear(self._lines)
        self._lines.addWidget(WarningCard(look, texts, self.context.catalogue))

    def focus_first(self) -> None:
        """Put the keyboard on the card, so that the arrows scroll it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _forms(self) -> OpenForms:
        return self.context.state.of(OpenForms)

    def _show_own_words(self) -> None:
        """The way to the team's own words, or the form in which they are typed."""
        opened = self._forms.get(CARD_FORM)
        if self._drawn_own.is_from(same=(opened,)):
            return
        clear(self._own)
        if self.context.read_only:
            return
        look, texts = self.context.look, self.context.texts
        if opened is not None:
            form = TeamWordsForm(self.context, opened, self.context.journal.catalogue.card)
            form.saved.connect(self._on_saved)
            form.closed.connect(self._close_form)
            self._own.addWidget(form)
            form.show()  # at once, so that the keyboard can go to it
            form.focus_first()
            return
        made = Card(look, margin=16)
        made.rows.addWidget(label(texts("Has your care team told you something else?"), "strong"))
        made.rows.addWidget(
            label(texts("Their words on fever, diarrhoea or vomiting can be put on the card."))
        )
        typing = button(texts("Write their words"), self._open_form, kind="link")
        typing.setObjectName("team-words")
        made.rows.addWidget(typing, 0, Qt.AlignmentFlag.AlignLeft)
        self._own.addWidget(made)

    def _open_form(self) -> None:
        self._forms[CARD_FORM] = OpenForm(TEAM_WORDS)
        self._show_own_words()

    def _close_form(self) -> None:
        close_form(self.context, CARD_FORM)
        self._show_own_words()
        if (typing := self.findChild(QWidget, "team-words")) is not None:
            typing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, body: Body) -> None:
        journal, opened = self.context.journal, self._forms.pop(CARD_FORM, None)
        standing = journal.carnet.profile()
        done = self.context.attempt(
            self,
            lambda: (journal.correct(standing.id, body) if standing else journal.record(body),),
        )
        if done is None:
            if opened is not None:
                self._forms[CARD_FORM] = opened
            return
        self._close_form()
        self.context.say(self.context.texts("Saved."), undo=[done[0]] if done[0] else [])

    def _add_numbers(self) -> None:
        note_contact(self.context)

    def _sources(self) -> Card:
        look, texts, card = self.context.look, self.context.texts, self.context.catalogue.card
        made = ReadCard(look, margin=16)
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
        if not look.is_large:
            made.rows.addLayout(lines)
            made.read_words(texts("Where this card was read"))
            return made
        content = QWidget()
        content.setLayout(lines)
        count = len(card.cited)
        opening = texts.plural("Show {count} source", "Show {count} sources", count)
        made.rows.addWidget(Unfolding(look, opening, texts("Hide"), content, handle="card-sources"))
        made.read_words(texts("Where this card was read"))
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
