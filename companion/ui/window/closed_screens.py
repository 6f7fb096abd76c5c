"""The screens of a carnet that is not open: the first start, the lock, a trouble.

It makes them and says what came of them; it opens nothing. Each screen is loaded when it is first
wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from companion.ui.screens.safety.tries import Tries
from companion.ui.window.own_books import book_of

if TYPE_CHECKING:
    from pathlib import Path

    from companion.actions.journal import Journal
    from companion.domain.errors import CompanionError
    from companion.domain.records import TeamContact
    from companion.messages import Texts
    from companion.record_book.book import RecordBook
    from companion.settings import Settings
    from companion.ui.doors.tasks import Tasks
    from companion.ui.look.look import Look
    from companion.ui.screens.first_start.answers import FirstAnswers
    from companion.ui.ways.closed_screen import ClosedScreen
    from companion.ui.window.closed_frame import ClosedFrame
    from companion.ui.window.the_window import TheWindow

PATIENCE_MS = 10_000
"""How long the keyring is waited for before another way is offered."""


@dataclass(frozen=True)
class QuietWay:
    """A quiet way to something else, below the card."""

    words: str
    act: Callable[[], None]
    handle: str


class ClosedScreens(QObject):
    """`settings_wanted` carries Settings, `opened` a Journal, `failed` a CompanionError.

    `to_read` carries the Path of what is for the counter, `place_wanted` that of a carnet to be opened;
    `file_wanted`: one that was handed over is to be chosen.

    `answers` holds what was answered so far at the first start, `team` the care team's numbers as
    they were when the carnet was locked: they never leave the memory.
    """

    settings_wanted = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    try_again = Signal()
    start_anew = Signal()
    leave = Signal()
    to_read = Signal(object)
    file_wanted = Signal()
    place_wanted = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject, *, at_counter: bool = False) -> None:
        super().__init__(parent)
        self._tasks, self._at_counter = tasks, at_counter
        self.answers: FirstAnswers | None = None
        self.given: Path | None = None  # what was double-clicked, until it can be shown
        self.received: Path | None = None  # what was handed over, in place of the first questions
        self._words = ""  # those that open it, where they were said
        self._keeps = False  # whether a record book is begun with it: that was said already
        self.settings_of: Callable[[], Settings | None] = lambda: None
        self._place: Path | None = None
        self.anew = False  # whether a new carnet is wanted where one was
        self.start_anew.connect(self._on_anew)
        self.team: Sequence[TeamContact] = ()
        self.tries, self.other_tries = Tries(), Tries()
        self.patience_ms = PATIENCE_MS

    def first_start(
        self, book: RecordBook, look: Look, texts: Texts, settings: Settings
    ) -> ClosedScreen:
        """The questions of the first start, at the one that was come to."""
        from companion.ui.screens.first_start.answers import FirstAnswers
        from companion.ui.screens.first_start.screen import FirstStart

        self._place = book.path
        self.answers = self.answers or FirstAnswers()
        if self.given is not None:
            self._take_up(self.given)
        if self.received is not None and self._keeps:
            return self._received(self.received, book, look, texts, settings)
        if self.received is not None:
            return self._given(self.received, look, texts)
        screen = FirstStart(
            book,
            self._tasks,
            look,
            texts,
            settings,
            answers=self.answers,
            patience_ms=self.patience_ms,
        )
        screen.settings_wanted.connect(self.settings_wanted)
        screen.finished.connect(self.opened)
        screen.file_wanted.connect(self._on_file_wanted)
        return screen

    def _take_up(self, given: Path) -> None:
        """Show what was double-clicked: a file that was handed over here, a carnet once this is shown."""
        from companion.exchange.handover_file import is_handover

        self.given = None
        if is_handover(given):
            self.received = given
        else:
            QTimer.singleShot(0, self, partial(self.place_wanted.emit, given))

    def _given(self, path: Path, look: Look, texts: Texts) -> ClosedScreen:
        """What is done with a file that was handed over, where no carnet is."""
        from companion.ui.screens.handover.given import GivenScreen

        screen = GivenScreen(look, texts, path)
        screen.keep.connect(self._on_keep)
        screen.read.connect(self._on_read)
        screen.given_up.connect(self._on_given_up)
        return screen

    def _received(
        self, path: Path, book: RecordBook, look: Look, texts: Texts, settings: Settings
    ) -> ClosedScreen:
        """A file that was handed over, to be kept where no carnet is."""
        from companion.ui.screens.first_start.received import ReceivedScreen

        name = self.answers.my_name if self.answers else ""
        screen = ReceivedScreen(
            book,
            self._tasks,
            look,
            texts,
            settings,
            path=path,
            name=name,
            words=self._words,
            patience_ms=self.patience_ms,
        )
        screen.settings_wanted.connect(self.settings_wanted)
        screen.finished.connect(self._on_received)
        screen.read.connect(self._on_read)
        screen.given_up.connect(self._on_given_up)
        return screen

    def begin_with(self, path: Path | None, words: str) -> None:
        """Have the next record book begun with a file that was handed over; None: with the questions."""
        self.received, self._words, self._keeps = path, words, path is not None

    def _on_file_wanted(self) -> None:
        self._keeps = True  # who writes for somebody close said so
        self.file_wanted.emit()

    def _on_keep(self) -> None:
        self._keeps = True
        self.try_again.emit()

    def _on_read(self) -> None:
        self.to_read.emit(self._forget_received())
        self.try_again.emit()  # what stands there once the counter is left

    def _on_received(self, journal: Journal) -> None:
        self._forget_received()
        self.opened.emit(journal)

    def _on_given_up(self) -> None:
        self._forget_received()
        self.try_again.emit()

    @property
    def is_begun(self) -> bool:
        """Whether somebody has begun to answer the first questions."""
        return self.answers is not None and self.answers.step > 0

    def _forget_received(self) -> Path | None:
        path = self.received
        self.begin_with(None, "")
        return path

    def lock(
        self, book: RecordBook, look: Look, texts: Texts, *, other: bool, at_once: bool
    ) -> ClosedScreen:
        """What opens the carnet; `other`: of one that is not the person's own.

        `at_once`: the keyring is asked without a press.
        """
        from companion.ui.screens.safety.lock import LockScreen, LockSituation

        self._place = book.path
        tries = self.other_tries if other else self.tries
        team = () if other else self.team
        situation = LockSituation(tries, other, at_once, team, self.patience_ms)
        screen = LockScreen(book, self._tasks, look, texts, situation)
        screen.opened.connect(self.opened)
        screen.failed.connect(self.failed)
        return screen

    def trouble(
        self,
        error: CompanionError,
        book: RecordBook,
        look: Look,
        texts: Texts,
        settings: Settings,
    ) -> ClosedScreen:
        """Why the carnet does not open, and how it may come back."""
        from companion.ui.screens.safety.trouble import TroubleScreen

        self._place = book.path
        second = settings.safety.second_place
        screen = TroubleScreen(error, book, self._tasks, look, texts, second_place=second)
        screen.try_again.connect(self.try_again)
        screen.start_anew.connect(self.start_anew)
        screen.leave.connect(self.leave)
        return screen

    def _on_anew(self) -> None:
        self.anew = True

    def framed(self, screen: ClosedScreen, *ways: QuietWay) -> ClosedFrame:
        """The screen below the line that leads to the warning signs."""
        from companion.ui.window.closed_frame import ClosedFrame

        for way in ways if screen.has_ways else ():
            screen.offer(way.words, way.act, way.handle)
        settings = self.settings_of()
        whose = None if settings is None else book_of(settings, self._place)
        return ClosedFrame(
            screen.look, screen.texts, screen, whose=whose, at_counter=self._at_counter
        )


def closed_screens(window: TheWindow, parent: QObject) -> ClosedScreens:
    """Those of a window, with what they want of it heard."""
    closed = ClosedScreens(window.tasks, parent)
    closed.settings_of = lambda: window.settings
    closed.settings_wanted.connect(window.change_settings)
    closed.opened.connect(window.on_opened)
    closed.failed.connect(window.on_lock_failed)
    closed.try_again.connect(window.open_carnet)
    closed.start_anew.connect(window.show_first_start)
    closed.leave.connect(window.close)
    closed.to_read.connect(window.open_counter)
    closed.file_wanted.connect(window.open_another)
    closed.place_wanted.connect(window.open_place)
    return closed
