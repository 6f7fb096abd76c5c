"""A damaged or lost carnet comes back from its newest good backup and from what is left of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.actions.safekeeping import Rescued
from companion.domain.errors import CarnetDamaged, CarnetInUse, OtherCarnet
from companion.record_book.book import open_file
from companion.storage.backup import back_up
from companion.storage.backup_lines import lines_path
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import key_file_path, write_key_file
from companion.storage.rescue import NothingToRescue, StillWhole, rescue
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    NOW,
    OTHER_KEY,
    check_in,
    look,
    make_carnet,
    reopened,
)

LATER = NOW + timedelta(days=3)
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A carnet with its key, a backup, and what was written in the three days after."""
    made = tmp_path / "a.carnet"
    make_carnet(made, check_ins=40)
    write_key_file(key_file_path(made), KEY)
    with CarnetFile.open(made, KEY) as file:
        back_up(file, tmp_path / "backups", keys_of=made, made_at=NOW)
        file.append([check_in(24 * day + number) for day in (1, 2) for number in range(30)])
    return made


def rescued(path: Path) -> Rescued:
    """What bringing it back says, three days after NOW."""
    return rescue(path, KEY, [path.parent / "backups"], now=LATER)


def hurt(path: Path, page: int) -> None:
    """Change one byte of a page, counted from 0."""
    content = bytearray(path.read_bytes())
    content[page * PAGE + 500] ^= 1
    path.write_bytes(content)


def last_leaf(path: Path) -> int:
    """The page on which the newest writings stand."""
    return path.stat().st_size // PAGE - 1


def test_the_newest_writings_come_from_the_file_itself(path: Path) -> None:
    """The first page is lost: the backup and the rest of the file give all, and nothing is missing."""
    whole = reopened(path)
    hurt(path, 0)
    broken = path.read_bytes()
    told = rescued(path)
    assert reopened(path) == whole
    assert told.backup_of == NOW.replace(microsecond=0)
    assert told.from_file == 60
    assert (told.lost_days, told.all_known) == ((), True)
    assert told.aside is not None
    assert told.aside.read_bytes() == broken
    with open_file(path, Key()) as file:
        file.append([check_in(1)], [b"a picture"])


def test_days_that_did_not_come_back_are_named(path: Path) -> None:
    """A page of the last days is lost: what stood there is told by its day, the rest is back."""
    whole = reopened(path)
    hurt(path, last_leaf(path))
    told = rescued(path)
    back = reopened(path)
    assert back.revisions.items() < whole.revisions.items()
    lost = whole.revisions.keys() - back.revisions.keys()
    assert told.lost_days == tuple(
        sorted({whole.revisions[name].recorded_at.date() for name in lost})
    )
    assert told.lost_days
    assert told.all_known


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(bytes(50_000)),
        lambda path: path.write_bytes(path.read_bytes()[:30]),
    ],
    ids=["lost", "emptied", "zeroed", "cut short"],
)
def test_without_anything_left_the_backup_comes_back(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    """And it is said that what came after it may be missing."""
    spoil(path)
    there = path.read_bytes() if path.exists() else None
    told = rescued(path)
    assert len(reopened(path).revisions) == 41
    assert (told.from_file, told.lost_days, told.all_known) == (0, (), False)
    assert (told.aside is None) == (there is None)
    if told.aside is not None:
        assert told.aside.read_bytes() == there


def test_a_lost_key_comes_back_too(path: Path) -> None:
    """File and key are gone: those of the backup are enough."""
    path.unlink()
    key_file_path(path).unlink()
    rescued(path)
    with open_file(path, Key()) as file:
        assert len(file.load().revisions) == 41


def test_without_a_backup_the_file_gives_what_it_can(path: Path) -> None:
    """Its identity stays, so that it can still be merged with other copies."""
    for backup in (path.parent / "backups").iterdir():
        backup.unlink()
    hurt(path, last_leaf(path))
    told = rescued(path)
    assert told.backup_of is None
    assert told.from_file == len(reopened(path).revisions) > 80
    assert reopened(path).identity == IDENTITY


def test_a_damaged_backup_gives_its_lines(path: Path) -> None:
    """The newest one is passed over unless its lines are whole."""
    newest = back_up_again(path)
    hurt(newest, 1)
    path.write_bytes(b"")
    rescued(path)
    assert len(reopened(path).revisions) == 101
    lines_path(newest).unlink()
    path.write_bytes(b"")
    rescued(path)
    assert len(reopened(path).revisions) == 41


def back_up_again(path: Path) -> Path:
    """A second backup, which holds everything."""
    with CarnetFile.open(path, KEY) as file:
        return back_up(file, path.parent / "backups", keys_of=path, made_at=LATER).path


def test_nothing_left_and_no_backup_is_said(path: Path) -> None:
    """The file stays as it is."""
    for backup in (path.parent / "backups").iterdir():
        backup.unlink()
    path.write_bytes(bytes(9000))
    before = look(path.parent)
    with pytest.raises(NothingToRescue):
        rescued(path)
    assert look(path.parent) == before


def test_a_whole_carnet_is_not_touched(path: Path) -> None:
    """Nor one that is open."""
    before = look(path.parent)
    with pytest.raises(StillWhole):
        rescued(path)
    assert look(path.parent) == before
    with CarnetFile.open(path, KEY), pytest.raises(CarnetInUse):
        rescued(path)


def test_another_carnet_in_its_place_is_not_touched(path: Path) -> None:
    """Somebody else's carnet, whole, stands where one's own was: it stays there."""
    path.unlink()
    CarnetFile.create(path, OTHER_KEY, IDENTITY).close()
    before = look(path.parent)
    with pytest.raises(OtherCarnet):
        rescued(path)
    assert look(path.parent) == before


def test_photos_come_back(path: Path) -> None:
    """From the backup and from the file, each proved by its own name."""
    with CarnetFile.open(path, KEY) as file:
        file.append([], [b"old" * 4_000])
        back_up(file, path.parent / "backups", keys_of=path, made_at=LATER)
        file.append([], [b"new" * 4_000])
    hurt(path, 1)
    rescued(path)
    with CarnetFile.open(path, KEY) as file:
        assert sorted(file.photos()) == [b"new" * 4_000, b"old" * 4_000]


def test_what_is_put_in_place_was_looked_at_page_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page of it that is not right, and everything stays as it was."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    path.write_bytes(path.read_bytes()[:-1])
    looks = list[bool]()

    def damaged(file: CarnetFile) -> None:
        looks.append(file.read_only)
        raise CarnetDamaged

    before = look(tmp_path)
    monkeypatch.setattr(CarnetFile, "check_pages", damaged)
    with pytest.raises(CarnetDamaged):
        rescue(path, KEY, [], now=NOW)
    assert looks[-1], "the last look is at what was just written"
    assert look(tmp_path) == before
