"""Which files beside a carnet look like copies of it: by their names, and not too many."""

from pathlib import Path

from companion.storage.neighbours import conflicted_copies


def test_twenty_copies_are_named_in_order(tmp_path: Path) -> None:
    """More would fill the window; the first ones by name stand."""
    carnet = tmp_path / "a.carnet"
    carnet.touch()
    made = [tmp_path / f"a ({number:02}).carnet" for number in range(21)]
    for path in reversed(made):
        path.touch()
    assert conflicted_copies(carnet) == made[:20]
    made[0].unlink()
    assert conflicted_copies(carnet) == made[1:]


def test_other_files_are_no_copies(tmp_path: Path) -> None:
    """Another name, another kind, a folder, what was set aside, a backup, and the carnet itself."""
    carnet = tmp_path / "a.carnet"
    for name in ("a.carnet", "ab.carnet", "a2.carnet", "b-a.carnet", "a-1.txt", "a.aside-1.carnet"):
        (tmp_path / name).touch()
    (tmp_path / "a-folder.carnet").mkdir()
    (tmp_path / "a-PC.carnet").touch()
    assert conflicted_copies(carnet) == [tmp_path / "a-PC.carnet"]
    assert conflicted_copies(tmp_path / "nowhere" / "a.carnet") == []
