"""The encrypted file of one carnet: the one place that opens its path.

Knows neither what the entries mean nor where its key comes from.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import apsw

from companion.domain.carnet import Carnet
from companion.domain.errors import (
    N_,
    CarnetDamaged,
    CarnetEmpty,
    CarnetExists,
    CarnetForReading,
    CarnetInUse,
    CarnetMissing,
    CarnetNewer,
    CarnetReadOnly,
    CarnetUnreachable,
    CompanionError,
    FileNotReadable,
    NotACarnet,
    UnknownRecord,
    WrongKey,
)
from companion.domain.records import Revision
from companion.storage import schema
from companion.storage.backup_note import BackupNote, Fingerprint, fingerprint_of, read_note
from companion.storage.mishaps import plain_errors
from companion.storage.new_file import new_sibling, put_in_place
from companion.storage.revision_rows import COLUMNS, Row, revision_of, row_of
from companion.storage.transaction import one_transaction

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
    ("locking_mode", "exclusive"),
    ("synchronous", 3),
)
_JOURNAL: Final = "truncate"

_held: set[tuple[int, int]] = set()
"""Files (device, inode) that this process holds. Reading such a file's first bytes would drop its
lock, because POSIX locks go with the first descriptor that closes."""


class CopyFailed(CompanionError):
    """A copy that does not hold what was written into it."""

    message = N_("What was written could not be read back. Please try another disk.")


class CarnetFile:
    """An open carnet file, which nobody else can write to until `close`. A RevisionStore."""

    def __init__(
        self, path: Path, key: bytes, connection: apsw.Connection, held: tuple[int, int]
    ) -> None:
        self._path = path
        self._key = key
        self._connection = connection
        self._held = held
        _held.add(held)

    @classmethod
    def create(cls, path: Path, key: bytes, identity: str) -> Self:
        """A new carnet file for `identity` (a UUID text), open. `key` is 32 random bytes.

        The file appears whole or not at all. Raises CarnetExists, CarnetReadOnly, DiskFull.
        """
        path = _real(path)
        if path.exists():
            raise CarnetExists
        with new_sibling(path) as sibling:
            connection = _connect(sibling, key, apsw.SQLITE_OPEN_READWRITE)
            try:
                with plain_errors(connection):
                    _settle(connection, journal="delete")
                    schema.found(connection, identity)
            finally:
                connection.close()
            put_in_place(sibling, path)
        return cls.open(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes, *, read_only: bool = False) -> Self:
        """The carnet file at `path`, held alone unless `read_only`; `key` is 32 bytes.

        Raises CarnetMissing, CarnetEmpty, NotACarnet, WrongKey, CarnetDamaged, CarnetNewer,
        CarnetInUse, CarnetReadOnly, FileNotReadable, CarnetUnreachable; the file stays as it was.
        """
        path = _real(path)
        held, mark = _first_bytes(path)
        if mark != _mark_of(key):
            raise WrongKey
        if not read_only and not all(os.access(place, os.W_OK) for place in (path, path.parent)):
            raise CarnetReadOnly
        flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
        connection = _connect(path, key, flags)
        try:
            with plain_errors(connection):
                _settle(connection, journal=None if read_only else _JOURNAL)
                _take_hold(connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return cls(path, key, connection, held)

    @staticmethod
    def recognise(path: Path) -> None:
        """Look at a file without its key, before anybody is asked for a password.

        Raises CarnetMissing, CarnetEmpty, NotACarnet, CarnetInUse (in this process),
        FileNotReadable, CarnetUnreachable.
        """
        _first_bytes(_real(path))

    def load(self) -> Carnet:
        """The whole carnet. Raises CarnetDamaged, CarnetUnreachable."""
        query = f"SELECT {COLUMNS} FROM revision ORDER BY recorded_at, id"  # noqa: S608 - constant
        empty = Carnet(self.identity())
        with plain_errors(self._connection):
            rows: Iterator[Row] = iter(self._connection.execute(query))
            return empty.with_revisions(map(revision_of, rows))

    def identity(self) -> str:
        """The UUID text of the carnet. Raises CarnetDamaged, CarnetUnreachable."""
        with plain_errors(self._connection):
            identities: list[tuple[str]] = list(
                self._connection.execute("SELECT identity FROM carnet")
            )
        if len(identities) != 1:
            raise CarnetDamaged
        return identities[0][0]

    def fingerprint(self) -> Fingerprint:
        """What tells whether two files hold the same. Raises CarnetDamaged, CarnetUnreachable."""
        with plain_errors(self._connection):
            return fingerprint_of(self._connection)

    def note(self) -> BackupNote | None:
        """What a backup says of itself; None in a plain carnet. Raises CarnetDamaged."""
        with plain_errors(self._connection):
            return read_note(self._connection)

    def open_like(self, path: Path) -> Self:
        """Another file with the same key, to be read. Raises what `open` raises."""
        return self.open(path, self._key, read_only=True)

    def copy_into(
        self, place: Path, also: Callable[[apsw.Connection, Fingerprint], None]
    ) -> Fingerprint:
        """Copy the carnet into the empty file `place` under the same key; what both hold.

        `also` may write into the copy what is no revision. The copy is opened again, checked and
        compared. Raises CopyFailed, CarnetDamaged, DiskFull, CarnetReadOnly, CarnetUnreachable.
        """
        copy = _connect(place, self._key, apsw.SQLITE_OPEN_READWRITE)
        try:
            with plain_errors(copy):
                _settle(copy, journal="delete")
                # One transaction, so that what is counted is what is copied.
                with self._connection:
                    fingerprint = self.fingerprint()
                    with copy.backup("main", self._connection, "main") as copying:
                        copying.step()
                also(copy, fingerprint)
        finally:
            copy.close()
        try:
            with self.open_like(place) as written:
                written.check_pages()
                whole = written.fingerprint() == fingerprint
        except CompanionError as error:
            raise CopyFailed from error
        if not whole:
            raise CopyFailed
        return fingerprint

    def photo(self, sha256: str) -> bytes:
        """The content of a photo by its SHA-256 (hexadecimal).

        Raises UnknownRecord when there is none, CarnetDamaged, CarnetUnreachable.
        """
        found: bytes | None = None
        with plain_errors(self._connection):
            if schema.has_photos(self._connection):
                found = self._connection.execute(
                    "SELECT content FROM photo WHERE sha256 = ?", (sha256,)
                ).get
        if found is None:
            raise UnknownRecord
        if hashlib.sha256(found).hexdigest() != sha256:
            raise CarnetDamaged
        return found

    def append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        """Add all or none; they survive a power cut once this returns.

        `photos` are the contents that new records refer to. Those that are there already change
        nothing. Raises DiskFull, CarnetForReading, CarnetReadOnly, CarnetMissing (moved away
        meanwhile), CarnetUnreachable, or CarnetDamaged when an id holds another content; nothing
        was added then.
        """
        if self._connection.readonly("main"):
            raise CarnetForReading
        rows = [row_of(revision) for revision in revisions]
        self._refuse_moved()
        with plain_errors(self._connection), one_transaction(self._connection):
            for content in photos:
                self._connection.execute(
                    "INSERT INTO photo (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (hashlib.sha256(content).hexdigest(), content),
                )
            for row in rows:
                self._add(row)

    def check(self) -> None:
        """Read everything. Raises CarnetDamaged when a page or an entry is not what it was."""
        self.check_pages()
        self.load()

    def check_pages(self) -> None:
        """Read every page. Raises CarnetDamaged when one is not what it was."""
        with plain_errors(self._connection):
            findings = self._connection.execute("PRAGMA integrity_check(1)").get
        if findings != "ok":
            raise CarnetDamaged

    def close(self) -> None:
        """Let go of the file; closing again does nothing."""
        if self._held not in _held:
            return
        try:
            # The emptied journal is of no more use: one carnet, one file. Where it cannot be
            # deleted it does no harm, and everything was saved long ago.
            with suppress(CompanionError), plain_errors(self._connection):
                if not self._connection.readonly("main") and not self._moved():
                    self._connection.pragma("journal_mode", "delete")
        finally:
            self._connection.close()
            _held.discard(self._held)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _add(self, row: Row) -> None:
        marks = ", ".join("?" * len(row))
        self._connection.execute(
            f"INSERT INTO revision ({COLUMNS}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING",  # noqa: S608 - constants
            row,
        )
        if self._connection.changes() == 0:
            known = self._connection.execute(
                f"SELECT {COLUMNS} FROM revision WHERE id = ?",  # noqa: S608 - constants
                (row[0],),
            )
            if known.get != row:
                raise CarnetDamaged

    def _refuse_moved(self) -> None:
        # Writing on into a file that was deleted or replaced would succeed, and be lost.
        if self._moved():
            raise CarnetMissing

    def _moved(self) -> bool:
        try:
            there = self._path.stat()
        except OSError:
            return True
        return (there.st_dev, there.st_ino) != self._held


def _real(path: Path) -> Path:
    """The file behind any links: its folder is where the journal will lie."""
    return Path(os.path.realpath(path))


def _first_bytes(path: Path) -> tuple[tuple[int, int], bytes]:
    """The file's device and inode, and how it begins. Raises unless it looks like a carnet."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NotACarnet
        if found.st_size == 0:
            raise CarnetEmpty
        if (found.st_dev, found.st_ino) in _held:
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


