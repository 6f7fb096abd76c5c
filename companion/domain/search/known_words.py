"""Which known roots a typed word stands for: itself, its beginning, else a near spelling.

A word of the language stands for itself alone: *sport* is never *sort*, *allaitement* never
*traitement*.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from companion.domain.search.folded_words import FoldedWord, is_silent
from companion.domain.search.language_words import LanguageWords
from companion.domain.search.near_words import near_words, slips
from companion.domain.search.word_roots import root
from companion.domain.words import Language

SAME, BEGINNING, SLIP = 1.0, 0.85, 0.9
_NUMBER: Final = 0.2
_DENYING: Final = frozenset(
    [
        "cannot",
        "cant",
        "couldn",
        "couldnt",
        "didn",
        "didnt",
        "don",
        "dont",
        "doesn",
        "doesnt",
        "isn",
        "isnt",
        "t",
        "wasn",
        "wasnt",
        "won",
        "wont",
        "wouldn",
        "wouldnt",
    ]
)
_HELPING: Final = frozenset(
    [
        "im",
        "ive",
        "ve",
        "arrive",
        "arrivais",
        "pouvoir",
        "puis",
        "peux",
        "quoi",
        "quel",
        "quelle",
        "quels",
        "quelles",
    ]
)
"""What only helps a verb or a question: people type it or not."""
_NOT: Final = "not"
_NOT_WEIGHT: Final = 0.2
_SHORTEST_BEGINNING: Final = 2
_GLUED: Final = ("qu", "j", "l", "d", "m", "t", "s", "n", "c")
_SHORTEST_GLUED: Final = 4


class KnownWords:
    """The folded words that stand in what is searched, and the words of the language beside them."""

    def __init__(self, folded: Iterable[str], language: Language, words: LanguageWords) -> None:
        self._language, self._words = language, words
        self._said = {word: root(word, language) for word in (*folded, _NOT)}
        self._known = frozenset(self._said.values())

    def weight(self, folded: str) -> float:
        """How much a word tells of what is meant."""
        if is_silent(folded) or folded in _HELPING:
            return 0.0
        if folded == _NOT:
            return _NOT_WEIGHT
        return _NUMBER if folded.isdecimal() else self._words.telling(folded)

    def unglued(self, word: FoldedWord) -> str:
        """« jarrive » is « arrive », « cant » is « not »: as if the apostrophe had been typed."""
        folded = word.folded
        if self._language is Language.EN and folded in _DENYING:
            return _NOT
        if self._language is Language.FR and not self._is_word(folded):
            for glued in _GLUED:
                rest = folded.removeprefix(glued)
                if rest != folded and len(rest) >= _SHORTEST_GLUED and rest in self._said:
                    return rest
        return folded

    def like(self, folded: str) -> dict[str, float]:
        """The known roots that a word stands for, with how like it they are."""
        own = root(folded, self._language)
        found = {own: SAME} if own in self._known else {}
        if self._words.knows(folded) or self._words.knows(folded.rstrip("sx")):
            return found
        if len(folded) >= _SHORTEST_BEGINNING:
            for known, its in self._roots.items():
                if known.startswith(folded):
                    found.setdefault(its, BEGINNING)
        return found or self._near(folded)

    def _near(self, folded: str) -> dict[str, float]:
        near = near_words(folded, self._roots)
        if not near:
            return {}
        nearest = slips(folded, near[0])
        if nearest and any(
            slips(folded, word) < nearest for word in near_words(folded, self._words.ranks)[:3]
        ):
            return {}
        return {self._roots[word]: SLIP for word in near}

    @cached_property
    def _roots(self) -> dict[str, str]:
        """The words that are searched, and every other form of them that the language has."""
        forms = ((word, root(word, self._language)) for word in self._words.ranks)
        return {**self._said, **{word: its for word, its in forms if its in self._known}}

    def _is_word(self, folded: str) -> bool:
        return folded in self._said or self._words.knows(folded)
