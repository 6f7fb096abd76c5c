"""A carnet with all that writing in it needs: its file, the catalogue, the clock, new ids.

Put together here once for the window and the command line; knows neither of them. All that it needs
is loaded with the first carnet, so that the window can be seen before.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.errors import FileNotReadable
from companion.files import read_text

if TYPE_CHECKING:
    from datetime import date, datetime

    from companion.actions.journal import Journal
    from companion.actions.ports import Clock
    from companion.storage.carnet_file import CarnetFile
    from companion.storage.keyring_slot import KeyringAnswer
    from companion.storage.restore import Restored
    from companion.storage.thinning import Backup

LONGEST_PASSPHRASE_FILE = 10_000
BACKUPS_NAME = "backups"


@dataclass(frozen=True, slots=True)
class OpenCarnet:
    """An open carnet file and the journal that writes in it."""

    file: CarnetFile
    journal: Journal

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()


@dataclass(frozen=True, slots=True)
class Key:
    """How a carnet is opened; with nothing, by the key file beside it or by the keyring."""

    passphrase: str | None = None
    key_file: Path | None = None
    sheet: str | None = None
    answer: KeyringAnswer | None = None


def key_from(
    passphrase_file: Path | None, key_file: Path | None, sheet_file: Path | None = None
) -> Key:
    """The key that the command line names. Raises FileNotReadable."""
    passphrase = sheet = None
    if passphrase_file is not None:
        lines = read_text(passphrase_file, largest=LONGEST_PASSPHRASE_FILE).splitlines()
        if not lines or not lines[0]:
            raise FileNotReadable(name=passphrase_file.name)
        passphrase = lines[0]
    if sheet_file is not None:
        # The groups as they stand on the sheet, on one line or on several.
        sheet = read_text(sheet_file, largest=LONGEST_PASSPHRASE_FILE)
    return Key(passphrase=passphrase, key_file=key_file, sheet=sheet)


def system_clock(today: date | None = None) -> Clock:
    """The computer's clock, in its time zone; `today` sets the day and keeps the hour."""

    def now() -> datetime:
        from datetime import datetime

        present = datetime.now().astimezone()
        if today is None:
            return present
        return present.replace(year=today.year, month=today.month, day=today.day)

    return now


def new_id(instant: datetime) -> str:
    """A fresh UUIDv7 text."""
    from companion.domain.identifiers import ENTROPY_BYTES, uuid7

    return uuid7(instant, os.urandom(ENTROPY_BYTES))


def create_carnet(path: Path, key: Key, *, name: str, clock: Clock) -> OpenCarnet:
    """A new carnet whose patient likes to be called `name` (maybe blank).

    Raises CarnetExists, CarnetReadOnly, DiskFull; InvalidRecord for a name that cannot be kept.
    """
    from companion.content.catalogue import load_catalogue
    from companion.domain.records import Person, Revision, Role
    from companion.domain.validity import check_body
    from companion.storage import access

    patient = Person(name.strip(), Role.PATIENT)
    check_body(patient, load_catalogue())
    now = clock()
    record_id = new_id(now)
    # A carnet without its patient would be of no use, so it comes to be with that record.
    founding = Revision(new_id(now), record_id, patient.kind, record_id, now, patient)
    file = access.create_with_key(
        path,
        [founding],
        identity=None if key.answer is None else key.answer.account,
        passphrase=key.passphrase,
        key_file=key.key_file,
        answer=key.answer,
    )
    return OpenCarnet(file, _journal(file, clock))


def open_carnet(
    path: Path, key: Key, *, clock: Clock, read_only: bool = False, backups: Path | None = None
) -> OpenCarnet:
    """Open a carnet; one of an older version is brought up to date after a verified backup.

    That backup lies in `backups`, or in the folder `backups` beside the carnet. Raises the mishaps
    of the storage, each with its sentence.
    """
    from companion.storage import access, backup

    folder = backups or path.parent / BACKUPS_NAME
    key = _with_keyring(path, key)
    file = access.open_with_key(
        path,
        passphrase=key.passphrase,
        key_file=key.key_file,
        sheet=key.sheet,
        answer=key.answer,
        read_only=read_only,
        before_update=lambda file: backup.back_up_before_update(
            file, folder, keys_of=path, made_at=clock()
        ),
    )
    return with_journal(file, clock)


def with_journal(file: CarnetFile, clock: Clock) -> OpenCarnet:
    """An open file with the journal that writes in it; it is closed when it cannot be read."""
    try:
        return OpenCarnet(file, _journal(file, clock))
    except BaseException:
        file.close()
        raise


def needs_passphrase(path: Path) -> bool:
    """Whether only a passphrase opens the carnet at `path`."""
    from companion.storage import access

    return access.needs_passphrase(path)


def opens_by_keyring(path: Path) -> bool:
    """Whether the computer's keyring opens the carnet at `path`, and no key in clear does."""
    from companion.storage import access

    return access.opens_by_keyring(path)


def back_up(opened: OpenCarnet, path: Path, folder: Path) -> Backup:
    """Make a verified backup of the carnet at `path`, which is open, in `folder`.

    Raises BackupFailed, CarnetDamaged.
    """
    from companion.storage import backup

    return backup.back_up(opened.file, folder, keys_of=path, made_at=opened.journal.now())


def newest_backup(opened: OpenCarnet, folder: Path) -> Backup | None:
    """The newest backup of an open carnet in `folder`, or None. Raises BackupFailed."""
    from companion.storage import backup

    return backup.newest_backup(opened.file, folder)


def backup_is_due(opened: OpenCarnet, folder: Path) -> bool:
    """Whether the carnet holds something that its newest backup does not. Raises BackupFailed."""
    from companion.storage import backup

    return backup.is_due(opened.file, folder)


def restore(backup: Path, path: Path, key: Key, *, clock: Clock) -> Restored:
    """Put a verified backup at `path`; what stood there is set aside.

    Raises BackupDamaged, OtherCarnet and other mishaps of the storage; nothing was changed then.
    """
    from companion.storage import restore as restoring

    key = _with_keyring(backup, key)
    return restoring.restore(
        backup,
        path,
        now=clock(),
        passphrase=key.passphrase,
        key_file=key.key_file,
        sheet=key.sheet,
        answer=key.answer,
    )


def _with_keyring(path: Path, key: Key) -> Key:
    """What the keyring gives where nothing else was given and no key lies beside."""
    from companion.storage import access

    if key != Key() or not access.opens_by_keyring(path):
        return key
    return Key(answer=access.ask_keyring(path, access.system_secrets()))


def _journal(file: CarnetFile, clock: Clock) -> Journal:
    from companion.actions.journal import Journal
    from companion.content.catalogue import load_catalogue

    return Journal(file.load(), file, load_catalogue(), clock=clock, new_id=new_id)
