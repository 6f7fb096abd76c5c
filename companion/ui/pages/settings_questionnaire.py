"""The settings' card of the care team's questionnaires: how many there are, and the way to them.

It changes nothing itself.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from companion.actions.answering import loaded
from companion.ui.context import Context, PageName
from companion.ui.widgets.basics import Card, button, label


class QuestionnaireSettings(Card):
    """Loading, seeing and removing happen on the screen that its button opens."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self._context = context
        texts = context.texts
        self._count: QLabel = label("", "text")
        opening = button(texts("Load, see or remove"), partial(context.go, PageName.QUESTIONNAIRE))
        opening.setObjectName("open-questionnaires")
        self.rows.addWidget(label(texts("Care team’s questionnaire"), "heading"))
        sentence = texts("A questionnaire that your care team gave you as a file.")
        self.rows.addWidget(label(sentence, "soft"))
        self.rows.addWidget(self._count)
        self.rows.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Say how many there are."""
        journal, texts = self._context.journal, self._context.texts
        count = len(loaded(journal.carnet, journal.catalogue))
        said = texts.plural(
            "{count} questionnaire is here.", "{count} questionnaires are here.", count
        )
        self._count.setText(said if count else texts("None is here yet."))
