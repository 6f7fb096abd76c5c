"""The window: the first start, the lock, or the open carnet; and the change from one to the other.

It knows no file and no screen layout: both come through its ports.
The screens, and all that they know, are loaded after the first paint; so is Qt's namespace `Qt`,
whose enums take a third as long as all of QtWidgets.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut

from companion.actions.key import Key
from companion.domain.errors import CarnetMissing, CompanionError, KeyMissing
from companion.settings import Settings
from companion.ui.doors.tasks import Tasks
from companion.ui.look.fonts import load_fonts
from companion.ui.window.another_book import (
    AnotherBook,
    Left,
    OwnCarnet,
    left_of,
    let_go,
    same_place,
    takes_up,
)
from companion.ui.window.closed_screens import closed_screens
from companion.ui.window.dressing import DressedWindow
from companion.ui.window.empty_ground import EmptyGround
from companion.ui.window.example import Example
from companion.ui.window.locking import Locking
from companion.ui.window.own_books import (
    BookAt,
    book_to_go_to,
    on_leaving,
    on_opening,
    patient_name,
)
from companion.ui.window.preview import Preview
from companion.ui.window.ways_on import ways_on

if TYPE_CHECKING:
    from companion.actions.journal import Journal
    from companion.record_book.book import RecordBook
    from companion.ui.doors.dialogs import Dialogs
    from companion.ui.ways.closed_screen import ClosedScreen
    from companion.ui.ways.context import Context
    from companion.ui.window.counter import CounterWindow

UNSEEN_MS = 1_500
FIRST_SCREEN_MS = 100
"""After that the first screen is painted, and what can wait is done."""


class MainWindow(DressedWindow):
    """One window, one carnet."""

    def __init__(
        self,
        book: RecordBook,
        dialogs: Dialogs,
        settings: Settings,
        *,
        keep_settings: Callable[[Settings], None],
        book_at: BookAt,
    ) -> None:
        super().__init__(settings, dialogs, (example := Example(keep_settings)).keep_settings)
        self._book, self._book_at, self._example = book, book_at, example
        self._other = AnotherBook(dialogs, book_at)
        self.tasks = Tasks(self)
        self.context: Context | None = None
        self.closed = closed_screens(self, self)
        self._preview = Preview(self)
        self._locking = Locking(self, self.closes_soon)
        self._locking.wanted.connect(self.lock)
        self._locking.woken.connect(self.woken)
        self._left: Left | None = None
        self.counter: CounterWindow | None = None
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self.open_another)

    def start(self) -> None:
        """Show the window at once; the carnet opens right after the first paint."""
        paper = EmptyGround()
        paper.painted.connect(self._on_first_paint)
        self._show(paper)
        self.show()
        paper.wait_at_most(UNSEEN_MS)

    def _on_first_paint(self) -> None:
        paper = self.sender()
        assert isinstance(paper, EmptyGround)
        paper.painted.disconnect(self._on_first_paint)
        load_fonts()  # empty paper shows no letter
        self.ask_system()
        self.open_carnet()
        self._locking.hear_system(after_ms=FIRST_SCREEN_MS)

    def open_carnet(self) -> None:
        """Show the first start, the lock, or the carnet itself."""
        from companion.record_book.lost import was_here

        self.watch_presses()
        if not self._book.exists() and self._other.shown:
            self.return_to_own()  # such as a stick that was taken out while its carnet was locked
        elif not self._book.exists() and was_here(self._book) and not self.closed.anew:
            self._show_trouble(CarnetMissing())  # never quietly an empty one in its place
        elif not self._book.exists():
            self.show_first_start()
        elif self._book.is_lockable():
            self._show_lock()
        else:
            try:
                self.show_journal(self._book.open(Key()))
            except KeyMissing:
                self._show_lock()  # its recovery sheet opens it
            except CompanionError as error:
                self._show_trouble(error)

    def show_journal(self, journal: Journal, notice: str = "") -> None:
        """Show an open carnet, and say something."""
        from companion.ui.window.books.daily_backup import DailyBackup
        from companion.ui.window.draft_keeper import go_on
        from companion.ui.window.on_opening import hear, new_context, say_on_opening, shown_of

        other = self._other
        shown = shown_of(self._book, away=other.shown, own_exists=other.own_exists)
        self.context = new_context(self, self, journal, shown)
        if not shown.away:
            self.closed.answers = None
            self.change_settings(on_opening(self.settings, self._book.path, self.context))
        left, self._left = self._left, None
        found = go_on(self.context, left, self._book)
        hear(self, self.context)
        DailyBackup(self.context, self._book)
        self._show_screens(self.context)
        self.watch_for_idleness()
        say_on_opening(self.context, self._book, notice, draft_found=found)
        if self.closed.given is not None and not shown.away:
            self.take_up(self.closed.given)

    def begin_preview(self, journal: Journal, notice: str) -> None:
        """Show what the journal of a backup holds, and say what it is."""
        from companion.ui.window.on_opening import hear

        looked = None if self.context is None else self._preview.begin(self.context, journal)
        if looked is not None:
            hear(self, looked)
            self.context = looked
            self.redraw()
            looked.say(notice)

    def _end_preview(self) -> bool:
        """Show the own carnet or the first start again; False when no backup or example was shown."""
        own, looked = self._preview.end(), self.context
        if own is None and not self._example.end(self):
            return False
        self.context = own
        if looked is not None:
            looked.deleteLater()
            self.redraw()
        return True

    def show_example(self) -> None:
        """Show the record book of a person who does not exist, until one leaves it."""
        self.context = self._example.begin(self, self, self._book.clock)
        self._show_screens(self.context)

    def heed_settings(self) -> None:
        """Let the open carnet know the settings that were just kept."""
        if self.context is not None:
            self.context.settings = self.settings
        self.watch_for_idleness()

    def redraw(self) -> None:
        """Draw everything in the present language, theme and text size."""
        if self.context is None:
            self._redraw()
            return
        from companion.ui.widgets.patience import patience

        with patience(self, self.texts("One moment…"), at_once=True):
            self._redraw()

    def _redraw(self) -> None:
        from companion.ui.window.system.keyboard_place import keyboard_place

        super().redraw()
        place = keyboard_place()
        if self.is_busy():
            return  # The carnet is being opened: what comes next is drawn in the new look.
        if self.context is not None:
            self.context.texts, self.context.look = self.texts, self.look
            self.context.settings = self.settings
        self._show_present()
        place.go_back(self.centralWidget())

    def lock(self) -> None:
        """Close the carnet and ask for what opens it; what is being typed is kept, encrypted."""
        self._end_preview()
        if self.context is None or not self._book.is_lockable() or not self._keep_what_is_typed():
            return
        team = self.context.journal.carnet.team()
        self._left = self._leave(self.context)
        self.closed.team = () if self._other.shown else team
        mishap = let_go(self._book)
        self._show_lock(at_once=False)
        self._tell(mishap)

    def go_on_with(self, journal: Journal, notice: str) -> None:
        """Go on with the same carnet, newly opened, and say why."""
        if self.context is not None:
            self._left = self._leave(self.context)
        self.show_journal(journal, notice)

    def watch_for_idleness(self) -> None:
        """Lock by itself after the time that was chosen, where something opens it again."""
        minutes = self.settings.lock_after_minutes
        self._locking.lock_after(minutes if self.context and self._book.is_lockable() else 0)

    def open_another(self) -> None:
        """Show another carnet, which the person chooses; when it does not open, nothing changes."""
        if self.is_busy():
            return
        self._end_preview()
        if (path := self._other.choose(self, self.texts)) is not None:
            self.open_place(path)

    def open_place(self, path: Path) -> None:
        """Show the carnet at a path, or what a file would bring that was handed over."""
        own = self._book if self._other.own is None else self._other.own.book
        if same_place(path, own.path):
            self.return_to_own()
            return
        if takes_up(self, self, self.closed, self.context, path):
            return
        was_asked = self._other.asked is not None
        self._other.give_up()
        journal = self._other.open(self, self.texts, path)
        if journal is not None:
            self._show_other(journal)
        elif was_asked or self._other.asked is not None:
            self._show_present()

    def take_up(self, path: Path) -> None:
        """Show what was opened from outside, such as a file that was handed over: once a carnet is open."""
        if self.counter is not None and self.counter.isVisible():
            self.counter.take_up(path)
            return
        closed = self.context is None and self.closed.answers is None
        self.closed.given = path if closed or self.is_busy() else None
        if self.closed.given is None:
            self._end_preview()
            self.open_place(path)

    def open_counter(self, path: Path | None = None) -> None:
        """Read what patients bring in a window of its own; this one is out of sight meanwhile."""
        from companion.ui.window.counter import open_beside

        self.lock()
        self.counter = open_beside(self, self.dialogs, self._other.book_at, self._book.clock)
        self.counter.read_first(path, ends=not self.closed.is_begun)

    def return_to_own(self) -> None:
        """Leave the other carnet for the person's own, or for the first start where there is none."""
        if self._end_preview():
            return
        own = self._other.own
        if not self._keep_what_is_typed():
            return
        if own is None:
            self.give_up_other()
            return
        self._other.give_up()
        if self.context is not None:
            self._leave(self.context)
        mishap = let_go(self._book)
        self._book, self._left, self._other.own = own.book, own.left, None
        self.open_carnet()
        self._tell(mishap)

    def change_book(self, path: Path | None, given: Path | None = None, words: str = "") -> None:
        """Go over to another record book of this computer, or to a new one (None), begun with what was given."""
        if self._end_preview() or self._other.shown or not self._keep_what_is_typed():
            return
        present, name = self._book, patient_name(self.context) if self.context else ""
        self._book = book_to_go_to(self._book_at, present, path)
        self.change_settings(on_leaving(self.settings, present.path, name))
        if self.context is not None:
            self._leave(self.context)
        self._left, self.closed.answers, self.closed.anew = None, None, path is None
        self.closed.begin_with(given, words)
        mishap = let_go(present)
        self.open_carnet()
        self._tell(mishap)

    def keep_here(self) -> None:
        """Make the backup that is shown the person's own carnet on this computer."""
        journal = self._other.keep_here(self, self.texts, self._book)
        if journal is not None and self.context is not None:
            self._leave(self.context)
            self._book = self._other.leave_for_own(self._book)
            self.show_journal(journal, self.texts("Your record book is now on this computer."))

    def _show_other(self, journal: Journal) -> None:
        """Close the present carnet as the window does on closing, and show the one asked for."""
        if self._other.brings(self, self.context) or not self._keep_what_is_typed():
            self.give_up_other()
            return
        present, context, own = self._book, self.context, self._other.own
        left = left_of(context) if context else self._left
        self._other.own = own or OwnCarnet(present, left)
        self._book, self._left, self.context = self._other.take(), None, None
        try:
            self.show_journal(journal)
        except BaseException:  # No screen can show it: the present carnet is still open.
            self._book.close()
            self._book, self._left, self.context, self._other.own = present, left, context, own
            self._show_present()
            raise
        if context:
            context.deleteLater()
        self._tell(let_go(present))

    def give_up_other(self) -> None:
        """Ask for no other carnet any more."""
        self._other.give_up()
        self._show_present()

    def _leave(self, context: Context) -> Left:
        """Take the open carnet off the screen; what the person was in the middle of."""
        context.deleteLater()
        self.context = None
        return left_of(context)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end_preview()
        if not self._keep_what_is_typed():
            event.ignore()
            return
        self.tasks.finish()
        self._other.give_up()
        self._tell(let_go(self._book))
        super().closeEvent(event)

    def _keep_what_is_typed(self) -> bool:
        """Keep it to go on with; False when that cannot be and the person stays."""
        from companion.ui.window.draft_keeper import keep_for_later

        return self.context is None or keep_for_later(self.context, self, self._book)

    def _tell(self, mishap: CompanionError | None) -> None:
        if mishap is not None:
            self.dialogs.tell(self, self.texts.describe(mishap))

    def _show_present(self) -> None:
        """Show what is open, or what is asked before it opens."""
        if self._other.asked is not None:
            self._show_lock()
        elif self.context is not None:
            self._show_screens(self.context)
        else:
            self.open_carnet()

    def show_first_start(self) -> None:
        """Ask the first questions."""
        screen = self.closed.first_start(self._book, self.look, self.texts, self.settings)
        self._show_closed(screen)

    def _show_lock(self, *, at_once: bool = True) -> None:
        asked = self._other.asked
        other, book = asked is not None or self._other.shown, asked or self._book
        screen = self.closed.lock(book, self.look, self.texts, other=other, at_once=at_once)
        self._show_closed(screen)

    def _show_trouble(self, error: CompanionError) -> None:
        screen = self.closed.trouble(error, self._book, self.look, self.texts, self.settings)
        self._show_closed(screen)

    def on_opened(self, journal: Journal) -> None:
        """Show what a closed screen opened."""
        if self._other.asked is None:
            self.show_journal(journal)
        else:
            self._show_other(journal)

    def on_lock_failed(self, error: CompanionError) -> None:
        """Tell why a carnet does not open."""
        if self._other.asked is None:
            self._show_trouble(error)
        else:
            self._tell(error)
            self.give_up_other()

    def _show_closed(self, screen: ClosedScreen) -> None:
        ways = ways_on(self, self._other, self._book)
        self._show_framed(self.closed.framed(screen, *ways))
