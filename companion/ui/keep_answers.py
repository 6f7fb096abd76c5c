"""Saving a check-in in progress before its record book closes, or asking when that fails.

It knows neither why the book closes nor what comes after.
"""

from contextlib import suppress

from PySide6.QtWidgets import QWidget

from companion.actions.answering import keep_answering
from companion.actions.keep_draft import keep_draft
from companion.domain.errors import CompanionError
from companion.domain.records import Kind, Revision
from companion.record_book.keys import CarnetKeys
from companion.ui.context import Context


def keep_answers(context: Context, window: QWidget) -> tuple[Revision, ...] | None:
    """What was written, () when nothing had to be; None when it cannot be and the person stays.

    The draft goes on as a correction of what was written.
    """
    draft, texts = context.state.draft, context.texts
    try:
        answered = _keep_questionnaire(context)
        if draft is None or draft.is_empty:
            _let_draft_go(context)
            return answered
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
    if written and written[0].kind is Kind.CHECK_IN:
        draft.correcting = written[0].record_id
    _let_draft_go(context)
    return (*answered, *written)


def _let_draft_go(context: Context) -> None:
    """What a lock kept must not come back once it was saved or given up."""
    if context.keys is not None and not context.read_only:
        with suppress(CompanionError):  # A file that cannot be deleted now is replaced later.
            context.keys.let_draft_go()


def _keep_questionnaire(context: Context) -> tuple[Revision, ...]:
    """Save the answers to a care team's questionnaire, which go on as a correction of themselves.

    Raises CompanionError.
    """
    answering = context.state.questionnaire.answering
    if answering is None or answering.is_empty:
        return ()
    written = keep_answering(context.journal, answering)
    if written:
        answering.correcting = written[0].record_id
    return written


def keep_for_later(context: Context, window: QWidget, keys: CarnetKeys) -> bool:
    """Keep all that is being typed, encrypted, to go on with; False when the person stays.

    Where that cannot be written, answers are saved as they are.
    """
    from companion.ui.kept_draft import keep_draft_of

    try:
        if not context.read_only:
            _keep_questionnaire(context)
            keep_draft_of(context, keys)
    except CompanionError:
        return keep_answers(context, window) is not None
    return True
