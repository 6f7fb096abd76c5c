"""Words stripped of what a searching person leaves out: capitals, accents, plurals.

Knows nothing of pages or of the glossary.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from companion.domain.words import Language

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word by its stem, and where it stands: its letters from `start` to before `end`."""

    stem: str
    folded: str
    start: int
    end: int


def words_of(text: str, language: Language) -> Iterator[FoldedWord]:
    """The words of a text, cut at everything that is neither letter nor digit."""
    start: int | None = None
    for place, letter in enumerate(f"{text} "):
        if letter.isalnum() or unicodedata.combining(letter):
            start = place if start is None else start
        elif start is not None:
            folded = fold(text[start:place])
            yield FoldedWord(stem(folded, language), folded, start, place)
            start = None


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Small letters without accents."""
    spelled = "".join(_LIGATURES.get(letter, letter) for letter in word.casefold())
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", spelled)
        if not unicodedata.combining(letter)
    )


def stem(folded: str, language: Language) -> str:
    """A folded word without its plural ending. Short words stay as they are."""
    if len(folded) < 4:
        return folded
    if language is Language.EN:
        return _english(folded)
    if folded.endswith("aux") and not folded.endswith("eaux") and len(folded) > 5:
        return f"{folded[:-3]}al"
    return folded[:-1] if folded[-1] in "sx" else folded


def _english(folded: str) -> str:
    if folded.endswith("ies") and len(folded) > 4:
        return f"{folded[:-3]}y"
    if folded.endswith(("sses", "xes", "zes", "ches", "shes", "uses")):
        return folded[:-2]
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        return folded[:-1]
    return folded
