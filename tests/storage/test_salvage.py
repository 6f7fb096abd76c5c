"""A damaged file gives back every writing whose pages are whole, and says which ones are lost."""

import hashlib
import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from companion.domain.carnet import Carnet
from companion.domain.errors import CarnetMissing, CarnetUnreachable
from companion.storage.carnet_file import CarnetFile
from companion.storage.pages import Value
from companion.storage.salvage import Salvaged, _salvaged, salvage, salvage_leftovers
from tests.storage.carnet_making import IDENTITY, KEY, OTHER_KEY, PERSON, check_in, make_carnet
from tests.storage.test_pages import pages_of
from tests.storage.test_schema import with_the_key

PAGE = 4096
OTHER_ID = "0199e2f0-0000-7000-8000-0000000000ff"


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


def test_what_only_looks_like_a_writing_or_a_photo_is_none(path: Path) -> None:
    """Whoever holds the key can write anything: each row proves itself."""
    carnet = held(path)
    sound = (IDENTITY, IDENTITY, "'remark'", f"'{PERSON.author}'", "'2026-11-21T20:14:05.000000Z'")
    words = """'{"text":"x"}'"""
    odd = [
        f"('me', '{sound[1]}', {sound[2]}, {sound[3]}, {sound[4]}, 0, {words}, NULL)",
        f"('{OTHER_ID}', '{sound[1]}', 'mood', {sound[3]}, {sound[4]}, 0, {words}, NULL)",
    ]
    with_the_key(
        path,
        *(f"INSERT INTO revision VALUES {values}" for values in odd),
        f"INSERT INTO photo VALUES ('{'0' * 64}', x'00')",
    )
    found = salvage(path, KEY)
    assert {revision.id for revision in found.revisions} == carnet.revisions.keys()
    assert sorted(found.photos) == [b"x" * 9_000, b"y" * 99]
    assert (found.lost, found.all_named) == ((OTHER_ID, "me"), True)
    assert found.pages == path.stat().st_size // PAGE


def test_rows_of_other_types_are_passed_over() -> None:
    """Of eight values, of two and of one: numbers for words, words for numbers, nothing at all."""
    at = "2026-11-21T20:14:05.000000Z"
    sound: tuple[Value, ...] = (OTHER_ID, IDENTITY, "remark", IDENTITY, at, 0, '{"text":"x"}', None)
    assert _salvaged_rows(sound).revisions != ()
    for place, other in ((0, 1), (0, None), (1, 1), (2, None), (3, b"x"), (4, 1), (4, None),
                         (5, "0"), (5, None), (5, 0.5), (6, 1), (6, b"x"), (7, 1)):  # fmt: skip
        row = list(sound)
        row[place] = other
        assert _salvaged_rows(tuple(row)).revisions == (), (place, other)
    assert _salvaged_rows(sound[:7]).revisions == ()
    assert _salvaged_rows((*sound, None)).revisions == ()
    name = hashlib.sha256(b"x").hexdigest()
    assert _salvaged_rows((name, b"x")).photos == (b"x",)
    for odd in ((name, "x"), (name, b"y"), (1, b"x"), (name, b"x", None), (name, None)):
        assert _salvaged_rows(odd).photos == ()
    assert _salvaged_rows((IDENTITY,)).identity == IDENTITY
    for other_row in ((1,), (None,), (IDENTITY, IDENTITY)):
        assert _salvaged_rows(other_row).identity is None


def _salvaged_rows(row: tuple[Value, ...]) -> Salvaged:
    """What comes of a file with that row alone, in a table of as many columns."""
    columns = ", ".join(f"c{n}" for n in range(len(row)))
    insert = f"INSERT INTO held VALUES ({', '.join('?' * len(row))})"
    with tempfile.TemporaryDirectory() as folder:
        pages = pages_of(
            Path(folder) / "a", [(f"CREATE TABLE held ({columns})", ()), (insert, row)]
        )
    return _salvaged(pages)


def ids(found: Salvaged) -> list[str]:
    """The writings by their ids."""
    return sorted(revision.id for revision in found.revisions)


def test_what_was_kept_beside_fills_what_is_missing(path: Path, tmp_path: Path) -> None:
    """Writings, photos and whose it is; it is never said then that nothing else is missing."""
    whole = salvage(path, KEY)
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    nothing = Salvaged()
    found = salvage_leftovers(nothing, [tmp_path / "gone", copy], KEY)
    assert ids(found) == ids(whole)
    assert sorted(found.photos) == sorted(whole.photos)
    assert (found.identity, found.lost, found.all_named) == (IDENTITY, (), False)
    assert salvage_leftovers(whole, [tmp_path / "gone"], KEY) == whole
    last = whole.revisions[-1]
    some = replace(
        whole, revisions=whole.revisions[:-1], photos=(b"z",), lost=(last.id, "zz"), identity="own"
    )
    both = salvage_leftovers(some, [copy, copy], KEY)
    assert ids(both) == ids(whole)
    assert sorted(both.photos) == sorted([b"z", *whole.photos])
    assert (both.identity, both.lost) == ("own", ("zz",))
    other = salvage_leftovers(some, [copy], OTHER_KEY)
    assert (other.revisions, other.lost) == (some.revisions, ("zz", last.id)[::-1])


def test_a_place_that_does_not_answer_is_said(tmp_path: Path) -> None:
    """A folder of its name is no file that is missing."""
    with pytest.raises(CarnetUnreachable):
        salvage(tmp_path, KEY)
