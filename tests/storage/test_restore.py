"""A restored backup is the carnet again; what stood in its place is kept beside, whole."""

import os
import select
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest

from companion.actions.key import Key
from companion.domain.carnet import Carnet
from companion.domain.errors import (
    CarnetExists,
    CarnetInUse,
    CompanionError,
    KeyMissing,
    NotACarnet,
    OtherCarnet,
    WrongPassphrase,
)
from companion.record_book.book import open_file
from companion.storage.backup import back_up
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import (
    key_file_path,
    key_slots_path,
    lock_with_passphrase,
    write_key_file,
)
from companion.storage.restore import BackupDamaged, Restored, restore
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    NOW,
    OTHER_KEY,
    check_in,
    child,
    look,
    make_carnet,
    reopened,
    wait_for_end,
)

LATER = NOW + timedelta(hours=2)
ASIDE = "a.carnet.aside-2026-11-21-221405"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the carnet lies, with its key."""
    made = tmp_path / "a.carnet"
    make_carnet(made)
    write_key_file(key_file_path(made), KEY)
    return made


@pytest.fixture
def backup(path: Path) -> Path:
    """A backup of it, after which three more check-ins were written."""
    with CarnetFile.open(path, KEY) as file:
        made = back_up(file, path.parent / "backups", keys_of=path, made_at=NOW)
        file.append([check_in(number) for number in range(3)])
    return made.path


def restored(backup: Path, path: Path) -> Restored:
    """What restoring gives, two hours after NOW."""
    return restore(backup, path, Key(), now=LATER)


def held_by(backup: Path) -> Carnet:
    """What a backup holds."""
    with open_file(backup, Key(), read_only=True) as copy:
        return copy.load()


def test_a_backup_comes_back_and_what_stood_there_is_kept(path: Path, backup: Path) -> None:
    """The carnet is what it was at the backup; the later one opens under another name."""
    later, before = reopened(path), look(backup.parent)
    outcome = restored(backup, path)
    assert outcome.aside == path.parent / ASIDE
    assert reopened(path) == held_by(backup) != later
    with open_file(outcome.aside, Key()) as aside:
        assert aside.load() == later
    with CarnetFile.open(path, KEY) as file:
        assert file.note() is None
        file.append([check_in(9)])
    assert look(backup.parent) == before


def test_a_lost_carnet_comes_back_with_its_key(path: Path, backup: Path) -> None:
    """File and key gone, and a journal left over: the backup alone is enough."""
    path.unlink()
    key_file_path(path).unlink()
    (path.parent / "a.carnet-journal").write_bytes(b"x" * 5000)
    (path.parent / "a.carnet-wal").write_bytes(b"x" * 5000)
    assert restored(backup, path).aside is None
    assert not (path.parent / "a.carnet-journal").exists()
    assert not (path.parent / "a.carnet-wal").exists()
    with open_file(path, Key()) as file:
        assert file.load() == held_by(backup)


def test_restoring_twice_keeps_both_files(path: Path, backup: Path) -> None:
    """Within one second, the second file that is set aside gets a name of its own."""
    asides = [restored(backup, path).aside for _ in range(2)]
    assert asides == [path.parent / ASIDE, path.parent / f"{ASIDE}-2"]
    assert len(reopened(path.parent / ASIDE).revisions) == 7


def _zeroed(path: Path) -> None:
    path.write_bytes(bytes(9000))


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def _first_bytes_lost(path: Path) -> None:
    path.write_bytes(b"x" * 16 + path.read_bytes()[16:])


@pytest.mark.parametrize("hurt", [_zeroed, _emptied, _torn, _first_bytes_lost])
def test_a_damaged_carnet_is_replaced_and_kept(
    path: Path, backup: Path, hurt: Callable[[Path], None]
) -> None:
    """Its key beside it says whose it was; the damaged bytes stay, to be looked at."""
    hurt(path)
    broken = path.read_bytes()
    aside = restored(backup, path).aside
    assert aside is not None
    assert aside.read_bytes() == broken
    assert reopened(path) == held_by(backup)


def test_another_carnet_is_not_replaced(tmp_path: Path, path: Path, backup: Path) -> None:
    """Another identity, another key, or the keys of another: refused, nothing changed."""
    same_key = tmp_path / "same-key.carnet"
    CarnetFile.create(same_key, KEY, "0199e2f0-0000-7000-8000-0000000000ff").close()
    other_key = tmp_path / "other-key.carnet"
    CarnetFile.create(other_key, OTHER_KEY, IDENTITY).close()
    keys_alone = tmp_path / "keys-alone.carnet"
    write_key_file(key_file_path(keys_alone), OTHER_KEY)
    slots_alone = tmp_path / "slots-alone.carnet"
    lock_with_passphrase(slots_alone, KEY, "autre", "0199e2f0-0000-7000-8000-0000000000ff")
    before = look(tmp_path)
    for other in (same_key, other_key, keys_alone, slots_alone):
        with pytest.raises(OtherCarnet):
            restored(backup, other)
    assert look(tmp_path) == before


def test_a_file_that_is_no_carnet_is_not_replaced(path: Path, backup: Path) -> None:
    """A letter of the same name, with no key beside it, stays where it is."""
    letter = path.parent / "letter.odt"
    letter.write_bytes(b"Dear doctor, " * 500)
    before = look(path.parent)
    with pytest.raises(NotACarnet):
        restored(backup, letter)
    assert look(path.parent) == before


def test_an_open_carnet_is_not_replaced(path: Path, backup: Path) -> None:
    """Whoever has it open closes it first."""
    with CarnetFile.open(path, KEY) as file:
        with pytest.raises(CarnetInUse):
            restored(backup, path)
        file.append([check_in(5)])


@pytest.mark.parametrize("where", [30, 5000, -3000])
def test_a_damaged_backup_is_refused(path: Path, backup: Path, where: int) -> None:
    """One wrong byte anywhere: the carnet stays, nothing is left behind."""
    content = bytearray(backup.read_bytes())
    content[where] ^= 1
    backup.write_bytes(content)
    before = look(path.parent)
    with pytest.raises(BackupDamaged):
        restored(backup, path)
    assert look(path.parent) == before


def test_an_old_page_put_back_is_noticed(path: Path, backup: Path) -> None:
    """A backup whose content is not what its note says is refused, though every page is genuine."""
    with CarnetFile.open(backup, KEY) as file:
        file.append([check_in(1)])
    with pytest.raises(BackupDamaged):
        restored(backup, path)


def test_a_backup_is_not_restored_over_itself(path: Path, backup: Path) -> None:
    """The same file twice is refused."""
    with pytest.raises(CarnetExists):
        restored(backup, backup)


def test_a_password_that_came_later_stays(path: Path, backup: Path) -> None:
    """The keys beside the carnet open what comes back; the raw key of the backup is not added."""
    lock_with_passphrase(path, KEY, "une phrase à moi", IDENTITY)
    key_file_path(path).unlink()
    restored(backup, path)
    assert not key_file_path(path).exists()
    with open_file(path, Key("une phrase à moi")) as file:
        assert file.load() == held_by(backup)


def test_a_backup_with_a_password_asks_for_it(tmp_path: Path) -> None:
    """A wrong one is said; the right one brings back the carnet with the same password."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    lock_with_passphrase(path, KEY, "une phrase à moi", IDENTITY)
    with CarnetFile.open(path, KEY) as file:
        made = back_up(file, tmp_path / "backups", keys_of=path, made_at=NOW).path
    path.unlink()
    key_slots_path(path).unlink()
    with pytest.raises(WrongPassphrase):
        restore(made, path, Key("une autre"), now=LATER)
    assert not path.exists()
    restore(made, path, Key("une phrase à moi"), now=LATER)
    with open_file(path, Key("une phrase à moi")) as file:
        assert len(file.load().revisions) == 4


