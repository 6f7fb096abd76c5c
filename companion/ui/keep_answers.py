"""Saving a check-in in progress before its record book closes, or asking when that fails.

It knows neither why the book closes nor what comes after.
"""

from PySide6.QtWidgets import QWidget

from companion.actions.keep_draft import keep_draft
from companion.domain.errors import CompanionError
from companion.domain.records import Revision
from companion.ui.context import Context


def keep_answers(context: Context, window: QWidget) -> tuple[Revision, ...] | None:
    """What was written, () when nothing had to be; None when it cannot be and the person stays.

    The draft goes on as a correction of what was written.
    """
    draft, texts = context.state.draft, context.texts
    if draft is None or draft.is_empty:
        return ()
    try:
        written = keep_draft(context.journal, draft)
    except CompanionError as error:
        leaves = context.dialogs.confirm(
            window,
            texts("Close without saving the answers in progress?"),
            texts.describe(error),
            yes=texts("Close"),
            no=texts("Cancel"),
            careful=True,
        )
        return () if leaves else None
    if written:
        draft.correcting = written[0].record_id
    return written
