"""The part of the settings that leads to what the journal asks.

It only leads there: what is chosen tells about health, and lies in the carnet.
"""

from functools import partial

from PySide6.QtCore import Qt

from companion.ui.ways.context import Context
from companion.ui.ways.to_check_in import choose_symptoms
from companion.ui.widgets.basics import Card, button, label


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
