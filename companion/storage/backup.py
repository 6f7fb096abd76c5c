"""Backups of an open carnet: encrypted like it, verified before they get their name, thinned.

Documented in docs/formats.md, "Backups".
"""

from collections.abc import Iterable, Iterator, Sequence
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
from companion.storage.backup_lines import lines_path
from companion.storage.backup_names import (
    ENDINGS,
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


class UpdatePutOff(CompanionError):
    """A carnet of an older version stays as it is, because no backup could be made before."""

    message = N_(
        "This version keeps record books in a new form. Before that, a backup could not be made: "
        "{reason}. The record book was left as it is."
    )


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

    It appears under its name once it was read again and found whole; its lines, and the keys that
    lie beside `keys_of`, the carnet's path, lie beside it then. Raises BackupFailed, and
    CarnetDamaged when the carnet itself cannot be read; no file stays then that was not there
    before.
    """
    with told_as_backup():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        identity = file.identity()
        clear(leftovers(folder, identity))
        named = backups_named(folder, identity)
        known = _read(file, identity, named)
        highest = max([number for number, _ in named] + [b.note.sequence for b in known], default=0)
        path = folder / backup_name(identity, highest + 1, made_at.date())
        made = _make(file, path, highest + 1, keys_of, made_at)
        for old in superfluous([*known, made]):
            # The keys after the file: a backup without its keys would be of no use.
            clear([old.path, *beside(old.path, ENDINGS)])
    return made


def back_up_before_update(
    file: CarnetFile, folder: Path, *, keys_of: Path, made_at: datetime
) -> None:
    """A verified backup of a carnet that is about to get new tables. Raises UpdatePutOff."""
    try:
        back_up(file, folder, keys_of=keys_of, made_at=made_at)
    except BackupFailed as error:
        raise UpdatePutOff(**error.values) from error


def newest_backup(file: CarnetFile, folder: Path) -> Backup | None:
    """The newest backup of this carnet in `folder` that opens, or None. Raises BackupFailed."""
    with told_as_backup():
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
        for key in beside(source):
            place = target.with_name(target.name + key.suffix)
            write_new(place, _bytes_of(key))
            made.append(place)
    except BaseException:
        clear(made)
        raise
    return made


def _make(file: CarnetFile, path: Path, sequence: int, keys_of: Path, made_at: datetime) -> Backup:
    with new_sibling(path) as sibling:
        fingerprint = file.copy_into(
            sibling,
            also=lambda copy, found: write_note(copy, BackupNote(sequence, made_at, found)),
        )
        made: list[Path] = []
        try:
            made += _make_lines(file, sibling, path)
            made += copy_keys(keys_of, path)
            put_in_place(sibling, path)
        except BaseException:
            clear(made)
            raise
    return Backup(path, BackupNote(sequence, made_at.replace(microsecond=0), fingerprint))


def _make_lines(file: CarnetFile, copy: Path, path: Path) -> list[Path]:
    """Write the lines of a verified copy under the name that belongs to the backup at `path`."""
    place = lines_path(path)
    with new_sibling(place) as sibling:
        with file.open_like(copy) as written:
            written.write_lines(sibling)
        put_in_place(sibling, place)
    return [place]


def _read(file: CarnetFile, identity: str, named: list[tuple[int, Path]]) -> list[Backup]:
    """Those that open with the carnet's key and are of this carnet; the others are left alone."""
    found: list[Backup] = []
    for _, path in named:
        with suppress(CompanionError), file.open_like(path) as copy:
            note = copy.note()
            if note is not None and copy.identity() == identity:
                found.append(Backup(path, note))
    return found


def beside(path: Path, endings: Sequence[str] = KEY_ENDINGS) -> list[Path]:
    """The files with these endings that lie beside a carnet or a backup."""
    named = [path.with_name(path.name + ending) for ending in endings]
    return [found for found in named if found.is_file()]


def _bytes_of(key: Path) -> bytes:
    try:
        return key.read_bytes()
    except OSError as error:
        raise mishap_of(error.errno) from error


def clear(paths: Iterable[Path]) -> None:
    """Delete these files, if they are there."""
    for path in paths:
        # What cannot be deleted does no harm, and the next backup tries again.
        with suppress(OSError):
            path.unlink(missing_ok=True)


@contextmanager
def told_as_backup() -> Iterator[None]:
    """Tell the disk's mishaps as a backup that could not be made. Raises BackupFailed."""
    try:
        yield
    except OSError as error:
        raise BackupFailed(reason=_REASONS[type(mishap_of(error.errno))]) from error
    except (DiskFull, CarnetReadOnly, CarnetUnreachable, CopyFailed) as error:
        raise BackupFailed(reason=_REASONS[type(error)]) from error
