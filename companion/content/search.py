"""Finds words in the explanations, forgiving capitals, accents, plurals and small slips.

Knows explanations, not where they come from; looks at nothing but the text that is shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from companion.content.glossary import is_other_names
from companion.content.sentences import block_sentences, split_sentences
from companion.domain.explanations import (
    GLOSSARY,
    Explanation,
    ExplanationHead,
    Hit,
    Illustration,
    Span,
)
from companion.domain.search.folded_words import fold, words_of
from companion.domain.search.known_words import KnownWords
from companion.domain.search.phrases import AskedWord, asked_words
from companion.domain.search.vocabulary import Vocabulary
from companion.domain.search.word_roots import root
from companion.domain.words import Language

_FEW_WORDS: Final = 2
_NEAR_MOST: Final = 0.55
_ELSEWHERE: Final = 0.15
_HEAD_LEAVES: Final = 1.0
_BY_NAME: Final = 0.25
_ASKING_WEIGHT: Final = 0.35
_ASKING: Final = frozenset(
    {"combien", "comment", "how", "pourquoi", "quand", "when", "who", "why", "whi"}
)
_IN_SECTION: Final = 0.4
_SAME_MEANING: Final = 0.95
_PARTLY: Final = 0.6


class _Place(IntEnum):
    """Where a word stands; a higher place always comes first."""

    SAID = 1  # what people call what the explanation is about; it is never shown
    ASIDE = 2  # the words of a drawing, the other names of a term
    TEXT = 3
    SUMMARY = 4
    HEADING = 5
    TITLE = 6


_TELLS: Final = {
    _Place.SAID: 0.7,
    _Place.ASIDE: 0.5,
    _Place.TEXT: 0.45,
    _Place.SUMMARY: 0.5,
    _Place.HEADING: 1.0,
    _Place.TITLE: 1.15,
}
"""How much a word there tells that the explanation, or the section, is about it."""

_SHOWS: Final = {
    _Place.SAID: 0.0,
    _Place.TEXT: 1.0,
    _Place.SUMMARY: 0.9,
    _Place.HEADING: 1.1,  # its first sentence is shown
    _Place.TITLE: 0.6,
    _Place.ASIDE: 0.5,
}
"""How much a sentence tells a searching person, when it holds as many of the words as another."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence, a heading or a title. `section` is None in the head of an explanation."""

    explanation: int
    section: int | None
    place: _Place
    text: str


@dataclass(slots=True)
class _Found:
    """What one explanation has for a search: by section, what each word tells; and each passage's words."""

    sections: dict[int | None, dict[int, float]] = field(default_factory=dict)
    passages: dict[int, dict[int, float]] = field(default_factory=dict)

    def add(self, word: int, place: int, section: int | None, told: float) -> None:
        here = self.sections.setdefault(section, {})
        here[word] = max(here.get(word, 0.0), told)
        passage = self.passages.setdefault(place, {})
        passage[word] = max(passage.get(word, 0.0), told)

    def best_section(
        self, weights: Sequence[float], named: Collection[int | None]
    ) -> tuple[float, int | None]:
        """The section that tells most with the head of its explanation, and how much; the first of equals.

        A section that was asked for by its heading is `named`.

        A word that stands in another section alone counts a little.
        """
        head = self.sections.get(None, {})
        explanation = {
            word: max(here.get(word, 0.0) for here in self.sections.values())
            for word in range(len(weights))
        }

        def worth(section: int | None, less: float) -> float:
            here = self.sections.get(section, {})
            by_name = _BY_NAME if section in named else 0.0
            return by_name + sum(
                weight
                * max(here.get(word, 0.0), head.get(word, 0.0), explanation[word] * _ELSEWHERE)
                + _IN_SECTION
                * weight
                * max(here.get(word, 0.0) - less * head.get(word, 0.0), 0) ** 2
                for word, weight in enumerate(weights)
            )

        places = sorted({*self.sections, *named}, key=lambda each: -1 if each is None else each)
        best = max(places, key=lambda section: worth(section, _HEAD_LEAVES))
        return max(worth(section, 0.0) for section in places), best

    def matched(self, weights: Sequence[float]) -> float:
        """The weight of the words that stand anywhere on the explanation."""
        words = {word for here in self.sections.values() for word in here}
        return sum(weights[word] for word in words)


