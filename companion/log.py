"""What the program did, for somebody who looks for a fault: acts and ids, types and places.

It must never receive an answer, a name, free text or a path of the person's home.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from companion.files import make_private_folder

FILE_NAME: Final = "companion.log"
_LARGEST: Final = 200_000
_KEPT: Final = 2
_LOGGER: Final = logging.getLogger("companion")
_PACKAGE: Final = Path(__file__).parent


class _SmallFile(logging.FileHandler):
    """A log of three files at most. A full disk stops nothing and prints no traceback.

    `logging.handlers` would do the same, and load network code with it.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, into a new file when the present one is full."""
        try:
            if self.stream is not None and self.stream.tell() > _LARGEST:
                self._start_anew()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def _start_anew(self) -> None:
        self.close()
        path = Path(self.baseFilename)
        for number in range(_KEPT, 0, -1):
            older = path.with_name(f"{path.name}.{number}")
            newer = path if number == 1 else path.with_name(f"{path.name}.{number - 1}")
            if newer.exists():
                newer.replace(older)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Lose the line."""


def start(folder: Path) -> None:
    """Write from now on into a rotating file in `folder`; it is made with the first event."""
    stop()
    make_private_folder(folder)  # without a place to write, the program works on without a log
    handler = _SmallFile(folder / FILE_NAME, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False


def stop() -> None:
    """Write no more, and let go of the file."""
    for handler in tuple(_LOGGER.handlers):
        _LOGGER.removeHandler(handler)
        handler.close()


def act(name: str, record_id: str | None = None) -> None:
    """Note an act by its name in the code and the record's id, such as `check_in_saved`."""
    _LOGGER.info("%s %s", name, record_id or "-")


def mistake(error: BaseException) -> None:
    """Note a mistake of the program by its type and place."""
    _LOGGER.error("%s at %s", type(error).__name__, place_of(error))


def place_of(error: BaseException) -> str:
    """Where an error arose: module and line of our own code, then those of a library if deeper.

    Never a file's path: it may hold the person's name.
    """
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "unknown"
    ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    places = [*ours[-1:], *(frames[-1:] if not ours or frames[-1] is not ours[-1] else ())]
    return " < ".join(f"{_module(frame.filename)}:{frame.lineno}" for frame in reversed(places))


def _module(filename: str) -> str:
    path = Path(filename)
    if _PACKAGE in path.parents:
        return ".".join((_PACKAGE.name, *path.relative_to(_PACKAGE).with_suffix("").parts))
    return path.stem


def install_excepthook(said: Callable[[], None]) -> None:
    """Note every uncaught mistake, then call `said`, which tells the person one calm sentence."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        mistake(error.with_traceback(trace))
        said()

    sys.excepthook = hook
