"""Trying a restoration before it is needed: the newest backup is put back on a copy, and read whole.

Everything it writes is encrypted, lies beside the backups and is gone afterwards. Reads a backup,
never the carnet itself, so it may run beside an open one.
"""

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from companion.storage.carnet_file import CarnetFile
from companion.storage.mishaps import mishap_of
from companion.storage.restore import BackupDamaged, restore_with_key

_FOLDER: Final = ".rehearsal"


def rehearse(backup: Path, key: bytes, *, now: datetime) -> None:
    """Restore `backup` into a folder of its own, open what came back, and clear it away.

    Raises BackupDamaged when it does not hold what it held, DiskFull, CarnetReadOnly and what
    opening a backup raises.
    """
    folder = backup.parent / _FOLDER
    _clear(folder)
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise mishap_of(error.errno) from error
    try:
        place = folder / "rehearsal.carnet"
        restored = restore_with_key(backup, place, key, now=now)
        with CarnetFile.open(place, key) as file:
            file.check()
            if restored.note is not None and file.fingerprint() != restored.note.fingerprint:
                raise BackupDamaged
    finally:
        _clear(folder)


def _clear(folder: Path) -> None:
    """What an earlier rehearsal left that was cut short, or what this one made."""
    with suppress(OSError):
        shutil.rmtree(folder)
