"""The screens of a carnet that is not open: the first start, the lock, a trouble.

It makes them and says what came of them; it opens nothing and knows no other carnet. Each screen is
loaded when it is first wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from companion.ui.screens.safety.tries import Tries

if TYPE_CHECKING:
    from companion.domain.errors import CompanionError
    from companion.domain.records import TeamContact
    from companion.messages import Texts
    from companion.record_book.book import RecordBook
    from companion.settings import Settings
    from companion.ui.doors.tasks import Tasks
    from companion.ui.look.look import Look
    from companion.ui.screens.first_start.answers import FirstAnswers
    from companion.ui.ways.closed_screen import ClosedPage
    from companion.ui.window.closed_frame import ClosedFrame

PATIENCE_MS = 10_000
"""How long the keyring is waited for before another way is offered."""


@dataclass(frozen=True)
class Way:
    """A quiet way to something else, below the card."""

    words: str
    act: Callable[[], None]
    handle: str


class ClosedScreens(QObject):
    """`settings_wanted` carries Settings, `opened` a Journal, `failed` a CompanionError.

    `answers` holds what was answered so far at the first start, `team` the care team's numbers as
    they were when the carnet was locked: they never leave the memory.
    """

    settings_wanted = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    try_again = Signal()
    start_anew = Signal()
    leave = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.answers: FirstAnswers | None = None
        self.anew = False  # whether a new carnet is wanted where one was
        self.start_anew.connect(self._on_anew)
        self.team: Sequence[TeamContact] = ()
        self.tries, self.other_tries = Tries(), Tries()
        self.patience_ms = PATIENCE_MS

    def first_start(
        self, shelf: RecordBook, look: Look, texts: Texts, settings: Settings
    ) -> ClosedPage:
        """The questions of the first start, at the one that was come to."""
        from companion.ui.screens.first_start.answers import FirstAnswers
        from companion.ui.screens.first_start.screen import FirstStart

        self.answers = self.answers or FirstAnswers()
        page = FirstStart(
            shelf,
            self._tasks,
            look,
            texts,
            settings,
            answers=self.answers,
            patience_ms=self.patience_ms,
        )
        page.settings_wanted.connect(self.settings_wanted)
        page.finished.connect(self.opened)
        return page

    def lock(
        self, shelf: RecordBook, look: Look, texts: Texts, *, other: bool, at_once: bool
    ) -> ClosedPage:
        """What opens the carnet; `other`: of one that is not the person's own.

        `at_once`: the keyring is asked without a press.
        """
        from companion.ui.screens.safety.lock import LockPage, LockSituation

        tries = self.other_tries if other else self.tries
        team = () if other else self.team
        situation = LockSituation(tries, other, at_once, team, self.patience_ms)
        page = LockPage(shelf, self._tasks, look, texts, situation)
        page.opened.connect(self.opened)
        page.failed.connect(self.failed)
        return page

    def trouble(
        self,
        error: CompanionError,
        shelf: RecordBook,
        look: Look,
        texts: Texts,
        settings: Settings,
    ) -> ClosedPage:
        """Why the carnet does not open, and how it may come back."""
        from companion.ui.screens.safety.trouble import TroublePage

        second = settings.safety.second_place
        page = TroublePage(error, shelf, self._tasks, look, texts, second_place=second)
        page.try_again.connect(self.try_again)
        page.start_anew.connect(self.start_anew)
        page.leave.connect(self.leave)
        return page

    def _on_anew(self) -> None:
        self.anew = True

    def framed(self, page: ClosedPage, shelf: RecordBook, way: Way) -> ClosedFrame:
        """The screen below the line that leads to the warning signs."""
        from companion.ui.window.closed_frame import ClosedFrame

        page.offer(way.words, way.act, way.handle)
        return ClosedFrame(page.look, page.texts, page, shelf.catalogue)
