"""A carnet with all that writing in it needs: its file and key, the catalogue, the clock, new ids.

The one place where a key meets the file, for the window and the command line. All that it needs is
loaded with the first carnet, so that the window can be seen before.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from companion.actions.key import Key
from companion.domain.errors import CarnetExists, FileNotReadable
from companion.files import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from companion.actions.journal import Journal
    from companion.actions.ports import Clock
    from companion.domain.records import Revision
    from companion.storage.carnet_file import CarnetFile
    from companion.storage.restore import Restored
    from companion.storage.thinning import Backup

LONGEST_PASSPHRASE_FILE = 10_000
BACKUPS_NAME = "backups"


@dataclass(frozen=True, slots=True)
class OpenCarnet:
    """An open carnet file and the journal that writes in it."""

    file: CarnetFile
    journal: Journal

    @property
    def notice(self) -> str:
        """What a person is told of something that lay beside it; empty when nothing did."""
        return self.file.leftover.message

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()


def key_from(
    passphrase_file: Path | None, key_file: Path | None, recovery_sheet_file: Path | None = None
) -> Key:
    """The key that the command line names. Raises FileNotReadable."""
    passphrase = sheet = None
    if passphrase_file is not None:
        lines = read_text(passphrase_file, largest=LONGEST_PASSPHRASE_FILE).splitlines()
        if not lines or not lines[0]:
            raise FileNotReadable(name=passphrase_file.name)
        passphrase = lines[0]
    if recovery_sheet_file is not None:
        # The groups as they stand on the sheet, on one line or on several.
        sheet = read_text(recovery_sheet_file, largest=LONGEST_PASSPHRASE_FILE)
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


def places_of(path: Path) -> tuple[Path, ...]:
    """The carnet's file at `path`, and the files beside it where its key and its draft may lie."""
    from companion.storage import draft_file, key_files

    beside = (
        key_files.key_file_path(path),
        key_files.key_slots_path(path),
        draft_file.draft_path(path),
    )
    return (path, *beside)


def create_carnet(path: Path, key: Key, *, name: str, clock: Clock) -> OpenCarnet:
    """A new carnet whose patient likes to be called `name` (maybe blank).

    Raises CarnetExists, CarnetReadOnly, DiskFull; InvalidRecord for a name that cannot be kept.
    """
    from companion.content.catalogue import load_catalogue
    from companion.domain.records import Person, Revision, Role
    from companion.domain.validity import check_body

    patient = Person(name.strip(), Role.PATIENT)
    check_body(patient, load_catalogue())
    now = clock()
    record_id = new_id(now)
    # A carnet without its patient would be of no use, so it comes to be with that record.
    founding = Revision(new_id(now), record_id, patient.kind, record_id, now, patient)
    identity = None if key.answer is None else key.answer.account
    file = create_with_key(path, key, [founding], identity=identity)
    return OpenCarnet(file, _journal(file, clock))


def create_with_key(
    path: Path,
    key: Key,
    first: Sequence[Revision] = (),
    *,
    photos: Sequence[bytes] = (),
    identity: str | None = None,
) -> CarnetFile:
    """A new carnet file that holds `first` and the contents of its photos, open.

    Neither file nor key stays when that fails. The data key is kept first: no carnet is ever without
    one. With a passphrase, or with the answer of a keyring for this `identity`, it lies in a slot of
    `CARNET.keys`, otherwise as it is in the key's `key_file` (default `CARNET.key`), readable by its
    owner alone. Raises CarnetExists, CarnetReadOnly, DiskFull.
    """
    from uuid import uuid4

    from companion.storage import key_files

    # Keys that lie here open another carnet, maybe one that was moved away for a moment.
    if any(place.exists() for place in places_of(path)[:3]):
        raise CarnetExists
    identity = identity or str(uuid4())
    data_key = key_files.new_data_key()
    kept = key_files.key_slots_path(path)
    if key.passphrase is not None:
        key_files.lock_with_passphrase(path, data_key, key.passphrase, identity)
    elif key.answer is not None:
        key_files.lock_with_keyring(path, data_key, key.answer, identity)
    else:
        kept = key.key_file or key_files.key_file_path(path)
        key_files.write_key_file(kept, data_key)
    try:
        return _created(path, data_key, identity, first, photos)
    except BaseException:
        if not path.exists():
            # No carnet came to be, so this key, made a moment ago, opens nothing.
            kept.unlink(missing_ok=True)
        raise


def open_carnet(
    path: Path, key: Key, *, clock: Clock, read_only: bool = False, backups: Path | None = None
) -> OpenCarnet:
    """Open a carnet; one of an older version is brought up to date after a verified backup.

    That backup lies in `backups`, or in the folder `backups` beside the carnet. Raises the mishaps
    of the storage, each with its sentence.
    """
    from companion.storage import backup

    folder = backups or path.parent / BACKUPS_NAME
    file = open_with_key(
        path,
        _with_keyring(path, key),
        read_only=read_only,
        before_update=lambda file: backup.back_up_before_update(
            file, folder, keys_of=path, made_at=clock()
        ),
    )
    return with_journal(file, clock)


def open_with_key(
    path: Path,
    key: Key,
    *,
    read_only: bool = False,
    before_update: Callable[[CarnetFile], None] | None = None,
) -> CarnetFile:
    """Open a carnet file with its key; `before_update` as `CarnetFile.open` takes it.

    Raises what `key_files.unlock` and `CarnetFile.open` raise.
    """
    from companion.storage import key_files
    from companion.storage.carnet_file import CarnetFile

    # Something that is no carnet has no key either: say the first, not the second.
    CarnetFile.recognise(path)
    data_key = key_files.unlock(path, key)
    return CarnetFile.open(path, data_key, read_only=read_only, before_update=before_update)


def with_journal(file: CarnetFile, clock: Clock) -> OpenCarnet:
    """An open file with the journal that writes in it; it is closed when it cannot be read."""
    try:
        return OpenCarnet(file, _journal(file, clock))
    except BaseException:
        file.close()
        raise


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

    return restoring.restore(backup, path, _with_keyring(backup, key), now=clock())


def _created(
    path: Path, data_key: bytes, identity: str, first: Sequence[Revision], photos: Sequence[bytes]
) -> CarnetFile:
    from companion.storage.carnet_file import CarnetFile

    file = CarnetFile.create(path, data_key, identity)
    try:
        file.append(first, photos)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return file


def _with_keyring(path: Path, key: Key) -> Key:
    """What the keyring gives where nothing else was given and no key lies beside."""
    from companion.storage import key_files, keyring_slot

    if key != Key() or not key_files.opens_by_keyring(path):
        return key
    return Key(answer=keyring_slot.ask(keyring_slot.SystemKeyring(), key_files.account_of(path)))


def _journal(file: CarnetFile, clock: Clock) -> Journal:
    from companion.actions.journal import Journal
    from companion.actions.soundness import sift
    from companion.content.catalogue import load_catalogue
    from companion.domain.carnet import Carnet

    catalogue = load_catalogue()
    revisions, unreadable = file.writings()
    sound, aside = sift(revisions, catalogue, unreadable=unreadable)
    carnet = Carnet(file.identity()).with_revisions(sound)
    return Journal(carnet, file, catalogue, clock=clock, new_id=new_id, aside=aside)
