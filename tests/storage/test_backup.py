"""A backup is whole, opens like its carnet, and appears under its name or not at all."""

import os
import random
import select
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from companion.actions.key import Key
from companion.domain.errors import CarnetDamaged
from companion.record_book.book import open_file
from companion.storage.backup import BackupFailed, back_up, is_due, newest_backup
from companion.storage.backup_lines import lines_path
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import key_file_path, lock_with_passphrase, write_key_file
from companion.storage.thinning import Backup
from tests import full_disk
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    NOW,
    OTHER_KEY,
    check_in,
    child,
    look,
    make_carnet,
    outcome_in_child,
    reopened,
    wait_for_end,
)
from tests.systems import is_its_owners_alone


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A carnet with three check-ins, and its raw key beside it."""
    made = tmp_path / "a.carnet"
    make_carnet(made)
    write_key_file(key_file_path(made), KEY)
    return made


def backed_up(path: Path, *, made_at: datetime = NOW) -> Backup:
    """A backup of the closed carnet at `path`, in `backups` beside it."""
    with CarnetFile.open(path, KEY) as file:
        return back_up(file, path.parent / "backups", keys_of=path, made_at=made_at)


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def test_a_backup_holds_the_carnet_and_opens_with_its_key(path: Path) -> None:
    """It is encrypted, opens by the key beside it, and says its number, date and content."""
    backup = backed_up(path)
    assert backup.path.name == "backup-00000001-000001-2026-11-21.carnet"
    assert b"SQLite format" not in backup.path.read_bytes()
    assert backup.path.read_bytes()[:24] == path.read_bytes()[:24]
    with open_file(backup.path, Key(), read_only=True) as copy:
        assert copy.load() == reopened(path)
        assert copy.note() == backup.note
        assert copy.fingerprint() == backup.note.fingerprint
    assert backup.note.fingerprint.revisions == 4
    assert backup.note.made_at == NOW.replace(microsecond=0)


def test_a_backup_opens_with_the_password_of_its_carnet(tmp_path: Path) -> None:
    """The slots lie beside it; the raw key does not where there was none."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    lock_with_passphrase(path, KEY, "une phrase à moi", IDENTITY)
    backup = backed_up(path)
    assert names(backup.path.parent) == [
        backup.path.name,
        f"{backup.path.name}.jsonl.enc",
        f"{backup.path.name}.keys",
    ]
    with open_file(backup.path, Key("une phrase à moi"), read_only=True) as copy:
        assert copy.load() == reopened(path)


def test_only_its_owner_may_read_a_backup(path: Path) -> None:
    """The folder, the backup and its key are closed to others."""
    backup = backed_up(path)
    for made in (
        backup.path.parent,
        backup.path,
        key_file_path(backup.path),
        lines_path(backup.path),
    ):
        assert is_its_owners_alone(made)


def test_the_carnet_is_not_changed_by_its_backup(path: Path) -> None:
    """Not a byte of it, and it carries no note of a backup."""
    before = look(path.parent)
    backed_up(path)
    assert look(path.parent) == before
    with CarnetFile.open(path, KEY) as file:
        assert file.note() is None


def test_a_backup_is_due_when_something_changed(path: Path) -> None:
    """At first, and after a save; not while nothing was written."""
    folder = path.parent / "backups"
    with CarnetFile.open(path, KEY) as file:
        assert is_due(file, folder)
        assert newest_backup(file, folder) is None
        made = back_up(file, folder, keys_of=path, made_at=NOW)
        assert not is_due(file, folder)
        assert newest_backup(file, folder) == made
        file.append([check_in(7)])
        assert is_due(file, folder)


def test_a_wrong_clock_does_not_reorder_backups(path: Path) -> None:
    """The number inside goes on: the last one made is the newest, a year back or ten ahead."""
    clocks = [NOW, NOW + timedelta(days=3650), NOW - timedelta(days=365), NOW + timedelta(hours=1)]
    made = [backed_up(path, made_at=clock) for clock in clocks]
    assert [backup.note.sequence for backup in made] == [1, 2, 3, 4]
    with CarnetFile.open(path, KEY) as file:
        assert newest_backup(file, path.parent / "backups") == made[-1]
    assert all(backup.path.exists() for backup in made)


def test_a_renamed_backup_keeps_its_number(path: Path) -> None:
    """The number inside counts: a lower one in the name makes nobody reuse it."""
    made = backed_up(path)
    second = backed_up(path)
    made.path.unlink()
    second.path.rename(made.path)
    assert backed_up(path).note.sequence == 3


def test_backups_of_others_in_the_folder_are_left_alone(path: Path) -> None:
    """Another key, damage, foreign files: never counted, never deleted."""
    backups = path.parent / "backups"
    backups.mkdir()
    foreign = {
        "backup-00000001-000040-2020-01-01.carnet": b"x" * 9000,
        "backup-00000001-000041-2020-01-01.carnet": b"",
        "backup-99999999-000001-2020-01-01.carnet.key": b"somebody's key",
        "holiday.jpg": b"photo",
    }
    for name, content in foreign.items():
        (backups / name).write_bytes(content)
    CarnetFile.create(
        backups / "backup-00000001-000042-2020-01-01.carnet", OTHER_KEY, IDENTITY
    ).close()
    before = look(backups)
    backup = backed_up(path)
    assert backup.note.sequence == 43
    after = look(backups)
    assert {name: after[name] for name in before} == before
    with CarnetFile.open(path, KEY) as file:
        assert newest_backup(file, backups) == backup


