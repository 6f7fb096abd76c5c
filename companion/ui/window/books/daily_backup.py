"""The backup of the day while the window is open, and the word to the screen that it was made.

It decides neither whether one is due nor where it lies: the record book does.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from companion.domain.errors import CompanionError
from companion.ui.ways.safety_work import SafetyWork

if TYPE_CHECKING:
    from companion.record_book.book import RecordBook
    from companion.ui.ways.context import Context


class DailyBackup(QObject):
    """Goes with the open carnet whose context it is given."""

    def __init__(self, context: Context, book: RecordBook) -> None:
        super().__init__(context)
        self._context, self._book = context, book
        context.journal_changed.connect(self._on_journal_changed)
        if book.backups is not None and not book.read_only:
            SafetyWork(context, book)

    def _on_journal_changed(self) -> None:
        # After the screen says that it is saved: the person does not wait for the backup.
        QTimer.singleShot(0, self, self._back_up)

    def _back_up(self) -> None:
        before = self._book.last_backup
        with suppress(CompanionError):  # Tried again when the carnet closes, and told then.
            self._book.back_up(once_a_day=True)
        if self._book.last_backup != before:
            self._context.backed_up.emit()