class SearchIndex:
    """Every sentence of the explanations of one language, by the roots of its words."""

    def __init__(
        self,
        explanations: Iterable[Explanation],
        language: Language,
        vocabulary: Vocabulary | None = None,
        said: Mapping[str, Sequence[tuple[int | None, str]]] = MappingProxyType({}),
    ) -> None:
        """`said`: by explanation, the section (None for the whole explanation) and what people call it."""
        self._language, self._vocabulary = language, vocabulary or Vocabulary()
        self._heads: list[ExplanationHead] = []
        self._titles: list[tuple[str, ...]] = []
        self._passages: list[_Passage] = []
        self._places: dict[str, list[int]] = {}
        self._covered: list[float] = []
        words: set[str] = set()
        for explanation in explanations:
            self._heads.append(explanation.head)
            self._titles.append(tuple(section.title for section in explanation.sections))
            number = len(self._heads) - 1
            self._passages += _passages(explanation, number)
            self._passages += [
                _Passage(number, section, _Place.SAID, text)
                for section, text in said.get(explanation.head.id, ())
            ]
        for passage in self._passages:
            words.update(word.folded for word in words_of(passage.text, language))
        for same in self._vocabulary.same:
            words.update(fold(word) for word in same)
        self._known = KnownWords(sorted(words), language, self._vocabulary.words)
        self._roots: list[dict[str, float]] = []
        for place, passage in enumerate(self._passages):
            folded = {word.folded for word in words_of(passage.text, language)}
            roots = {root(word, language): self._known.weight(word) for word in folded}
            self._roots.append(roots)
            for each in roots:
                self._places.setdefault(each, []).append(place)

    def search(self, words: str) -> tuple[Hit, ...]:
        """Where the words are found: one place an explanation, the best first.

        Of one or two words, an explanation holds as many as any explanation holds; of a question, nearly as much
        of what is telling in it.
        """
        asked = asked_words(words, self._known, self._language) or self._silent(words)
        asked = tuple(self._asking(word) for word in asked)
        weights = [word.weight for word in asked]
        found: dict[int, _Found] = {}
        for number, word in enumerate(asked):
            for each, like in self._with_same(word.like).items():
                for place in self._places.get(each, ()):
                    passage = self._passages[place]
                    told = like * _TELLS[passage.place] * self._coverage(place, asked)
                    explanation = found.setdefault(passage.explanation, _Found())
                    explanation.add(number, place, passage.section, told)
        most = max((explanation.matched(weights) for explanation in found.values()), default=0.0)
        least = most if len(asked) <= _FEW_WORDS else _NEAR_MOST * most
        kept = [n for n, explanation in found.items() if explanation.matched(weights) >= least]
        total, typed = sum(weights), tuple(w.folded for w in words_of(words, self._language))
        best = {n: found[n].best_section(weights, self._named(n, typed)) for n in kept}
        kept.sort(
            key=lambda number: (
                -best[number][0]
                * self._share(number, best[number][1], asked)
                * (found[number].matched(weights) / total),
                self._heads[number].order,
            )
        )
        stems = frozenset(each for word in asked for each in self._with_same(word.like))
        return tuple(self._hit(number, best[number][1], found[number], stems) for number in kept)

    def _asking(self, word: AskedWord) -> AskedWord:
        """« When » and « why » tell which heading is meant, however usual they are."""
        is_asking = not _ASKING.isdisjoint(word.like)
        return AskedWord(max(word.weight, _ASKING_WEIGHT), word.like) if is_asking else word

    def _named(self, number: int, typed: tuple[str, ...]) -> frozenset[int]:
        """The sections of an explanation whose heading stands word for word in what was typed."""
        return frozenset(
            section
            for section, title in enumerate(self._titles[number])
            if (heading := tuple(w.folded for w in words_of(title, self._language)))
            and any(typed[i : i + len(heading)] == heading for i in range(len(typed)))
        )

    def _share(self, number: int, section: int | None, asked: Sequence[AskedWord]) -> float:
        """A term of the glossary answers who asks for the term, less who asks more about it."""
        if self._heads[number].id != GLOSSARY or section is None:
            return 1.0
        roots = {
            root(word.folded, self._language)
            for word in words_of(self._titles[number][section], self._language)
        }
        met = sum(word.weight for word in asked if not roots.isdisjoint(word.like))
        return _PARTLY + (1 - _PARTLY) * met / sum(word.weight for word in asked)

    def _silent(self, words: str) -> tuple[AskedWord, ...]:
        """Words that stand everywhere, when there are no others."""
        folded = [word.folded for word in words_of(words, self._language)]
        return tuple(AskedWord(1.0, self._known.like(word)) for word in folded)

    def _with_same(self, like: Mapping[str, float]) -> dict[str, float]:
        """These roots, and those of words that mean the same."""
        found = dict(like)
        for each, worth in like.items():
            for other in self._same.get(each, ()):
                found.setdefault(other, worth * _SAME_MEANING)
        return found

    @cached_property
    def _same(self) -> dict[str, frozenset[str]]:
        same: dict[str, frozenset[str]] = {}
        for words in self._vocabulary.same:
            roots = frozenset(root(fold(word), self._language) for word in words)
            for each in roots:
                same[each] = same.get(each, frozenset()) | roots
        return same

    def _coverage(self, place: int, asked: Sequence[AskedWord]) -> float:
        """How much of a title or heading was asked for; a whole one says most."""
        if self._passages[place].place not in {_Place.TITLE, _Place.HEADING, _Place.SAID}:
            return 1.0
        roots = self._roots[place]
        whole = sum(roots.values())
        meant = {each for word in asked for each in self._with_same(word.like)}
        said = sum(weight for each, weight in roots.items() if each in meant)
        return _PARTLY + (1 - _PARTLY) * (said / whole if whole else 1.0)

    def _hit(self, number: int, chosen: int | None, found: _Found, stems: frozenset[str]) -> Hit:
        head = self._heads[number]
        here = [place for place in found.passages if self._passages[place].section == chosen]
        here = here or [
            n
            for n, each in enumerate(self._passages)
            if each.explanation == number
            and each.section == chosen
            and each.place is _Place.HEADING
        ]
        best = max(
            here,
            key=lambda place: (self._passage_worth(place, found), -place),
        )
        passage = self._shown(number, self._passages[best])
        section = passage.section
        return Hit(
            explanation_id=head.id,
            title=head.title,
            section=section,
            section_title="" if section is None else self._titles[number][section],
            passage=passage.text,
            title_spans=self._spans(head.title, stems),
            spans=self._spans(passage.text, stems),
        )

    def _passage_worth(self, place: int, found: _Found) -> float:
        """How well a passage shows what was searched: the more of the words the better."""
        return sum(found.passages.get(place, {}).values()) * _SHOWS[self._passages[place].place]

    def _shown(self, number: int, passage: _Passage) -> _Passage:
        """The passage to show: below a heading its first sentence, for a title the summary."""
        is_said_of_explanation = passage.place is _Place.SAID and passage.section is None
        if passage.place is _Place.TITLE or is_said_of_explanation:
            return _Passage(number, None, _Place.SUMMARY, self._heads[number].summary)
        if passage.place in {_Place.HEADING, _Place.SAID}:
            below = (
                other
                for other in self._passages
                if other.explanation == number
                and other.section == passage.section
                and other.place is _Place.TEXT
            )
            return next(below, passage)
        return passage

    def _spans(self, text: str, stems: frozenset[str]) -> tuple[Span, ...]:
        words = words_of(text, self._language)
        return tuple(
            Span(word.start, word.end)
            for word in words
            if root(word.folded, self._language) in stems
        )


def _passages(explanation: Explanation, number: int) -> Iterator[_Passage]:
    yield _Passage(number, None, _Place.TITLE, explanation.head.title)
    for sentence in split_sentences(explanation.head.summary):
        yield _Passage(number, None, _Place.SUMMARY, sentence)
    for place, section in enumerate(explanation.sections):
        if section.title:
            yield _Passage(number, place, _Place.HEADING, section.title)
        for block in section.blocks:
            aside = isinstance(block, Illustration) or is_other_names(
                block, explanation.head.language
            )
            kind = _Place.ASIDE if aside else _Place.TEXT
            for sentence in block_sentences(block):
                yield _Passage(number, place, kind, sentence)
