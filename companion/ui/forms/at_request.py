"""Correcting a record: one's own, or another's at their request, which is asked and signed."""

from PySide6.QtWidgets import QWidget

from companion.domain.carnet import Entry
from companion.domain.records import Body, Noted, Revision
from companion.domain.sharing import changes_words
from companion.ui.ways.context import Context
from companion.ui.words.whom import short_name


def is_somebody_elses(context: Context, entry: Entry[Body]) -> bool:
    """Whether the words of a record are another's than of whoever writes."""
    return isinstance(entry.body, Noted) and entry.author != context.journal.writer_id()


def correct(
    context: Context, screen: QWidget, record_id: str, body: Body
) -> tuple[Revision | None] | None:
    """Correct a record, and ask first whether its author wants it where somebody else does.

    What was written (None where nothing differs), in a tuple; None when that cannot be, or when the answer was no.
    """
    journal = context.journal
    entry = journal.carnet.entry(record_id)
    others = is_somebody_elses(context, entry) and changes_words(entry.body, body)
    if others and not _is_asked_for(context, screen, entry):
        return None
    return context.attempt(screen, lambda: (journal.correct(record_id, body, at_request=True),))


def _is_asked_for(context: Context, screen: QWidget, entry: Entry[Body]) -> bool:
    texts = context.texts
    name = short_name(texts, context.journal.carnet, entry.author)
    return context.dialogs.confirm(
        screen,
        texts("Correct this at the request of {name}?", name=name),
        texts(
            "{name} wrote this. What was written before stays readable, and the correction says "
            "who made it and at whose request.",
            name=name,
        ),
        yes=texts("Yes, at their request"),
        no=texts("Cancel"),
    )
