"""One window for each carnet: the second start raises the first window and ends.

The lock is the operating system's own and dies with the process, whatever its file holds. No
network code: a word in a folder is enough.
"""

from __future__ import annotations

import errno
import os
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

FOLDER: Final = "window"
"""In the folder of the data: the lock, and what a second start asks."""

_LOCK: Final = "lock-"
_ASKED: Final = "raise-"
_UNFINISHED: Final = "asked-"
_LONGEST_PATH: Final = 10_000
_PATIENCE_S: Final = 3.0
_STEP_S: Final = 0.05
_REFUSED: Final = frozenset({errno.EACCES, 0})
"""What Windows says of a lock that another process has; Wine gives no reason."""


class OnlyWindow:
    """The right to be the one window of a carnet, until the process ends or `let_go`."""

    def __init__(self, folder: Path, mark: str, descriptor: int | None) -> None:
        self.folder = folder
        self._mark = mark
        self._descriptor = descriptor

    def take_requests(self) -> tuple[Path | None, ...]:
        """Take away what second starts asked, one for each: the file that it was given, or None."""
        found = list[Path | None]()
        with suppress(OSError):
            for asked in self.folder.glob(f"{_ASKED}{self._mark}-*"):
                with suppress(OSError):
                    given = asked.read_bytes()[:_LONGEST_PATH]
                    asked.unlink()
                    found.append(Path(os.fsdecode(given)) if given else None)
        return tuple(found)

    def let_go(self) -> None:
        """Give the right back; again does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def claim(data: Path, carnet: Path) -> OnlyWindow | None:
    """The right to be the one window of a carnet; None when another process has it.

    `data` is the folder of the person's data. Where it takes no lock, the window opens all the
    same: the carnet has a lock of its own.
    """
    return _claim(data / FOLDER, _mark_of(carnet))


def _claim(folder: Path, mark: str) -> OnlyWindow | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder / f"{_LOCK}{mark}", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return OnlyWindow(folder, mark, None)
    try:
        held = _lock(descriptor)
    except OSError:
        os.close(descriptor)
        return OnlyWindow(folder, mark, None)
    if not held:
        os.close(descriptor)
        return None
    return OnlyWindow(folder, mark, descriptor)


def ask_to_raise(data: Path, carnet: Path, given: Path | None = None) -> bool:
    """Ask the first window to come to the front, and to show a file; whether it answered within three seconds."""
    return _ask(data, _mark_of(carnet), given)


def ask_any(data: Path, but: Path, given: Path) -> bool:
    """Ask whichever window is open to show a file, such as that of a carnet which was named by its path.

    Whether one answered within three seconds. `but` is the carnet whose right this process has.
    """
    marks = (lock.name.removeprefix(_LOCK) for lock in (data / FOLDER).glob(f"{_LOCK}*"))
    others = [mark for mark in marks if mark != _mark_of(but) and _is_held(data, mark)]
    return any(_ask(data, mark, given) for mark in others)


def _is_held(data: Path, mark: str) -> bool:
    """Whether a window that is open has this right."""
    free = _claim(data / FOLDER, mark)
    if free is not None:
        free.let_go()
    return free is None


def _ask(data: Path, mark: str, given: Path | None) -> bool:
    number = os.urandom(4).hex()
    place = data / FOLDER / f"{_ASKED}{mark}-{number}"
    unfinished = data / FOLDER / f"{_UNFINISHED}{number}"
    try:
        unfinished.touch(mode=0o600, exist_ok=False)
        unfinished.write_bytes(b"" if given is None else os.fsencode(given.absolute()))
        unfinished.rename(place)
    except OSError:
        return False
    waited = 0.0
    while waited < _PATIENCE_S:
        if not place.exists():
            return True
        time.sleep(_STEP_S)
        waited += _STEP_S
    with suppress(OSError):
        place.unlink()
    return False


def _mark_of(carnet: Path) -> str:
    """What tells one carnet's window from another's, and nothing about its name."""
    whole = os.path.realpath(carnet)
    # hashlib would load OpenSSL before the first paint; two carnets of one person do not collide.
    return f"{zlib.crc32(os.fsencode(whole)):08x}"


def _lock(descriptor: int) -> bool:
    """Take the operating system's lock, at once; False when another process has it.

    Raises OSError where the disk knows no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in _REFUSED:
                raise
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
