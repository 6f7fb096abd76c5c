"""Full disks and places that cannot be written to: said, and nothing that was there is lost."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.domain.errors import CompanionError, DiskFull
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import (
    key_file_path,
    key_slots_path,
    lock_with_passphrase,
    unlock,
    write_key_file,
)
from tests import full_disk
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    check_in,
    look,
    make_carnet,
    outcome_in_child,
    reopened,
)

ORDINARY_USER = 65534


def _with_little_room(room: int, act: Callable[[], None]) -> Callable[[], None]:
    """`act` where no file may grow beyond `room` bytes."""

    def limited() -> None:
        with full_disk.room(room):
            act()

    return limited


def test_a_full_disk_keeps_what_was_saved_and_the_next_save_works(tmp_path: Path) -> None:
    """Nothing of the refused save stays; once there is room again, saving goes on."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path)
    later = check_in(9)

    def save() -> None:
        with CarnetFile.open(path, KEY) as file:
            with pytest.raises(DiskFull):
                file.append([check_in(number, "x" * 9000) for number in range(20)])
            assert file.load() == before
            with full_disk.room(full_disk.ENOUGH):
                file.append([later])

    room = path.stat().st_size + 8192
    assert outcome_in_child(_with_little_room(room, save)) == "done"
    assert reopened(path) == before.with_revisions([later])


@pytest.mark.parametrize("room", [0, 100, 5000, 9000, 15000])
def test_a_carnet_is_not_half_created_on_a_full_disk(tmp_path: Path, room: int) -> None:
    """There is no file afterwards, not even a temporary one."""
    path = tmp_path / "a.carnet"
    create = _with_little_room(room, lambda: CarnetFile.create(path, KEY, IDENTITY).close())
    assert outcome_in_child(create) == "DiskFull"
    assert look(tmp_path) == {}


def test_key_files_survive_a_full_disk(tmp_path: Path) -> None:
    """A key file is written whole or not at all; the one that was there still opens."""
    path = tmp_path / "a.carnet"
    lock_with_passphrase(path, KEY, "une phrase", IDENTITY)
    before = look(tmp_path)

    def lock_again() -> None:
        lock_with_passphrase(path, KEY, "une autre", IDENTITY)

    def write_raw() -> None:
        write_key_file(key_file_path(path), KEY)

    for act in (lock_again, write_raw):
        assert outcome_in_child(_with_little_room(10, act)) == "DiskFull"
        assert look(tmp_path) == before
    assert unlock(path, Key("une phrase")) == KEY
    assert not key_file_path(path).exists()
    assert key_slots_path(path).exists()


_ON_A_SMALL_DISK = """
from pathlib import Path
from companion.domain.errors import CompanionError, DiskFull
from companion.storage.carnet_file import CarnetFile
from tests.storage.carnet_making import IDENTITY, KEY, check_in, reopened
path = Path("a.carnet")
saved = 0
with CarnetFile.create(path, KEY, IDENTITY) as file:
    try:
        while True:
            file.append([check_in(saved, "x" * 3000)])
            saved += 1
    except DiskFull:
        assert len(file.load().revisions) == saved, saved
    try:
        CarnetFile.create(Path("b.carnet"), KEY, IDENTITY)
    except DiskFull:
        assert not Path("b.carnet").exists()
assert len(reopened(path).revisions) == saved
print("saved", saved)
"""


def test_a_disk_that_really_fills_up(tmp_path: Path) -> None:
    """On a disk of 256 kB, saves go on until it is full; each of them is there, and it opens."""
    small = 'mount -t tmpfs -o size=256k tmpfs "$1" && cd "$1" && exec "$2" -c "$3"'
    unshare = shutil.which("unshare") or pytest.skip("no unshare on this system")
    own_mounts = [unshare, "-m"] if os.geteuid() == 0 else [unshare, "-rm"]
    if subprocess.run(
        [*own_mounts, "mount", "-t", "tmpfs", "tmpfs", tmp_path], capture_output=True, check=False
    ).returncode:
        pytest.skip("this system lets nobody mount here")
    done = subprocess.run(
        [*own_mounts, "sh", "-c", small, "sh", tmp_path, sys.executable, _ON_A_SMALL_DISK],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stderr == ""
    assert int(done.stdout.split()[1]) > 10


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder with a carnet that an ordinary user may read but not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_carnet(folder / "a.carnet")
        (folder / "a.carnet").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def _as_ordinary_user(act: Callable[[], None]) -> Callable[[], None]:
    def unprivileged() -> None:
        if os.geteuid() == 0:
            os.setuid(ORDINARY_USER)
        act()

    return unprivileged


def test_a_place_that_cannot_be_written_to_is_said_at_once(closed_folder: Path) -> None:
    """Opening, creating and locking are refused before anything is typed; reading works."""
    path = closed_folder / "a.carnet"
    before = look(closed_folder)

    def read() -> None:
        with CarnetFile.open(path, KEY, read_only=True) as file:
            file.check()
            assert len(file.load().revisions) == 4

    acts: list[Callable[[], None]] = [
        lambda: CarnetFile.open(path, KEY).close(),
        lambda: CarnetFile.create(closed_folder / "b.carnet", KEY, IDENTITY).close(),
        lambda: lock_with_passphrase(path, KEY, "une phrase", IDENTITY),
        lambda: write_key_file(key_file_path(path), KEY),
    ]
    for act in acts:
        assert outcome_in_child(_as_ordinary_user(act)) == "CarnetReadOnly"
    assert outcome_in_child(_as_ordinary_user(read)) == "done"
    assert look(closed_folder) == before


def test_a_carnet_of_someone_else_cannot_be_read(closed_folder: Path) -> None:
    """A file that its owner keeps to themselves gives the sentence for a file one cannot read."""
    path = closed_folder / "a.carnet"
    path.chmod(0o000)
    for read_only in (False, True):
        act = _as_ordinary_user(
            lambda: CarnetFile.open(path, KEY, read_only=read_only).close()  # noqa: B023 - run at once
        )
        assert outcome_in_child(act) == "FileNotReadable"


def test_a_folder_that_is_not_there_holds_no_carnet(tmp_path: Path) -> None:
    """Neither opening nor creating makes folders."""
    path = tmp_path / "gone" / "a.carnet"
    with pytest.raises(CompanionError, match="no record book at this place"):
        CarnetFile.open(path, KEY)
    with pytest.raises(CompanionError, match="cannot be written to"):
        CarnetFile.create(path, KEY, IDENTITY)
    assert list(tmp_path.iterdir()) == []
