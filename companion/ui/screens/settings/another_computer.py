"""The card of the settings that leads to files for somebody else, and to those that one was given."""

from functools import partial

from PySide6.QtWidgets import QWidget

from companion.ui.ways.context import Context
from companion.ui.ways.to_handover import prepare_handover
from companion.ui.ways.to_merging import choose_to_merge
from companion.ui.widgets.acts import Act, act_row
from companion.ui.widgets.basics import Card, label


def another_computer_card(context: Context, screen: QWidget) -> Card:
    """Hidden for a carnet that is only read."""
    texts = context.texts
    card = Card(context.look)
    card.setObjectName("another-computer")
    card.rows.setSpacing(context.look.space(12))
    card.rows.addWidget(label(texts("Another computer"), "heading"))
    card.rows.addWidget(
        label(
            texts(
                "The record book travels by file, on a stick or by email. Four words open it. What "
                "comes back is added; nothing is replaced."
            ),
            "soft",
        )
    )
    acts: list[Act] = [
        ("prepare-handover", texts("Prepare a file for…"), partial(prepare_handover, context)),
        (
            "open-handover",
            texts("Open a file that I was given…"),
            partial(choose_to_merge, context, screen),
        ),
    ]
    card.rows.addLayout(act_row(context.look, acts))
    if context.read_only:
        card.hide()
    return card
