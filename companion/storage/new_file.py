"""New files that come into being whole, or not at all, and never over another one."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from companion.domain.errors import CarnetExists
from companion.files import unfinished
from companion.storage.mishaps import mishap_of

_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
)


@contextmanager
def new_sibling(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that only its owner may read; gone afterwards unless moved.

    Raises DiskFull or CarnetReadOnly when the place does not take it.
    """
    sibling = unfinished(path)
    try:
        os.close(os.open(sibling, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            yield sibling
        finally:
            sibling.unlink(missing_ok=True)
    except OSError as error:
        raise mishap_of(error.errno) from error


def put_in_place(sibling: Path, path: Path) -> None:
    """Give a finished file its name, for good. Raises CarnetExists when the name is taken."""
    # A rename would replace what another program put there a moment ago; a link never does.
    try:
        os.link(sibling, path)
    except FileExistsError as error:
        raise CarnetExists from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Sticks formatted for Windows know no links.
        if path.exists():
            raise CarnetExists from error
        sibling.rename(path)
    keep_name(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a small new file that only its owner may read.

    Raises CarnetExists, DiskFull, CarnetReadOnly; nothing is there then that was not before.
    """
    with new_sibling(path) as sibling:
        with sibling.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(sibling, path)


def keep_name(folder: Path) -> None:
    """Make a new name survive a power cut, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    finally:
        os.close(descriptor)
