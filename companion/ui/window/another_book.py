"""Another carnet than the person's own: chosen, opened beside the present one, and left again.

Nothing of the other carnet is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from companion.actions.key import Key
from companion.domain.errors import CompanionError, KeyMissing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.actions.journal import Journal
    from companion.messages import Texts
    from companion.record_book.book import RecordBook
    from companion.ui.doors.dialogs import Dialogs
    from companion.ui.ways.context import Context
    from companion.ui.ways.window_state import WindowState
    from companion.ui.window.closed_screens import ClosedScreens
    from companion.ui.window.the_window import TheWindow


@dataclass(frozen=True)
class Left:
    """What a lock or another carnet interrupted, to go on with once the same carnet is open again."""

    identity: str
    state: WindowState
    author: str | None


@dataclass(frozen=True)
class OwnCarnet:
    """The person's own carnet while another one is shown."""

    book: RecordBook
    left: Left | None


class AnotherBook:
    """Opens what the person chooses. The present carnet stays as it is until that has worked."""

    def __init__(self, dialogs: Dialogs, book_at: Callable[[Path], RecordBook]) -> None:
        self._dialogs, self.book_at = dialogs, book_at
        self.own: OwnCarnet | None = None
        self.asked: RecordBook | None = None

    @property
    def shown(self) -> bool:
        """Whether another carnet than the person's own is shown."""
        return self.own is not None

    @property
    def own_exists(self) -> bool:
        """Whether there is a carnet of the person's own to go back to."""
        return self.own is not None and self.own.book.exists()

    def choose(self, window: QWidget, texts: Texts) -> Path | None:
        """The file that the person chooses; None when they cancel."""
        kinds = ";;".join(
            (
                texts("Record books and prepared files (*.carnet *.carnet-age)"),
                texts("All files (*)"),
            )
        )
        return self._dialogs.open_place(window, texts("Open another record book"), kinds)

    def open(self, window: QWidget, texts: Texts, path: Path) -> Journal | None:
        """The journal of the carnet at `path`, whose record book is `asked` then.

        None when a password or the like is wanted first: `asked` is its book. None without `asked` when it
        does not open, which is told.
        """
        book = self.book_at(path)
        if book.is_lockable():
            self.asked = book
            return None
        try:
            journal = book.open(Key())
        except KeyMissing:
            self.asked = book  # such as a backup alone: its recovery sheet opens it
            return None
        except CompanionError as error:
            self._dialogs.tell(window, texts.describe(error))
            return None
        self.asked = book
        return journal

    def way_words(self, texts: Texts, *, own_there: bool) -> str:
        """What the way to something else is called while nothing is open."""
        from companion.ui.ways.screen_name import back_words

        if self.asked is not None:
            return texts("Back")
        if self.shown:
            return back_words(texts, own_exists=self.own_exists)
        if own_there:
            return texts("Open another record book…")
        return texts("Open an existing record book…")

    def keep_here(self, window: QWidget, texts: Texts, shown: RecordBook) -> Journal | None:
        """Make the backup that is shown the person's own carnet, where there is none.

        None when they said no, or when it cannot be, which is told.
        """
        from companion.record_book.backups import adopt

        question = texts("Keep this record book on this computer?")
        detail = texts(
            "The backup stays as it is. From now on you write in a copy on this computer."
        )
        yes, no = texts("Keep it here"), texts("Cancel")
        if self.own is None or not self._dialogs.confirm(window, question, detail, yes=yes, no=no):
            return None
        own = self.own.book
        try:
            return adopt(own, shown)
        except CompanionError as error:
            self._dialogs.tell(window, texts.describe(error))
            return None

    def leave_for_own(self, shown: RecordBook) -> RecordBook:
        """Let go of the other carnet; the record book of the person's own."""
        assert self.own is not None
        shown.close()
        own, self.own = self.own.book, None
        return own

    def take(self) -> RecordBook:
        """The book that was asked for, which is shown from now on."""
        assert self.asked is not None
        book, self.asked = self.asked, None
        return book

    def brings(self, window: QWidget, context: Context | None) -> bool:
        """Whether what was opened is shown as what it would bring to the open carnet, and closed again.

        Another copy of it always; another carnet of the same person where that is wanted.
        """
        from companion.record_book.other_copies import look_into_open
        from companion.ui.ways.screen_name import ScreenName
        from companion.ui.ways.to_merging import show_merging

        book = None if context is None or context.shown.away else context.book
        if context is None or book is None or self.asked is None:
            return False
        try:
            brought = look_into_open(book, self.asked)
        except CompanionError:
            return False  # It is shown as it is, beside one's own.
        if brought is None:
            return self._joins(window, context, self.asked)
        path = self.asked.path
        self.give_up()
        show_merging(context, path, brought)
        context.state.screen = ScreenName.MERGING
        return True

    def _joins(self, window: QWidget, context: Context, asked: RecordBook) -> bool:
        """Whether another carnet of the same person, begun apart, is to be joined to the open one."""
        from companion.actions.bring_in.other_carnet import is_of_the_same_person, records_of
        from companion.domain.sharing import shared
        from companion.ui.ways.screen_name import ScreenName
        from companion.ui.ways.to_bring_in import show_bring_in

        texts, there = context.texts, asked.journal.whole
        if context.read_only or not is_of_the_same_person(context.journal.whole, there):
            return False
        patient = there.patient()
        name = "" if patient is None else patient.body.name
        question = texts("This record book is about {name} too.", name=name)
        detail = texts(
            "You can see what of it would come into yours. Nothing is written before that."
        )
        yes, no = texts("See what would come in"), texts("Open it beside mine")
        if not self._dialogs.confirm(window, question, detail, yes=yes, no=no):
            return False
        by_patient = context.journal.writer_id() == context.journal.patient_id()
        self.give_up()
        show_bring_in(context, records_of(there if by_patient else shared(there)))
        context.state.screen = ScreenName.BRING_IN
        return True

    def give_up(self) -> None:
        """Ask for no other carnet any more."""
        if self.asked is not None:
            self.asked.close()
            self.asked = None


def same_place(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def takes_up(
    window: TheWindow, parent: QWidget, closed: ClosedScreens, context: Context | None, path: Path
) -> bool:
    """Whether a file is another copy of the open carnet, or was handed over: then it is shown so."""
    from companion.exchange.handover_file import is_handover
    from companion.record_book.other_copies import is_copy
    from companion.ui.ways.to_merging import show_merging

    book = None if context is None or context.shown.away else context.book
    if context is not None and book is not None and (is_handover(path) or is_copy(book, path)):
        show_merging(context, path)
    elif not is_handover(path):
        return False
    elif closed.answers is not None:
        closed.received = path
        window.show_first_start()
    else:
        said = window.texts("Please open your own record book first, then this file.")
        window.dialogs.tell(parent, said)
    return True


def left_of(context: Context) -> Left:
    """What the person is in the middle of in an open carnet."""
    journal = context.journal
    return Left(journal.carnet.identity, context.state, journal.author)


def let_go(book: RecordBook) -> CompanionError | None:
    """Make a backup of what changed and close the file; why there is no backup, if so."""
    try:
        book.back_up()
    except CompanionError as error:
        return error
    finally:
        book.close()
    return None
