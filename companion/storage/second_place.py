"""A copy of the newest backup in a second place that the person chose, such as a USB stick.

Reads a backup, never the carnet itself, so it may run beside an open one. The raw key never goes
there: a stick that is lost must not open by itself.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from companion.domain.errors import CarnetUnreachable, CompanionError, NotACarnet
from companion.storage.backup import beside, clear, told_as_backup
from companion.storage.backup_lines import LINES_ENDING
from companion.storage.backup_names import ENDINGS, backup_name, backups_named, leftovers
from companion.storage.carnet_file import CarnetFile, CopyFailed
from companion.storage.new_file import new_sibling, put_in_place, write_new
from companion.storage.restore import BackupDamaged, verified
from companion.storage.thinning import Backup, superfluous

_SLOTS: Final = ".keys"


@dataclass(frozen=True, slots=True)
class Copied:
    """The newest backup that lies in the second place, and when it was made."""

    path: Path
    made_at: datetime


def copy_there(backup: Path, folder: Path, key: bytes) -> Copied:
    """Copy a backup into `folder`, verified there; older copies are thinned as backups are.

    `folder` must be there: a stick that is not plugged in is not made up for by a folder of its
    name. Raises BackupFailed, BackupDamaged and what opening a backup raises.
    """
    with verified(backup, key) as source:
        note, identity = source.note(), source.identity()
    if note is None:
        raise NotACarnet
    with told_as_backup():
        if not folder.is_dir():
            raise CarnetUnreachable
        clear(leftovers(folder, identity))
        lying = [each for each in _lying(folder, key, identity) if each.note == note]
        if lying:
            return Copied(lying[0].path, note.made_at)
        named = [number for number, _ in backups_named(folder, identity)]
        number = max([note.sequence, *(highest + 1 for highest in named[:1])])
        place = folder / backup_name(identity, number, note.made_at.date())
        _copy(backup, place, key)
        for old in superfluous(_lying(folder, key, identity)):
            clear([old.path, *beside(old.path, ENDINGS)])
    return Copied(place, note.made_at)


def newest_there(folder: Path, key: bytes, identity: str) -> Copied | None:
    """The newest backup of this carnet that lies in `folder`; None when it is not reachable."""
    with suppress(OSError):
        found = max(
            _lying(folder, key, identity), key=lambda each: each.note.sequence, default=None
        )
        return None if found is None else Copied(found.path, found.note.made_at)
    return None


def _lying(folder: Path, key: bytes, identity: str) -> list[Backup]:
    found: list[Backup] = []
    for _, path in backups_named(folder, identity):
        with suppress(CompanionError), CarnetFile.open(path, key, read_only=True) as copy:
            note = copy.note()
            if note is not None and copy.identity() == identity:
                found.append(Backup(path, note))
    return found


def _copy(backup: Path, place: Path, key: bytes) -> None:
    made: list[Path] = []
    with new_sibling(place) as sibling:
        shutil.copyfile(backup, sibling)
        with sibling.open("r+b") as file:
            os.fsync(file.fileno())
        try:
            verified(sibling, key).close()
        except BackupDamaged as error:
            raise CopyFailed from error
        try:
            for found in beside(backup, (LINES_ENDING, _SLOTS)):
                ending = found.name.removeprefix(backup.name)
                target = place.with_name(place.name + ending)
                write_new(target, found.read_bytes())
                made.append(target)
            put_in_place(sibling, place)
        except BaseException:
            clear(made)
            raise
