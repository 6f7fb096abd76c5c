"""A copy of the newest backup lies in a second place; a restoration is tried on a copy."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.actions.safekeeping import KeptBackup
from companion.domain.errors import CarnetInUse
from companion.record_book import backups
from companion.record_book.book import RecordBook, open_file
from companion.record_book.lost import was_here
from companion.storage import neighbours
from companion.storage.backup import BackupFailed, back_up
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import key_file_path, lock_with_passphrase, write_key_file
from companion.storage.restore import BackupDamaged
from tests import full_disk
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    NOW,
    OTHER_KEY,
    check_in,
    look,
    make_carnet,
    opened_book,
    outcome_in_child,
    reopened,
)
from tests.systems import posix_only

WORDS = "une phrase à moi"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A carnet that a password and a raw key open, and one backup of it."""
    folder = tmp_path / "home"
    folder.mkdir()
    made = folder / "a.carnet"
    make_carnet(made)
    write_key_file(key_file_path(made), KEY)
    lock_with_passphrase(made, KEY, WORDS, IDENTITY)
    back_up_at(made, 0)
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """The second place."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def back_up_at(path: Path, days: int) -> Path:
    """A backup, so many days after NOW."""
    with CarnetFile.open(path, KEY) as file:
        made_at = NOW + timedelta(days=days)
        return back_up(file, path.parent / "backups", keys_of=path, made_at=made_at).path


@contextmanager
def reading(path: Path) -> Iterator[RecordBook]:
    """The record book, open to be read."""
    with closing(opened_book(path, clock=lambda: NOW, read_only=True)) as book:
        yield book


def copy_to(path: Path, second: Path) -> datetime:
    with reading(path) as book:
        return backups.copy_to(book, second)


def newest_in(path: Path, second: Path) -> datetime | None:
    with reading(path) as book:
        return backups.newest_in(book, second)


def kept(path: Path, second: Path | None = None) -> Sequence[KeptBackup]:
    with reading(path) as book:
        return backups.kept(book, second)


def rehearse(path: Path) -> None:
    with reading(path) as book:
        backups.rehearse(book)


def test_the_copy_opens_with_the_password(path: Path, stick: Path) -> None:
    """It is whole, its lines and slots lie beside it, and the raw key stays at home."""
    made_at = copy_to(path, stick)
    assert made_at == NOW.replace(microsecond=0)
    (copy,) = stick.glob("*.carnet")
    assert sorted(p.name for p in stick.iterdir()) == [
        copy.name,
        f"{copy.name}.jsonl.enc",
        f"{copy.name}.keys",
    ]
    with open_file(copy, Key(WORDS), read_only=True) as file:
        file.check()
        assert file.load() == reopened(path)
    assert newest_in(path, stick) == made_at


def test_copying_again_adds_nothing(path: Path, stick: Path) -> None:
    """Until there is a newer backup; older ones go as they do at home."""
    copy_to(path, stick)
    before = look(stick)
    copy_to(path, stick)
    assert look(stick) == before
    for day in range(1, 40):
        back_up_at(path, day)
        copy_to(path, stick)
    copies = list(stick.glob("*.carnet"))
    assert 14 <= len(copies) <= 14 + 8 + 2
    assert len(list(stick.iterdir())) == 3 * len(copies)
    assert newest_in(path, stick) == (NOW + timedelta(days=39)).replace(microsecond=0)


def test_two_computers_share_one_stick(path: Path, stick: Path) -> None:
    """A backup of the same name from another computer stays beside."""
    copy_to(path, stick)
    (first,) = stick.glob("*.carnet")
    before = first.read_bytes()
    for old in (path.parent / "backups").iterdir():
        old.unlink()
    with CarnetFile.open(path, KEY) as file:
        file.append([check_in(7)])
    back_up_at(path, 0)
    copy_to(path, stick)
    assert first.read_bytes() == before
    assert len(list(stick.glob("*.carnet"))) == 2
    assert len(kept(path, stick)) == 2


def test_a_stick_that_is_not_there_is_said(path: Path, tmp_path: Path) -> None:
    """No folder is made in its place."""
    with pytest.raises(BackupFailed):
        copy_to(path, tmp_path / "gone")
    assert not (tmp_path / "gone").exists()
    assert newest_in(path, tmp_path / "gone") is None


@pytest.mark.parametrize("room", [0, 5_000, 12_000])
def test_a_full_stick_keeps_what_it_had(path: Path, stick: Path, room: int) -> None:
    """Nothing half made stays there."""
    (stick / "letter.odt").write_bytes(b"Dear doctor")
    before = look(stick)

    def copy() -> None:
        with reading(path) as book, full_disk.room(room):
            backups.copy_to(book, stick)

    assert outcome_in_child(copy) == "BackupFailed"
    assert look(stick) == before


def test_a_rehearsal_leaves_nothing(path: Path) -> None:
    """It restores on a copy, reads it whole, and clears it away; what it wrote was encrypted."""
    before = (look(path.parent), look(path.parent / "backups"))
    (path.parent / "backups" / ".rehearsal").mkdir()
    (path.parent / "backups" / ".rehearsal" / "cut-short").write_bytes(b"x")
    rehearse(path)
    assert (look(path.parent), look(path.parent / "backups")) == before
    assert not (path.parent / "backups" / ".rehearsal").exists()


def test_a_rehearsal_finds_a_bad_backup(path: Path) -> None:
    """One changed byte is enough, and it is cleared away all the same."""
    (backup,) = (path.parent / "backups").glob("*.carnet")
    content = bytearray(backup.read_bytes())
    content[-3000] ^= 1
    backup.write_bytes(content)
    with pytest.raises(BackupDamaged):
        rehearse(path)
    assert not (path.parent / "backups" / ".rehearsal").exists()


def test_the_list_says_what_each_holds(path: Path, stick: Path) -> None:
    """Newest first, days noted, the last one; one line for a backup and its copy."""
    copy_to(path, stick)
    with CarnetFile.open(path, KEY) as file:
        file.append([check_in(30)])
    back_up_at(path, 2)
    newest, oldest = kept(path, stick)
    assert (newest.sequence, oldest.sequence) == (2, 1)
    assert (newest.days, newest.revisions, oldest.revisions) == (1, 5, 4)
    assert newest.written_at == NOW + timedelta(hours=30)
    assert newest.last_day == NOW.date()


CONFLICTED = (
    "a (conflicted copy 2026-11-21).carnet",
    "a (Copie en conflit de PC-DE-ZOE 2026-11-21).carnet",
    "a-DESKTOP-1A2B3C.carnet",
    "a (1).carnet",
    "a 2.carnet",
    "a.sync-conflict-20261121-201405-ABCDEFG.carnet",
    "a_conflict-20261121-201405.carnet",
)
OTHERS = ("album.carnet", "b.carnet", "a.carnet.aside-2026-11-21-201405", "a.txt")


def test_conflicted_copies_are_found_by_their_names(tmp_path: Path) -> None:
    """Those of the usual programs, and neither another carnet nor what was set aside."""
    for name in (*CONFLICTED, *OTHERS, "a.carnet"):
        (tmp_path / name).write_bytes(b"x")
    found = neighbours.conflicted_copies(tmp_path / "a.carnet")
    assert {copy.name for copy in found} == set(CONFLICTED)


def test_only_copies_that_hold_more_are_offered(path: Path) -> None:
    """Of this carnet, with a writing that it lacks."""
    carnet = reopened(path)
    places = [path.with_name(name) for name in CONFLICTED[:4]]
    for place in places[:2]:
        place.write_bytes(path.read_bytes())
    with CarnetFile.open(places[1], KEY) as file:
        file.append([check_in(5)])
    CarnetFile.create(places[2], OTHER_KEY, IDENTITY).close()
    places[3].write_bytes(b"a letter")
    assert neighbours.copies_with_more(path, KEY, carnet) == [places[1]]
    merged = carnet.merged_with(reopened(places[1]))
    assert neighbours.copies_with_more(path, KEY, merged) == []


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("/home/zoe/OneDrive/a.carnet", "OneDrive"),
        ("/home/zoe/OneDrive - Personnel/santé/a.carnet", "OneDrive"),
        ("/Users/zoe/Library/Mobile Documents/com~apple~CloudDocs/a.carnet", "iCloud"),
        ("/home/zoe/Dropbox/a.carnet", "Dropbox"),
        ("/home/zoe/Nextcloud/a.carnet", "Nextcloud"),
        ("/home/zoe/Mon Drive/a.carnet", "Google Drive"),
        ("/home/zoe/.local/share/companion/companion.carnet", None),
        ("/home/zoe/onedrive.carnet", None),
    ],
)
def test_synchronised_folders_are_known_by_their_names(place: str, service: str | None) -> None:
    """The folder counts, not the file's own name."""
    assert neighbours.sync_service(Path(place)) == service


