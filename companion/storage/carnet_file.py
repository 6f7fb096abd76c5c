"""The encrypted file of one carnet: the one place that opens its path."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from companion.actions.soundness import Aside
from companion.domain.carnet import Carnet
from companion.domain.errors import (
    N_,
    CarnetDamaged,
    CarnetExists,
    CarnetForReading,
    CarnetGone,
    CarnetReadOnly,
    CompanionError,
    UnknownRecord,
    WrongKey,
)
from companion.domain.records import Revision
from companion.files import real
from companion.storage import backup_lines, schema
from companion.storage.backup_note import BackupNote, Fingerprint, fingerprint_of, read_note
from companion.storage.engine import (
    JOURNAL,
    connect,
    first_bytes,
    held_files,
    mark_of,
    one_transaction,
    settle,
)
from companion.storage.journal_file import Leftover, open_alone
from companion.storage.mishaps import plain_errors
from companion.storage.new_file import new_sibling, put_in_place
from companion.storage.revision_rows import COLUMNS, Row, is_id, read_writings, row_of
from companion.storage.sealing import Sealing


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
        self._is_open = True
        self.leftover = Leftover.NONE
        """What became of a journal that lay beside it when it was opened."""
        # Readers may be many, such as of a backup in the worker and in the window: only a writer's
        # lock would be lost.
        self._holds = not connection.readonly("main")
        if self._holds:
            held_files.add(held)
            self._sealing = Sealing(path, key, connection)

    @classmethod
    def create(cls, path: Path, key: bytes, identity: str) -> Self:
        """A new carnet file for `identity` (a UUID text), open. `key` is 32 random bytes.

        The file appears whole or not at all. Raises CarnetExists, CarnetReadOnly, DiskFull.
        """
        path = real(path)
        if path.exists():
            raise CarnetExists
        with new_sibling(path) as sibling:
            connection = connect(sibling, key, apsw.SQLITE_OPEN_READWRITE)
            try:
                with plain_errors(connection):
                    settle(connection, journal="delete")
                    schema.found(connection, identity)
            finally:
                connection.close()
            put_in_place(sibling, path)
        return cls.open(path, key)

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        *,
        read_only: bool = False,
        before_update: Callable[[Self], None] | None = None,
    ) -> Self:
        """The carnet file at `path`, held alone unless `read_only`; `key` is 32 bytes.

        A file of an older version is brought up to date once `before_update` has returned, which
        makes its backup; without it, such a file stays as it is. Raises what that raises, and
        CarnetMissing, CarnetEmpty, NotACarnet, WrongKey, CarnetDamaged, CarnetNewer,
        CarnetInUse, CarnetReadOnly, FileNotReadable, CarnetUnreachable; the file stays as it was,
        but for a save that was cut short (`leftover`).
        """
        path = real(path)
        held, mark = first_bytes(path)
        if mark != mark_of(key):
            raise WrongKey
        if not read_only and not all(os.access(place, os.W_OK) for place in (path, path.parent)):
            raise CarnetReadOnly
        connection, leftover = open_alone(path, key, read_only=read_only)
        try:
            if leftover is Leftover.UNDONE:
                held, _ = first_bytes(path)
            with plain_errors(connection):
                settle(connection, journal=None if read_only else JOURNAL)
                version = schema.take_hold(connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        file = cls(path, key, connection, held)
        file.leftover = leftover
        if before_update is not None and not read_only and version < schema.VERSION:
            file._bring_up_to_date(version, before_update)
        return file

    @staticmethod
    def recognise(path: Path) -> None:
        """Look at a file without its key, before anybody is asked for a password.

        Raises CarnetMissing, CarnetEmpty, NotACarnet, CarnetInUse (in this process),
        FileNotReadable, CarnetUnreachable.
        """
        first_bytes(real(path))

    @staticmethod
    def opens_with(path: Path, key: bytes) -> bool:
        """Whether a file begins with the mark of this key."""
        try:
            return first_bytes(real(path))[1] == mark_of(key)
        except CompanionError:
            return False

    def load(self) -> Carnet:
        """All that can be read of the carnet. Raises CarnetDamaged, CarnetUnreachable."""
        revisions, _ = self.writings()
        return Carnet(self.identity()).with_revisions(revisions)

    def writings(self) -> tuple[list[Revision], list[Aside]]:
        """Every writing that can be read, oldest first, and those that cannot: they stay in the file.

        Raises CarnetDamaged, CarnetUnreachable.
        """
        with plain_errors(self._connection):
            return read_writings(self._connection)

    def identity(self) -> str:
        """The UUID text of the carnet. Raises CarnetDamaged, CarnetUnreachable."""
        with plain_errors(self._connection):
            identities: list[tuple[str]] = list(
                self._connection.execute("SELECT identity FROM carnet")
            )
        if len(identities) != 1 or not is_id(identities[0][0]):
            raise CarnetDamaged
        return identities[0][0]

    def version(self) -> int:
        """The version of its tables. Raises CarnetDamaged, CarnetUnreachable."""
        with plain_errors(self._connection):
            version: int = self._connection.pragma("user_version")
        return version

    def fingerprint(self) -> Fingerprint:
        """What tells whether two files hold the same. Raises CarnetDamaged, CarnetUnreachable."""
        with plain_errors(self._connection):
            return fingerprint_of(self._connection)

    def note(self) -> BackupNote | None:
        """What a backup says of itself; None in a plain carnet. Raises CarnetDamaged."""
        with plain_errors(self._connection):
            return read_note(self._connection)

    def write_lines(self, place: Path) -> None:
        """Write all that the carnet holds into the empty file `place`, for readers without SQLite.

        Raises CarnetDamaged, CarnetUnreachable, OSError.
        """
        query = f"SELECT {COLUMNS} FROM revision ORDER BY recorded_at, id"  # noqa: S608 - constant
        with plain_errors(self._connection):
            rows: list[Row] = list(self._connection.execute(query))
            photos: Iterator[tuple[bytes]] = iter(())
            if schema.has_photos(self._connection):
                photos = iter(self._connection.execute("SELECT content FROM photo ORDER BY sha256"))
            contents = (content for (content,) in photos)
            backup_lines.write_lines(
                place, self._key, identity=self.identity(), rows=rows, photos=contents
            )

    def photos(self) -> list[bytes]:
        """The contents of all photos. Raises CarnetDamaged, CarnetUnreachable."""
        with plain_errors(self._connection):
            if not schema.has_photos(self._connection):
                return []
            query = "SELECT content FROM photo ORDER BY sha256"
            return [content for (content,) in self._connection.execute(query)]

    def open_like(self, path: Path) -> Self:
        """Another file with the same key, to be read. Raises what `open` raises."""
        return self.open(path, self._key, read_only=True)

    @property
    def data_key(self) -> bytes:
        """The key of this file, 32 bytes, for this package and the record book alone."""
        return self._key

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written into it."""
        return self._connection.readonly("main")

    def copy_into(
        self,
        place: Path,
        also: Callable[[apsw.Connection, Fingerprint], None],
        *,
        key: bytes | None = None,
    ) -> Fingerprint:
        """Copy the carnet into the empty file `place`, under the same key or another `key`.

        What both hold comes back.

        `also` may write into the copy what is no revision. The copy is opened again, checked and
        compared. Raises CopyFailed, CarnetDamaged, DiskFull, CarnetReadOnly, CarnetUnreachable.
        """
        key = key or self._key
        copy = connect(place, key, apsw.SQLITE_OPEN_READWRITE)
        try:
            with plain_errors(copy):
                settle(copy, journal="delete")
                # One transaction, so that what is counted is what is copied.
                with self._connection:
                    fingerprint = self.fingerprint()
                    with copy.backup("main", self._connection, "main") as copying:
                        copying.step()
                also(copy, fingerprint)
        finally:
            copy.close()
        try:
            with self.open(place, key, read_only=True) as written:
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
        nothing. Raises DiskFull, CarnetForReading, CarnetReadOnly, CarnetGone (moved away
        meanwhile), CarnetUnreachable, or CarnetDamaged when an id holds another content; nothing
        was added then.
        """
        if self._connection.readonly("main"):
            raise CarnetForReading
        rows = [row_of(revision) for revision in revisions]
        if not rows and not photos:
            return
        self._refuse_moved()
        self._sealing.highest()
        with plain_errors(self._connection), one_transaction(self._connection):
            for content in photos:
                self._connection.execute(
                    "INSERT INTO photo (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (hashlib.sha256(content).hexdigest(), content),
                )
            added = sum(map(self._add, rows))
            self._read_back(rows)
            self._sealing.seal(added)
        self._sealing.saved(added)

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
        if not self._is_open:
            return
        self._is_open = False
        self._key = b""  # whoever still holds this file holds no key
        try:
            # The emptied journal is of no more use: one carnet, one file. Where it cannot be
            # deleted it does no harm, and everything was saved long ago.
            with suppress(CompanionError), plain_errors(self._connection):
                if self._holds:
                    self._sealing.let_journal_go()
                if self._holds and not self._moved():
                    self._connection.pragma("journal_mode", "delete")
        finally:
            self._connection.close()
            if self._holds:
                self._sealing.close()
                held_files.discard(self._held)

    def open_again(self, key: bytes) -> None:
        """Hold the file as before `close`. Raises what `open` raises."""
        vars(self).update(vars(self.open(self._path, key)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _bring_up_to_date(self, version: int, before_update: Callable[[Self], None]) -> None:
        try:
            before_update(self)
            with plain_errors(self._connection):
                schema.bring_up_to_date(self._connection, version, seal=self._sealing.seal)
        except BaseException:
            self.close()
            raise

    def _add(self, row: Row) -> bool:
        """Whether it was not there yet."""
        marks = ", ".join("?" * len(row))
        self._connection.execute(
            f"INSERT INTO revision ({COLUMNS}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING",  # noqa: S608 - constants
            row,
        )
        return self._connection.changes() > 0

    def _read_back(self, rows: Sequence[Row]) -> None:
        """See each row in the file before it is called saved. Raises CarnetDamaged."""
        query = f"SELECT {COLUMNS} FROM revision WHERE id = ?"  # noqa: S608 - constants
        for row in rows:
            if self._connection.execute(query, (row[0],)).get != row:
                raise CarnetDamaged

    def _refuse_moved(self) -> None:
        # Writing on into a file that was deleted or replaced would succeed, and be lost.
        if self._moved():
            raise CarnetGone

    def _moved(self) -> bool:
        try:
            there = self._path.stat()
        except OSError:
            return True
        return (there.st_dev, there.st_ino) != self._held
