"""What is left of a word without the endings of plurals, verbs and nouns made of verbs.

Works on folded words, for people type without accents: « vomis », « vomi », « vomissements ».
"""

from functools import lru_cache
from typing import Final

from companion.domain.words import Language

_SHORTEST_ROOT: Final = 3
_SHORTEST_WORD: Final = 5
_FRENCH: Final = (
    "issement", "aison", "ement", "ation", "aient", "antes", "ante", "ants", "ant", "ait", "ais", "ees", "ee",
    "euses", "euse", "ent", "eurs", "eur", "ez", "er", "re", "ir", "es", "is", "it", "e", "i", "s", "x",
)  # fmt: skip
_FRENCH_KEPT: Final = {"euse": "eu", "euses": "eu"}
_ENGLISH: Final = ("iness", "ness", "ings", "ing", "edly", "ed", "ly", "es", "s", "y", "e", "i")


@lru_cache(maxsize=60_000)
def root(folded: str, language: Language) -> str:
    """The root of a folded word; short words stay as they are, and so do languages without a rule."""
    cut = _CUTS.get(language)
    return cut(folded) if cut else folded


def _french(word: str) -> str:
    if len(word) < _SHORTEST_WORD:
        is_ended = len(word) == 4 and (word[-1] in "se" or word[-2:] in {"ir", "it"})
        return word[:-1] if is_ended else word
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    word = word[:-1] if word[-1] in "sx" else word
    for ending in _FRENCH:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word[: -len(ending)] + _FRENCH_KEPT.get(ending, "")
    return word


def _english(word: str) -> str:
    if len(word) < _SHORTEST_WORD:
        return word[:-1] if len(word) == 4 and word[-1] in "sye" and word[-2] != "s" else word
    for ending in _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                continue
            rest = word[: -len(ending)]
            if ending in {"ness", "s"}:
                return _english(rest)
            if len(rest) > _SHORTEST_ROOT and rest[-1] == rest[-2] and rest[-1] not in "sl":
                rest = rest[:-1]
            return rest[:-1] if rest.endswith("e") and len(rest) > _SHORTEST_ROOT else rest
    return word


_CUTS: Final = {Language.FR: _french, Language.EN: _english}
