"""The counter: a nurse opens what a patient brought, reads, prints, closes, and is ready for the next one.

Never two patients at once; nothing is written but what the nurse saves. It knows no screen's layout.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from companion.actions.key import Key
from companion.actions.sitting import Sitting
from companion.domain.errors import CompanionError, KeyMissing
from companion.exchange.handover_file import is_handover
from companion.record_book.handover import to_be_read
from companion.ui.doors.tasks import Tasks
from companion.ui.look.fonts import load_fonts
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.window.closed_screens import ClosedScreens, QuietWay
from companion.ui.window.dressing import DressedWindow
from companion.ui.window.locking import Locking

if TYPE_CHECKING:
    from companion.actions.handover import Handover
    from companion.actions.journal import Journal
    from companion.actions.ports import Clock
    from companion.record_book.book import RecordBook
    from companion.settings import Settings
    from companion.ui.doors.dialogs import Dialogs
    from companion.ui.ways.closed_screen import ClosedScreen
    from companion.ui.ways.context import Context

CLOSES_AFTER_MINUTES: Final = 5
PAPER_LOOK_MS: Final = 100
MOST_LOOKS: Final = 300


class CounterWindow(DressedWindow):
    """One window, one sitting, at most one open record book."""

    def __init__(
        self,
        dialogs: Dialogs,
        settings: Settings,
        *,
        keep_settings: Callable[[Settings], None],
        book_at: Callable[[Path], RecordBook],
        clock: Clock,
    ) -> None:
        super().__init__(settings, dialogs, keep_settings)
        self._book_at, self._clock = book_at, clock
        self._tasks = Tasks(self)
        self.sitting = Sitting()
        self.context: Context | None = None
        self._book: RecordBook | None = None
        self._looks = 0
        self._said: tuple[str, ...] = ()
        self._beside: QWidget | None = None
        self._ends = False
        self._draw: Callable[[], None] = self._show_waiting
        self._closed = ClosedScreens(self._tasks, self, at_counter=True)
        self._closed.opened.connect(self._on_unlocked)
        self._closed.failed.connect(self._refuse)
        self._locking = Locking(self, self.closes_soon)
        self._locking.wanted.connect(self._on_idle)
        on_keys(Shortcut.OPEN, self, self.choose)

    def start(self) -> None:
        """Show the window, ready for the first patient."""
        load_fonts()
        self.ask_system()
        self._locking.hear_system()
        self.watch_presses()
        self._draw()
        self.show()

    def come_to_front(self) -> None:
        """Somebody started the counter a second time."""
        self.show()
        self.raise_()
        self.activateWindow()

    def stand_for(self, window: QWidget) -> None:
        """Be in the place of another window until this one is closed, whatever asks for the other."""
        window.hide()
        self._beside = window
        window.installEventFilter(self)

    def read_first(self, path: Path | None, *, ends: bool) -> None:
        """Open a file that whoever came wants to read; `ends`: with the counter, the program is left."""
        if path is not None:
            self._ends = ends
            self.take_up(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._beside and event.type() == QEvent.Type.Show:
            # Never two patients on screen, such as after a second start of the program.
            QTimer.singleShot(0, watched, watched.hide)
            self.come_to_front()
        return super().eventFilter(watched, event)

    # The sitting.

    def choose(self) -> None:
        """Ask for the files that were brought; where one alone is chosen, it opens.

        What is open is closed first.
        """
        if self.context is not None:
            if not self.context.papers_in_work:
                QTimer.singleShot(0, self, self.choose)
            self.close_patient()
            return
        if self.is_busy():
            return
        texts = self.texts
        kinds = ";;".join((texts("Record books (*.carnet-age *.carnet)"), texts("All files (*)")))
        chosen = self.dialogs.open_places(self, texts("Open a patient’s record book"), kinds)
        if not chosen:
            return
        self._let_go()
        self.sitting.add(chosen)
        self._said = ()
        if len(self.sitting.waiting) == 1:
            self.open_next()
        else:
            self._show_waiting()

    def take_up(self, path: Path) -> None:
        """Let a file wait that was double-clicked, and open it where nothing else is open or waits."""
        self.sitting.add((path,))
        if self.sitting.next == path and self.context is None and not self.is_busy():
            self.open_next()

    def open_next(self) -> None:
        """Open the next file, or ask for what opens it."""
        path = self.sitting.next
        if path is None or self.context is not None:
            return
        self._said = ()
        if is_handover(path):
            self._go_to(self._show_words)
            return
        book = self._book = self._book_at(path)
        if book.is_lockable():
            self._go_to(self._show_lock)
            return
        try:
            journal = book.open(Key())
        except KeyMissing:
            self._go_to(self._show_lock)
        except CompanionError as error:
            self._refuse(error)
        else:
            self._on_unlocked(journal)

    def leave_out(self) -> None:
        """Go on without the next file."""
        if self.sitting.next is not None:
            self.sitting.close_next()
        self._said = ()
        self._show_waiting()

    def close_patient(self, *said: str) -> None:
        """Close what is open, name what was saved of it, and be ready for the next patient.

        A page that is being printed or saved goes out first.
        """
        context = self.context
        if context is None:
            return
        if self._waits_for_paper(context):
            QTimer.singleShot(PAPER_LOOK_MS, context, partial(self.close_patient, *said))
            return
        saved = [self.texts("Saved: {path}.", path=str(path)) for path in context.saved]
        self.context = None
        context.deleteLater()
        self._let_go()
        self.sitting.close_next()
        self._said = (*said, self.texts("The record book is closed."), *saved)
        self._show_waiting()

    def _waits_for_paper(self, context: Context) -> bool:
        """Whether a page is still on its way, for a while at most."""
        self._looks = self._looks + 1 if context.papers_in_work else 0
        return 0 < self._looks <= MOST_LOOKS

    # What opens.

    def _on_handed_over(self, handover: Handover) -> None:
        from companion.ui.screens.visit.state import VisitState

        context = self._context_of(to_be_read(handover, self._clock))
        if handover.page is not None:
            context.state.put(VisitState(choice=handover.page, is_given=True))
        self._show_patient(context)

    def _on_unlocked(self, journal: Journal) -> None:
        self._show_patient(self._context_of(journal))

    def _context_of(self, journal: Journal) -> Context:
        from companion.ui.ways.context import Context, Shown

        journal.only_shared = True
        sitting, path = self.sitting, self.sitting.next
        place = self.texts("File {number} of {all}", number=sitting.done + 1, all=sitting.all)
        shown = Shown(
            read_only=True,
            away=True,
            at_counter=True,
            place_in_queue=place if sitting.all > 1 else "",
            brought_in=None if path is None else path.parent,
        )
        return Context(
            journal,
            self.dialogs,
            self._tasks,
            texts=self.texts,
            look=self.look,
            settings=self.settings,
            parent=self,
            shown=shown,
        )

    def _show_patient(self, context: Context) -> None:
        context.settings_wanted.connect(self.change_settings)
        context.own_wanted.connect(self.close_patient)
        self.closes_soon.connect(context.say_closes_soon)
        context.other_wanted.connect(self.choose)
        context.state.screen = ScreenName.CONSULTATION
        self.context = context
        self._go_to(partial(self._show_screens, context))

    def _refuse(self, error: CompanionError) -> None:
        from companion.ui.screens.counter.waiting import not_opened

        self._let_go()
        self.sitting.refuse_next(self.texts.describe(error))
        name, why = self.sitting.refused[-1]
        self._said = (not_opened(self.texts, name), why)
        self._show_waiting()

    def _let_go(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None

    def _on_idle(self) -> None:
        if self.context is not None:
            texts, minutes = self.texts, CLOSES_AFTER_MINUTES
            idle = texts("Nobody touched anything for {minutes} minutes.", minutes=minutes)
            locked = texts("The computer was locked, or went to sleep.")
            self.close_patient(locked if self._locking.by_system else idle)
        elif not self.is_busy():
            self._go_back()

    # What is shown.

    def heed_settings(self) -> None:
        """Let the open record book know the settings that were just kept."""
        if self.context is not None:
            self.context.settings = self.settings

    def redraw(self) -> None:
        """Draw everything in the present language, theme and text size."""
        super().redraw()
        if self.context is not None:
            self.context.texts, self.context.look = self.texts, self.look
            self.context.settings = self.settings
        if not self.is_busy():
            self._draw()

    def _go_to(self, draw: Callable[[], None]) -> None:
        self._locking.lock_after(CLOSES_AFTER_MINUTES)
        self._draw = draw
        draw()

    def _go_back(self) -> None:
        self._let_go()
        self._show_waiting()

    def _show_waiting(self) -> None:
        from companion.ui.screens.counter.waiting import WaitingScreen

        self._locking.lock_after(0)
        self._draw = self._show_waiting
        screen = WaitingScreen(self.sitting, self._said, self.look, self.texts)
        screen.choose.connect(self.choose)
        screen.open_next.connect(self.open_next)
        screen.leave_out.connect(self.leave_out)
        leave = QuietWay(self.texts("Leave the counter"), self._leave, "counter-leave")
        self._show_closed(screen, (leave,))

    def _show_words(self) -> None:
        from companion.ui.screens.counter.words import WordsScreen

        path = self.sitting.next
        assert path is not None
        screen = WordsScreen(path, self._tasks, self.look, self.texts)
        screen.opened.connect(self._on_handed_over)
        screen.failed.connect(self._refuse)
        self._show_closed(screen, (self._way_back(),))

    def _show_lock(self) -> None:
        assert self._book is not None
        screen = self._closed.lock(self._book, self.look, self.texts, other=True, at_once=False)
        self._show_closed(screen, (self._way_back(),))

    def _way_back(self) -> QuietWay:
        return QuietWay(self.texts("Back"), self._go_back, "way-back")

    def _show_closed(self, screen: ClosedScreen, ways: Sequence[QuietWay]) -> None:
        self._show_framed(self._closed.framed(screen, *ways))

    def _leave(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_patient()
        if self.context is not None:
            event.ignore()
            QTimer.singleShot(PAPER_LOOK_MS, self, self._leave)
            return
        self._tasks.finish()
        self._let_go()
        super().closeEvent(event)
        beside, self._beside = self._beside, None
        if beside is not None:
            beside.removeEventFilter(self)
            beside.restoreGeometry(self.saveGeometry())
            if self._ends:
                beside.close()
            else:
                beside.show()


def open_beside(
    window: DressedWindow, dialogs: Dialogs, book_at: Callable[[Path], RecordBook], clock: Clock
) -> CounterWindow:
    """The counter in the place of another window, which comes back once the counter is left."""
    counter = CounterWindow(
        dialogs,
        window.settings,
        keep_settings=window.change_settings,
        book_at=book_at,
        clock=clock,
    )
    counter.now_s = window.now_s
    counter.restoreGeometry(window.saveGeometry())
    counter.start()
    counter.stand_for(window)
    return counter
