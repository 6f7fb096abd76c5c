"""Which known words a mistyped one may stand for."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

_ONE_SLIP, _TWO_SLIPS = 4, 8
_FAMILY: Final = 5
_SHORTEST: Final = 3
_LETTERS: Final = 64
_HEARD: Final = (("ph", "f"), ("th", "t"), ("rh", "r"), ("y", "i"), ("oe", "e"), ("ae", "e"))
_DOUBLE: Final = re.compile(r"(.)\1+")


def near_words(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words that come nearest to one that is not known; both folded.

    First those of its family, then those that sound like it with the fewest slips: one from 4
    letters on, two from 8 letters on. A slip is a letter too many, one missing, another letter,
    or two letters swapped.
    """
    if len(word) < _ONE_SLIP:
        return ()
    words = tuple(known)
    beginning = word[: max(len(word) - 2, min(len(word) - 1, _FAMILY))]
    family = tuple(candidate for candidate in words if candidate.startswith(beginning))
    if family:
        return family
    by_slips: dict[int, list[str]] = {}
    heard = sound(word)
    allowed = slips_allowed(word) if len(heard) >= _SHORTEST else 0
    for candidate, count in _candidates(heard, words, allowed) if allowed else ():
        by_slips.setdefault(count, []).append(candidate)
    return tuple(by_slips[min(by_slips)]) if by_slips else ()


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A folded word with the letters left out that nobody hears: diarrhee and diaree are one."""
    for written, heard in _HEARD:
        word = word.replace(written, heard)
    return _DOUBLE.sub(r"\1", word)


def slips(one: str, other: str) -> int:
    """The least number of slips between the sounds of two folded words."""
    return _slips(sound(one), sound(other))


def slips_allowed(word: str) -> int:
    """How many slips a word of this length is forgiven."""
    if len(word) < _ONE_SLIP:
        return 0
    return 1 if len(word) < _TWO_SLIPS else 2


def _candidates(word: str, known: Iterable[str], allowed: int) -> Iterator[tuple[str, int]]:
    letters = _letters(word)
    for candidate in known:
        heard = sound(candidate)
        if len(heard) < _SHORTEST or abs(len(heard) - len(word)) > allowed:
            continue
        # Each slip changes at most two letters of the set: most words are ruled out by this alone.
        if (letters ^ _letters(heard)).bit_count() > 2 * allowed:
            continue
        count = _slips(word, heard)
        if count <= allowed:
            yield candidate, count


@lru_cache(maxsize=20_000)
def _letters(word: str) -> int:
    """The set of letters of a word as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % _LETTERS)
    return bits


def _slips(one: str, other: str) -> int:
    """The least number of slips between two words (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, facing in enumerate(other, 1):
            least = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != facing))
            swapped = row > 1 and column > 1 and letter == other[column - 2]
            if swapped and one[row - 2] == facing:
                least = min(least, before[column - 2] + 1)
            here.append(least)
        before, above = above, here
    return above[-1]
