"""The settings' cards of what is asked: the way to the symptoms, and to the care team's questionnaires.

What is chosen there tells about health and lies in the carnet. One preference is changed here: whether
the page prints the composite grades.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from companion.actions.check_in.answering import loaded
from companion.actions.preferences import keep_preferences
from companion.domain.records import Preferences
from companion.ui.ways.context import Context
from companion.ui.ways.to_bring_in import show_bring_in
from companion.ui.ways.to_check_in import choose_symptoms
from companion.ui.ways.to_questionnaire import show_questionnaires
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.choices.tick_row import TickRow


def journal_card(context: Context) -> Card:
    """A card with the way to the choice of symptoms and rhythm."""
    texts = context.texts
    card = Card(context.look)
    card.rows.addWidget(label(texts("Journal"), "heading"))
    card.rows.addWidget(label(texts("Which symptoms are asked, and how often."), "soft"))
    made = button(texts("Choose what is asked"), partial(choose_symptoms, context))
    made.setObjectName("choose-symptoms")
    card.rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def elsewhere_card(context: Context) -> Card:
    """A card with the way to bring in what was noted elsewhere."""
    texts = context.texts
    card = Card(context.look)
    card.rows.addWidget(label(texts("Noted elsewhere"), "heading"))
    sentence = texts("What you noted in another application or on another computer, from its file.")
    card.rows.addWidget(label(sentence, "soft"))
    made = button(texts("Bring in what was noted elsewhere"), partial(show_bring_in, context))
    made.setObjectName("open-bring-in")
    card.rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    return card


class QuestionnaireSettings(Card):
    """How many there are. Loading, seeing and removing happen on the screen that its button opens."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self._context = context
        texts = context.texts
        self._count: QLabel = label("", "text")
        opening = button(texts("Load, see or remove"), partial(show_questionnaires, context))
        opening.setObjectName("open-questionnaires")
        self.rows.addWidget(label(texts("Care team’s questionnaire"), "heading"))
        sentence = texts("A questionnaire that your care team gave you as a file.")
        self.rows.addWidget(label(sentence, "soft"))
        self.rows.addWidget(self._count)
        self.rows.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
        self._composite = TickRow(context.look, texts("Print the composite grades on the page"))
        self._composite.setObjectName("page-composite")
        self._composite.clicked.connect(self._on_composite)
        self.rows.addWidget(self._composite)
        self._about = label(
            texts(
                "Only if you or your team want it. The grade goes from 0 to 3. It is read from a published "
                "table (Basch 2021) for the official PRO-CTCAE questions alone."
            ),
            "soft",
        )
        self.rows.addWidget(self._about)

    def refresh(self) -> None:
        """Say how many there are."""
        journal, texts = self._context.journal, self._context.texts
        count = len(loaded(journal.carnet, journal.catalogue))
        said = texts.plural(
            "{count} questionnaire is here.", "{count} questionnaires are here.", count
        )
        self._count.setText(said if count else texts("None is here yet."))
        wanted = bool(journal.carnet.preferences().page_composite)
        self._composite.setChecked(wanted)
        for part in (self._composite, self._about):
            part.setVisible(bool(count) or wanted)
        self._composite.setEnabled(not self._context.read_only)

    def _on_composite(self, wanted: bool) -> None:  # noqa: FBT001 - the signal's own form
        context = self._context

        def change(standing: Preferences) -> Preferences:
            return replace(standing, page_composite=True if wanted else None)

        kept = context.attempt(self, partial(keep_preferences, context.journal, change))
        if kept is not None:
            context.say(context.texts("Saved."), undo=kept)
        self.refresh()
