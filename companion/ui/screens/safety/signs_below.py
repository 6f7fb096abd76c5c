"""The warning signs and the care team's numbers below a carnet that is locked. Opens nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.catalogue import load_catalogue
from companion.domain.records import TeamContact
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import label
from companion.ui.widgets.warning_card import TeamNumbers, WarningCard

CARD_WIDTH = 960


class SignsBelow(QWidget):
    """The card with its title, and the numbers of `team` where there are any."""

    def __init__(self, look: Look, texts: Texts, team: Sequence[TeamContact]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setMaximumWidth(look.px(CARD_WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, look.space(16), 0, 0)
        rows.setSpacing(look.space(12))
        catalogue = load_catalogue()
        self._card = (
            label(texts.words(catalogue.card.title), "heading"),
            WarningCard(look, texts, catalogue),
        )
        for part in self._card:
            rows.addWidget(part)
        if team:
            rows.insertWidget(1, TeamNumbers(look, texts, team))

    def fold(self, *, low: bool) -> None:
        """In a low window the signs are behind their button, which stays in sight above."""
        for part in self._card:
            part.setHidden(low)
