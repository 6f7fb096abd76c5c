"""Writing out what was made of a record book: never over a file that belongs to one."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Final

from companion.domain.errors import N_, CarnetInUse, CompanionError
from companion.files import real, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# The carnet itself, what opens it, its draft, its journal, its encrypted lines, what was set aside.
_OF_A_CARNET: Final = re.compile(
    r".+\.carnet(-age|-journal[^.]*|-wal|-shm|\.key|\.keys|\.draft|\.jsonl\.enc|\.aside[^.]*|\.undone[^.]*)*"
)


class WouldReplaceCarnet(CompanionError):
    """A file of a record book stands where something made of it was to be written."""

    message = N_(
        "{name} belongs to a record book and is never replaced. Please choose another name."
    )


def write_out(place: Path, content: bytes, *, own: Iterable[Path] = ()) -> None:
    """Write what was made of a record book to `place`, whole, for its owner's eyes alone.

    Raises WouldReplaceCarnet, DiskFull, FileNotWritable; what stood there is untouched then.
    """
    refuse_to_replace(place, own)
    write_whole(place, content)


def refuse_to_replace(place: Path, own: Iterable[Path] = ()) -> None:
    """Raise WouldReplaceCarnet when a file stands there that is a carnet, by its content or name.

    So is one of `own`, such as a key file of any name, by whatever path it is reached.
    """
    try:
        found = place.stat()
    except OSError:
        return  # Nothing stands there; or writing says what is wrong with the place.
    if not stat.S_ISREG(found.st_mode):
        return
    if _OF_A_CARNET.fullmatch(real(place).name) or _is_carnet(place):
        raise WouldReplaceCarnet(name=place.name)
    if any(path.exists() and place.samefile(path) for path in own):
        raise WouldReplaceCarnet(name=place.name)


def files_of(carnet: Path) -> tuple[Path, ...]:
    """A carnet's file, and the files beside it where its key and its draft may lie."""
    from companion.storage import draft_file, key_files

    beside = (
        key_files.key_file_path(carnet),
        key_files.key_slots_path(carnet),
        draft_file.draft_path(carnet),
    )
    return (carnet, *beside)


def _is_carnet(place: Path) -> bool:
    from companion.storage.engine import first_bytes

    try:
        first_bytes(real(place))
    except CarnetInUse:
        return True
    except CompanionError:
        return False
    return True
