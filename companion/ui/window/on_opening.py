"""What a record book that was just opened shows first, and what is said then.

Knows no screen, and opens nothing.
"""

from companion.record_book.backups import is_backup
from companion.record_book.book import RecordBook
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName


def shown_of(book: RecordBook, *, away: bool, own_exists: bool) -> Shown:
    """What the screens know of it; `away` and `own_exists` as `Shown` has them."""
    may_keep = away and not own_exists and is_backup(book)
    folder = book.path.parent if away else None
    return Shown(book, book.read_only, away, own_exists, may_keep, brought_in=folder)


def first_screen(shown: Shown) -> ScreenName:
    """Where somebody starts who has nothing in progress."""
    # Whoever cannot write came for the page: a nurse with the stick that a patient brought.
    # Whoever opened a backup where nothing else is looks first whether the journal is there.
    if not shown.read_only:
        return ScreenName.HOME
    return ScreenName.JOURNAL if shown.may_keep else ScreenName.CONSULTATION


def say_on_opening(context: Context, book: RecordBook, notice: str, *, draft_found: bool) -> None:
    """Say what became of a save that was cut short, what was asked to be said, or of a draft."""
    draft = context.texts("What you were typing is still here.") if draft_found else ""
    left = book.notice()
    said = [context.texts(left) if left else "", notice or draft]
    if any(said):
        context.say(" ".join(filter(None, said)))
