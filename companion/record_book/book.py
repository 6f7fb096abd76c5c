"""One record book on this computer: made, opened, backed up, closed, for the window and the command line.

The one place where a key meets the file. What opens it is loaded when it is first wanted, so that the
window can be seen before.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from companion.actions.key import Key
from companion.domain.errors import (
    CarnetForReading,
    CarnetMissing,
    CarnetReadOnly,
    CompanionError,
)
from companion.files import make_private_folder
from companion.record_book.outside import new_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from companion.actions.journal import Journal
    from companion.actions.ports import Clock
    from companion.domain.carnet import Carnet
    from companion.storage.carnet_file import CarnetFile
    from companion.storage.keyring_slot import SecretStore

BACKUPS_NAME = "backups"


@dataclass(frozen=True, slots=True)
class _OpenCarnet:
    """An open carnet file and the journal that writes in it."""

    file: CarnetFile
    journal: Journal


class RecordBook:
    """The carnet of one path: this person's own, or another one that they opened.

    `key` is what the command line gave, `tried` what the carnet was last tried with. `backups` is
    the folder of the backups, None where none are made by themselves; `last_backup` is when the
    newest one was made. `secrets` stands in for the computer's keyring. `unknown_to_keyring`: it was
    asked and does not know this carnet, such as a copy from another computer; it is no way in here
    until it was added.
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
        self.path, self.key, self.clock, self.backups = path, key, clock, backups
        self.only_reading_wanted = self.read_only = read_only
        self.tried = key
        self.last_backup: datetime | None = None
        self.unknown_to_keyring = False
        self._secrets = secrets
        self._opened: _OpenCarnet | None = None
        self._as_opened: Carnet | None = None
        self._backup_tried: date | None = None
        self._backup_before: datetime | None = None

    # What is known before it is open.

    def exists(self) -> bool:
        """Whether there is a carnet."""
        return self.path.exists()

    def needs_passphrase(self) -> bool:
        """Whether a passphrase opens it that the command line did not give."""
        from companion.storage import key_files

        return self.key == Key() and key_files.needs_passphrase(self.path)

    def opens_by_keyring(self) -> bool:
        """Whether the computer's keyring is asked first."""
        from companion.storage import key_files

        return self.key == Key() and key_files.opens_by_keyring(self.path)

    def is_lockable(self) -> bool:
        """Whether something is asked for that opens it again."""
        return self.needs_passphrase() or self.opens_by_keyring()

    def secrets(self) -> SecretStore:
        """The computer's keyring; nothing is loaded or asked yet."""
        from companion.storage.keyring_slot import SystemKeyring

        return self._secrets or SystemKeyring()

    # Made, opened, closed.

    def create(self, *, name: str, key: Key, with_folder: bool = False) -> Journal:
        """Make a carnet whose patient likes to be called `name` (maybe blank).

        With no key given, its raw key lies beside it, in clear. `with_folder`: so is its folder, for
        its owner alone. Raises CarnetExists, CarnetReadOnly, DiskFull; InvalidRecord for a name that
        cannot be kept.
        """
        from companion.record_book.making import create_file, founding

        if with_folder:
            make_private_folder(self.path.parent)
        key = self._or_named(key)
        identity = None if key.answer is None else key.answer.account
        first = founding(name, self.clock())
        return self._take(create_file(self.path, key, [first], identity=identity))

    def open(self, key: Key, *, to_write: bool = False) -> Journal:
        """Open the carnet; where nothing can be written, to read and print it, unless `to_write`.

        One of an older version is brought up to date after a verified backup, in `backups` or in
        the folder `backups` beside it. Raises WrongPassphrase, CarnetDamaged and the other mishaps
        of the storage.
        """
        self.close()
        self.tried = self._or_named(key)
        self.read_only = self.only_reading_wanted
        try:
            file = self._open_file()
        except CarnetReadOnly:
            if self.read_only or to_write:
                raise
            self.read_only = True
            file = self._open_file()
        return self._take(file, as_it_was=True)

    def go_on_with(self, file: CarnetFile, author: str | None = None) -> Journal:
        """Go on under a new key or after a restoration, and back that up."""
        journal = self._take(file)
        if author is not None and journal.whole.person(author) is not None:
            journal.author = author
        with suppress(CompanionError):  # Tried again when the carnet closes, and told then.
            self.back_up()
        return journal

    def close(self) -> None:
        """Let go of the file, if it is open, and of what opened it: locked means locked."""
        self.tried = self.key
        if self._opened is not None:
            self._opened.file.close()
            self._opened = None

    # While it is open.

    @property
    def is_open(self) -> bool:
        """Whether the file is held."""
        return self._opened is not None

    @property
    def journal(self) -> Journal:
        """What writes in the open carnet. Raises CarnetMissing."""
        return self._held().journal

    @property
    def file(self) -> CarnetFile:
        """The open file. Raises CarnetMissing."""
        return self._held().file

    def file_to_write(self) -> CarnetFile:
        """The open file, which takes writings. Raises CarnetMissing, CarnetForReading."""
        file = self.file
        if file.read_only:
            raise CarnetForReading
        return file

    def notice(self) -> str:
        """What is told once of something that lay beside it when it was opened; empty when nothing did."""
        return "" if self._opened is None else self._opened.file.leftover.message

    # Its backups.

    @property
    def backups_place(self) -> Path:
        """The folder of its backups, also of those that are made on demand alone."""
        return self.backups or self.path.parent / BACKUPS_NAME

    def back_up(self, *, once_a_day: bool = False) -> None:
        """Make a backup when the open carnet changed since the last one.

        With `once_a_day`, only when none was tried today. A carnet that was only read is left without
        one. It runs at once, on the thread that owns the file: a worker would need a lock around
        every save. Raises BackupFailed, CarnetDamaged.
        """
        opened = self._opened
        if opened is None or self.backups is None or self.read_only:
            return
        if self.last_backup is None and opened.journal.whole is self._as_opened:
            return  # Whoever only reads a carnet on somebody's computer leaves nothing there.
        today = self.clock().date()
        if once_a_day and today in {self._backup_tried, self._day_of_last_backup()}:
            return
        self._backup_tried = today
        self._back_up_changes()

    def back_up_now(self) -> bool:
        """Make a backup because somebody asks for it; False when the newest one holds everything.

        Raises BackupFailed, CarnetDamaged, CarnetForReading.
        """
        self.file_to_write()
        return self._back_up_changes()

    def _back_up_changes(self) -> bool:
        made_at = self._back_up_if_due()
        # Where none was due there is one already: what was put back is in the backup that it came from.
        self.last_backup = made_at or self.last_backup or self._newest_backup()
        return made_at is not None

    def back_up_before(self) -> datetime | None:
        """A backup before an act on the open carnet, unless the newest one holds all that it holds.

        When it was made, or None. It is told as any other, and the day's own is made all the same: this
        one does not hold what the act writes. Raises BackupFailed, CarnetDamaged.
        """
        made_at = self._back_up_if_due()
        if made_at is not None:
            self.last_backup = self._backup_before = made_at
        return made_at

    def _back_up_if_due(self) -> datetime | None:
        from companion.storage import backup

        if not backup.is_due(self.file, self.backups_place):
            return None
        made = backup.back_up(
            self.file, self.backups_place, keys_of=self.path, made_at=self.journal.now()
        )
        return made.note.made_at

    def _held(self) -> _OpenCarnet:
        opened = self._opened  # read once: the worker asks, too
        if opened is None:
            raise CarnetMissing
        return opened

    def _or_named(self, key: Key) -> Key:
        """What is given, else what the command line named."""
        return self.key if key == Key() else key

    def _open_file(self) -> CarnetFile:
        from companion.storage import backup

        key = with_keyring(self.path, self.tried, self.secrets())
        return open_file(
            self.path,
            key,
            read_only=self.read_only,
            before_update=lambda file: backup.back_up_before_update(
                file, self.backups_place, keys_of=self.path, made_at=self.clock()
            ),
        )

    def _take(self, file: CarnetFile, *, as_it_was: bool = False) -> Journal:
        """Go on with an open file. `as_it_was`: nothing was written in it since its last backup."""
        try:
            journal = _journal(file, self.clock)
        except BaseException:
            file.close()
            raise
        self._opened = _OpenCarnet(file, journal)
        self._as_opened = journal.whole if as_it_was else None
        self.last_backup = self._newest_backup() if as_it_was else None
        return journal

    def _newest_backup(self) -> datetime | None:
        from companion.storage import backup

        if self.backups is None or self.read_only:
            return None
        try:
            newest = backup.newest_backup(self.file, self.backups)
        except CompanionError:
            return None  # A folder of backups that cannot be read keeps nobody from the journal.
        return None if newest is None else newest.note.made_at

    def _day_of_last_backup(self) -> date | None:
        last = self.last_backup
        if last is None or last == self._backup_before:
            return None
        return last.astimezone(self.clock().tzinfo).date()


def open_file(
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


def with_keyring(path: Path, key: Key, store: SecretStore) -> Key:
    """What the keyring gives where nothing else was given and no key lies beside."""
    from companion.storage import key_files, keyring_slot

    if key != Key() or not key_files.opens_by_keyring(path):
        return key
    return Key(answer=keyring_slot.ask(store, key_files.account_of(path)))


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
