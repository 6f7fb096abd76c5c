"""A carnet file gives back what was put into it, to one writer at a time."""

import hashlib
import json
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import (
    CarnetDamaged,
    CarnetExists,
    CarnetInUse,
    CarnetMissing,
    CarnetReadOnly,
    UnknownRecord,
)
from companion.domain.records import CheckIn, Kind, Photo, PhotoType, Remark, Revision
from companion.domain.symptoms import Attribute, Recall
from companion.record_json import body_to_json
from companion.storage import schema
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import new_data_key
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    NOW,
    PATIENT,
    PERSON,
    check_in,
    make_carnet,
    reopened,
)
from tests.strategies import revision_sets
from tests.systems import is_its_owners_alone, link_or_skip, posix_only

CATALOGUE = load_catalogue()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_was_saved_is_there_after_reopening(data: st.DataObject) -> None:
    """Every kind of record, correction and withdrawal comes back equal, offsets included."""
    revisions = data.draw(revision_sets(CATALOGUE))
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "a.carnet", new_data_key()
        with CarnetFile.create(path, key, IDENTITY) as file:
            file.append(revisions)
        with CarnetFile.open(path, key) as file:
            file.check()
            back = file.load()
    assert back == Carnet(IDENTITY).with_revisions(revisions)
    for revision in revisions:
        again = back.revisions[revision.id]
        assert again.recorded_at.isoformat() == revision.recorded_at.isoformat()
        if revision.body is not None and again.body is not None:
            assert body_to_json(again.body) == body_to_json(revision.body)


def test_a_new_carnet_is_empty_and_bears_its_identity(tmp_path: Path) -> None:
    """Creating gives an open file, private to its owner, with nothing beside it once closed."""
    path = tmp_path / "a.carnet"
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        assert file.load() == Carnet(IDENTITY)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.carnet"]
    assert is_its_owners_alone(path)


def test_a_new_carnet_never_replaces_a_file(tmp_path: Path) -> None:
    """Whatever is at the path stays, and the sentence says so."""
    path = tmp_path / "a.carnet"
    path.write_bytes(b"a shopping list")
    with pytest.raises(CarnetExists):
        CarnetFile.create(path, KEY, IDENTITY)
    assert path.read_bytes() == b"a shopping list"
    assert list(tmp_path.iterdir()) == [path]


def test_saving_the_same_again_changes_nothing(tmp_path: Path) -> None:
    """A merge may bring what is there already."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path)
    with CarnetFile.open(path, KEY) as file:
        file.append(list(before.revisions.values()))
        assert file.load() == before


def test_saving_is_all_or_nothing(tmp_path: Path) -> None:
    """When one of several revisions is refused, none of them is kept, and the next one is."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path)
    forged = Revision(PERSON.id, PATIENT, Kind.PERSON, PATIENT, NOW, None)
    later = check_in(9)
    with CarnetFile.open(path, KEY) as file:
        with pytest.raises(CarnetDamaged):
            file.append([check_in(7), forged, check_in(8)])
        assert file.load() == before
        file.append([later])
    assert reopened(path) == before.with_revisions([later])


def test_revisions_are_never_changed_or_deleted(tmp_path: Path) -> None:
    """Even a tool that has the key is refused by the file itself."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    other_tool = _opened_as_documented(path)
    for statement in ("UPDATE revision SET body = NULL", "DELETE FROM revision"):
        with pytest.raises(apsw.ConstraintError, match="a revision never"):
            other_tool.execute(statement)
    other_tool.close()


def test_the_documented_recipe_opens_the_file(tmp_path: Path) -> None:
    """docs/formats.md is enough to read a carnet without this program; instants sort as text."""
    path = tmp_path / "a.carnet"
    later = NOW + timedelta(minutes=1)
    paris = later.astimezone(timezone(timedelta(hours=-3, minutes=-30)))
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        file.append(
            [PERSON, Revision(IDENTITY, IDENTITY, Kind.REMARK, PATIENT, paris, Remark("ça va"))]
        )
    other_tool = _opened_as_documented(path)
    query = "SELECT kind, recorded_at, offset_minutes, body FROM revision ORDER BY recorded_at, id"
    rows = list(other_tool.execute(query))
    settled = (other_tool.pragma("application_id"), other_tool.pragma("user_version"))
    other_tool.close()
    assert settled == (0x43524E54, schema.VERSION)
    assert [row[:3] for row in rows] == [
        ("person", "2026-11-21T20:14:05.123456Z", 0),
        ("remark", "2026-11-21T20:15:05.123456Z", -210),
    ]
    assert json.loads(rows[1][3]) == {"text": "ça va"}
    assert datetime.fromisoformat(rows[0][1]) == NOW


def _opened_as_documented(path: Path) -> apsw.Connection:
    recipe = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    for line in recipe.splitlines():
        if line.startswith("PRAGMA "):
            connection.execute(line.replace("THE 64 HEXADECIMAL DIGITS OF THE KEY", KEY.hex()))
    return connection


def test_protections_are_really_on(tmp_path: Path) -> None:
    """Each setting that the design asks for is read back from the open connection."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    wanted: dict[str, str | int] = {
        "cipher": "chacha20",
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "mmap_size": 0,
    }
    with CarnetFile.open(path, KEY) as file:
        connection = file._connection
        assert {name: connection.pragma(name) for name in wanted} == wanted
        assert connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1


