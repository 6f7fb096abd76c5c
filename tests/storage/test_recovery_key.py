"""The letters of the recovery sheet give the key back, and a misread letter is known by its group."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.key_errors import RecoverySheetGroup, RecoverySheetLength, RecoverySheetMishap
from companion.storage import recovery_key
from companion.storage.recovery_key import ALPHABET, groups_of, key_of, letters_of, read_letters
from tests.storage.carnet_making import KEY

FIRST_SHEET = "000G40R40M30E209185GR38E1W8124GK2GAHC5RR34D1P70X3RFG33NW"
SECOND_SHEET = "ZZZFVZ7VZBWZHXZPYQTF7WQHY3QYXVFCXFNEKT77WVJY9RZ2W7G0EXRD"
KEYS = st.binary(min_size=32, max_size=32)


@given(key=KEYS)
def test_the_letters_give_the_key_back(key: bytes) -> None:
    """14 groups of 4, however they are spaced and whatever their case."""
    groups = groups_of(key)
    assert [len(group) for group in groups] == [4] * 14
    assert key_of(letters_of(key)) == key
    assert key_of(" ".join(groups).lower()) == key
    assert key_of("-".join(groups) + "\n") == key


@given(key=KEYS)
def test_letters_that_look_like_digits_are_forgiven(key: bytes) -> None:
    """The sheet has no I, L, O: who reads one means 1 or 0."""
    letters = letters_of(key)
    assert not set(letters) & set("ILOU")
    assert key_of(letters.replace("0", "O").replace("1", "l")) == key
    assert key_of(letters.replace("0", "o").replace("1", "I")) == key


@given(key=KEYS, at=st.integers(0, 55), other=st.sampled_from(ALPHABET))
def test_one_misread_letter_is_known_by_its_group(key: bytes, at: int, other: str) -> None:
    """Whichever letter it is, its group is named, and no wrong key comes of it."""
    letters = letters_of(key)
    read = letters[:at] + other + letters[at + 1 :]
    if read == letters:
        assert key_of(read) == key
        return
    with pytest.raises(RecoverySheetGroup) as raised:
        key_of(read)
    assert raised.value.values == {"group": at // 4 + 1}


def test_two_letters_exchanged_are_noticed() -> None:
    """Neighbours, groups or any two: no such reading passes for a key."""
    letters, chance = letters_of(KEY), random.Random(20261121)
    for _ in range(2_000):
        one, other = sorted(chance.sample(range(56), 2))
        if letters[one] == letters[other]:
            continue
        read = [*letters]
        read[one], read[other] = read[other], read[one]
        with pytest.raises(RecoverySheetMishap):
            key_of("".join(read))


def test_two_misread_letters_never_name_a_group_that_the_sheet_does_not_have() -> None:
    """Fourteen groups stand on it; a place past the last one tells that more than one is wrong."""
    letters = letters_of(KEY)
    for one, other in itertools.product(ALPHABET, repeat=2):
        read = f"{one}{letters[1]}{other}{letters[3:]}"
        if read == letters:
            continue
        with pytest.raises(RecoverySheetMishap) as raised:
            key_of(read)
        if isinstance(raised.value, RecoverySheetGroup):
            assert raised.value.values["group"] in range(1, 15)


def test_a_letter_that_the_sheet_does_not_have_is_known_by_its_group() -> None:
    """U and punctuation stand on no sheet."""
    letters = letters_of(KEY)
    for wrong in ("U", "?", "é"):
        with pytest.raises(RecoverySheetGroup) as raised:
            key_of(letters[:17] + wrong + letters[18:])
        assert raised.value.values == {"group": 5}


@pytest.mark.parametrize("count", [0, 1, 55, 57, 400])
def test_letters_missing_or_too_many_are_counted(count: int) -> None:
    """The sentence says how many there are."""
    letters = (letters_of(KEY) * 8)[:count]
    with pytest.raises(RecoverySheetLength) as raised:
        key_of(letters)
    assert raised.value.values == {"count": count, "wanted": 56}


@pytest.mark.parametrize("between", [*" \t\r\n\u00a0\u202f-–.·_"])
def test_what_stands_between_letters_is_passed_over(between: str) -> None:
    """Spaces, dashes and points, however a person sets the groups apart; no other sign."""
    letters = letters_of(KEY)
    assert key_of(between.join(letters)) == KEY
    assert read_letters(f"{between}o{between}I") == "01"
    assert read_letters("a,u") == "A,U"


def test_a_sheet_of_today_is_read_for_ever() -> None:
    """The letters of a key are those that were printed: paper is not brought up to date."""
    assert letters_of(KEY) == FIRST_SHEET
    assert letters_of(bytes(range(255, 223, -1))) == SECOND_SHEET
    assert key_of(FIRST_SHEET) == KEY


def test_letters_that_hold_more_than_a_key_are_refused() -> None:
    """The last letter of a key has bits to spare: a sheet with anything in them was never printed."""
    for spare in range(1, 16):
        number = int.from_bytes(KEY, "big") << 4 | spare
        pairs = [number >> 10 * at & 1023 for at in range(25, -1, -1)]
        pairs += recovery_key._check_pairs(pairs)
        letters = "".join(ALPHABET[pair >> 5] + ALPHABET[pair & 31] for pair in pairs)
        with pytest.raises(RecoverySheetMishap) as raised:
            key_of(letters)
        assert type(raised.value) is RecoverySheetMishap


@given(key=KEYS, at=st.integers(0, 27), wrong=st.integers(1, 1023))
def test_two_misread_letters_of_one_pair_are_known_by_their_group(
    key: bytes, at: int, wrong: int
) -> None:
    """The first pair and the last one too."""
    letters = letters_of(key)
    one, other = (ALPHABET.index(letter) for letter in letters[2 * at : 2 * at + 2])
    read = ALPHABET[one ^ wrong >> 5] + ALPHABET[other ^ wrong & 31]
    with pytest.raises(RecoverySheetGroup) as raised:
        key_of(letters[: 2 * at] + read + letters[2 * at + 2 :])
    assert raised.value.values == {"group": at // 2 + 1}