def test_superfluous_backups_go_with_their_keys(path: Path) -> None:
    """Forty days leave the fourteen last ones, and one for each week and month before."""
    for day in range(40):
        backed_up(path, made_at=NOW + timedelta(days=day))
    kept = names(path.parent / "backups")
    carnets = [name for name in kept if name.endswith(".carnet")]
    assert 14 <= len(carnets) <= 14 + 8 + 2
    for ending in (".key", ".jsonl.enc"):
        assert [f"{name}{ending}" for name in carnets] == [n for n in kept if n.endswith(ending)]


@pytest.mark.parametrize("room", [0, 10, 5000, 9000])
def test_a_full_disk_leaves_the_older_backups(path: Path, room: int) -> None:
    """It is said in one sentence; nothing half made stays, and the carnet is as it was."""
    backed_up(path)
    before = (look(path.parent), look(path.parent / "backups"))

    def on_a_full_disk() -> None:
        with CarnetFile.open(path, KEY) as file:
            file.append([check_in(1)])
            with full_disk.room(room):
                back_up(file, path.parent / "backups", keys_of=path, made_at=NOW)

    assert outcome_in_child(on_a_full_disk) == "BackupFailed"
    assert look(path.parent / "backups") == before[1]
    assert len(reopened(path).revisions) == 5


def test_a_place_that_takes_no_backup_is_said(path: Path) -> None:
    """A file where the folder should be gives one sentence with its reason."""
    (path.parent / "backups").write_bytes(b"")
    with pytest.raises(BackupFailed) as failed:
        backed_up(path)
    assert str(failed.value).startswith("Your record book is saved, but no backup could be made: ")


def test_a_damaged_carnet_makes_no_backup(path: Path) -> None:
    """Damage is said for what it is, and the older backups stay as they were."""
    with CarnetFile.open(path, KEY) as file:
        file.append([check_in(number) for number in range(60)])
    backed_up(path)
    before = look(path.parent / "backups")
    with path.open("r+b") as bytes_of_it:
        bytes_of_it.seek(path.stat().st_size - 6000)
        bytes_of_it.write(bytes(16))
    with pytest.raises(CarnetDamaged):
        backed_up(path)
    assert look(path.parent / "backups") == before


def test_a_kill_in_the_middle_leaves_whole_backups_only(path: Path, kills: int) -> None:
    """Processes are killed while they back up and let older ones go.

    Every file under a backup's name is whole and has its key; the next backup clears the rest.
    """
    folder = path.parent / "backups"
    chance = random.Random(20261122)
    backed_up(path)  # what is loaded is loaded before the forks
    started = perf_counter()
    backed_up(path)
    whole_s = perf_counter() - started
    cut_short = 0
    newest = 0
    kill = 0
    # However busy the computer is: until some kill met a backup.
    while kill < kills or (not cut_short and kill < kills * 10):
        whole_s *= 1.0 if kill < kills else 1.2
        _killed_while_backing_up(
            path,
            folder,
            # The days go on, so that from the third week on older ones are let go each time.
            first_day=4 * kill,
            backups=chance.randint(1, 3),
            delay_s=chance.uniform(0, whole_s * 1.5),
        )
        whole = list(folder.glob("backup-*.carnet"))
        cut_short += len(list(folder.iterdir())) != 3 * len(whole)
        for backup in whole:
            with open_file(backup, Key(), read_only=True) as copy:
                copy.check()
                note = copy.note()
                assert note is not None
                assert note.fingerprint == copy.fingerprint()
        sequences = [int(backup.name.split("-")[2]) for backup in whole]
        assert max(sequences) >= newest, "the newest one was let go"
        newest = max(sequences)
        kill += 1
    assert newest > len(list(folder.glob("backup-*.carnet"))), (
        "nothing was let go: the test proves nothing"
    )
    assert cut_short, "no kill met a backup: the test proves nothing"
    last = backed_up(path, made_at=NOW + timedelta(days=5 * kill))
    assert last.path.exists()
    whole = list(folder.glob("backup-*.carnet"))
    assert len(list(folder.iterdir())) == 3 * len(whole)


def _killed_while_backing_up(
    path: Path, folder: Path, *, first_day: int, backups: int, delay_s: float
) -> None:
    """Kill a process so long after the start of its backup of that number."""

    def back_up_for_ever(acknowledge: Callable[[str], None]) -> None:
        with CarnetFile.open(path, KEY) as file:
            days = first_day
            while True:
                file.append([check_in(days)])
                days += 1
                acknowledge("starts")
                back_up(file, folder, keys_of=path, made_at=NOW + timedelta(days=days))

    with child(back_up_for_ever) as (process, answer):
        for _ in range(backups):
            ready, _, _ = select.select([answer], [], [], 30)
            assert ready
            assert os.read(answer, len("starts\n"))
        select.select([], [], [], delay_s)
        os.kill(process, signal.SIGKILL)
        assert wait_for_end(process) == -signal.SIGKILL
