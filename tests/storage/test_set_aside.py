"""What stands in the place of a carnet that is put back is set aside, wherever it lies, or nothing happens."""

import errno
import os
from pathlib import Path

import pytest

from companion.storage.restore import give_keys, set_aside_for
from tests.storage.carnet_making import NOW

NAME = "a.carnet"
ASIDE = f"{NAME}.aside-2026-11-21-201405"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An old carnet with its keys and what an engine may have left, and a finished one beside it."""
    for ending in ("", ".key", ".keys", "-journal", "-wal", "-shm"):
        (tmp_path / f"{NAME}{ending}").write_text(f"old{ending}")
    (tmp_path / "sibling").write_text("new")
    return tmp_path / NAME


def held(folder: Path) -> dict[str, str]:
    """Each file and what it holds."""
    return {entry.name: entry.read_text() for entry in folder.iterdir()}


AFTER = {
    NAME: "new",
    f"{NAME}.key": "old.key",
    f"{NAME}.keys": "old.keys",
    ASIDE: "old",
    f"{ASIDE}.key": "old.key",
    f"{ASIDE}.keys": "old.keys",
    f"{ASIDE}-journal": "old-journal",
    f"{ASIDE}-wal": "old-wal",
    f"{ASIDE}-shm": "old-shm",
}


@pytest.mark.parametrize("links", [True, False])
def test_all_of_it_goes_together(place: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """With its keys, which stay beside the carnet too; also on a stick that knows no links."""
    if not links:
        monkeypatch.setattr(os, "link", _fails)
    assert set_aside_for(place.parent / "sibling", place, place, NOW) == place.parent / ASIDE
    assert held(place.parent) == AFTER


def _fails(*_: object) -> None:
    raise OSError(errno.EPERM, "no")


@pytest.mark.parametrize("links", [True, False])
def test_where_the_new_one_cannot_be_put_the_old_one_stands(
    place: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Under its own name."""
    if not links:
        monkeypatch.setattr(os, "link", _fails)
    monkeypatch.setattr(Path, "replace", _fails)
    with pytest.raises(OSError, match="no"):
        set_aside_for(place.parent / "sibling", place, place, NOW)
    assert place.read_text() == "old"
    assert (place.parent / "sibling").read_text() == "new"


def test_where_nothing_stood_nothing_is_set_aside(place: Path) -> None:
    """But for what an engine left, which would undo the new file."""
    place.unlink()
    assert set_aside_for(place.parent / "sibling", place, place, NOW) is None
    found = held(place.parent)
    assert found[NAME] == "new"
    assert found[f"{ASIDE}-journal"] == "old-journal"
    assert ASIDE not in found
    assert f"{ASIDE}.key" not in found


@pytest.mark.parametrize("ending", ["", ".key", ".keys", "-journal", "-wal", "-shm"])
def test_a_name_is_free_when_nothing_of_it_is_taken(place: Path, ending: str) -> None:
    """Neither the file nor a key nor a journal of it."""
    taken = place.parent / f"{ASIDE}{ending}"
    taken.write_text("another")
    aside = set_aside_for(place.parent / "sibling", place, place, NOW)
    assert aside == place.parent / f"{ASIDE}-2"
    assert taken.read_text() == "another"


def test_keys_of_a_backup_take_the_place_of_unreadable_ones(place: Path) -> None:
    """Those are set aside."""
    backup = place.parent / "backup"
    (place.parent / "backup.keys").write_text("good")
    give_keys(backup, place, NOW)
    found = held(place.parent)
    assert found[f"{NAME}.keys"] == "good"
    assert f"{NAME}.key" not in found
    assert found[f"{NAME}.keys.aside-2026-11-21-201405"] == "old.keys"
    assert found[f"{NAME}.key.aside-2026-11-21-201405"] == "old.key"
    assert found["backup.keys"] == "good"
