"""The place of a carnet and what is open there: shared by the record book, its keys and its backups."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from companion.actions.key import Key
from companion.domain.errors import CarnetForReading, CarnetMissing, CompanionError
from companion.record_book import opening

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from companion.actions.ports import Clock
    from companion.domain.carnet import Carnet
    from companion.record_book.opening import OpenCarnet
    from companion.storage.keyring_slot import SecretStore


class Place:
    """`key` is what the command line gave; `tried` what the carnet was last tried with.

    `backups` is the folder of the backups, None where none are made. `secrets` stands in for the
    computer's keyring.
    """

    def __init__(
        self,
        path: Path,
        key: Key,
        clock: Clock,
        *,
        read_only: bool = False,
        backups: Path | None = None,
        secrets: SecretStore | None = None,
    ) -> None:
        self.path, self.key, self.clock = path, key, clock
        self.backups = backups
        self.only_reading_wanted = self.read_only = read_only
        self.tried = key
        self.opened: OpenCarnet | None = None
        self.last_backup: datetime | None = None
        self._secrets = secrets
        self._as_opened: Carnet | None = None
        self._backup_tried: date | None = None

    def take(self, opened: OpenCarnet, *, as_it_was: bool = False) -> None:
        """Go on with an open carnet. `as_it_was`: nothing was written in it since its last backup."""
        self.opened = opened
        self._as_opened = opened.journal.carnet if as_it_was else None
        self.last_backup = self._newest_backup() if as_it_was else None

    def go_on_with(self, renewed: OpenCarnet) -> None:
        """Go on under a new key or after a restoration, and back that up."""
        self.take(renewed)
        with suppress(CompanionError):  # Tried again when the carnet closes, and told then.
            self.back_up()

    def back_up(self, *, once_a_day: bool = False) -> None:
        """Make a backup when the open carnet changed since the last one.

        It takes about 25 ms for ten years, so it runs at once, on the thread that owns the file: a
        worker would need a lock around every save. Raises BackupFailed, CarnetDamaged.
        """
        opened, folder = self.opened, self.backups
        if opened is None or folder is None or self.read_only:
            return
        if self.last_backup is None and opened.journal.carnet is self._as_opened:
            return  # Whoever only reads a carnet on somebody's computer leaves nothing there.
        today = self.clock().date()
        if once_a_day and today in {self._backup_tried, self._day_of_last_backup()}:
            return
        self._backup_tried = today
        if opening.backup_is_due(opened, folder):
            self.last_backup = opening.back_up(opened, self.path, folder).note.made_at

    def close(self) -> None:
        """Let go of the file, if it is open, and of what opened it: locked means locked."""
        self.tried = self.key
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def for_reading(self) -> OpenCarnet:
        """What is open. Raises CarnetMissing."""
        if self.opened is None:
            raise CarnetMissing
        return self.opened

    def for_writing(self) -> OpenCarnet:
        """What is open and takes writings. Raises CarnetMissing, CarnetForReading."""
        opened = self.for_reading()
        if opened.file.read_only:
            raise CarnetForReading
        return opened

    def secrets(self) -> SecretStore:
        """The computer's keyring; nothing is loaded or asked yet."""
        from companion.storage.keyring_slot import SystemKeyring

        return self._secrets or SystemKeyring()

    def _newest_backup(self) -> datetime | None:
        if self.opened is None or self.backups is None or self.read_only:
            return None
        try:
            newest = opening.newest_backup(self.opened, self.backups)
        except CompanionError:
            return None  # A folder of backups that cannot be read keeps nobody from the journal.
        return None if newest is None else newest.note.made_at

    def _day_of_last_backup(self) -> date | None:
        last = self.last_backup
        return None if last is None else last.astimezone(self.clock().tzinfo).date()
