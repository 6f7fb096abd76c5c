"""Where a person's carnet lies: it is made there, opened, backed up and closed again.

Knows neither the window nor what the carnet holds. What opens it is loaded when it is first wanted.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion import carnets
from companion.domain.errors import CarnetReadOnly, CompanionError
from companion.shelf_keys import ShelfKeys, answer_of
from companion.shelf_safe import ShelfSafe

if TYPE_CHECKING:
    from datetime import date, datetime

    from companion.actions.journal import Journal
    from companion.actions.key_ports import KeyringPermit
    from companion.actions.ports import Clock
    from companion.domain.carnet import Carnet
    from companion.domain.symptoms import Catalogue
    from companion.domain.words import Language
    from companion.storage.keyring_slot import SecretStore


class FileShelf:
    """The carnet file of this computer's user. Fulfils CarnetShelf."""

    def __init__(
        self,
        path: Path,
        key: carnets.Key,
        clock: Clock,
        *,
        read_only: bool = False,
        backups: Path | None = None,
        secrets: SecretStore | None = None,
    ) -> None:
        self.path = path
        self.backups = backups
        self.read_only = read_only
        self._read_only_wanted = read_only
        self._key = key
        self._clock = clock
        self._opened: carnets.OpenCarnet | None = None
        self._as_opened: Carnet | None = None
        self._last_backup: datetime | None = None
        self._backup_tried: date | None = None
        self.keys = ShelfKeys(
            path,
            clock,
            key_file=key.key_file,
            backups=None if read_only else backups,
            secrets=secrets,
            opened=lambda: self._opened,
            take=self._take,
        )

        self._tried = key
        self.safe = ShelfSafe(
            path,
            clock,
            backups=backups,
            opened=lambda: self._opened,
            take=self._take,
            tried=lambda: self._tried,
            secrets=secrets,
        )

    def catalogue(self) -> Catalogue:
        """What can be asked, and the warning-sign card."""
        from companion.content.catalogue import load_catalogue

        return load_catalogue()

    def proposed_passphrase(self, language: Language) -> str:
        """Four plain words."""
        from companion.content.plain_words import proposed_passphrase

        return proposed_passphrase(language)

    def exists(self) -> bool:
        """Whether there is a carnet."""
        return self.path.exists()

    def needs_passphrase(self) -> bool:
        """Whether a passphrase opens it that the command line did not give."""
        return self._key == carnets.Key() and carnets.needs_passphrase(self.path)

    def opens_by_keyring(self) -> bool:
        """Whether the computer's keyring is asked first."""
        return self._key == carnets.Key() and carnets.opens_by_keyring(self.path)

    def create(
        self, *, name: str, passphrase: str | None, permit: KeyringPermit | None = None
    ) -> Journal:
        """Make a carnet whose patient likes to be called `name`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        key = self._key_of(passphrase, None, permit)
        self._opened = carnets.create_carnet(self.path, key, name=name, clock=self._clock)
        self._as_opened, self._last_backup = None, None
        return self._opened.journal

    def open(
        self,
        passphrase: str | None,
        *,
        sheet: str | None = None,
        permit: KeyringPermit | None = None,
    ) -> Journal:
        """Open the carnet; where nothing can be written, to read and print it."""
        self.close()
        key = self._key_of(passphrase, sheet, permit)
        self._tried = key
        self.read_only = self._read_only_wanted
        try:
            self._opened = self._open(key)
        except CarnetReadOnly:
            if self.read_only:
                raise
            self.read_only = True
            self._opened = self._open(key)
        self._as_opened = self._opened.journal.carnet
        self._last_backup = self._newest_backup()
        return self._opened.journal

    def last_backup(self) -> datetime | None:
        """When the newest verified backup was made; None when there is none."""
        return self._last_backup

    def back_up(self, *, once_a_day: bool = False) -> None:
        """Make a backup when the open carnet changed since the last one.

        It takes about 25 ms for ten years, so it runs at once, on the thread that owns the file: a
        worker would need a lock around every save. Raises BackupFailed, CarnetDamaged.
        """
        opened, folder = self._opened, self.backups
        if opened is None or folder is None or self.read_only:
            return
        if self._last_backup is None and opened.journal.carnet is self._as_opened:
            return  # Whoever only reads a carnet on somebody's computer leaves nothing there.
        today = self._clock().date()
        if once_a_day and today in {self._backup_tried, self._day_of_last_backup()}:
            return
        self._backup_tried = today
        if carnets.backup_is_due(opened, folder):
            self._last_backup = carnets.back_up(opened, self.path, folder).note.made_at

    def close(self) -> None:
        """Let go of the file, if it is open."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _key_of(
        self, passphrase: str | None, sheet: str | None, permit: KeyringPermit | None
    ) -> carnets.Key:
        if passphrase is None and sheet is None and permit is None:
            return self._key
        answer = None if permit is None else answer_of(permit)
        return carnets.Key(passphrase=passphrase, sheet=sheet, answer=answer)

    def _take(self, renewed: carnets.OpenCarnet) -> None:
        """Go on with the carnet under its new key; what it holds is what it held."""
        self._opened, self._as_opened = renewed, None
        self._last_backup = None
        with suppress(CompanionError):  # Tried again when the carnet closes, and told then.
            self.back_up()

    def _newest_backup(self) -> datetime | None:
        if self._opened is None or self.backups is None or self.read_only:
            return None
        try:
            newest = carnets.newest_backup(self._opened, self.backups)
        except CompanionError:
            return None  # A folder of backups that cannot be read keeps nobody from the journal.
        return None if newest is None else newest.note.made_at

    def _day_of_last_backup(self) -> date | None:
        last = self._last_backup
        return None if last is None else last.astimezone(self._clock().tzinfo).date()

    def _open(self, key: carnets.Key) -> carnets.OpenCarnet:
        return carnets.open_carnet(
            self.path, key, clock=self._clock, read_only=self.read_only, backups=self.backups
        )


def shelf_of_another(
    path: Path,
    folder: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    secrets: SecretStore | None = None,
) -> FileShelf:
    """The shelf of a carnet that the person chose in the window; `folder` is that of their data.

    Outside that folder, such as on a stick, it is only read, and no backup is made of it.
    """
    try:
        inside = path.parent.samefile(folder)
    except OSError:
        inside = False
    return FileShelf(
        path,
        carnets.Key(),
        clock,
        read_only=read_only or not inside,
        backups=folder / carnets.BACKUPS_NAME if inside else None,
        secrets=secrets,
    )
