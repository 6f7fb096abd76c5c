"""Files that come into being whole or not at all.

Knows nothing of what they hold.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from companion.domain.errors import CarnetExists
from companion.storage.mishaps import mishap_of

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})


@contextmanager
def new_sibling(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that only its owner may read; gone afterwards unless moved.

    Raises DiskFull or CarnetReadOnly when the place does not take it.
    """
    sibling = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(sibling, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            yield sibling
        finally:
            sibling.unlink(missing_ok=True)
    except OSError as error:
        raise mishap_of(error.errno) from error


def put_in_place(sibling: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name, for good. Raises CarnetExists unless it may `replace`."""
    if replace:
        sibling.replace(path)
    else:
        _put_where_nothing_is(sibling, path)
    _keep_name(path.parent)


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a small private file: the old one or the new one is there, never a half.

    Raises CarnetExists (unless it may `replace`), DiskFull, CarnetReadOnly.
    """
    with new_sibling(path) as sibling:
        with sibling.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(sibling, path, replace=replace)


def _put_where_nothing_is(sibling: Path, path: Path) -> None:
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


def _keep_name(folder: Path) -> None:
    """Make a new name survive a power cut, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.EBADF, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)
