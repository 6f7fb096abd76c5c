"""Files that a person names: written whole or not at all, read within bounds.

Knows nothing of what they hold. The carnet file itself is opened by the storage package alone.
"""

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from companion.domain.errors import N_, CompanionError, DiskFull, FileNotReadable, FileNotWritable

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The system error numbers that mean a full disk."""


class FileTooLarge(CompanionError):
    """A file from outside that is larger than its bound."""

    message = N_("The file {name} is larger than {megabytes} MB. Nothing was written.")


class FileNotText(CompanionError):
    """A file from outside that is not UTF-8."""

    message = N_("The file {name} is not UTF-8 text. Nothing was written.")


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put `content` at `path`, durably: the old file stays until the new one is complete.

    A `private` file can be read by its owner alone; another keeps the rights of the old one. A
    link stays a link, and a device or pipe is written to. Raises DiskFull or FileNotWritable, and
    then the file that stood at `path` is untouched.
    """
    try:
        if path.exists() and not path.is_file():
            _write_through(path, content)
        else:
            _replace(path.resolve(), content, private=private)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise DiskFull from error
        raise FileNotWritable(name=path.name) from error


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)


def _replace(path: Path, content: bytes, *, private: bool) -> None:
    sibling = path.with_name(f".{os.urandom(4).hex()}.part")
    kept = None if private or not path.exists() else stat.S_IMODE(path.stat().st_mode)
    try:
        _write_new(sibling, content, 0o600 if private else 0o666)
        if kept is not None:
            sibling.chmod(kept)
        sibling.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            sibling.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_new(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
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


def read_text(path: Path, *, largest: int) -> str:
    """The UTF-8 text of a file of at most `largest` bytes.

    Raises FileNotReadable, FileTooLarge or FileNotText.
    """
    try:
        with path.open("rb") as file:
            return read_stream(file, path.name, largest=largest)
    except (OSError, ValueError) as error:
        raise FileNotReadable(name=path.name) from error


def read_bytes(path: Path, *, largest: int) -> bytes:
    """The content of a file of at most `largest` bytes. Raises FileNotReadable or FileTooLarge."""
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except (OSError, ValueError) as error:
        raise FileNotReadable(name=path.name) from error
    if len(content) > largest:
        raise FileTooLarge(name=path.name, megabytes=largest // 1_000_000)
    return content


def read_stream(stream: BinaryIO, name: str, *, largest: int) -> str:
    """The same for an open stream, called `name` towards the person."""
    content = stream.read(largest + 1)
    if len(content) > largest:
        raise FileTooLarge(name=name, megabytes=largest // 1_000_000)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileNotText(name=name) from error
