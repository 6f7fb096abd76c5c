"""Finds words in the explanations, forgiving capitals, accents, plurals and small slips.

Knows pages, not where they come from; looks at nothing but the text that is shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from companion.content.glossary import is_other_names
from companion.content.sentences import block_sentences, split_sentences
from companion.domain.explanations import ExplanationPage, Hit, Illustration, PageHead, Span
from companion.domain.folded_words import FoldedWord, telling_words, words_of
from companion.domain.near_words import near_words
from companion.domain.words import Language

_SAME, _BEGINNING, _SLIP = 1.0, 0.7, 0.45
_SHORTEST_BEGINNING: Final = 2


class _Place(IntEnum):
    """Where a word stands; a higher place always comes first."""

    ASIDE = 5  # the words of a drawing, the other names of a term
    TEXT = 10
    SUMMARY = 20
    HEADING = 40
    TITLE = 100


_SHOWS: Final = {
    _Place.TEXT: 1.0,
    _Place.SUMMARY: 0.9,
    _Place.HEADING: 1.1,  # its first sentence is shown
    _Place.TITLE: 0.6,
    _Place.ASIDE: 0.5,
}
"""How much a sentence tells a searching person, when it holds as many of the words as another."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence, a heading or a title. `section` is None in the head of a page."""

    page: int
    section: int | None
    place: _Place
    text: str


@dataclass(slots=True)
class _Found:
    """What one page has for a search: the best worth of each word, and of each passage."""

    words: dict[int, float] = field(default_factory=dict)
    passages: dict[int, dict[int, float]] = field(default_factory=dict)

    def add(self, word: int, passage: int, worth: float, likeness: float) -> None:
        self.words[word] = max(self.words.get(word, 0.0), worth)
        here = self.passages.setdefault(passage, {})
        here[word] = max(here.get(word, 0.0), likeness)


class SearchIndex:
    """Every sentence of the pages of one language, by the stems of its words."""

    def __init__(self, pages: Iterable[ExplanationPage], language: Language) -> None:
        self._language = language
        self._heads: list[PageHead] = []
        self._titles: list[tuple[str, ...]] = []
        self._passages: list[_Passage] = []
        self._places: dict[str, list[int]] = {}
        for page in pages:
            self._add(page)

    def _add(self, page: ExplanationPage) -> None:
        number = len(self._heads)
        self._heads.append(page.head)
        self._titles.append(tuple(section.title for section in page.sections))
        for passage in _passages(page, number):
            self._passages.append(passage)
            for stem in {word.stem for word in words_of(passage.text, self._language)}:
                self._places.setdefault(stem, []).append(len(self._passages) - 1)

    def search(self, words: str) -> tuple[Hit, ...]:
        """Where the words are found: one place a page, the best first.

        A page holds every word searched for; when no page does, as many as any page holds.
        """
        likenesses = [self._like(word) for word in telling_words(words, self._language)]
        found: dict[int, _Found] = {}
        for number, likeness in enumerate(likenesses):
            for stem, worth in likeness.items():
                for place in self._places[stem]:
                    passage = self._passages[place]
                    page = found.setdefault(passage.page, _Found())
                    page.add(number, place, passage.place * worth, worth)
        most = max((len(page.words) for page in found.values()), default=0)
        kept = [number for number, page in found.items() if len(page.words) == most]
        kept.sort(key=lambda number: (-_worth(found[number]), self._heads[number].order))
        stems = frozenset(stem for likeness in likenesses for stem in likeness)
        return tuple(self._hit(number, found[number], stems) for number in kept)

    def _like(self, word: FoldedWord) -> dict[str, float]:
        """The stems that a searched word stands for, with how like it they are."""
        like = {word.stem: _SAME} if word.stem in self._places else {}
        if len(word.folded) >= _SHORTEST_BEGINNING:
            for stem in self._places:
                if stem.startswith(word.folded) and stem not in like:
                    like[stem] = _BEGINNING
        if like:
            return like
        return dict.fromkeys(near_words(word.stem, self._places), _SLIP)

    def _hit(self, number: int, found: _Found, stems: frozenset[str]) -> Hit:
        head = self._heads[number]
        best = max(
            found.passages,
            key=lambda place: (self._passage_worth(place, found), -place),
        )
        passage = self._shown(number, self._passages[best])
        section = passage.section
        return Hit(
            page_id=head.id,
            title=head.title,
            section=section,
            section_title="" if section is None else self._titles[number][section],
            passage=passage.text,
            title_spans=self._spans(head.title, stems),
            spans=self._spans(passage.text, stems),
        )

    def _passage_worth(self, place: int, found: _Found) -> float:
        """How well a passage shows what was searched: the more of the words the better."""
        return sum(found.passages[place].values()) * _SHOWS[self._passages[place].place]

    def _shown(self, number: int, passage: _Passage) -> _Passage:
        """The passage to show: below a heading its first sentence, for a title the summary."""
        if passage.place is _Place.TITLE:
            return _Passage(number, None, _Place.SUMMARY, self._heads[number].summary)
        if passage.place is _Place.HEADING:
            below = (
                other
                for other in self._passages
                if other.page == number
                and other.section == passage.section
                and other.place is _Place.TEXT
            )
            return next(below, passage)
        return passage

    def _spans(self, text: str, stems: frozenset[str]) -> tuple[Span, ...]:
        words = words_of(text, self._language)
        return tuple(Span(word.start, word.end) for word in words if word.stem in stems)


def _passages(page: ExplanationPage, number: int) -> Iterator[_Passage]:
    yield _Passage(number, None, _Place.TITLE, page.head.title)
    for sentence in split_sentences(page.head.summary):
        yield _Passage(number, None, _Place.SUMMARY, sentence)
    for place, section in enumerate(page.sections):
        if section.title:
            yield _Passage(number, place, _Place.HEADING, section.title)
        for block in section.blocks:
            aside = isinstance(block, Illustration) or is_other_names(block)
            kind = _Place.ASIDE if aside else _Place.TEXT
            for sentence in block_sentences(block):
                yield _Passage(number, place, kind, sentence)


def _worth(found: _Found) -> float:
    """The best place counts first; away from titles, then how often the words stand there."""
    in_title = max(found.words.values()) > _Place.HEADING
    often = 0.0 if in_title else min(len(found.passages), 9) / 10
    return sum(found.words.values()) + often
