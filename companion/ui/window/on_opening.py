"""What a record book that was just opened shows first, and what is said then.

Knows no screen, and opens nothing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.record_book.backups import is_backup
from companion.record_book.book import RecordBook
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.who_writes import go_on_as_last_time
from companion.ui.window.books.kept_draft import draft_elsewhere

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from companion.actions.journal import Journal
    from companion.ui.window.the_window import TheWindow


def shown_of(book: RecordBook, *, away: bool, own_exists: bool) -> Shown:
    """What the screens know of it; `away` and `own_exists` as `Shown` has them."""
    may_keep = away and not own_exists and is_backup(book)
    folder = book.path.parent if away else None
    return Shown(book, book.read_only, away, own_exists, may_keep, brought_in=folder)


def new_context(window: TheWindow, parent: QObject, journal: Journal, shown: Shown) -> Context:
    """What the screens of an open record book share, with what they want of the window heard."""
    journal.only_shared = shown.away and shown.read_only and not shown.may_keep
    context = Context(
        journal,
        window.dialogs,
        window.tasks,
        texts=window.texts,
        look=window.look,
        settings=window.settings,
        parent=parent,
        shown=shown,
    )
    context.state.screen = first_screen(shown)
    if not shown.read_only:
        go_on_as_last_time(context)
    return context


def hear(window: TheWindow, context: Context) -> None:
    """What the screens of a context want of the window."""
    context.settings_wanted.connect(window.change_settings)
    window.closes_soon.connect(context.say_closes_soon)
    context.lock_wanted.connect(window.lock)
    context.ways_changed.connect(window.watch_for_idleness)
    context.other_wanted.connect(window.open_another)
    context.own_wanted.connect(window.return_to_own)
    context.counter_wanted.connect(window.open_counter)
    context.book_wanted.connect(window.change_book)
    context.begin_with_wanted.connect(partial(window.change_book, None))
    context.reopened.connect(window.go_on_with)
    context.keep_here_wanted.connect(window.keep_here)
    context.preview_wanted.connect(window.begin_preview)


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
        where = draft_elsewhere(context) if draft_found and not notice else None
        context.say(" ".join(filter(None, said)), where=where)
