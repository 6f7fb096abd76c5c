"""The card that leads to a USB stick for the visit."""

from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.ways.to_visit_key import prepare_visit_key
from companion.ui.widgets.acts import acts_of
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
        act = ("visit-key", texts("Prepare a USB stick for the visit"), self._prepare)
        self.rows.addWidget(acts_of(context.look, (act,), kind="link"))
        self.setVisible(not context.read_only)

    def _prepare(self) -> None:
        prepare_visit_key(self._context, self._context.state.of(VisitState).choice)
