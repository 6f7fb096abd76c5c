"""The card that leads to a USB stick for the visit, or to a file for somebody."""

from companion.actions.handover import Recipient
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.ways.to_handover import prepare_handover
from companion.ui.ways.to_visit_key import prepare_visit_key
from companion.ui.widgets.acts import Act, acts_of
from companion.ui.widgets.basics import Card, label


class VisitKeyCard(Card):
    """For a visit to which one brings a stick; hidden where the carnet is only read."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self._context = context
        texts = context.texts
        self.rows.addWidget(label(texts("On a USB stick"), "heading"))
        self.rows.addWidget(
            label(texts("The care team opens it with four words that you say."), "soft")
        )
        acts: list[Act] = [
            ("visit-key", texts("Prepare a USB stick for the visit"), self._prepare),
            ("visit-file", texts("Prepare a file for…"), self._prepare_file),
        ]
        self.rows.addWidget(acts_of(context.look, acts, kind="link"))
        self.setVisible(not context.read_only)

    def _prepare(self) -> None:
        prepare_visit_key(self._context, self._context.state.of(VisitState).choice)

    def _prepare_file(self) -> None:
        page = self._context.state.of(VisitState).choice
        prepare_handover(self._context, Recipient.NURSE, page)
