"""Which files beside a carnet look like copies of it: by their names, and not too many."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from companion.storage.carnet_file import CarnetFile
from companion.storage.neighbours import (
    conflicted_copies,
    copies_with_more,
    is_on_network,
    sync_service,
)
from tests.storage.carnet_making import KEY, OTHER_KEY, check_in, make_carnet
from tests.systems import posix_only


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


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("ONEDRIVE", "OneDrive"),
        ("My OneDrive", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("iCloud Drive", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("com~apple~CloudDocs", "iCloud"),
        ("Mobile Documents", "iCloud"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Mon Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "Nextcloud"),
        ("Syncthing", "Syncthing"),
        ("Drive", None),
        ("cloud", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(folder: str, service: str | None) -> None:
    """However it is written, as deep as it may be; the innermost one counts."""
    assert sync_service(Path("/home") / folder / "santé" / "a.carnet") == service
    inner = Path("/home/Dropbox") / folder / "a.carnet"
    assert sync_service(inner) == (service or "Dropbox")


def test_a_long_name_of_windows_is_on_this_computer_unless_it_says_another() -> None:
    """Each name of more than 200 letters begins so."""
    assert not is_on_network(Path("\\\\?\\C:\\Users\\Zoé\\a.carnet"))
    assert is_on_network(Path("\\\\?\\UNC\\server\\a.carnet"))


def told(mounts: str) -> Callable[[Path, str], str]:
    """Reading the system's own list of disks gives these."""

    def read(path: Path, encoding: str) -> str:
        assert (path, encoding) == (Path("/proc/mounts"), "utf-8")
        return mounts

    return read


@posix_only("Windows writes no such path")
@pytest.mark.parametrize(
    "kind",
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "afs", "davfs", "fuse.sshfs",
     "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse"],
)  # fmt: skip
def test_a_network_is_known_by_the_kind_of_its_disk(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """On Linux alone; a name of Windows tells it anywhere."""
    mounts = f"disk / ext4 rw 0 0\nother /a {kind} rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", told(mounts))
    for system, is_told in (("linux", True), ("darwin", False)):
        monkeypatch.setattr(sys, "platform", system)
        assert is_on_network(Path("/a/a.carnet")) is is_told
        assert is_on_network(Path("/a")) is is_told
        assert not is_on_network(Path("/ab/a.carnet"))
        assert is_on_network(Path("\\\\server\\a.carnet"))


@pytest.mark.parametrize("mounts", ["", "one two\n", "disk / ext4 rw 0 0\nodd\n"])
def test_a_system_that_tells_nothing_tells_of_no_network(
    monkeypatch: pytest.MonkeyPatch, mounts: str
) -> None:
    """Nor one whose list cannot be read."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "read_text", told(mounts))
    assert not is_on_network(Path("/a/a.carnet"))

    def fails(_path: Path, encoding: str) -> str:
        raise OSError(encoding)

    monkeypatch.setattr(Path, "read_text", fails)
    assert not is_on_network(Path("/a/a.carnet"))


@posix_only("Windows writes no such path")
def test_of_two_disks_at_one_place_the_later_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies over the first one."""
    monkeypatch.setattr(sys, "platform", "linux")
    for kinds, is_told in ((("ext4", "nfs"), True), (("nfs", "ext4"), False)):
        mounts = "".join(f"disk /a {kind} rw 0 0\n" for kind in kinds)
        monkeypatch.setattr(Path, "read_text", told(mounts))
        assert is_on_network(Path("/a/a.carnet")) is is_told


def test_copies_that_hold_more_are_found(tmp_path: Path) -> None:
    """Of the same carnet, with a writing that it lacks; no other one, and none that cannot be read."""
    path = tmp_path / "a.carnet"
    carnet = make_carnet(path)
    copy = tmp_path / "a-PC.carnet"
    copy.write_bytes(path.read_bytes())
    (tmp_path / "a-damaged.carnet").write_bytes(path.read_bytes()[:-1])
    assert copies_with_more(path, KEY, carnet) == []
    with CarnetFile.open(copy, KEY) as file:
        file.append([check_in(9)])
    assert copies_with_more(path, KEY, carnet) == [copy]
    assert copies_with_more(path, OTHER_KEY, carnet) == []
    assert copies_with_more(path, KEY, replace(carnet, identity="another")) == []
    assert copies_with_more(copy, KEY, carnet) == []
