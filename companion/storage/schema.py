"""The tables of a carnet file, their version, and the steps from one version to the next.

Knows nothing of paths, keys or records. Documented in docs/formats.md, "The carnet file".
"""

from collections.abc import Callable, Mapping
from typing import Final

import apsw

from companion.storage.transaction import one_transaction

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

_STEPS: Final[Mapping[int, tuple[str, ...]]] = {1: _PHOTOS}
"""Statements that lead from a version to the next one, by the version they start from."""


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
