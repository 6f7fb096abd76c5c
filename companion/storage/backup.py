"""Backups of an open carnet: encrypted like it, verified before they get their name, thinned.

Knows neither the window nor when a backup is due. Documented in docs/formats.md, "Backups".
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from companion.domain.errors import (
    N_,
    CarnetReadOnly,
    CarnetUnreachable,
    CompanionError,
    DiskFull,
)
from companion.storage.backup_names import (
    KEY_ENDINGS,
    backup_name,
    backups_named,
    leftovers,
)
from companion.storage.backup_note import BackupNote, write_note
from companion.storage.carnet_file import CarnetFile, CopyFailed
from companion.storage.mishaps import mishap_of
from companion.storage.new_file import new_sibling, put_in_place, write_new
from companion.storage.thinning import Backup, superfluous


class BackupFailed(CompanionError):
    """No backup could be made; the carnet and the older backups are as they were."""

    message = N_("Your record book is saved, but no backup could be made: {reason}.")


_REASONS: Final = {
    DiskFull: N_("the disk is full"),
    CarnetReadOnly: N_("the place of the backups cannot be written to"),
    CarnetUnreachable: N_("the disk of the backups does not answer"),
    CopyFailed: N_("what was written could not be read back"),
}


def back_up(file: CarnetFile, folder: Path, *, keys_of: Path, made_at: datetime) -> Backup:
    """Make a backup of an open carnet in `folder`, then let superfluous ones go.

    It appears under its name once it was read again and found whole; the keys that lie beside
    `keys_of`, the carnet's path, lie beside it then. Raises BackupFailed, and CarnetDamaged when
    the carnet itself cannot be read; no file stays then that was not there before.
    """
    with _told_as_backup():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        identity = file.identity()
        _clear(leftovers(folder, identity))
        named = backups_named(folder, identity)
        known = _read(file, identity, named)
        highest = max([number for number, _ in named] + [b.note.sequence for b in known], default=0)
        path = folder / backup_name(identity, highest + 1, made_at.date())
        made = _make(file, path, highest + 1, keys_of, made_at)
        for old in superfluous([*known, made]):
            # The keys after the file: a backup without its keys would be of no use.
            _clear([old.path, *_keys_beside(old.path)])
    return made


def newest_backup(file: CarnetFile, folder: Path) -> Backup | None:
    """The newest backup of this carnet in `folder` that opens, or None. Raises BackupFailed."""
    with _told_as_backup():
        identity = file.identity()
        for numbered in backups_named(folder, identity):
            found = _read(file, identity, [numbered])
            if found:
                return found[0]
    return None


def is_due(file: CarnetFile, folder: Path) -> bool:
    """Whether the carnet holds something else than its newest backup in `folder`."""
    newest = newest_backup(file, folder)
    return newest is None or newest.note.fingerprint != file.fingerprint()


def copy_keys(source: Path, target: Path) -> list[Path]:
    """Put the keys that lie beside `source` beside `target` too; the files that were made.

    All of them or none. Raises CarnetExists, DiskFull, CarnetReadOnly, CarnetUnreachable.
    """
    made: list[Path] = []
    try:
        for key in _keys_beside(source):
            place = target.with_name(target.name + key.suffix)
            write_new(place, _bytes_of(key))
            made.append(place)
    except BaseException:
        _clear(made)
        raise
    return made


def _make(file: CarnetFile, path: Path, sequence: int, keys_of: Path, made_at: datetime) -> Backup:
    with new_sibling(path) as sibling:
        fingerprint = file.copy_into(
            sibling,
            also=lambda copy, found: write_note(copy, BackupNote(sequence, made_at, found)),
        )
        keys = copy_keys(keys_of, path)
        try:
            put_in_place(sibling, path)
        except BaseException:
            _clear(keys)
            raise
    return Backup(path, BackupNote(sequence, made_at.replace(microsecond=0), fingerprint))


def _read(file: CarnetFile, identity: str, named: list[tuple[int, Path]]) -> list[Backup]:
    """Those that open with the carnet's key and are of this carnet; the others are left alone."""
    found: list[Backup] = []
    for _, path in named:
        with suppress(CompanionError), file.open_like(path) as copy:
            note = copy.note()
            if note is not None and copy.identity() == identity:
                found.append(Backup(path, note))
    return found


def _keys_beside(path: Path) -> list[Path]:
    beside = [path.with_name(path.name + ending) for ending in KEY_ENDINGS]
    return [key for key in beside if key.is_file()]


def _bytes_of(key: Path) -> bytes:
    try:
        return key.read_bytes()
    except OSError as error:
        raise mishap_of(error.errno) from error


def _clear(paths: list[Path]) -> None:
    for path in paths:
        # What cannot be deleted does no harm, and the next backup tries again.
        with suppress(OSError):
            path.unlink(missing_ok=True)


@contextmanager
def _told_as_backup() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupFailed(reason=_REASONS[type(mishap_of(error.errno))]) from error
    except (DiskFull, CarnetReadOnly, CarnetUnreachable, CopyFailed) as error:
        raise BackupFailed(reason=_REASONS[type(error)]) from error
