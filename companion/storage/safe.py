"""All that can be done for one carnet with its key, beside its open file or without it.

Holds the key so that nobody else has to.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from companion.actions.key import Key, KeyringAnswer
from companion.actions.safekeeping import KeptBackup, Rescued
from companion.domain.carnet import Carnet
from companion.domain.errors import CarnetMissing, CompanionError, KeyMissing
from companion.storage import key_files, neighbours, rehearsal, rescue, second_place
from companion.storage.backup_list import backups_in
from companion.storage.backup_names import all_backups, backups_named
from companion.storage.carnet_file import CarnetFile
from companion.storage.keyring_slot import SecretStore, ask
from companion.storage.restore import Restored, restore_with_key


@dataclass(frozen=True, slots=True)
class Safe:
    """The carnet at `path`, its folder of backups, its identity (None while unknown) and key."""

    path: Path
    backups: Path
    identity: str | None
    _key: bytes = field(repr=False)

    @classmethod
    def of(cls, file: CarnetFile, path: Path, backups: Path, identity: str) -> "Safe":
        """That of an open carnet file, of which it asks nothing but the key."""
        return cls(path, backups, identity, file.data_key)

    def kept(self, *further: Path) -> tuple[KeptBackup, ...]:
        """The backups that open, newest first; also those in further folders."""
        return backups_in((self.backups, *further), self._key, self.identity)

    def read(self, copy: Path) -> tuple[Carnet, list[bytes]]:
        """What a file with this key holds, and the contents of its photos.

        Raises WrongKey, CarnetDamaged and what else `CarnetFile.open` raises.
        """
        with CarnetFile.open(copy, self._key, read_only=True) as file:
            file.check_pages()
            return file.load(), file.photos()

    def put_back(self, backup: Path, *, now: datetime) -> Restored:
        """Put a backup in the place of the carnet, which nobody may have open."""
        return restore_with_key(backup, self.path, self._key, now=now)

    def open(self) -> CarnetFile:
        """Open the carnet again with the same key."""
        return CarnetFile.open(self.path, self._key)

    def rescue(self, *further: Path, now: datetime) -> Rescued:
        """Bring the carnet back that does not open. Raises what `rescue.rescue` raises."""
        return rescue.rescue(self.path, self._key, (self.backups, *further), now=now)

    def copy_to(self, second: Path) -> datetime:
        """Copy the newest backup to a second place; when it was made. Raises BackupFailed."""
        return second_place.copy_there(self._newest(), second, self._key).made_at

    def newest_in(self, second: Path) -> datetime | None:
        """When the newest backup there was made; None where there is none in reach."""
        assert self.identity is not None
        found = second_place.newest_there(second, self._key, self.identity)
        return None if found is None else found.made_at

    def rehearse(self, *, now: datetime) -> None:
        """Restore the newest backup on a copy. Raises what `rehearsal.rehearse` raises."""
        rehearsal.rehearse(self._newest(), self._key, now=now)

    def copies_with_more(self, carnet: Carnet) -> list[Path]:
        """The copies beside the carnet that hold writings which `carnet` lacks."""
        return neighbours.copies_with_more(self.path, self._key, carnet)

    def _newest(self) -> Path:
        assert self.identity is not None
        for _, path in backups_named(self.backups, self.identity):
            with suppress(CompanionError), CarnetFile.open(path, self._key, read_only=True):
                return path
        raise rescue.NothingToRescue


def safe_without_file(path: Path, backups: Path, further: Sequence[Path], given: Key) -> Safe:
    """The safe of a carnet whose file is lost or damaged.

    Its key is sought beside the carnet, then beside its backups. Raises the first thing that was
    wrong: KeyMissing, WrongPassphrase, KeyringWrong, SheetMishap, KeyFileDamaged, CarnetNewer.
    """
    first: CompanionError | None = None
    for place in _places_of_keys(path, backups, further):
        try:
            key = key_files.unlock(place, given)
        except CompanionError as error:
            # Where no key lies, the next place may have one; a wrong password is said.
            silent = first is None or isinstance(first, KeyMissing | CarnetMissing)
            first = error if silent else first
        else:
            return Safe(path, backups, None, key)
    raise first or KeyMissing


def keyring_answer(
    store: SecretStore, path: Path, backups: Path, further: Sequence[Path] = ()
) -> KeyringAnswer | None:
    """What the keyring keeps for a lost carnet, or for the backups that are left of it. Slow."""
    asked: set[str] = set()
    for place in _places_of_keys(path, backups, further):
        with suppress(CompanionError):
            account = key_files.account_of(place)
            if account not in asked:
                asked.add(account)
                return ask(store, account)
    return None


def _places_of_keys(path: Path, backups: Path, further: Sequence[Path]) -> list[Path]:
    places = [path]
    for folder in (backups, *further):
        with suppress(OSError):
            places += [found for _, found in all_backups(folder)]
    return places


def was_here(path: Path, backups: Path) -> bool:
    """Whether a carnet that is not at `path` was there: its key or a backup still is."""
    beside = [path.with_name(path.name + ending) for ending in (".key", ".keys")]
    with suppress(OSError):
        return any(place.exists() for place in beside) or bool(all_backups(backups))
    return False