def test_a_second_program_is_told_that_the_carnet_is_in_use(tmp_path: Path) -> None:
    """Nobody else can read or write while the file is open, not even after trying here again."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path)
    with CarnetFile.open(path, KEY) as file:
        with pytest.raises(CarnetInUse):
            CarnetFile.open(path, KEY)
        for read_only in ("False", "True"):
            assert _from_another_program(path, read_only) == "CarnetInUse"
        file.append([PERSON])
    assert _from_another_program(path, "True") == str(len(before.revisions))


def _from_another_program(path: Path, read_only: str) -> str:
    program = f"""
from pathlib import Path
from companion.domain.errors import CompanionError
from companion.storage.carnet_file import CarnetFile
try:
    with CarnetFile.open(Path({str(path)!r}), bytes.fromhex({KEY.hex()!r}), read_only={read_only}) as file:
        print(len(file.load().revisions))
except CompanionError as error:
    print(type(error).__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


@posix_only("Windows moves no file that is open")
def test_a_file_that_was_replaced_meanwhile_is_not_written_to(tmp_path: Path) -> None:
    """Saving into a file that is no longer there would be lost: it is refused, and said."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    with CarnetFile.open(path, KEY) as file:
        path.rename(tmp_path / "moved.carnet")
        with pytest.raises(CarnetMissing):
            file.append([check_in(5)])
        make_carnet(path)
        with pytest.raises(CarnetMissing):
            file.append([check_in(5)])
    assert len(reopened(path).revisions) == 4
    assert len(reopened(tmp_path / "moved.carnet").revisions) == 4


def test_a_link_leads_to_the_carnet(tmp_path: Path) -> None:
    """Opened by another name, it is the same file with the same lock; nothing lies beside the link."""
    path, elsewhere = tmp_path / "a.carnet", tmp_path / "elsewhere"
    before = make_carnet(path)
    elsewhere.mkdir()
    link = elsewhere / "link.carnet"
    link_or_skip(link, path)
    with CarnetFile.open(link, KEY) as file:
        with pytest.raises(CarnetInUse):
            CarnetFile.open(path, KEY)
        file.append([later := check_in(5)])
        assert list(elsewhere.iterdir()) == [link]
    assert reopened(path) == before.with_revisions([later])


def test_a_read_only_opening_leaves_no_trace(tmp_path: Path) -> None:
    """A nurse's look changes neither the file nor its folder, and cannot save."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path)
    seen = (path.read_bytes(), path.stat().st_mtime_ns)
    with CarnetFile.open(path, KEY, read_only=True) as file:
        file.check()
        assert file.load() == before
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.carnet"]
        with pytest.raises(CarnetReadOnly):
            file.append([check_in(5)])
    assert (path.read_bytes(), path.stat().st_mtime_ns) == seen


def test_a_photo_lies_in_the_file_with_its_record(tmp_path: Path) -> None:
    """What was kept comes back byte for byte; what nobody kept is unknown."""
    path = tmp_path / "a.carnet"
    content = b"\xff\xd8 a picture"
    sha256 = hashlib.sha256(content).hexdigest()
    photo = Photo(date(2026, 11, 21), sha256, PhotoType.JPEG, 40, 30)
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        empty = file.fingerprint()
        file.append(
            [PERSON, Revision(IDENTITY, IDENTITY, photo.kind, PATIENT, noon, photo)], [content]
        )
        assert file.fingerprint() != empty
    with CarnetFile.open(path, KEY) as file:
        assert file.photo(sha256) == content
        with pytest.raises(UnknownRecord):
            file.photo("0" * 64)
    assert content not in path.read_bytes()


def test_a_file_of_the_first_version_is_led_forward(tmp_path: Path) -> None:
    """It is read as it is while nothing may be written, and holds photos once it was opened to write."""
    path = tmp_path / "a.carnet"
    CarnetFile.create(path, KEY, IDENTITY).close()
    old = apsw.Connection(str(path))
    old.pragma("cipher", "chacha20")
    old.pragma("key", f"raw:{KEY.hex()}{path.read_bytes()[:16].hex()}")
    old.execute("DROP TABLE photo")
    old.pragma("user_version", 1)
    old.close()
    with CarnetFile.open(path, KEY, read_only=True) as file:
        before = file.fingerprint()
        with pytest.raises(UnknownRecord):
            file.photo("0" * 64)
    with CarnetFile.open(path, KEY, before_update=lambda _: None) as file:
        assert file.fingerprint() == before
        file.append([], [b"a picture"])
        assert file.photo(hashlib.sha256(b"a picture").hexdigest()) == b"a picture"


def test_the_voice_of_an_older_release_is_read_under_its_name_of_today(tmp_path: Path) -> None:
    """Its levels stand with those noted since; the file itself is left as it was written."""
    noted = replace(check_in(1), body=_about_the_voice("own-voice", 3))
    path = tmp_path / "a.carnet"
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        file.append([PERSON, noted])
    (found,) = reopened(path).entries(CheckIn)
    assert found.body == _about_the_voice("hoarse-voice", 3)


def _about_the_voice(symptom: str, level: int) -> CheckIn:
    return CheckIn(date(2026, 11, 21), Recall.DAY, {symptom: {Attribute.INTENSITY: level}})
