"""What a journal is worth by its seal: which save it undoes, and whether a carnet is in it."""

import pytest
from msgspec.structs import replace

from companion.storage.journal_seal import (
    for_the_engine,
    images,
    is_complete,
    is_in_this_save,
    says_nothing,
    sealed_save,
)
from companion.storage.pages import PAGE, readable_pages
from tests.storage.carnet_making import KEY, OTHER_KEY, make_carnet
from tests.storage.journals import NAME, ONE_PAGE, SavedDay, saved_day

SAVES = 6


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SavedDay:
    """Some saves, each recorded."""
    path = tmp_path_factory.mktemp("day") / NAME
    return saved_day(path, frozenset(make_carnet(path).revisions), SAVES)


def test_a_seal_says_what_its_save_added(day: SavedDay) -> None:
    """How many rows stood there before and after, the first and the last of them, how many pages."""
    for n, journal in enumerate(day.journals):
        save = sealed_save(journal, KEY)
        assert save is not None
        before, after = day.ids[n], day.ids[n + 1]
        assert (save.before, save.after) == (len(before), len(after))
        assert {save.first, save.last} == after - before
        assert save.pages * PAGE == len(day.files[n + 1])


def test_a_seal_holds_for_every_byte(day: SavedDay) -> None:
    """But for those that the engine rewrites: one changed, missing or added, or another key."""
    journal = day.journals[2]
    for at in (0, 12, 27, 63, 64, 83, 84, 91, 116, 187, 188, 219, 220, 511, 512, 5_000, -9, -1):
        changed = bytearray(journal)
        changed[at] ^= 1
        assert sealed_save(bytes(changed), KEY) is None, at
    assert sealed_save(journal[:-1], KEY) is None
    assert sealed_save(journal + b"\0", KEY) is None
    assert sealed_save(journal, OTHER_KEY) is None
    counted = journal[:8] + (99).to_bytes(4, "big") + journal[12:]
    assert sealed_save(counted, KEY) == sealed_save(journal, KEY)


@pytest.mark.parametrize("length", [0, 27, 28, 219])
def test_what_is_too_short_for_a_seal_has_none(day: SavedDay, length: int) -> None:
    """Cut anywhere in its header, a journal is judged and not stumbled over."""
    cut = day.journals[2][:length]
    assert sealed_save(cut, KEY) is None
    assert not is_complete(cut)


def test_a_journal_is_complete_with_every_page_that_it_counts(day: SavedDay) -> None:
    """One page more or less than it says, or none at all, and the carnet was not touched."""
    journal = day.journals[2]
    counted = int.from_bytes(journal[8:12], "big")
    assert counted
    for number, complete in (
        (counted, True),
        (counted + 1, False),
        (counted - 1, False),
        (0, False),
    ):
        told = journal[:8] + number.to_bytes(4, "big") + journal[12:]
        assert is_complete(told) is complete, number
    assert len(for_the_engine(journal)) == 512 + counted * (PAGE + 8)


def test_a_carnet_is_in_a_save_until_all_of_it_is_written(day: SavedDay) -> None:
    """As long as one sector is as it was; once none is, the count of its pages must be the save's."""
    for n, journal in enumerate(day.journals):
        save = sealed_save(journal, KEY)
        assert save is not None
        old, new = day.files[n], day.files[n + 1]
        assert is_in_this_save(journal, old, KEY, save)
        assert is_in_this_save(journal, new, KEY, save)
        for pages in (save.pages - 1, save.pages + 1):
            other = replace(save, pages=pages)
            assert not is_in_this_save(journal, new, KEY, other)
            assert is_in_this_save(journal, old, KEY, other)


def test_one_old_sector_is_enough(day: SavedDay) -> None:
    """The first, one in the middle or the last of the first page; a changed one proves nothing."""
    journal, old, new = day.journals[2], day.files[2], day.files[3]
    save = sealed_save(journal, KEY)
    assert save is not None
    wrong = replace(save, pages=save.pages + 1)
    for start in (0, 512, 2_048, PAGE - 512):
        torn = new[:start] + old[start : start + 512] + new[start + 512 :]
        assert is_in_this_save(journal, torn, KEY, wrong), start
        end = start + 511
        changed = new[:end] + bytes([new[end] ^ 0xA5]) + new[end + 1 :]
        assert not is_in_this_save(journal, changed, KEY, save), start


def test_a_journal_gives_the_pages_as_they_were(day: SavedDay) -> None:
    """In clear, by their number: those of the carnet before the save, and none for another key."""
    for n, journal in enumerate(day.journals):
        was = readable_pages(day.files[n], KEY)
        found = images(journal, KEY)
        assert found
        assert found.items() <= was.items()
        assert images(journal, OTHER_KEY) == {}
    assert images(b"", KEY) == {}


def test_a_journal_of_what_stands_there_says_nothing(day: SavedDay) -> None:
    """Undoing it would change nothing; one of an earlier save, or of a file of other length, would."""
    journal = day.journals[2]
    before, after = (readable_pages(day.files[n], KEY) for n in (2, 3))
    assert says_nothing(journal, before, len(before), KEY)
    assert not says_nothing(journal, before, len(before) + 1, KEY)
    assert not says_nothing(journal, after, len(before), KEY)
    assert not says_nothing(journal, before, len(before), OTHER_KEY)
    assert says_nothing(bytes(512), after, len(after), KEY)
    assert not says_nothing(ONE_PAGE[:27], after, 1, KEY)


def test_an_old_sector_of_any_page_is_enough(day: SavedDay) -> None:
    """Each page that the save changed, by its first sector alone."""
    for n, journal in enumerate(day.journals):
        save, old, new = sealed_save(journal, KEY), day.files[n], day.files[n + 1]
        assert save is not None
        wrong = replace(save, pages=save.pages + 1)
        for number in images(journal, KEY):
            at = (number - 1) * PAGE
            torn = new[:at] + old[at : at + 512] + new[at + 512 :]
            assert is_in_this_save(journal, torn, KEY, wrong), number
