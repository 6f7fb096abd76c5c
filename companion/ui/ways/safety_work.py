"""What is done for the open carnet while nobody waits: the second copy, a trial, a look around.

It runs in the worker, which reads backups and copies, never the open file. A mishap is told only
where the person asked for the act.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from companion.actions.safekeeping import (
    REHEARSAL_EVERY,
    ClockDoubt,
    KeptBackup,
    clock_doubt,
    last_written,
)
from companion.record_book import backups, keys
from companion.settings import Safety

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.domain.errors import CompanionError
    from companion.record_book.book import RecordBook
    from companion.ui.ways.context import Context

AFTER_FIRST_PAINT_MS = 200


class SafetyState(Struct):
    """What is known of the carnet's safety.

    `listed` are the backups as they were read last, None before. `password_gone`: it opened without
    the password that it had when it was open last. `key_for_all`: other accounts may read its key in
    clear. `copies` lie beside the carnet and hold more than it does; `clock` is what seems wrong
    with it.
    """

    listed: tuple[KeptBackup, ...] | None = None
    password_gone: bool = False
    key_for_all: bool = False
    copies: tuple[Path, ...] = ()
    clock: ClockDoubt | None = None


class SafetyWork(QObject):
    """Goes with the open carnet whose context it is given.

    `changed`: something that the screens show is known anew. `failed` carries a CompanionError and
    whether it was asked for.
    """

    changed = Signal()
    failed = Signal(object, bool)

    def __init__(self, context: Context, book: RecordBook) -> None:
        super().__init__(context)
        self._context, self._book = context, book
        context.backed_up.connect(self._on_backed_up)
        context.ways_changed.connect(self.remember_password)
        QTimer.singleShot(0, self, self._begin)

    def copy(self, *, asked: bool = False) -> None:
        """Copy the newest backup to the second place, if there is one to copy and a place."""
        second, context = self._context.settings.safety.second_place, self._context
        if second is None or self._book.last_backup is None:
            return
        context.tasks.run(
            self,
            partial(backups.copy_to, self._book, second),
            done=lambda made_at: self._on_copied(second, made_at),
            failed=lambda error: self.failed.emit(error, asked),
        )

    def rehearse(self, *, asked: bool = False) -> None:
        """Restore the newest backup for trial."""
        if self._book.last_backup is not None:
            self._context.tasks.run(
                self,
                partial(backups.rehearse, self._book),
                done=self._on_rehearsed,
                failed=lambda error: self.failed.emit(error, asked),
            )

    def remember_password(self) -> None:
        """Keep, outside the carnet, whether a password opens it: what the person knows of today."""
        context, opens = self._context, keys.ways_in(self._book).passphrase
        identity, expected = context.journal.carnet.identity, context.settings.with_password
        known = expected | {identity} if opens else expected - {identity}
        context.state.of(SafetyState).password_gone = False
        if known != expected:
            context.settings_wanted.emit(replace(context.settings, with_password=known))
        self.changed.emit()

    def _look_at_password(self) -> None:
        """A carnet that was opened without the password that it had is told; never by itself put right."""
        context = self._context
        if keys.ways_in(self._book).passphrase:
            self.remember_password()
        elif context.journal.carnet.identity in context.settings.with_password:
            context.state.of(SafetyState).password_gone = True

    def _begin(self) -> None:
        """What stands on the first screen, at once; what the worker looks for, once that is painted."""
        context, book = self._context, self._book
        self._look_at_password()
        context.state.of(SafetyState).key_for_all = keys.is_for_all_to_read(book.path)
        written = [last_written(context.journal.carnet), book.last_backup]
        context.state.of(SafetyState).clock = clock_doubt(context.journal.now(), written)
        later = QTimer(self)
        later.setSingleShot(True)
        later.timeout.connect(self._look_around)
        later.start(AFTER_FIRST_PAINT_MS)
        self.changed.emit()

    def _look_around(self) -> None:
        from companion.record_book import other_copies

        context, book = self._context, self._book
        context.tasks.run(
            self, partial(backups.tidy, book), done=lambda _: None, failed=self._on_silent
        )
        context.tasks.run(
            self, partial(other_copies.beside, book), done=self._on_copies, failed=self._on_silent
        )
        self.copy()
        if self._is_rehearsal_due():
            self.rehearse()

    def _is_rehearsal_due(self) -> bool:
        last = self._context.settings.safety.rehearsed_on
        # A day far ahead comes of a wrong clock.
        return last is None or abs(self._context.journal.today() - last) >= REHEARSAL_EVERY

    def _on_backed_up(self) -> None:
        self._context.state.of(SafetyState).listed = None
        self.copy()

    def _on_copies(self, copies: Sequence[Path]) -> None:
        self._context.state.of(SafetyState).copies = tuple(copies)
        self.changed.emit()

    def _on_copied(self, second: Path, made_at: datetime) -> None:
        if self._context.settings.safety.second_place == second:
            self._keep(replace(self._context.settings.safety, copied_at=made_at))

    def _on_rehearsed(self, when: datetime) -> None:
        self._keep(replace(self._context.settings.safety, rehearsed_on=when.date()))

    def _on_silent(self, error: CompanionError) -> None:
        self.failed.emit(error, False)

    def _keep(self, safety: Safety) -> None:
        context = self._context
        if safety != context.settings.safety:
            context.settings_wanted.emit(replace(context.settings, safety=safety))
        self.changed.emit()


def safety_work(context: Context) -> SafetyWork | None:
    """What goes with an open carnet; None where nothing is kept safe, such as a carnet on a stick."""
    return context.findChild(SafetyWork)


def is_older(made_at: datetime | None, now: datetime, than: timedelta) -> bool:
    """Whether an instant lies further back than that; None, or one far ahead, does too."""
    return made_at is None or abs(now - made_at) >= than
