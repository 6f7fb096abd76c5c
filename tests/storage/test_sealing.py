"""What a save says of itself in its journal, and what protects a file before anything is in it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from msgspec.structs import replace

from companion.domain.errors import CarnetDamaged
from companion.domain.records import CheckIn, Revision
from companion.storage import schema, sealing
from companion.storage.backup_note import Fingerprint
from companion.storage.carnet_file import CarnetFile, CopyFailed
from companion.storage.journal_file import journal_of
from companion.storage.journal_seal import Save, seal
from tests.storage.carnet_making import IDENTITY, KEY, PERSON, check_in, make_carnet, reopened
from tests.systems import posix_only

NOTE_TABLE = schema.NOTE_TABLE.strip()
PROTECTED = {
    "journal_mode": "delete",
    "synchronous": 3,
    "secure_delete": 1,
    "temp_store": 2,
    "cache_spill": 0,
    "locking_mode": "exclusive",
    "trusted_schema": 0,
}


@pytest.fixture
def saves(monkeypatch: pytest.MonkeyPatch) -> list[Save]:
    """What every save that ends says of itself."""
    said = list[Save]()

    def told(
        descriptor: int,
        path: Path,
        begun: hashlib.blake2b,
        save: Save,
        page_of: Callable[[int], bytes],
    ) -> None:
        said.append(save)
        seal(descriptor, path, begun, save, page_of)

    monkeypatch.setattr(sealing, "seal", told)
    return said


def test_a_save_names_what_it_adds_and_no_more(tmp_path: Path, saves: list[Save]) -> None:
    """What is there already is not counted, nor a photo; rows are told by their place."""
    path = tmp_path / "a.carnet"
    one, two, three = (check_in(number) for number in range(3))
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        file.append([PERSON])
        file.append([one, two])
        file.append([one, three])
        file.append([one, two])
        file.append([], [b"a picture"])
    added = [(s.before, s.after, s.first, s.last) for s in saves]
    assert added == [
        (0, 1, PERSON.id, PERSON.id),
        (1, 3, one.id, two.id),
        (3, 4, three.id, three.id),
        (4, 4, "", ""),
        (4, 4, "", ""),
    ]
    assert saves[-1].pages * 4096 == path.stat().st_size


def test_nothing_to_save_is_no_save(tmp_path: Path, saves: list[Save]) -> None:
    """Neither a journal nor a write."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    saves.clear()
    before = path.read_bytes()
    with CarnetFile.open(path, KEY) as file:
        file.append([])
        assert not journal_of(path).exists()
    assert saves == []
    assert path.read_bytes() == before


def other_words(revision: Revision, note: str) -> Revision:
    """The same writing, forged."""
    assert isinstance(revision.body, CheckIn)
    return replace(revision, body=replace(revision.body, note=note))


@pytest.mark.parametrize("note", ["", "zzz"])
def test_a_save_that_fails_is_not_counted(tmp_path: Path, saves: list[Save], note: str) -> None:
    """An id that holds another content, whichever sorts first; the next save begins where the last good one ended."""
    path = tmp_path / "a.carnet"
    known, lost, later = (check_in(number) for number in range(3))
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        file.append([PERSON, known])
        with pytest.raises(CarnetDamaged):
            file.append([lost, other_words(known, note)])
        file.append([later])
    assert [(s.before, s.after, s.first) for s in saves] == [(0, 2, PERSON.id), (2, 3, later.id)]
    assert set(reopened(path).revisions) == {PERSON.id, known.id, later.id}


@pytest.mark.parametrize("making", ["create", "copy"])
def test_every_protection_is_on_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, making: str
) -> None:
    """In a new file, and in a copy."""
    path, found = tmp_path / "a.carnet", dict[str, str | int]()

    def look(connection: apsw.Connection) -> None:
        found.update({name: connection.pragma(name) for name in PROTECTED})

    if making == "create":
        make = schema.found

        def looking(connection: apsw.Connection, identity: str) -> None:
            look(connection)
            make(connection, identity)

        monkeypatch.setattr(schema, "found", looking)
        make_carnet(path)
    else:
        make_carnet(path)
        place = tmp_path / "copy"
        place.touch()
        with CarnetFile.open(path, KEY, read_only=True) as file:
            file.copy_into(place, also=lambda copy, _: look(copy))
    assert found == PROTECTED


def test_a_copy_with_a_page_that_is_not_right_is_refused(tmp_path: Path) -> None:
    """Every page of it is looked at, not only what the carnet holds."""

    def spoil(copy: apsw.Connection, _: Fingerprint) -> None:
        copy.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
        copy.execute(schema.NOTE_TABLE.replace("sequence INTEGER NOT NULL", "sequence INTEGER"))
        copy.execute("INSERT INTO backup VALUES (NULL, '', 0, '')")
        copy.pragma("writable_schema", 1)
        copy.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'backup'", (NOTE_TABLE,))

    path, place = tmp_path / "a.carnet", tmp_path / "copy"
    make_carnet(path)
    place.touch()
    with CarnetFile.open(path, KEY, read_only=True) as file, pytest.raises(CopyFailed):
        file.copy_into(place, also=spoil)


@posix_only("Windows moves no file that is open")
def test_closing_a_file_that_was_moved_leaves_what_took_its_place(tmp_path: Path) -> None:
    """Another carnet may have its journal there by now."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    with CarnetFile.open(path, KEY) as file:
        file.append([check_in(5)])
        path.rename(tmp_path / "moved.carnet")
        path.write_bytes(b"another")
        journal_of(path).write_bytes(b"of another")
    assert journal_of(path).read_bytes() == b"of another"


def test_closing_takes_the_journal_away(tmp_path: Path) -> None:
    """One carnet, one file; closing again does nothing, and no key is left in memory."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    file = CarnetFile.open(path, KEY)
    file.append([check_in(5)])
    assert journal_of(path).exists()
    file.close()
    file.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.carnet"]
    assert file.data_key == b""
