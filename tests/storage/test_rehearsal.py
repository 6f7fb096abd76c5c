"""A restoration is tried: what came back is compared, in a folder that is its owner's alone."""

from pathlib import Path

import pytest

from companion.domain.errors import CarnetUnreachable
from companion.storage import rehearsal
from companion.storage.backup import back_up
from companion.storage.carnet_file import CarnetFile
from companion.storage.rehearsal import rehearse
from companion.storage.restore import BackupDamaged, Restored, restore_with_key
from tests.storage.carnet_making import KEY, NOW, check_in, look, make_carnet
from tests.systems import is_its_owners_alone


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a small carnet."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    with CarnetFile.open(path, KEY) as file:
        return back_up(file, tmp_path / "backups", keys_of=path, made_at=NOW).path


def test_what_came_back_is_compared(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole backup of which something else comes back is no backup to rely on."""

    def restoring_more(copy: Path, place: Path, key: bytes, *, now: object) -> Restored:
        assert now == NOW
        restored = restore_with_key(copy, place, key, now=NOW)
        with CarnetFile.open(place, key) as file:
            file.append([check_in(50)])
        return restored

    rehearse(backup, KEY, now=NOW)
    monkeypatch.setattr(rehearsal, "restore_with_key", restoring_more)
    before = look(backup.parent)
    with pytest.raises(BackupDamaged):
        rehearse(backup, KEY, now=NOW)
    assert look(backup.parent) == before
    assert not (backup.parent / ".rehearsal").exists()


def test_a_plain_carnet_can_be_rehearsed(tmp_path: Path) -> None:
    """Somebody copied the file by hand: it says nothing of itself, and opens."""
    make_carnet(tmp_path / "a.carnet")
    rehearse(tmp_path / "a.carnet", KEY, now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["a.carnet"]


def test_only_its_owner_may_look_at_a_rehearsal(
    backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For the seconds that it stands there."""
    private = list[bool]()

    def looked_at(copy: Path, place: Path, key: bytes, *, now: object) -> Restored:
        assert now == NOW
        private.append(is_its_owners_alone(place.parent))
        return restore_with_key(copy, place, key, now=NOW)

    monkeypatch.setattr(rehearsal, "restore_with_key", looked_at)
    rehearse(backup, KEY, now=NOW)
    assert private == [True]


def test_a_place_that_takes_no_folder_is_said(backup: Path) -> None:
    """Such as a file of that name, which is not deleted."""
    (backup.parent / ".rehearsal").write_text("mine", encoding="utf-8")
    with pytest.raises(CarnetUnreachable):
        rehearse(backup, KEY, now=NOW)
    assert (backup.parent / ".rehearsal").read_text(encoding="utf-8") == "mine"
