"""Taking over what another copy of the carnet holds, from whichever screen found the copy."""

from functools import partial
from pathlib import Path

from companion.actions.merging import Brought
from companion.actions.words.brought import taken_words
from companion.domain.errors import CompanionError
from companion.record_book.backups import put_back
from companion.record_book.other_copies import look_into, take
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.who_writes import remember_writer


def merge_in(context: Context, screen: Screen, other: Path) -> bool:
    """Take over what another copy holds, and say it; whether that worked."""
    book = context.book
    if book is None:
        return False
    brought = context.attempt(screen, lambda: look_into(book, other))
    return brought is not None and take_over(context, screen, brought)


def take_over(
    context: Context, screen: Screen, brought: Brought, then: ScreenName | None = None
) -> bool:
    """Take over what was looked at, in one act that Ctrl+Z takes back; whether that worked.

    It is said on the screen that comes `then`.
    """
    book = context.book
    if book is None:
        return False
    keeps_writing = context.is_writer_known()
    done = context.attempt(screen, lambda: (take(book, brought),))
    if done is None:
        return False
    if keeps_writing and not context.is_writer_known():
        # Somebody came in who writes elsewhere: on this computer the patient goes on.
        remember_writer(context, context.journal.patient_id())
    (before,) = done
    if then is not None:
        context.go(then)
    undo = None if before is None else partial(_as_before, context, screen, before)
    context.say(taken_words(context.texts, brought), take_back=undo)
    return True


def _as_before(context: Context, screen: Screen, before: Path) -> None:
    """The record book as it was before another copy was merged: the backup is put back."""
    book, texts = context.book, context.texts
    if book is None:
        return
    try:
        outcome = put_back(book, before)
    except CompanionError as error:
        context.dialogs.tell(screen, texts.describe(error))
        return
    said = texts("Taken back. Your record book is as it was before.")
    if outcome.mishap is not None:
        said = texts.describe(outcome.mishap)
    context.reopened.emit(outcome.journal, said)
