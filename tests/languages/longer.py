"""A pseudo-language: what the program says, each word 40 % longer, accented, in brackets. It shows what is cut.

Made in the process that runs, of the language that is spoken. Knows no single text.
"""

import re
from collections.abc import Callable

import pytest

from companion.domain.words import Language, Words
from companion.messages import Texts

_KEPT = re.compile(r"\{[^{}]*\}|&\w|[aeiouy]")
_LONGER = dict(zip("aeiouy", ("àá", "éè", "îí", "ôó", "ùú", "ýÿ"), strict=True))


def longer(text: str) -> str:
    """The text with each vowel twice; what is filled in, and the mark of a key, stay."""
    return (
        "[" + _KEPT.sub(lambda found: _LONGER.get(found[0], found[0]), text) + "]" if text else ""
    )


class _Longer:
    """The sentences of a language, longer."""

    def __init__(self, spoken: Texts) -> None:
        self._spoken = spoken._translations

    def gettext(self, message: str) -> str:
        return longer(self._spoken.gettext(message))

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return longer(self._spoken.ngettext(singular, plural, count))


def speak_longer(patch: pytest.MonkeyPatch) -> None:
    """Have everything that is said from now on said longer."""
    said: Callable[[Texts, str], str] = Texts.__call__
    plural, words = Texts.plural, Words.in_language

    def call(texts: Texts, message: str, /, **values: str | float) -> str:
        return said(_of(texts), message, **values)

    def of_many(texts: Texts, one: str, many: str, count: int, /, **values: str | float) -> str:
        return plural(_of(texts), one, many, count, **values)

    def in_language(words_: Words, language: Language) -> str:
        return longer(words(words_, language))

    patch.setattr(Texts, "__call__", call)
    patch.setattr(Texts, "plural", of_many)
    patch.setattr(Words, "in_language", in_language)


_made: dict[Texts, Texts] = {}


def _of(texts: Texts) -> Texts:
    """The same sentences, longer."""
    if texts not in _made:
        made = Texts(texts.language)
        made.__dict__["_translations"] = _Longer(texts)
        _made[texts] = made
    return _made[texts]
