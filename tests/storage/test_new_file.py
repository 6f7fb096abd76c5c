"""A new file is durable, its owner's alone, and never in the place of another one."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.domain.errors import CarnetExists, CarnetUnreachable
from companion.storage.new_file import write_new
from tests.systems import is_its_owners_alone, posix_only

NO_SUCH_THING = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
"""What systems say that know no links, or sync no folder."""

_fsync = os.fsync


def _refusing_folders(number: int) -> Callable[[int], None]:
    """`os.fsync` of a system that answers so for a folder."""

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, "")
        _fsync(descriptor)

    return fsync


def _refusing_links(number: int) -> Callable[[Path, Path], None]:
    """`os.link` of a disk that answers so."""

    def link(_source: Path, _target: Path) -> None:
        raise OSError(number, "")

    return link


def _open_files() -> int:
    """How many this process has; always as many where the system does not tell."""
    told = Path("/proc/self/fd")
    return len(list(told.iterdir())) if told.exists() else 0


def test_content_and_name_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut loses neither: the content first, then the folder that holds the name."""
    synced = list[int]()

    def fsync(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        _fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    before = _open_files()
    write_new(tmp_path / "a", b"x")
    folder = [tmp_path.stat().st_ino] if os.name == "posix" else []  # Windows keeps names by itself
    assert synced == [(tmp_path / "a").stat().st_ino, *folder]
    assert _open_files() == before


def test_only_its_owner_may_use_it(tmp_path: Path) -> None:
    """Reads and writes it, and nobody else; no half of it stays beside it."""
    write_new(tmp_path / "a", b"x")
    assert is_its_owners_alone(tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("number", NO_SUCH_THING)
def test_a_folder_that_cannot_be_synced_is_no_mishap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Some network disks refuse it; what was written counts."""
    monkeypatch.setattr(os, "fsync", _refusing_folders(number))
    write_new(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


@posix_only("Windows syncs no folder")
def test_a_folder_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that breaks while the name is written does not count as done, nor stays open."""
    monkeypatch.setattr(os, "fsync", _refusing_folders(errno.EIO))
    before = _open_files()
    with pytest.raises(CarnetUnreachable):
        write_new(tmp_path / "a", b"x")
    assert _open_files() == before


@pytest.mark.parametrize("number", NO_SUCH_THING)
def test_a_disk_without_links_takes_a_new_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Such as a stick formatted for Windows; what stands there is not replaced even so."""
    monkeypatch.setattr(os, "link", _refusing_links(number))
    write_new(tmp_path / "a", b"x")
    with pytest.raises(CarnetExists):
        write_new(tmp_path / "a", b"y")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"x")]


def test_a_link_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that breaks is said, and not taken for one without links."""
    monkeypatch.setattr(os, "link", _refusing_links(errno.EIO))
    with pytest.raises(CarnetUnreachable):
        write_new(tmp_path / "a", b"x")
    assert list(tmp_path.iterdir()) == []
