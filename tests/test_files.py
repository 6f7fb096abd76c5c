"""Files that a person names are written whole or not at all."""

import resource
import signal
import stat
from pathlib import Path

import pytest

from companion.domain.errors import DiskFull, FileNotReadable, FileNotWritable
from companion.files import FileNotText, FileTooLarge, read_text, write_whole


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """The content is replaced, nothing is left beside, and a private file is private."""
    path = tmp_path / "page.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two", private=True)
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    """When there is no room for the new one, the old one is untouched and no part stays."""
    path = tmp_path / "page.pdf"
    write_whole(path, b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(DiskFull):
            write_whole(path, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_rights_stay(tmp_path: Path) -> None:
    """A link keeps pointing to the file that was written, which keeps its rights."""
    path, link = tmp_path / "page.pdf", tmp_path / "link.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


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
