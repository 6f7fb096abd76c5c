"""The backups of a carnet as a person chooses among them: when, how many days, up to which day.

Reads backups alone, never the carnet itself, so it may run beside an open one.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from companion.actions.safekeeping import KeptBackup
from companion.domain.carnet import Carnet
from companion.domain.errors import CompanionError
from companion.domain.records import CheckIn
from companion.storage.backup_names import all_backups
from companion.storage.backup_note import BackupNote
from companion.storage.carnet_file import CarnetFile


def backups_in(folders: Sequence[Path], key: bytes, identity: str | None) -> tuple[KeptBackup, ...]:
    """The backups of this carnet that open with the key, newest first; of two alike, one.

    Without an identity, those of whatever carnet has this key. What does not open is left out: it
    is of another carnet, damaged, or of an earlier key.
    """
    found: dict[BackupNote, KeptBackup] = {}
    for path in _named(folders):
        with suppress(CompanionError), CarnetFile.open(path, key, read_only=True) as copy:
            note, carnet = copy.note(), copy.load()
            if note is None or identity not in {None, carnet.identity}:
                continue
            found.setdefault(note, _listed(path, note, carnet))
    return tuple(
        sorted(found.values(), key=lambda each: (each.sequence, each.made_at), reverse=True)
    )


def _named(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError):
            yield from (path for _, path in all_backups(folder))


def _listed(path: Path, note: BackupNote, carnet: Carnet) -> KeptBackup:
    days = {
        entry.body.first_day + timedelta(days=number)
        for entry in carnet.entries(CheckIn)
        for number in range(entry.body.recall.days)
    }
    instants = [revision.recorded_at for revision in carnet.revisions.values()]
    return KeptBackup(
        path,
        note.sequence,
        note.made_at,
        len(days),
        max(days, default=None),
        max(instants, default=None),
        len(carnet.revisions),
    )
