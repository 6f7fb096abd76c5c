"""A carnet has the tables of its version and no other thing, however many there are."""

from pathlib import Path

import apsw
import pytest

from companion.domain.errors import CarnetDamaged
from companion.storage.carnet_file import CarnetFile
from companion.storage.schema import NOTE_TABLE
from tests.storage.carnet_making import KEY, make_carnet, reopened

ONE_MORE = (
    "CREATE TABLE more (it TEXT) STRICT",
    "CREATE INDEX more ON revision (kind)",
    "CREATE VIEW more AS SELECT 1",
    "CREATE TRIGGER more AFTER INSERT ON revision BEGIN SELECT 1; END",
)
OTHER = (
    "DROP TRIGGER revision_never_goes",
    "DROP TABLE photo",
    "ALTER TABLE revision ADD COLUMN more TEXT",
)


def with_the_key(path: Path, *statements: str) -> None:
    """What somebody who holds the key can do to a file."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{KEY.hex()}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("of_a_backup", [False, True])
@pytest.mark.parametrize("statement", [*ONE_MORE, *OTHER])
def test_one_thing_more_or_less_is_refused(
    tmp_path: Path, statement: str, of_a_backup: bool
) -> None:
    """In a carnet and in a backup, which has one table more: it could swallow what is saved."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    with_the_key(path, *((NOTE_TABLE,) if of_a_backup else ()), statement)
    for read_only in (False, True):
        with pytest.raises(CarnetDamaged):
            CarnetFile.open(path, KEY, read_only=read_only)


def test_the_table_of_a_backup_is_known(tmp_path: Path) -> None:
    """A backup that was put in the place of its carnet by hand opens."""
    path = tmp_path / "a.carnet"
    held = make_carnet(path)
    with_the_key(path, NOTE_TABLE)
    assert reopened(path) == held


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_before_the_first_is_damage(tmp_path: Path, version: int) -> None:
    """There never was one."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    with_the_key(path, f"PRAGMA user_version = {version}")
    with pytest.raises(CarnetDamaged):
        CarnetFile.open(path, KEY)
