"""How the database engine opens a carnet file: its key, its protections, and its first bytes.

Only the storage package opens such a path.
"""

import hashlib
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import apsw

from companion.domain.errors import (
    CarnetEmpty,
    CarnetInUse,
    CarnetMissing,
    CarnetReadOnly,
    CarnetUnreachable,
    FileNotReadable,
    NotACarnet,
    ProgramIncomplete,
    WrongKey,
)

KEY_BYTES: Final = 32

# The first 16 bytes of the file are ours to choose when the key is raw, and tell whether a key
# belongs to it before the database engine could touch anything. The next 8 are never encrypted:
# pages of 4096 bytes that keep 32 for their nonce and tag.
_MARK_BYTES: Final = 16
_LAYOUT: Final = bytes.fromhex("1000010120402020")

_SETTINGS: Final[Sequence[tuple[str, str | int]]] = (
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("temp_store", 2),
    ("secure_delete", 1),
    ("foreign_keys", 1),
    ("mmap_size", 0),
    ("cache_spill", 0),
    ("locking_mode", "exclusive"),
    ("synchronous", 3),
)
_LONGEST_CELL: Final = 32_000_000
"""Bytes: a questionnaire of a million letters, escaped twice, is far below."""
JOURNAL: Final = "truncate"
"""How a carnet that is written to keeps its journal."""

_LEAST_SQLITE: Final = (3, 50)
_LEAST_CIPHERS: Final = (2, 0)

held_files: set[tuple[int, int]] = set()
"""Files (device, inode) that this process holds. Reading such a file's first bytes would drop its
lock, because POSIX locks go with the first descriptor that closes."""


def first_bytes(path: Path) -> tuple[tuple[int, int], bytes]:
    """The file's device and inode, and its first 16 bytes.

    Raises CarnetMissing, CarnetEmpty, NotACarnet, CarnetInUse (in this process), FileNotReadable,
    CarnetUnreachable.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NotACarnet
        if found.st_size == 0:
            raise CarnetEmpty
        if (found.st_dev, found.st_ino) in held_files:
            raise CarnetInUse
        with path.open("rb") as file:
            start = file.read(_MARK_BYTES + len(_LAYOUT))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CarnetMissing from error
    except PermissionError as error:
        raise FileNotReadable(name=path.name) from error
    except OSError as error:
        raise CarnetUnreachable from error
    if start[_MARK_BYTES:] != _LAYOUT:
        raise NotACarnet
    return (found.st_dev, found.st_ino), start[:_MARK_BYTES]


def mark_of(key: bytes) -> bytes:
    """What the file of this key begins with: 16 bytes that tell nothing about the key itself."""
    return hashlib.sha256(b"companion-carnet-mark/1" + key).digest()[:_MARK_BYTES]


@cache
def require_engine() -> None:
    """Be sure that the engine can encrypt: a plain SQLite takes a key without a word, and writes what all can read.

    Raises ProgramIncomplete.
    """
    told = re.search(r"Multiple Ciphers (\d+)\.(\d+)", getattr(apsw, "mc_version", ""))
    if told is None or tuple(map(int, told.groups())) < _LEAST_CIPHERS:
        raise ProgramIncomplete(part="SQLite3 Multiple Ciphers")
    sqlite = apsw.sqlite_lib_version()
    if tuple(map(int, sqlite.split(".")[:2])) < _LEAST_SQLITE:
        raise ProgramIncomplete(part=f"SQLite {sqlite}")


def connect(path: Path, key: bytes, flags: int, *, uri: str | None = None) -> apsw.Connection:
    """A connection that has its key but no protections yet. Raises WrongKey, CarnetReadOnly, ProgramIncomplete.

    `uri` names the same file and says more of how it is read.
    """
    require_engine()
    if len(key) != KEY_BYTES:
        raise WrongKey
    try:
        if uri is None:
            connection = apsw.Connection(str(path), flags=flags)
        else:
            connection = apsw.Connection(uri, flags=flags | apsw.SQLITE_OPEN_URI)
    except apsw.CantOpenError as error:
        raise CarnetReadOnly from error
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{key.hex()}{mark_of(key).hex()}")
    return connection


def settle(connection: apsw.Connection, *, journal: str | None) -> None:
    """Set every protection, and read each back: SQLite takes a misspelt pragma without a word."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    for name, value in _SETTINGS:
        connection.pragma(name, value)
        if connection.pragma(name) != value:
            raise RuntimeError(name)
    if journal is not None and connection.pragma("journal_mode", journal) != journal:
        raise RuntimeError(journal)
    connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
    if connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) != 1:
        raise RuntimeError


@contextmanager
def one_transaction(
    connection: apsw.Connection, last: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Keep what is executed within, for good, once it has ended; nothing of it when it raises.

    `last` is called before the file is touched.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        last()
        connection.execute("COMMIT")
    except BaseException:
        # A full disk ends the transaction by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
