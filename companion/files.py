"""Files that a person names: written whole or not at all, read within bounds.

The carnet file itself is opened by the storage package alone.
"""

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from companion.domain.errors import N_, CompanionError, DiskFull, FileNotReadable, FileNotWritable

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The system error numbers that mean a full disk."""

VERBATIM: Final = "\\\\?\\"
"""How a name begins that Windows takes as it stands."""
_PLAIN_LETTERS: Final = 200
_UNFINISHED: Final = re.compile(r"\..+\.[0-9a-f]{8}\.new")
_SURELY_LEFT_S: Final = 60
"""Seconds without a writing after which nobody is still writing an unfinished file."""


class FileTooLarge(CompanionError):
    """A file from outside that is larger than its bound."""

    message = N_(
        "The file {name} is larger than {megabytes} MB. Nothing was written. Please choose a "
        "smaller one."
    )


class FileNotText(CompanionError):
    """A file from outside that is not UTF-8."""

    message = N_(
        "The file {name} holds no plain text. Nothing was written. Please save it again as text "
        "(UTF-8)."
    )


def reachable(path: Path) -> Path:
    """The same file, under a name that may be of any length.

    Windows takes 259 letters in a plain one, unless an administrator allowed more; what lies beside the file
    has to have room, too.
    """
    system: str = sys.platform
    if system != "win32":
        return path
    whole = os.path.abspath(path)  # noqa: PTH100 - Path.absolute keeps the dots, which a long name may not have
    if len(whole) <= _PLAIN_LETTERS or whole.startswith(VERBATIM):
        return path
    return Path(f"{VERBATIM}UNC{whole[1:]}" if whole.startswith("\\\\") else VERBATIM + whole)


def real(path: Path) -> Path:
    """The file behind any links: its folder is where what lies beside it will be.

    The path itself where the system does not say, as of some virtual disks of Windows.
    """
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path.absolute()


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, durably: the old file stays until the new one is complete.

    Its owner alone can read it, whatever stood there. A link stays a link, and a device or pipe is
    written to. Raises DiskFull or FileNotWritable, and then the file that stood at `path` is
    untouched.
    """
    try:
        if path.exists() and not path.is_file():
            _write_through(path, content)
        else:
            _replace(real(path), content)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise DiskFull from error
        raise FileNotWritable(name=path.name) from error


def unfinished(path: Path) -> Path:
    """The name beside `path` that its content has until it is complete: `.NAME.1a2b3c4d.new`."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")


def clear_unfinished(folder: Path) -> int:
    """Delete what a sudden end left half written in a folder of ours; how many files.

    Nothing that was written within the last minute, nor what cannot be deleted.
    """
    cleared = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            with contextlib.suppress(OSError):
                found = path.lstat()
                is_old = time.time() - found.st_mtime > _SURELY_LEFT_S
                if _UNFINISHED.fullmatch(path.name) and stat.S_ISREG(found.st_mode) and is_old:
                    path.unlink()
                    cleared += 1
    return cleared


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into; one that is there stays as it is.

    What is wrong with the place, writing into it will say.
    """
    with contextlib.suppress(OSError):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def keep_to_owner(folder: Path) -> None:
    """Let its owner alone look into a folder of ours that an older release made for all."""
    with contextlib.suppress(OSError):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o700)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)


def _replace(path: Path, content: bytes) -> None:
    sibling = unfinished(path)
    try:
        _write_new(sibling, content)
        sibling.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            sibling.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too; systems that cannot sync a folder do it by themselves."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def opened_file(path: Path) -> Iterator[BinaryIO]:
    """A file from outside, open to be read; a pipe or a device is none, and nobody waits for it.

    Raises FileNotReadable, also for what fails while it is read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileNotReadable(name=path.name)
            yield file
    except (OSError, ValueError) as error:
        raise FileNotReadable(name=path.name) from error


def read_text(path: Path, *, largest: int) -> str:
    """The UTF-8 text of a file of at most `largest` bytes.

    Raises FileNotReadable, FileTooLarge or FileNotText.
    """
    try:
        with path.open("rb") as file:
            return _as_text(read_stream(file, path.name, largest=largest), path.name)
    except (OSError, ValueError) as error:
        raise FileNotReadable(name=path.name) from error


def read_bytes(path: Path, *, largest: int) -> bytes:
    """The content of a file from outside, of at most `largest` bytes.

    Nothing is waited for: a pipe, a device or a folder under that name is refused as it stands there.
    Raises FileNotReadable or FileTooLarge.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise FileNotReadable(name=path.name)
            too_large = found.st_size > largest
            content = b"" if too_large else file.read(largest + 1)
    except (OSError, ValueError) as error:
        raise FileNotReadable(name=path.name) from error
    if too_large or len(content) > largest:
        raise FileTooLarge(name=path.name, megabytes=largest // 1_000_000)
    return content


def read_text_from_outside(path: Path, *, largest: int) -> str:
    """The same as UTF-8 text. Raises FileNotText as well."""
    return _as_text(read_bytes(path, largest=largest), path.name)


def read_stream(stream: BinaryIO, name: str, *, largest: int) -> bytes:
    """The content of an open stream, called `name` towards the person. Raises FileTooLarge."""
    content = stream.read(largest + 1)
    if len(content) > largest:
        raise FileTooLarge(name=name, megabytes=largest // 1_000_000)
    return content


def _as_text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileNotText(name=name) from error
