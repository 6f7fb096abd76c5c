"""What people type for a line of the card, a measurement or a symptom, in one language."""

from collections.abc import Mapping

from msgspec import Struct, field

from companion.domain.search.language_words import LanguageWords

Phrases = Mapping[str, tuple[str, ...]]
"""Phrases by the id of what they mean."""


class Vocabulary(Struct, frozen=True):
    """The words of a language, and the everyday phrases that the catalogue itself does not hold.

    `same`: words that mean the same to who asks a question.
    """

    words: LanguageWords = field(default_factory=LanguageWords)
    signs: Phrases = field(default_factory=dict)
    quantities: Phrases = field(default_factory=dict)
    symptoms: Phrases = field(default_factory=dict)
    same: tuple[tuple[str, ...], ...] = ()
