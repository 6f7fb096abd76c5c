"""How well a searched text and a phrase mean the same, by how telling their common words are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from companion.domain.search.folded_words import words_of
from companion.domain.search.known_words import KnownWords
from companion.domain.search.word_roots import root
from companion.domain.words import Language

_WHOLE: Final = 0.999
_ENOUGH: Final = 0.5


@dataclass(frozen=True, slots=True)
class Phrase:
    """The telling roots of a phrase with their weights; `means` is the id of what it stands for."""

    means: str
    weights: Mapping[str, float]
    worth: float


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A searched word: how telling it is, and the known roots that it stands for."""

    weight: float
    like: Mapping[str, float]


def make_phrase(means: str, text: str, worth: float, known: KnownWords, of: Language) -> Phrase:
    """The phrase of a text; one that has no telling word has no weights."""
    words = [known.unglued(word) for word in words_of(text, of)]
    weights = {root(word, of): known.weight(word) for word in words}
    return Phrase(means, {each: weight for each, weight in weights.items() if weight}, worth)


def asked_words(text: str, known: KnownWords, language: Language) -> tuple[AskedWord, ...]:
    """The telling words of a searched text."""
    folded = (known.unglued(word) for word in words_of(text, language))
    weighed = [(word, weight) for word in folded if (weight := known.weight(word))]
    return tuple(AskedWord(weight, known.like(word)) for word, weight in weighed)


def likeness(phrase: Phrase, asked: Sequence[AskedWord], least_said: float = 0.0) -> float:
    """From 0 to the phrase's worth: 0 when too little, or not the most telling word, is common.

    A phrase that stands whole in what is searched is meant whatever stands around it; one of which
    less than `least_said` was said is not meant.
    """
    common = phrase.weights
    matched: dict[str, float] = {}
    met = asked_weight = 0.0
    most, holds_most = 0.0, False
    for word in asked:
        asked_weight += word.weight
        best = max(
            (each for each in word.like.items() if each[0] in common), key=_worth, default=None
        )
        if word.like and word.weight > most:
            most, holds_most = word.weight, best is not None
        if best is not None:
            met += word.weight * best[1]
            matched[best[0]] = max(matched.get(best[0], 0.0), best[1])
    if not matched:
        return 0.0
    of_phrase = sum(common[each] * like for each, like in matched.items()) / sum(common.values())
    of_asked = met / asked_weight
    if of_phrase < least_said:
        return 0.0
    if of_phrase < _WHOLE and (not holds_most or (of_phrase + of_asked) / 2 < _ENOUGH):
        return 0.0
    return phrase.worth * (0.5 * of_phrase + 0.5 * of_asked)


def _worth(found: tuple[str, float]) -> float:
    return found[1]
