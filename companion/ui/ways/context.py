"""What every screen of the open window shares: the journal, the texts, the look, the worker.

It carries acts to the journal and their outcome to the screen; it decides nothing.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.actions.journal import Journal
from companion.actions.words.team import own_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CompanionError
from companion.domain.records import Revision
from companion.domain.symptoms import Catalogue
from companion.domain.words import Language
from companion.messages import Texts
from companion.record_book.book import RecordBook
from companion.settings import Settings
from companion.ui.doors.dialogs import Dialogs
from companion.ui.doors.tasks import Tasks
from companion.ui.look.look import Look
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.window_state import WindowState

if TYPE_CHECKING:
    from companion.ui.doors.read_aloud import Voice

T = TypeVar("T")
Notified = tuple[Revision, ...] | Callable[[], None] | Path | ScreenName
"""What a notice is about: what can be taken back, the file that was written, or the screen that it speaks of."""

FOR_READING = N_("This record book is open for reading: nothing can be written in it.")


class Shown(Struct, frozen=True):
    """Which record book the screens show; without one, a copy is looked at from memory.

    `away`: it is another one than the person's own, and `own_exists` whether they have one to go
    back to. `may_keep`: it is a backup that may become the one of this computer. `at_counter`: a nurse
    reads it between two others, and `place_in_queue` says which one it is. `brought_in` is the
    folder that it came in, such as a stick. `example`: nobody is in it, and nothing is kept.
    """

    book: RecordBook | None = None
    read_only: bool = False
    away: bool = False
    own_exists: bool = False
    may_keep: bool = False
    at_counter: bool = False
    place_in_queue: str = ""
    brought_in: Path | None = None
    example: bool = False


OWN_CARNET = Shown()


class WantedBefore(Struct):
    """What somebody was about to do when it was first asked who writes."""

    act: Callable[[], None]


class Context(QObject):
    """One open carnet in one window."""

    journal_changed = Signal()
    answered = Signal()  # something in progress is another than before, and not saved yet
    screen_wanted = Signal(str)
    notice = Signal(str, object)
    settings_wanted = Signal(object)
    lock_wanted = Signal()
    ways_changed = Signal()  # what opens the carnet is another than before
    other_wanted = Signal()
    own_wanted = Signal()
    book_wanted = Signal(object)  # the Path of another of this computer's, or None for a new one
    begin_with_wanted = Signal(object, str)  # the Path of a file that was handed over, its words
    counter_wanted = Signal()
    backed_up = Signal()
    reopened = Signal(object, str)  # the Journal of the same carnet, and why
    preview_wanted = Signal(object, str)  # the Journal of a backup, and what it is
    keep_here_wanted = Signal()
    show_keys = Signal()
    silence_wanted = Signal(
        object
    )  # nothing is read aloud any more, but by the one that it carries
    show_backups = Signal()

    def __init__(
        self,
        journal: Journal,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        texts: Texts,
        look: Look,
        settings: Settings,
        parent: QObject,
        shown: Shown = OWN_CARNET,
    ) -> None:
        super().__init__(parent)
        self.journal, self.dialogs, self.tasks = journal, dialogs, tasks
        self.texts, self.look, self.settings = texts, look, settings
        self.voice: Voice | None = None
        self.state = WindowState()
        self.shown = shown
        self.saved: list[Path] = []  # the files that were made of it, in their order
        self.papers_in_work = 0  # that are not yet on their way to the printer or into their file
        self._catalogue_of: tuple[Carnet, Catalogue] | None = None

    @property
    def book(self) -> RecordBook | None:
        """The record book that is open; None where a copy is looked at from memory."""
        return self.shown.book

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written in it."""
        return self.shown.read_only

    @property
    def is_simple(self) -> bool:
        """Whether the window is the one with three large buttons: only where the person can write."""
        return self.settings.simple and not (self.shown.read_only or self.shown.away)

    @property
    def catalogue(self) -> Catalogue:
        """All that is asked, own symptoms too, and the card with the care team's own words."""
        carnet = self.journal.carnet
        if self._catalogue_of is None or self._catalogue_of[0] is not carnet:
            self._catalogue_of = carnet, own_catalogue(self.journal.catalogue, carnet)
        return self._catalogue_of[1]

    @property
    def language(self) -> Language:
        """The language of the window."""
        return self.texts.language

    def go(self, screen: ScreenName) -> None:
        """Show a screen."""
        self.screen_wanted.emit(screen.value)

    def may_write(self) -> bool:
        """Whether something can be written in this carnet; where nothing can, it is said."""
        if self.read_only:
            self.say(self.texts(FOR_READING))
        elif not self.is_writer_known():
            self.go(ScreenName.HOME)
            self.say(self.texts("Please say first who is writing."))
            return False
        return not self.read_only

    def when_may_write(self, act: Callable[[], None]) -> None:
        """Do this where something can be written: now, or as soon as it was said who writes."""
        if self.may_write():
            act()
        elif not self.read_only:
            self.state.put(WantedBefore(act))

    def is_writer_known(self) -> bool:
        """Whether somebody said who writes, or nobody else than the patient could."""
        journal = self.journal
        return (
            journal.author is not None
            or self.settings.writer_in(journal.carnet.identity) is not None
            or len(journal.carnet.people()) < 2
        )

    def attempt(self, screen: QWidget, act: Callable[[], T]) -> T | None:
        """Do an act on the journal; a mishap is told in one sentence, and what was typed stays."""
        try:
            result = act()
        except CompanionError as error:
            self.dialogs.tell(screen, self.texts.describe(error))
            return None
        self.journal_changed.emit()
        return result

    def say_closes_soon(self) -> None:
        """Nobody used the window for a while: it is said before it closes, and what keeps it open."""
        self.say(self.texts("It closes in a minute. Move the mouse or press a key to go on."))

    def say(
        self,
        text: str,
        undo: Sequence[Revision] = (),
        *,
        take_back: Callable[[], None] | None = None,
        written: Path | None = None,
        where: ScreenName | None = None,
    ) -> None:
        """Show a short notice; with `undo`, it offers to take these revisions back.

        `take_back` is what does so where no writings can, such as after another copy was merged.
        `written` is a file that was made: it can be opened from there. `where`: what it speaks of.
        """
        if written is not None:
            self.saved.append(written)
            self.notice.emit(text, written)
            return
        self.notice.emit(text, where or take_back or tuple(undo))
