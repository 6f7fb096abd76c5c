"""Files that a person names are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from companion.domain.errors import DiskFull, FileNotReadable, FileNotWritable
from companion.files import (
    FileNotText,
    FileTooLarge,
    clear_unfinished,
    keep_to_owner,
    make_private_folder,
    read_bytes,
    read_text,
    read_text_from_outside,
    unfinished,
    write_whole,
)
from tests import full_disk
from tests.systems import is_its_owners_alone, lay_a_pipe, link_or_skip, posix_only


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """The content is replaced, nothing is left beside, and a private file is private."""
    path = tmp_path / "page.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert is_its_owners_alone(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    """When there is no room for the new one, the old one is untouched and no part stays."""
    path = tmp_path / "page.pdf"
    write_whole(path, b"old")
    with full_disk.room(1000), pytest.raises(DiskFull):
        write_whole(path, b"new" * 1000)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe that nobody writes to is not waited for; no device or folder is read."""
    pipe = tmp_path / "import.csv"
    lay_a_pipe(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path, tmp_path / "none", tmp_path / "\0"):
        with pytest.raises(FileNotReadable):
            read_bytes(path, largest=1_000)
        with pytest.raises(FileNotReadable):
            read_text_from_outside(path, largest=1_000)


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    """By its size alone: nothing of it comes into memory."""
    path = tmp_path / "import.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(FileTooLarge):
        read_bytes(path, largest=1_000_000)
    path.write_bytes(b"x" * 1_000)
    assert read_bytes(path, largest=1_000) == b"x" * 1_000
    path.write_bytes(b"\xff")
    with pytest.raises(FileNotText):
        read_text_from_outside(path, largest=1_000)


def test_a_link_stays_and_what_is_written_is_private(tmp_path: Path) -> None:
    """It keeps pointing to the file that was written, which its owner alone reads from now on."""
    path, link = tmp_path / "page.pdf", tmp_path / "link.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link_or_skip(link, path)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert is_its_owners_alone(path)


def test_what_a_sudden_end_left_is_cleared(tmp_path: Path) -> None:
    """Only half written files of ours, and none that somebody may still be writing."""
    left, fresh = unfinished(tmp_path / "a.carnet"), unfinished(tmp_path / "page.pdf")
    others = [tmp_path / name for name in (".a.new", "a.carnet", ".a.carnet.1234567.new", "b.new")]
    for path in (left, fresh, *others):
        path.write_bytes(b"half")
        os.utime(path, (1_000_000, 1_000_000))
    os.utime(fresh)
    folder = tmp_path / ".x.12345678.new"
    folder.mkdir()
    assert clear_unfinished(tmp_path) == 1
    assert set(tmp_path.iterdir()) == {fresh, folder, *others}


@posix_only("on Windows the folder around one says who may use it")
def test_a_folder_of_ours_is_private(tmp_path: Path) -> None:
    """A new one from the start, one of an older release from now on; another's stays as it is."""
    made, old = tmp_path / "far" / "companion", tmp_path / "old"
    make_private_folder(made)
    assert is_its_owners_alone(made)
    old.mkdir(mode=0o755)
    make_private_folder(old)
    assert stat.S_IMODE(old.stat().st_mode) == 0o755
    keep_to_owner(old)
    assert is_its_owners_alone(old)


@posix_only("Windows keeps no devices in folders")
def test_a_device_is_written_to_and_never_replaced() -> None:
    """`-o /dev/null` must leave /dev/null what it is."""
    null = Path("/dev/null")
    write_whole(null, b"gone")
    assert null.is_char_device()
    with pytest.raises(DiskFull):
        write_whole(Path("/dev/full"), b"no room")


def test_a_place_that_takes_no_file(tmp_path: Path) -> None:
    """A missing folder and a folder in the file's place are named in the sentence."""
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "nowhere" / "page.pdf", tmp_path / "folder"):
        with pytest.raises(FileNotWritable, match=path.name):
            write_whole(path, b"x")
    assert [item.name for item in tmp_path.iterdir()] == ["folder"]


def test_reading_is_bounded_and_strict(tmp_path: Path) -> None:
    """Too large, not UTF-8, missing: three different mishaps; a byte order mark is no letter."""
    path = tmp_path / "in"
    path.write_bytes(b"\xef\xbb\xbfabc")
    assert read_text(path, largest=6) == "abc"
    with pytest.raises(FileTooLarge):
        read_text(path, largest=5)
    path.write_bytes(b"\xe9")
    with pytest.raises(FileNotText):
        read_text(path, largest=5)
    for missing in (tmp_path / "nowhere", tmp_path, tmp_path / ("x" * 5000)):
        with pytest.raises(FileNotReadable):
            read_text(missing, largest=5)
