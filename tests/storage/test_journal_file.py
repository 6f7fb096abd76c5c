"""A journal beside a carnet is part of it only when that is proven."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import ParamSpec, TypeVar

import pytest

from companion.domain.errors import CarnetDamaged
from companion.storage.carnet_file import CarnetFile
from companion.storage.journal_file import CarnetUnfinished, Leftover
from companion.storage.rescue import rescue
from tests.storage.carnet_making import IDENTITY, KEY, NOW, OTHER_KEY, make_carnet
from tests.storage.journals import JOURNAL, NAME, ONE_PAGE, SavedDay, saved_day

GENERATED = 500
P = ParamSpec("P")
R = TypeVar("R")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SavedDay:
    """Twenty saves, each recorded."""
    folder = tmp_path_factory.mktemp("day")
    return saved_day(folder / NAME, frozenset(make_carnet(folder / NAME).revisions), 20)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> SavedDay:
    """The same in a carnet of another key."""
    folder = tmp_path_factory.mktemp("foreign")
    made = make_carnet(folder / NAME)
    with CarnetFile.open(folder / NAME, KEY) as file:
        file.copy_into(_empty(folder / "b"), lambda _copy, _found: None, key=OTHER_KEY)
    (folder / "b").replace(folder / NAME)
    return saved_day(folder / NAME, frozenset(made.revisions), 6, key=OTHER_KEY)


def _empty(place: Path) -> Path:
    place.touch()
    return place


def lay(folder: Path, carnet: bytes, journal: bytes) -> Path:
    """A carnet with something beside it."""
    folder.mkdir(exist_ok=True)
    (folder / NAME).write_bytes(carnet)
    (folder / JOURNAL).write_bytes(journal)
    return folder / NAME


def opened(path: Path) -> tuple[frozenset[str], Leftover]:
    """What the carnet holds, every page of it checked, and what became of its journal."""
    with CarnetFile.open(path, KEY) as file:
        file.check()
        return frozenset(file.load().revisions), file.leftover


def test_an_old_journal_of_the_same_carnet_takes_nothing_back(
    tmp_path: Path, day: SavedDay
) -> None:
    """The newer carnet wins, and the journal is set aside."""
    path = lay(tmp_path, day.files[20], day.journals[8])
    assert opened(path) == (day.ids[20], Leftover.SET_ASIDE)
    assert (tmp_path / f"{JOURNAL}.aside").read_bytes() == day.journals[8]
    assert path.read_bytes() == day.files[20]


def test_the_journal_of_another_carnet_is_set_aside(
    tmp_path: Path, day: SavedDay, foreign: SavedDay
) -> None:
    """The carnet is not touched."""
    path = lay(tmp_path, day.files[20], foreign.journals[3])
    assert opened(path) == (day.ids[20], Leftover.SET_ASIDE)
    assert path.read_bytes() == day.files[20]


def test_a_journal_without_a_key_is_set_aside(tmp_path: Path, day: SavedDay) -> None:
    """512 bytes that anybody can write empty no carnet."""
    path = lay(tmp_path, day.files[20], ONE_PAGE)
    assert opened(path) == (day.ids[20], Leftover.SET_ASIDE)
    assert path.read_bytes() == day.files[20]


def test_a_newer_copy_wins_over_the_journal_of_the_crashed_file(
    tmp_path: Path, day: SavedDay
) -> None:
    """Put over a file that a crash left with its journal, the copy is what is opened."""
    chance = Random(1)
    for save in range(4, 10):
        left = day.torn(save, chance)
        folder = tmp_path / str(save)
        path = lay(folder, day.files[20], left.get(JOURNAL, b""))
        assert opened(path)[0] == day.ids[20]


def test_the_journal_of_the_last_save_brings_back_nothing_once_it_was_saved(
    tmp_path: Path, day: SavedDay
) -> None:
    """A journal copied in the middle of a save and laid back after it undoes nothing."""
    for save in range(1, 21):
        path = lay(tmp_path / str(save), day.files[save], day.journals[save - 1])
        assert opened(path) == (day.ids[save], Leftover.NONE)


def test_an_interrupted_save_is_undone_and_what_was_there_is_kept(
    tmp_path: Path, day: SavedDay
) -> None:
    """Torn pages are put right by the journal; carnet and journal lie beside, as they were."""
    chance, undone = Random(2), 0
    for number in range(60):
        save = chance.randrange(20)
        left = day.torn(save, chance)
        path = lay(tmp_path / str(number), left[NAME], left.get(JOURNAL, b""))
        found, leftover = opened(path)
        assert found in {day.ids[save], day.ids[save + 1]}
        if leftover is Leftover.UNDONE:
            undone += 1
            assert path.with_name(f"{NAME}.undone").read_bytes() == left[NAME]
            assert path.with_name(f"{NAME}.undone-journal").read_bytes() == left[JOURNAL]
        assert not path.with_name(JOURNAL).exists()
    assert undone > 5


def test_a_torn_carnet_beside_an_old_journal_is_left_as_it_is(
    tmp_path: Path, day: SavedDay
) -> None:
    """A journal that would take an acknowledged save back is not undone, whatever seals it."""
    carnet = bytearray(day.files[20])
    carnet[-5] ^= 1
    for save in range(12):
        path = lay(tmp_path / str(save), bytes(carnet), day.journals[save])
        with pytest.raises(CarnetDamaged):
            CarnetFile.open(path, KEY)
        assert path.read_bytes() == carnet
        assert path.with_name(JOURNAL).read_bytes() == day.journals[save]


def test_a_rescue_after_that_claims_no_more_than_is_known(tmp_path: Path, day: SavedDay) -> None:
    """What came back is all that can be read, and it is said that something may be missing."""
    carnet = bytearray(day.files[20])
    carnet[-5] ^= 1
    path = lay(tmp_path, bytes(carnet), day.journals[5])
    told = rescue(path, KEY, [], now=NOW)
    assert not told.all_known
    assert opened(path)[0] >= day.ids[10]


def test_a_rescue_finds_the_copy_made_before_a_save_was_undone(
    tmp_path: Path, day: SavedDay
) -> None:
    """What only the copy holds comes back, too."""
    path = lay(tmp_path, day.files[3], b"")
    (tmp_path / f"{NAME}.undone").write_bytes(day.files[15])
    with path.open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"damage")
    told = rescue(path, KEY, [], now=NOW)
    assert opened(path)[0] == day.ids[15]
    assert not told.all_known


def test_a_new_carnet_takes_no_journal_that_lay_there(tmp_path: Path, day: SavedDay) -> None:
    """What lay beside its path before it was made is set aside."""
    for number, journal in enumerate((day.journals[4], ONE_PAGE)):
        (tmp_path / JOURNAL).write_bytes(journal)
        with CarnetFile.create(tmp_path / NAME, KEY, IDENTITY) as file:
            assert file.leftover is Leftover.SET_ASIDE
            file.check()
        (tmp_path / NAME).unlink()
        assert len(list(tmp_path.glob("*.aside*"))) == number + 1


def test_reading_works_beside_a_journal_where_nothing_can_be_written(
    tmp_path: Path, day: SavedDay
) -> None:
    """A whole carnet is read; a torn one is refused with a sentence of its own. No byte changes."""
    # Windows has no question mark in a name.
    asked = "à lire ? 100 %41 #1" if os.name == "posix" else "à lire 100 %41 #1"
    path = lay(tmp_path / asked, day.files[20], day.journals[3])
    with CarnetFile.open(path, KEY, read_only=True) as file:
        file.check()
        assert file.load().revisions.keys() == day.ids[20]
    assert path.with_name(JOURNAL).read_bytes() == day.journals[3]
    refused, chance = 0, Random(3)
    for number in range(30):
        left = day.torn(chance.randrange(20), chance)
        path = lay(tmp_path / str(number), left[NAME], left.get(JOURNAL, b""))
        try:
            CarnetFile.open(path, KEY, read_only=True).close()
        except CarnetUnfinished:
            refused += 1
        assert path.read_bytes() == left[NAME]
    assert refused > 3


def _made_up(day: SavedDay, foreign: SavedDay, chance: Random) -> Iterator[tuple[str, bytes]]:
    """Stale, foreign and crafted journals, each with its kind."""

    def stale() -> bytes:
        return chance.choice(day.journals[:19])

    def flipped() -> bytes:
        content = bytearray(chance.choice(day.journals))
        for _ in range(chance.randrange(1, 4)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        return bytes(content)

    def cut() -> bytes:
        content = chance.choice(day.journals)
        return content[: chance.randrange(1, len(content))]

    def mixed() -> bytes:
        one, other = chance.choice(day.journals), chance.choice(day.journals[:19])
        return one[:512] + other[512:]

    def header() -> bytes:
        fields = [chance.choice([0, 1, 7, 512, 4096, 65_536, 2**32 - 1]) for _ in range(5)]
        head = ONE_PAGE[:8] + b"".join(field.to_bytes(4, "big") for field in fields)
        return head + bytes(512 - len(head)) + chance.randbytes(chance.choice([0, 512, 4104, 8208]))

    def noise() -> bytes:
        return chance.randbytes(chance.randrange(1, 9_000))

    kinds: list[Callable[[], bytes]] = [
        stale,
        lambda: chance.choice(foreign.journals),
        flipped,
        cut,
        mixed,
        header,
        noise,
        lambda: ONE_PAGE + chance.choice(foreign.journals),
    ]
    names = ("stale", "foreign", "flipped", "cut", "mixed", "header", "noise", "keyless")
    for number in range(GENERATED):
        yield names[number % 8], kinds[number % 8]()


def test_no_journal_that_is_not_its_own_takes_anything_from_a_carnet(
    tmp_path: Path, day: SavedDay, foreign: SavedDay
) -> None:
    """500 stale, foreign and crafted journals: no loss, no rollback, and none is thrown away."""
    chance, became = Random(20261128), Counter[tuple[str, Leftover]]()
    for number, (kind, journal) in enumerate(_made_up(day, foreign, chance)):
        folder = tmp_path / str(number)
        path = lay(folder, day.files[20], journal)
        found, leftover = opened(path)
        assert found == day.ids[20]
        assert path.read_bytes() == day.files[20]
        assert leftover in {Leftover.NONE, Leftover.SET_ASIDE}
        if leftover is Leftover.SET_ASIDE:
            assert path.with_name(f"{JOURNAL}.aside").read_bytes() == journal
        became[kind, leftover] += 1
        shutil.rmtree(folder)
    for kind in ("stale", "foreign", "noise", "keyless"):
        assert became[kind, Leftover.SET_ASIDE]
        assert not became[kind, Leftover.NONE]


def test_no_such_journal_takes_anything_from_a_crashed_carnet(
    tmp_path: Path, day: SavedDay, foreign: SavedDay
) -> None:
    """Laid over the journal of a crash, it is refused, or the carnet was whole without it."""
    chance, refused = Random(20261129), 0
    for number, (_, journal) in enumerate(_made_up(day, foreign, chance)):
        save = chance.randrange(12, 20)
        folder = tmp_path / str(number)
        left = day.torn(save, chance)
        path = lay(folder, left[NAME], journal)
        try:
            found, _ = opened(path)
            assert found in {day.ids[save], day.ids[save + 1]}
        except CarnetDamaged:
            refused += 1
            assert path.read_bytes() == left[NAME]
            assert path.with_name(JOURNAL).read_bytes() == journal
        shutil.rmtree(folder)
    assert refused > 50


def test_a_crash_while_a_save_is_undone_is_recovered_from(
    tmp_path: Path, day: SavedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended at any step of setting right, the next opening brings the same carnet back."""
    chance, ended = Random(4), 0
    for number in range(40):
        save = chance.randrange(20)
        left = day.torn(save, chance)
        path = lay(tmp_path / str(number), left[NAME], left.get(JOURNAL, b""))
        for step in range(12):
            with monkeypatch.context() as patched:
                steps = iter(range(step))
                for name in ("replace", "unlink", "rename"):
                    patched.setattr(Path, name, _ended_after(steps, getattr(Path, name)))
                for name in ("fsync", "open"):
                    patched.setattr(os, name, _ended_after(steps, getattr(os, name)))
                try:
                    opened(path)
                    break
                except _Ended:
                    ended += 1
        assert opened(path)[0] in {day.ids[save], day.ids[save + 1]}
    assert ended > 100


class _Ended(BaseException):
    """The process is no more."""


def _ended_after(steps: Iterator[int], act: Callable[P, R]) -> Callable[P, R]:
    def acted(*given: P.args, **named: P.kwargs) -> R:
        if next(steps, None) is None:
            raise _Ended
        return act(*given, **named)

    return acted
