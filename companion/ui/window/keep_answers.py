"""Keeping what is in progress before its record book closes, or asking when that fails.

Nothing of it is saved as an entry: nobody said that it was finished.
"""

from PySide6.QtWidgets import QWidget

from companion.domain.errors import CarnetReadOnly, CompanionError
from companion.record_book.book import RecordBook
from companion.ui.ways.context import Context
from companion.ui.ways.kept_draft import in_progress, keep_draft_of


def keep_for_later(context: Context, window: QWidget, book: RecordBook) -> bool:
    """Keep all that is being typed, encrypted, to go on with; False when the person stays."""
    texts = context.texts
    try:
        if not context.read_only:
            keep_draft_of(context, book)
        elif in_progress(context):
            raise CarnetReadOnly
    except CompanionError as error:
        return context.dialogs.confirm(
            window,
            texts("Close without keeping what you were typing?"),
            texts.describe(error),
            yes=texts("Close"),
            no=texts("Cancel"),
            careful=True,
        )
    return True
