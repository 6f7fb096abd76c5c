"""The screens of a carnet that is not open: the first start, the lock, a trouble.

It makes them and says what came of them; it opens nothing and knows no other carnet. Each screen is
loaded when it is first wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from companion.actions.window_ports import CarnetShelf
    from companion.domain.errors import CompanionError
    from companion.messages import Texts
    from companion.settings import Settings
    from companion.ui.closed_frame import ClosedFrame
    from companion.ui.first_answers import FirstAnswers
    from companion.ui.look import Look
    from companion.ui.pages.closed_page import ClosedPage
    from companion.ui.tasks import Tasks


@dataclass(frozen=True)
class Way:
    """A quiet way to something else, below the card."""

    words: str
    act: Callable[[], None]
    handle: str


class ClosedScreens(QObject):
    """`settings_wanted` carries Settings, `opened` a Journal, `failed` a CompanionError.

    `answers` holds what was answered so far at the first start.
    """

    settings_wanted = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    try_again = Signal()
    leave = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.answers: FirstAnswers | None = None

    def first_start(
        self, shelf: CarnetShelf, look: Look, texts: Texts, settings: Settings
    ) -> ClosedPage:
        """The questions of the first start, at the one that was come to."""
        from companion.ui.first_answers import FirstAnswers
        from companion.ui.pages.first_start import FirstStart

        self.answers = self.answers or FirstAnswers()
        page = FirstStart(shelf, self._tasks, look, texts, settings, answers=self.answers)
        page.settings_wanted.connect(self.settings_wanted)
        page.finished.connect(self.opened)
        return page

    def lock(self, shelf: CarnetShelf, look: Look, texts: Texts, *, other: bool) -> ClosedPage:
        """The question for the password; `other`: of a carnet that is not the person's own."""
        from companion.ui.pages.lock import LockPage

        page = LockPage(shelf, self._tasks, look, texts, other=other)
        page.opened.connect(self.opened)
        page.failed.connect(self.failed)
        return page

    def trouble(self, error: CompanionError, look: Look, texts: Texts) -> ClosedPage:
        """Why the carnet does not open."""
        from companion.ui.pages.trouble import TroublePage

        page = TroublePage(texts.describe(error), look, texts)
        page.try_again.connect(self.try_again)
        page.leave.connect(self.leave)
        return page

    def framed(self, page: ClosedPage, shelf: CarnetShelf, way: Way) -> ClosedFrame:
        """The screen below the line that leads to the warning signs."""
        from companion.ui.closed_frame import ClosedFrame

        page.offer(way.words, way.act, way.handle)
        return ClosedFrame(page.look, page.texts, page, shelf.catalogue)
