"""When what is being typed is kept, so that neither a kill, a power cut nor a lock takes an answer along.

Nothing of it is saved as an entry: nobody said that it was finished.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from companion.domain.errors import CarnetReadOnly, CompanionError
from companion.record_book import draft
from companion.record_book.book import RecordBook
from companion.ui.ways.context import Context
from companion.ui.window.another_book import Left
from companion.ui.window.books.kept_draft import content_of, find_draft_again, in_progress

LOOK_EVERY_MS = 1_000
"""How often letters typed in a field are looked for; an answer is kept at once."""


def go_on(context: Context, left: Left | None, book: RecordBook) -> bool:
    """Put back what a lock or the end of the program interrupted; whether something was typed."""
    if left is not None and left.identity == context.journal.carnet.identity:
        context.state = left.state
        context.journal.author = left.author
        found = in_progress(context)
    else:
        found = not context.read_only and find_draft_again(context, book)
    if not context.read_only:
        DraftKeeper(context, book)
    return found


class DraftKeeper(QObject):
    """Keeps the draft as it stands on the screen, until it is saved or given up.

    Goes with its context. A draft that cannot be written keeps nobody from going on: it is tried again
    with the next answer, and told when the record book closes.
    """

    def __init__(self, context: Context, book: RecordBook) -> None:
        super().__init__(context)
        self._context, self._book = context, book
        self._tried = content_of(context)
        context.answered.connect(self._look_soon)
        # The screen gives up what was in progress after the journal has it.
        context.journal_changed.connect(self._look_soon)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)
        looks = QTimer(self)
        looks.timeout.connect(self.look)
        looks.start(LOOK_EVERY_MS)

    def look(self) -> None:
        """Write the draft if it is another than the last one."""
        content = content_of(self._context)
        if content == self._tried:
            return
        self._tried = content
        try:
            draft.keep(self._book, content)
        except CompanionError:
            return

    def _look_soon(self) -> None:
        """After the answer that was just given is on the screen."""
        self._soon.start(0)


def keep_for_later(context: Context, window: QWidget, book: RecordBook) -> bool:
    """Keep all that is being typed before its record book closes; False when the person stays."""
    texts = context.texts
    try:
        if not context.read_only:
            draft.keep(book, content_of(context))
        elif in_progress(context):
            raise CarnetReadOnly
    except CompanionError as error:
        return context.dialogs.confirm(
            window,
            texts("Close without keeping what you were typing?"),
            texts.describe(error),
            yes=texts("Close"),
            no=texts("Cancel"),
            careful=True,
        )
    return True
