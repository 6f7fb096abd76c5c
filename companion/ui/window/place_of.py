"""What the screens are told of the place where the open carnet lies.

Decides nothing but where somebody starts who can only read.
"""

from companion.record_book.book import RecordBook
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


def tell_place(context: Context, book: RecordBook, *, own_exists: bool | None) -> None:
    """Fill in the places, the keys and the last backup.

    `own_exists`: this is another carnet than the person's own, which exists or not; None: their own.
    """
    context.place, context.backups, context.keys = book.path, book.backups, book.keys
    context.last_backup = book.last_backup()
    context.propose_passphrase = lambda: book.proposed_passphrase(context.language)
    context.may_keep = own_exists is False and book.safe.is_backup()
    if book.read_only:
        # Whoever cannot write came for the page: a nurse with the stick that a patient brought.
        # Whoever opened a backup where nothing else is looks first whether the journal is there.
        context.read_only = True
        context.state.screen = ScreenName.JOURNAL if context.may_keep else ScreenName.CONSULTATION
    context.away, context.own_exists = own_exists is not None, bool(own_exists)


def say_on_opening(context: Context, book: RecordBook, notice: str, *, draft_found: bool) -> None:
    """Say what became of a save that was cut short, what was asked to be said, or of a draft."""
    draft = context.texts("What you were typing is still here.") if draft_found else ""
    left = book.notice()
    said = [context.texts(left) if left else "", notice or draft]
    if any(said):
        context.say(" ".join(filter(None, said)))