def test_a_disk_of_another_computer_is_known(tmp_path: Path) -> None:
    """By its name; an ordinary folder is none."""
    assert neighbours.is_on_network(Path("//server/share/a.carnet"))
    assert not neighbours.is_on_network(tmp_path / "a.carnet")


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
nas:/home /mnt/my\\040home nfs4 rw 0 0
//nas/share /mnt/my\\040home/share cifs rw 0 0
zoe@nas: /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /mnt/ssh/stick vfat rw 0 0
"""


@posix_only("Windows writes no such path")
@pytest.mark.parametrize(
    ("place", "is_there"),
    [
        ("/home/zoe/a.carnet", False),
        ("/mnt/my home/a.carnet", True),
        ("/mnt/my home/share/a.carnet", True),
        ("/mnt/my homeland/a.carnet", False),
        ("/mnt/ssh/a.carnet", True),
        ("/mnt/ssh/stick/a.carnet", False),
    ],
)
def test_the_system_tells_which_disk_is_of_another_computer(
    monkeypatch: pytest.MonkeyPatch, place: str, is_there: bool
) -> None:
    """The innermost disk that a file lies on counts, also where its name has a space."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "read_text", lambda _path, encoding: MOUNTS)
    assert neighbours.is_on_network(Path(place)) is is_there


