"""A damaged file gives back every writing whose pages are whole, and says which ones are lost."""

import random
from pathlib import Path

import pytest

from companion.domain.carnet import Carnet
from companion.domain.errors import CarnetMissing
from companion.storage.carnet_file import CarnetFile
from companion.storage.salvage import salvage
from tests.storage.carnet_making import IDENTITY, KEY, OTHER_KEY, PERSON, check_in, make_carnet

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A carnet of many pages, with long texts that run over pages and two photos."""
    made = tmp_path / "a.carnet"
    long_texts = [check_in(n, "é" * n) for n in (10, 1_000, 3_000, 5_000, 20_000)]
    with CarnetFile.create(made, KEY, IDENTITY) as file:
        file.append(
            [PERSON, *long_texts, *(check_in(n) for n in range(120))], [b"x" * 9_000, b"y" * 99]
        )
    return made


def held(path: Path) -> Carnet:
    """What the file holds."""
    with CarnetFile.open(path, KEY, read_only=True) as file:
        return file.load()


def test_a_whole_file_gives_all(path: Path) -> None:
    """Every writing, every photo, whose it is, and that nothing is missing."""
    carnet = held(path)
    found = salvage(path, KEY)
    assert {revision.id: revision for revision in found.revisions} == dict(carnet.revisions)
    assert sorted(found.photos) == [b"x" * 9_000, b"y" * 99]
    assert (found.identity, found.lost, found.all_named) == (IDENTITY, (), True)


def test_one_bad_page_hides_no_other(path: Path) -> None:
    """Each page in turn: what comes back was written, and each missing writing is named."""
    carnet = held(path)
    good = path.read_bytes()
    for start in range(0, len(good), PAGE):
        bad = bytearray(good)
        bad[start + 1_000] ^= 1
        path.write_bytes(bad)
        found = salvage(path, KEY)
        back = {revision.id: revision for revision in found.revisions}
        assert back.items() <= dict(carnet.revisions).items()
        assert len(back) > 100
        if found.all_named:
            assert back.keys() | set(found.lost) == carnet.revisions.keys()


def test_never_a_value_that_was_not_written(path: Path) -> None:
    """Hundreds of changed bytes, a file cut short, pages exchanged: less comes back, never else."""
    carnet = held(path)
    good = path.read_bytes()
    chance = random.Random(20261121)
    for _ in range(40):
        bad = bytearray(good[: chance.randrange(len(good))])
        for _ in range(chance.randrange(6)):
            if bad:
                bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        if len(bad) > 4 * PAGE:
            bad[PAGE : 2 * PAGE], bad[2 * PAGE : 3 * PAGE] = (
                bad[2 * PAGE : 3 * PAGE],
                bad[PAGE : 2 * PAGE],
            )
        path.write_bytes(bad)
        for revision in salvage(path, KEY).revisions:
            assert carnet.revisions[revision.id] == revision


def test_another_key_gives_nothing(path: Path, tmp_path: Path) -> None:
    """Nor does an empty file; a missing one is said."""
    assert salvage(path, OTHER_KEY).pages == 0
    path.write_bytes(b"")
    assert salvage(path, KEY).revisions == ()
    with pytest.raises(CarnetMissing):
        salvage(tmp_path / "b.carnet", KEY)


def test_ten_years_are_read_in_a_moment(tmp_path: Path) -> None:
    """Thousands of writings over index pages of two levels: all come back, all are named."""
    path = tmp_path / "a.carnet"
    carnet = make_carnet(path, check_ins=3_000)
    found = salvage(path, KEY)
    assert len(found.revisions) == len(carnet.revisions)
    assert (found.lost, found.all_named) == ((), True)
