"""The names of backups in their folder, and what a backup cut short may leave there."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from companion.storage.backup_lines import LINES_ENDING

KEY_ENDINGS: Final = (".key", ".keys")
"""What may lie beside a carnet or a backup, and opens it."""

ENDINGS: Final = (*KEY_ENDINGS, LINES_ENDING)
"""What may lie beside a backup and belongs to it."""

_SHORT: Final = 8


def short_identity(identity: str) -> str:
    """The last 8 hexadecimal digits of a carnet's identity."""
    return identity.replace("-", "")[-_SHORT:]


def backup_name(identity: str, sequence: int, day: date) -> str:
    """Such as `backup-1a2b3c4d-000012-2026-11-21.carnet`."""
    return f"backup-{short_identity(identity)}-{sequence:06}-{day.isoformat()}.carnet"


def is_backup_name(name: str) -> bool:
    """Whether a file is named like a backup of some carnet."""
    return re.fullmatch(_pattern("[0-9a-f]{8}"), name) is not None


def backups_named(folder: Path, identity: str) -> list[tuple[int, Path]]:
    """The number and path of each file named like a backup of this carnet, highest first.

    Empty when there is no such folder. Raises OSError when it cannot be read.
    """
    return _named(folder, short_identity(identity))


def all_backups(folder: Path) -> list[tuple[int, Path]]:
    """The number and path of each file named like a backup of some carnet, highest first.

    Empty when there is no such folder. Raises OSError when it cannot be read.
    """
    return _named(folder, "[0-9a-f]{8}")


def _named(folder: Path, identity: str) -> list[tuple[int, Path]]:
    pattern = re.compile(_pattern(identity))
    found = [
        (int(match[1]), path)
        for path in _files(folder)
        if (match := pattern.fullmatch(path.name)) is not None
    ]
    return sorted(found, reverse=True)


def _pattern(identity: str) -> str:
    return rf"backup-{identity}-([0-9]{{6,12}})-[0-9-]{{10}}\.carnet"


def leftovers(folder: Path, identity: str) -> list[Path]:
    """What a backup of this carnet left that was cut short: half copies, what lies beside none."""
    start = f"backup-{short_identity(identity)}-"
    found: list[Path] = []
    for path in _files(folder):
        half = path.name.startswith(f".{start}") and path.suffix in {".new", ".new-journal"}
        ending = next((ending for ending in ENDINGS if path.name.endswith(ending)), None)
        beside = ending is not None and path.name.startswith(start)
        if half or (beside and not path.with_name(path.name.removesuffix(ending or "")).exists()):
            found.append(path)
    return found


def _files(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())
