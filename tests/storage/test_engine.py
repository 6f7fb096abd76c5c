"""How a carnet file is opened: its first bytes, the length of its key, and every protection read back."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from companion.domain.errors import (
    CarnetEmpty,
    CarnetInUse,
    CarnetMissing,
    CompanionError,
    NotACarnet,
    WrongKey,
)
from companion.storage import engine
from companion.storage.carnet_file import CarnetFile
from companion.storage.engine import connect, first_bytes, mark_of, settle
from tests.storage.carnet_making import KEY, OTHER_KEY, make_carnet

READ_WRITE = apsw.SQLITE_OPEN_READWRITE
PROTECTIONS = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "mmap_size": 0,
    "cache_spill": 0,
    "locking_mode": "exclusive",
    "synchronous": 3,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A carnet."""
    made = tmp_path / "a.carnet"
    make_carnet(made, check_ins=0)
    return made


@pytest.fixture
def opened(path: Path) -> Iterator[apsw.Connection]:
    """A connection to it that is not settled."""
    connection = connect(path, KEY, READ_WRITE)
    yield connection
    connection.close()


def test_the_mark_of_a_key_is_that_of_every_release() -> None:
    """By it a file is known to be of a key before anything is opened."""
    assert mark_of(KEY).hex() == "6c4fdcfb3c0c64421bb2bd0de4f906f7"
    assert mark_of(OTHER_KEY) != mark_of(KEY)


def test_a_carnet_is_known_by_its_first_bytes(path: Path) -> None:
    """Its mark, and how its pages are laid out; 24 bytes tell."""
    found = path.stat()
    assert first_bytes(path) == ((found.st_dev, found.st_ino), mark_of(KEY))
    start = path.read_bytes()[:24]
    path.write_bytes(start)
    assert first_bytes(path)[1] == mark_of(KEY)
    assert start[16:].hex() == "1000010120402020"


def test_what_is_no_carnet_is_said(path: Path, tmp_path: Path) -> None:
    """A folder, another file, one cut short, an empty one, none."""
    start = path.read_bytes()[:24]
    for content, mishap in (
        (b"", CarnetEmpty),
        (start[:23], NotACarnet),
        (start[:16], NotACarnet),
        (start[:23] + b"?", NotACarnet),
        (b"?" * 16 + start[16:], None),
    ):
        path.write_bytes(content)
        assert _told(path) is mishap
    assert _told(tmp_path) is NotACarnet
    assert _told(tmp_path / "b.carnet") is CarnetMissing
    assert _told(path / "b.carnet") is CarnetMissing


def _told(path: Path) -> type[CompanionError] | None:
    try:
        first_bytes(path)
    except CompanionError as mishap:
        return type(mishap)
    return None


def test_a_file_that_is_held_here_is_not_looked_at(path: Path) -> None:
    """Its lock would go; once it is let go of, it is."""
    with CarnetFile.open(path, KEY):
        assert _told(path) is CarnetInUse
    assert _told(path) is None
    with CarnetFile.open(path, KEY, read_only=True):
        assert _told(path) is None


@pytest.mark.parametrize("key", [b"", KEY[:31], KEY + b"\0"])
def test_a_key_has_32_bytes(path: Path, key: bytes) -> None:
    """The engine would take any."""
    with pytest.raises(WrongKey):
        connect(path, key, READ_WRITE)


def test_every_protection_is_on(opened: apsw.Connection) -> None:
    """And is read back; a cell holds 32 million bytes and no more."""
    settle(opened, journal="truncate")
    assert {name: opened.pragma(name) for name in PROTECTIONS} == PROTECTIONS
    assert opened.pragma("journal_mode") == "truncate"
    assert opened.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1
    assert opened.limit(apsw.SQLITE_LIMIT_LENGTH) == 32_000_000


def test_who_only_reads_keeps_the_journal_as_it_is(opened: apsw.Connection) -> None:
    """Everything else is as it is for who writes."""
    before = opened.pragma("journal_mode")
    settle(opened, journal=None)
    assert opened.pragma("journal_mode") == before
    assert {name: opened.pragma(name) for name in PROTECTIONS} == PROTECTIONS


@pytest.mark.parametrize("odd", [("no_such_pragma", 1), ("synchronous", 7)])
def test_a_protection_that_the_engine_does_not_take_opens_nothing(
    opened: apsw.Connection, monkeypatch: pytest.MonkeyPatch, odd: tuple[str, int]
) -> None:
    """It passes over a misspelt one without a word."""
    monkeypatch.setattr(engine, "_SETTINGS", (odd,))
    with pytest.raises(RuntimeError, match=odd[0]):
        settle(opened, journal=None)


def test_a_journal_that_the_engine_does_not_keep_opens_nothing(opened: apsw.Connection) -> None:
    """Asked for one of a kind that is none."""
    with pytest.raises(RuntimeError, match="nothing"):
        settle(opened, journal="nothing")