def _mark_of(key: bytes) -> bytes:
    """What the file of this key begins with: 16 bytes that tell nothing about the key itself."""
    return hashlib.sha256(b"companion-carnet-mark/1" + key).digest()[:_MARK_BYTES]


def _connect(path: Path, key: bytes, flags: int) -> apsw.Connection:
    if len(key) != KEY_BYTES:
        raise WrongKey
    try:
        connection = apsw.Connection(str(path), flags=flags)
    except apsw.CantOpenError as error:
        raise CarnetReadOnly from error
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{key.hex()}{_mark_of(key).hex()}")
    return connection


def _settle(connection: apsw.Connection, *, journal: str | None) -> None:
    """Set every protection, and read each back: SQLite takes a misspelt pragma without a word."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    for name, value in _SETTINGS:
        connection.pragma(name, value)
        if connection.pragma(name) != value:
            raise RuntimeError(name)
    if journal is not None and connection.pragma("journal_mode", journal) != journal:
        raise RuntimeError(journal)
    if connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) != 1:
        raise RuntimeError


def _take_hold(connection: apsw.Connection, *, read_only: bool) -> None:
    """Keep others out, then see whether it is a carnet of a version that we know."""
    if not read_only:
        if connection.readonly("main"):
            raise CarnetReadOnly
        # With the exclusive locking mode, the lock outlives this transaction.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    if connection.pragma("application_id") != schema.APPLICATION_ID:
        raise NotACarnet
    version: int = connection.pragma("user_version")
    if version > schema.VERSION:
        raise CarnetNewer
    if version < 1:
        raise CarnetDamaged
    if not read_only:
        schema.bring_up_to_date(connection, version)
