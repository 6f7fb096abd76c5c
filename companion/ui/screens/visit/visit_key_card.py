"""What the visit takes along: a USB stick, one press away, or a file for the care team."""

from functools import partial

from PySide6.QtWidgets import QWidget

from companion.actions.handover import Recipient
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.ways.to_handover import prepare_handover
from companion.ui.ways.to_visit_key import prepare_visit_key
from companion.ui.widgets.acts import acts_of
from companion.ui.widgets.basics import Card, label


def way_to_stick(context: Context) -> QWidget:
    """The link that prepares a stick; hidden where the carnet is only read."""
    words = context.texts("Prepare a USB stick for the visit")
    made = acts_of(
        context.look, [("visit-key", words, partial(_prepare_stick, context))], kind="link"
    )
    if context.read_only:
        made.hide()
    return made


class VisitFileCard(Card):
    """For a visit to which the file is brought in another way; hidden where the carnet is only read."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        texts = context.texts
        self.rows.addWidget(label(texts("A file for the care team"), "heading"))
        self.rows.addWidget(
            label(texts("The care team opens it with four words that you say."), "soft")
        )
        words = texts("Prepare a file for…")
        self.rows.addWidget(
            acts_of(
                context.look, [("visit-file", words, partial(_prepare_file, context))], kind="link"
            )
        )
        if context.read_only:
            self.hide()


def _prepare_stick(context: Context) -> None:
    prepare_visit_key(context, context.state.of(VisitState).choice)


def _prepare_file(context: Context) -> None:
    prepare_handover(context, Recipient.NURSE, context.state.of(VisitState).choice)
