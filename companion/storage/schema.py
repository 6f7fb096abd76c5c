"""The tables of a carnet file, their version, and the steps from one version to the next.

Documented in docs/formats.md, "The carnet file".
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from functools import cache
from itertools import count
from typing import Final

import apsw

from companion.domain.errors import CarnetDamaged, CarnetNewer, CarnetReadOnly, NotACarnet
from companion.storage.engine import one_transaction

APPLICATION_ID: Final = 0x43524E54
"""The letters CRNT, by which a tool knows what the file is."""

VERSION: Final = 2

_PHOTOS: Final = (
    """
    CREATE TABLE photo (
      sha256 TEXT NOT NULL PRIMARY KEY,
      content BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER photo_never_changes BEFORE UPDATE ON photo
    BEGIN SELECT raise(ABORT, 'a photo never changes'); END
    """,
    """
    CREATE TRIGGER photo_never_goes BEFORE DELETE ON photo
    BEGIN SELECT raise(ABORT, 'a photo never goes'); END
    """,
)

_TABLES: Final = (
    "CREATE TABLE carnet (identity TEXT NOT NULL) STRICT",
    """
    CREATE TABLE revision (
      id TEXT NOT NULL PRIMARY KEY,
      record_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      author TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      offset_minutes INTEGER NOT NULL,
      body TEXT,
      supersedes TEXT
    ) STRICT
    """,
    """
    CREATE TRIGGER revision_never_changes BEFORE UPDATE ON revision
    BEGIN SELECT raise(ABORT, 'a revision never changes'); END
    """,
    """
    CREATE TRIGGER revision_never_goes BEFORE DELETE ON revision
    BEGIN SELECT raise(ABORT, 'a revision never goes'); END
    """,
    *_PHOTOS,
)

NOTE_TABLE: Final = """
CREATE TABLE backup (
  sequence INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  revisions INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT
"""
"""The one table more of a backup."""

_STEPS: Final[Mapping[int, tuple[str, ...]]] = {1: _PHOTOS}
"""Statements that lead from a version to the next one, by the version they start from."""


_MOST_STEPS: Final = 50
"""Calls, each after 100,000 steps of the engine, until a look at the schema is broken off."""


def recognise(connection: apsw.Connection, version: int) -> None:
    """Refuse a file whose tables are not, word for word, those of its version. Raises CarnetDamaged.

    Before anything else is read: whoever holds a key can write views that never end and triggers
    that swallow what is saved. Views stay off; triggers, which are ours then, are on afterwards.
    """
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    known = _known(version)
    steps = count()
    connection.set_progress_handler(lambda: next(steps) > _MOST_STEPS, 100_000)
    try:
        query = "SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT ?"
        told = set(connection.execute(query, (len(known) + len(_known_note()) + 1,)))
    except (apsw.SQLError, apsw.InterruptError, apsw.TooBigError) as error:
        raise CarnetDamaged from error
    finally:
        connection.set_progress_handler(None)
    if told not in (known, known | _known_note()):
        raise CarnetDamaged
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 1)


@cache
def _known(version: int) -> frozenset[tuple[str, str, str, str | None]]:
    """What the engine says of the tables of a version: asked once, of an empty one in memory."""
    statements = [text for text in _TABLES if text not in _PHOTOS]
    for step in range(1, version):
        statements.extend(_STEPS[step])
    return _said_of(statements)


@cache
def _known_note() -> frozenset[tuple[str, str, str, str | None]]:
    """The one table more of a backup."""
    return _said_of([NOTE_TABLE])


def _said_of(statements: Iterable[str]) -> frozenset[tuple[str, str, str, str | None]]:
    with closing(apsw.Connection(":memory:")) as empty:
        for statement in statements:
            empty.execute(statement)
        return frozenset(empty.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def take_hold(connection: apsw.Connection, *, read_only: bool) -> int:
    """Keep others out, then see whether it is a carnet of a version that we know; which one."""
    if not read_only:
        if connection.readonly("main"):
            raise CarnetReadOnly
        # With the exclusive locking mode, the lock outlives this transaction.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    if connection.pragma("application_id") != APPLICATION_ID:
        raise NotACarnet
    version: int = connection.pragma("user_version")
    if version > VERSION:
        raise CarnetNewer
    if version < 1:
        raise CarnetDamaged
    recognise(connection, version)
    return version


def found(connection: apsw.Connection, identity: str) -> None:
    """Make the tables of an empty file and write whose carnet it is, in one transaction."""
    with one_transaction(connection):
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute("INSERT INTO carnet (identity) VALUES (?)", (identity,))
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", VERSION)


def has_photos(connection: apsw.Connection) -> bool:
    """Whether the file can hold photos: one of version 1 that is only read cannot."""
    return connection.table_exists("main", "photo")


def bring_up_to_date(
    connection: apsw.Connection, version: int, *, seal: Callable[[], None]
) -> None:
    """Lead an older file to the present version, in one transaction: wholly or not at all.

    Statement by statement, because a script would commit by itself. `seal` binds its journal.
    """
    if version == VERSION:
        return
    with one_transaction(connection, seal):
        for step in range(version, VERSION):
            for statement in _STEPS[step]:
                connection.execute(statement)
        connection.pragma("user_version", VERSION)
