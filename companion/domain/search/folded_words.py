"""Words stripped of what a searching person leaves out: capitals, accents, plurals, small words."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from companion.domain.words import Language

_EVERYWHERE_EN: Final = (
    "a am an and are at be can do does for have i in is it me my of on or the this to with you your"
)
_EVERYWHERE_FR: Final = (
    "ai au aux avec ca c ce ces cette d dans de des du elle en est et etre faut il j je l la le les"
    " m ma me mes mon n ne on ou par pas peut plus pour puis qu que qui s sa se ses si son suis sur"
    " un une vos votre vous y"
)
_SILENT: Final = frozenset(f"{_EVERYWHERE_EN} {_EVERYWHERE_FR}".split())
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}


class FoldedWord(Struct, frozen=True):
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


def telling_words(text: str, language: Language) -> tuple[FoldedWord, ...]:
    """The words searched for, without those that stand everywhere, unless there are only such."""
    words = tuple(words_of(text, language))
    return tuple(word for word in words if word.folded not in _SILENT) or words


def is_silent(folded: str) -> bool:
    """Whether a folded word stands everywhere and tells nothing."""
    return folded in _SILENT


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
    """A folded word without its plural ending. Short words stay as they are, and so do languages without a rule."""
    if len(folded) < 4:
        return folded
    cut = _CUTS.get(language)
    return cut(folded) if cut else folded


def _french(folded: str) -> str:
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


_CUTS: Final = {Language.FR: _french, Language.EN: _english}
