"""Finds what people mean by what they type: a line of the card, a measurement, symptoms.

Forgives capitals, accents, endings and small slips. A line of the card is found because its words
were typed, never because of an answer. Nothing leaves it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from companion.domain.search.folded_words import words_of
from companion.domain.search.known_words import KnownWords
from companion.domain.search.phrases import AskedWord, Phrase, asked_words, likeness, make_phrase
from companion.domain.search.vocabulary import Vocabulary
from companion.domain.symptoms import Catalogue, Quantity, Symptom
from companion.domain.warning_signs import Urgency, WarningSign
from companion.domain.words import Language

_NAME, _HELP = 1.0, 0.6
_NEAR_BEST: Final = 0.6
_SURE: Final = 0.6
_MOSTLY_SAID: Final = 0.7
_MOST_SIGNS: Final = 2
_PARTS: Final = re.compile(r",| ou | or ")
_JOINT: Final = re.compile(r"[:(]| avec | with |\d")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search means: ids, the likeliest first. The signs stand first, whatever follows."""

    signs: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()


class SymptomSearch:
    """The words of these symptoms, signs and quantities in one language, read at first use."""

    def __init__(
        self,
        symptoms: Iterable[Symptom],
        language: Language,
        vocabulary: Vocabulary | None = None,
        *,
        signs: Iterable[WarningSign] = (),
        quantities: Iterable[Quantity] = (),
    ) -> None:
        self._language, self._vocabulary = language, vocabulary or Vocabulary()
        self._symptom_list, self._sign_list = tuple(symptoms), tuple(signs)
        self._quantity_list = tuple(quantities)

    @classmethod
    def of(
        cls, symptoms: Iterable[Symptom], catalogue: Catalogue, language: Language
    ) -> "SymptomSearch":
        """A search for these symptoms, and for the card and the measurements of the catalogue."""
        return cls(
            symptoms,
            language,
            catalogue.read_vocabulary(language),
            signs=catalogue.card.lines,
            quantities=catalogue.quantities.values(),
        )

    def search(self, text: str) -> tuple[str, ...]:
        """The ids of the symptoms that the words mean, the likeliest first; () for blank words."""
        return self.find(text).symptoms

    def find(self, text: str) -> Found:
        """Everything that the words mean."""
        asked = asked_words(text, self._known, self._language)
        signs = _ranked(self._signs, asked, _SURE, _MOSTLY_SAID)
        return Found(
            signs[:_MOST_SIGNS],
            _ranked(self._quantities, asked, 0.0, _MOSTLY_SAID),
            _ranked(self._symptoms, asked),
        )

    @cached_property
    def _known(self) -> KnownWords:
        said = (*self._symptom_texts(), *self._sign_texts(), *self._quantity_texts())
        words = {word.folded for _, text, _ in said for word in words_of(text, self._language)}
        return KnownWords(sorted(words), self._language, self._vocabulary.words)

    @cached_property
    def _symptoms(self) -> tuple[Phrase, ...]:
        return self._phrases(self._symptom_texts())

    @cached_property
    def _signs(self) -> tuple[Phrase, ...]:
        return self._phrases(self._sign_texts())

    @cached_property
    def _quantities(self) -> tuple[Phrase, ...]:
        return self._phrases(self._quantity_texts())

    def _phrases(self, texts: Iterable[tuple[str, str, float]]) -> tuple[Phrase, ...]:
        known, language = self._known, self._language
        made = (make_phrase(means, text, worth, known, language) for means, text, worth in texts)
        return tuple(phrase for phrase in made if phrase.weights)

    def _symptom_texts(self) -> Iterator[tuple[str, str, float]]:
        language, more = self._language, self._vocabulary.symptoms
        for symptom in self._symptom_list:
            names = {words.in_language(language) for words in (symptom.label, symptom.title)}
            said = (*symptom.everyday.get(language, ()), *more.get(symptom.id, ()))
            yield from ((symptom.id, text, _NAME) for text in (*sorted(names), *said))
            if symptom.help is not None:
                yield symptom.id, symptom.help.in_language(language), _HELP

    def _sign_texts(self) -> Iterator[tuple[str, str, float]]:
        """The lines that ask to call, not those that are only noted."""
        for sign in self._sign_list:
            if sign.block is not Urgency.NOTE:
                text = sign.text.in_language(self._language)
                said = self._vocabulary.signs.get(sign.id, ())
                yield from ((sign.id, part, _NAME) for part in (*_parts(text), *said))

    def _quantity_texts(self) -> Iterator[tuple[str, str, float]]:
        for quantity in self._quantity_list:
            text = quantity.label.in_language(self._language)
            said = self._vocabulary.quantities.get(quantity.id, ())
            yield from ((quantity.id, part, _NAME) for part in (text, *said))


def _parts(line: str) -> Sequence[str]:
    """What a line of the card lists. One part that hangs on another stays with it."""
    whole = line.split(";")
    return [p for part in whole for p in ([part] if _JOINT.search(part) else _PARTS.split(part))]


def _ranked(
    phrases: Iterable[Phrase],
    asked: Sequence[AskedWord],
    least: float = 0.0,
    least_said: float = 0.0,
) -> tuple[str, ...]:
    """Those that are nearly as like as the likeliest, of equals in the order of the phrases."""
    best: dict[str, float] = {}
    for phrase in phrases:
        like = likeness(phrase, asked, least_said)
        if like >= least and like > best.get(phrase.means, 0.0):
            best[phrase.means] = like
    wanted = _NEAR_BEST * max(best.values(), default=0.0)
    return tuple(sorted((m for m in best if best[m] >= wanted), key=lambda m: -best[m]))
