"""What a backup says of itself, and what two files have in common that hold the same."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import apsw
import pytest

from companion.domain.errors import CarnetDamaged
from companion.storage.backup_note import (
    BackupNote,
    Fingerprint,
    fingerprint_of,
    read_note,
    remove_note,
    write_note,
)
from companion.storage.revision_rows import COLUMNS, row_of
from tests.storage.carnet_making import NOW, PERSON, check_in

PARIS = timezone(timedelta(hours=1))
NOTE = BackupNote(7, datetime(2026, 11, 21, 20, 14, 5, tzinfo=PARIS), Fingerprint(3, "f" * 64))


@pytest.fixture
def tables() -> Iterator[apsw.Connection]:
    """A database with nothing in it."""
    made = apsw.Connection(":memory:")
    yield made
    made.close()


def test_a_note_is_read_as_it_was_written(tables: apsw.Connection) -> None:
    """To the second, with its offset; a newer one takes its place, and it can go."""
    assert read_note(tables) is None
    first = BackupNote(1, NOW, Fingerprint(0, ""))
    for note in (first, NOTE):
        write_note(tables, note)
        assert not tables.in_transaction
    assert read_note(tables) == NOTE
    found = read_note(tables)
    assert found is not None
    assert found.made_at.isoformat() == "2026-11-21T20:14:05+01:00"
    (row,) = tables.execute("SELECT sequence, made_at, revisions, digest FROM backup")
    assert row == (7, "2026-11-21T20:14:05+01:00", 3, "f" * 64)
    remove_note(tables)
    remove_note(tables)
    assert read_note(tables) is None


@pytest.mark.parametrize("made_at", ["2026-11-21T20:14:05", "yesterday", ""])
def test_a_note_without_an_instant_is_damage(tables: apsw.Connection, made_at: str) -> None:
    """Such as one without its offset."""
    write_note(tables, NOTE)
    tables.execute("UPDATE backup SET made_at = ?", (made_at,))
    with pytest.raises(CarnetDamaged):
        read_note(tables)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM backup", "INSERT INTO backup SELECT * FROM backup"]
)
def test_no_note_or_two_are_damage(tables: apsw.Connection, statement: str) -> None:
    """A backup has one."""
    write_note(tables, NOTE)
    tables.execute(statement)
    with pytest.raises(CarnetDamaged):
        read_note(tables)


def test_the_same_writings_and_photos_have_one_fingerprint(tables: apsw.Connection) -> None:
    """In whatever order they were written; one more, or a photo, is another."""
    tables.execute(f"CREATE TABLE revision ({COLUMNS})")
    assert fingerprint_of(tables) == Fingerprint(0, hashlib.sha256().hexdigest())
    rows = [row_of(PERSON), row_of(check_in(1)), row_of(check_in(2))]
    insert = f"INSERT INTO revision VALUES ({', '.join('?' * 8)})"
    seen = set[Fingerprint]()
    for some in (rows, rows[::-1]):
        tables.execute("DELETE FROM revision")
        tables.executemany(insert, some)
        seen.add(fingerprint_of(tables))
    (one,) = seen
    assert (one.revisions, len(one.digest)) == (3, 64)
    tables.execute("CREATE TABLE photo (sha256, content)")
    assert fingerprint_of(tables) == one
    pictures = [("b" * 64,), ("a" * 64,)]
    for some_pictures in (pictures, pictures[::-1]):
        tables.execute("DELETE FROM photo")
        tables.executemany("INSERT INTO photo (sha256) VALUES (?)", some_pictures)
        seen.add(fingerprint_of(tables))
    assert len(seen) == 2
    tables.execute("DELETE FROM revision WHERE rowid = 1")
    assert fingerprint_of(tables) not in seen


def test_a_fingerprint_is_that_of_every_release(tables: apsw.Connection) -> None:
    """Backups of years are compared by it: each row as JSON on a line, then the photos' names."""
    tables.execute(f"CREATE TABLE revision ({COLUMNS})")
    tables.execute("CREATE TABLE photo (sha256, content)")
    tables.execute("INSERT INTO revision VALUES ('i', 'r', 'k', 'a', 't', 60, '{\"é\":1}', NULL)")
    tables.execute("INSERT INTO photo VALUES ('s', x'00')")
    text = '["i","r","k","a","t",60,"{\\"é\\":1}",null]\ns\n'
    assert fingerprint_of(tables) == Fingerprint(1, hashlib.sha256(text.encode()).hexdigest())
