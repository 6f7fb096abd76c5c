"""A backup is known by its name, and only what belongs to one is taken for a leftover of it."""

from datetime import date
from pathlib import Path

from companion.storage.backup_names import all_backups, backup_name, backups_named, leftovers
from tests.storage.carnet_making import IDENTITY

DAY = date(2026, 11, 21)
OTHER = "0199e2f0-0000-7000-8000-0000000000ff"


def touched(folder: Path, *names: str) -> None:
    """Empty files of these names."""
    for name in names:
        (folder / name).touch()


def test_the_newest_number_comes_first_however_long_it_is(tmp_path: Path) -> None:
    """Numbers, not letters, are compared: the millionth backup is newer than the one before."""
    numbers = (9, 10, 999_999, 1_000_000, 999_999_999_999)
    touched(tmp_path, *(backup_name(IDENTITY, number, DAY) for number in numbers))
    assert [number for number, _ in backups_named(tmp_path, IDENTITY)] == [*reversed(numbers)]
    assert backup_name(IDENTITY, 9, DAY) == "backup-00000001-000009-2026-11-21.carnet"


def test_only_names_of_a_backup_are_listed(tmp_path: Path) -> None:
    """Not what a person renamed, nor what lies beside one; another carnet's only among all."""
    own, other = backup_name(IDENTITY, 2, DAY), backup_name(OTHER, 3, DAY)
    touched(
        tmp_path,
        own,
        other,
        f"{own}.keys",
        own.replace("000002", "00002"),
        own.replace("000002", "0" * 13),
        own.replace("2026-11-21", "2026-11-2"),
        own.replace("00000001", "0000000g"),
        f"copie {own}",
    )
    assert backups_named(tmp_path, IDENTITY) == [(2, tmp_path / own)]
    assert all_backups(tmp_path) == [(3, tmp_path / other), (2, tmp_path / own)]


def test_no_folder_has_no_backups(tmp_path: Path) -> None:
    """Before the first one is made."""
    missing = tmp_path / "backups"
    assert (backups_named(missing, IDENTITY), all_backups(missing)) == ([], [])
    assert leftovers(missing, IDENTITY) == []


def test_what_a_backup_cut_short_left_is_found(tmp_path: Path) -> None:
    """Half copies and what lies beside no backup; never a backup, its keys, or another carnet's."""
    whole, gone = backup_name(IDENTITY, 1, DAY), backup_name(IDENTITY, 2, DAY)
    other = backup_name(OTHER, 2, DAY)
    left = [f".{gone}.1a2b3c4d.new", f".{gone}.1a2b3c4d.new-journal"]
    left += [f"{gone}.key", f"{gone}.keys", f"{gone}.jsonl.enc"]
    kept = [whole, f"{whole}.key", f"{whole}.keys", f"{whole}.jsonl.enc"]
    kept += [f".{other}.1a2b3c4d.new", f"{other}.keys", "a.carnet.keys", f"{gone}.txt", ".x.new"]
    touched(tmp_path, *left, *kept)
    assert sorted(path.name for path in leftovers(tmp_path, IDENTITY)) == sorted(left)