def test_a_carnet_that_was_here_is_remembered_by_what_is_left(tmp_path: Path, path: Path) -> None:
    """Its key or a backup; an empty folder holds nobody's."""
    assert not was_here(RecordBook(tmp_path / "a.carnet", Key(), lambda: NOW))
    book = RecordBook(path, Key(), lambda: NOW)
    path.unlink()
    assert was_here(book)
    for key in (".key", ".keys"):
        path.with_name(path.name + key).unlink()
    assert was_here(book)


def test_a_backup_is_read_by_two_at_once(path: Path) -> None:
    """The worker may read one while the window looks for the newest; a writer waits for both."""
    (backup,) = (path.parent / "backups").glob("*.carnet")
    with CarnetFile.open(backup, KEY, read_only=True) as one:
        with CarnetFile.open(backup, KEY, read_only=True) as other:
            assert one.load() == other.load()
        with pytest.raises(CarnetInUse):
            CarnetFile.open(backup, KEY)
        assert len(kept(path)) == 1
    with CarnetFile.open(backup, KEY) as writer:
        with pytest.raises(CarnetInUse):
            CarnetFile.open(backup, KEY, read_only=True)
        writer.check()


def test_the_second_place_is_thinned_like_the_first(path: Path, stick: Path) -> None:
    """A stick does not fill up: of a day long ago the last copy stays, with what lies beside it."""
    copy_to(path, stick)
    for number, hours in ((31, 1), (32, 24 * 9)):
        with CarnetFile.open(path, KEY) as file:
            file.append([check_in(number)])
            made_at = NOW + timedelta(hours=hours)
            back_up(file, path.parent / "backups", keys_of=path, made_at=made_at)
        copy_to(path, stick)
    numbers = sorted(copy.name.split("-")[2] for copy in stick.glob("*.carnet"))
    assert numbers == ["000002", "000003"]
    assert not list(stick.glob("*-000001-*"))
