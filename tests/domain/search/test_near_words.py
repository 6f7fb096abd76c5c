"""Which slips of a hand are forgiven."""

import pytest

from companion.domain.search.near_words import near_words, slips, slips_allowed, sound


@pytest.mark.parametrize(("letters", "allowed"), [(0, 0), (3, 0), (4, 1), (7, 1), (8, 2), (20, 2)])
def test_longer_words_are_forgiven_more(letters: int, allowed: int) -> None:
    """One slip from 4 letters on, two from 8 on."""
    assert slips_allowed("x" * letters) == allowed


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        *(("toux", "toux", 0), ("toux", "tour", 1), ("toux", "tou", 1), ("toux", "toxu", 1)),
        *(("toux", "taxi", 3), ("abcd", "badc", 2), ("", "abc", 3), ("abc", "", 3)),
    ],
)
def test_slips_are_counted_one_by_one(one: str, other: str, count: int) -> None:
    """A letter too many, one missing, another letter, or two letters swapped."""
    assert slips(one, other) == slips(other, one) == count


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        *(("phlebite", "flebite"), ("thorax", "torax"), ("rhume", "rume"), ("yeux", "ieux")),
        *(("oedeme", "edeme"), ("anaemia", "anemia"), ("diarrhee", "diare")),
    ],
)
def test_what_nobody_hears_is_no_slip(written: str, heard: str) -> None:
    """Greek spellings and doubled letters."""
    assert sound(written) == heard
    assert slips(written, heard) == 0


def test_words_of_the_family_come_before_words_that_sound_so() -> None:
    """Who got the beginning right means one of these."""
    assert near_words("vertije", ("vertige", "vertiges", "tige")) == ("vertige", "vertiges")
    assert near_words("bertige", ("vertige", "tige")) == ("vertige",)


def test_only_the_nearest_words_are_meant() -> None:
    """One slip away, never also those two slips away; a short word stands for no other."""
    assert near_words("bertiges", ("tertiges", "tertigea", "oui")) == ("tertiges",)
    assert near_words("bou", ("cou",)) == ()
    assert near_words("boue", ("coue", "joue", "roux")) == ("coue", "joue")
    assert near_words("boue", ("cous",)) == ()
    assert near_words("boue", ()) == ()
