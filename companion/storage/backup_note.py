"""What a backup says of itself: its number, when it was made, and what it holds.

Documented in docs/formats.md, "Backups".
"""

import hashlib
from datetime import datetime

import apsw
import msgspec
from msgspec import Struct

from companion.domain.errors import CarnetDamaged
from companion.storage import schema
from companion.storage.revision_rows import COLUMNS, Row


class Fingerprint(Struct, frozen=True):
    """How many revisions a file holds, and the SHA-256 of them all as 64 hexadecimal digits."""

    revisions: int
    digest: str


class BackupNote(Struct, frozen=True):
    """`sequence` orders the backups of a carnet, whatever the clock said; `made_at` is aware."""

    sequence: int
    made_at: datetime
    fingerprint: Fingerprint


def fingerprint_of(connection: apsw.Connection) -> Fingerprint:
    """The fingerprint of all revisions and photos; two files with the same hold the same."""
    query = f"SELECT {COLUMNS} FROM revision ORDER BY id"  # noqa: S608 - constant
    rows: list[Row] = list(connection.execute(query))
    digest = hashlib.sha256()
    for row in rows:
        digest.update(msgspec.json.encode(row) + b"\n")
    # A photo never changes, and its name is the digest of its content.
    if schema.has_photos(connection):
        for (sha256,) in connection.execute("SELECT sha256 FROM photo ORDER BY sha256"):
            digest.update(f"{sha256}\n".encode())
    return Fingerprint(len(rows), digest.hexdigest())


def write_note(connection: apsw.Connection, note: BackupNote) -> None:
    """Write the note into a copy that is to be a backup, in place of an older one."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DROP TABLE IF EXISTS backup")
    connection.execute(schema.NOTE_TABLE)
    connection.execute(
        "INSERT INTO backup (sequence, made_at, revisions, digest) VALUES (?, ?, ?, ?)",
        (
            note.sequence,
            note.made_at.isoformat(timespec="seconds"),
            note.fingerprint.revisions,
            note.fingerprint.digest,
        ),
    )
    connection.execute("COMMIT")


def remove_note(connection: apsw.Connection) -> None:
    """Make a copy of a backup a plain carnet again."""
    connection.execute("DROP TABLE IF EXISTS backup")


def read_note(connection: apsw.Connection) -> BackupNote | None:
    """The note, or None in a file that is no backup. Raises CarnetDamaged."""
    if not connection.table_exists("main", "backup"):
        return None
    rows: list[tuple[int, str, int, str]] = list(
        connection.execute("SELECT sequence, made_at, revisions, digest FROM backup")
    )
    if len(rows) != 1:
        raise CarnetDamaged
    sequence, made_at, revisions, digest = rows[0]
    try:
        instant = datetime.fromisoformat(made_at)
    except ValueError as error:
        raise CarnetDamaged from error
    if instant.tzinfo is None:
        raise CarnetDamaged
    return BackupNote(sequence, instant, Fingerprint(revisions, digest))