def test_a_backup_without_its_key_opens_with_that_of_the_carnet(path: Path, backup: Path) -> None:
    """The key beside the carnet does as well; with neither, that is said."""
    key_file_path(backup).unlink()
    assert restored(backup, path).aside is not None
    with pytest.raises(KeyMissing):
        restored(backup, path.parent / "b.carnet")


def test_nothing_changes_in_a_place_that_is_not_there(path: Path, backup: Path) -> None:
    """A folder that does not exist is not made."""
    with pytest.raises(CompanionError):
        restored(backup, path.parent / "gone" / "a.carnet")
    assert not (path.parent / "gone").exists()


def test_a_kill_while_restoring_leaves_the_one_or_the_other(tmp_path: Path, kills: int) -> None:
    """Killed from the first moment to the last: the carnet is there, whole, and so is what stood.

    What opened it before opens it after, and restoring again works.
    """
    whole_s = 0.0
    for kill in range(-2, kills):
        folder = tmp_path / str(kill)
        folder.mkdir()
        path = folder / "a.carnet"
        make_carnet(path)
        write_key_file(key_file_path(path), KEY)
        with CarnetFile.open(path, KEY) as file:
            made = back_up(file, folder / "backups", keys_of=path, made_at=NOW).path
            file.append([check_in(number) for number in range(3)])
        older, later = held_by(made), reopened(path)
        if kill < 0:  # what is loaded once is loaded before the forks; then one is measured
            started = perf_counter()
            restored(made, path)
            whole_s = perf_counter() - started
            continue
        _killed_while_restoring(made, path, delay_s=whole_s * 1.3 * kill / kills)
        with open_file(path, Key()) as file:
            file.check()
            found = file.load()
        assert found in (older, later)
        if found == older:
            (aside,) = (p for p in folder.glob("a.carnet.aside-*") if p.suffix != ".key")
            with open_file(aside, Key()) as file:
                assert file.load() == later
        assert held_by(made) == older
        restored(made, path)
        assert reopened(path) == older


def _killed_while_restoring(backup: Path, path: Path, *, delay_s: float) -> None:
    def put_back(acknowledge: Callable[[str], None]) -> None:
        acknowledge("ready")
        restored(backup, path)
        signal.pause()

    with child(put_back) as (process, answer):
        ready, _, _ = select.select([answer], [], [], 30)
        assert ready
        select.select([], [], [], delay_s)
        os.kill(process, signal.SIGKILL)
        assert wait_for_end(process) == -signal.SIGKILL
