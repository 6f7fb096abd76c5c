"""The product's sentences, in French and English, with named placeholders and plural forms.

English sentences stand in the code, French ones in `resources/texts/fr.po`. Knows no Qt: the page
and the command line speak with the same sentences as the window.
"""

import gettext
from functools import cache

from companion import paths
from companion.domain.errors import CompanionError
from companion.domain.words import Language, Words

Value = str | int | float


class Texts:
    """The sentences of one language. Calling it translates and fills the placeholders."""

    def __init__(self, language: Language, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **values: Value) -> str:
        """The sentence for an English message."""
        text = self._translations.gettext(message)
        return text.format(**values) if values else text

    def plural(self, singular: str, plural: str, count: int, /, **values: Value) -> str:
        """The sentence for a number of things; `{count}` is filled by itself."""
        text = self._translations.ngettext(singular, plural, count)
        return text.format(count=count, **values)

    def words(self, words: Words) -> str:
        """A catalogue's text in this language."""
        return words.in_language(self.language)

    def describe(self, error: CompanionError) -> str:
        """The plain sentence for an expected mishap."""
        values = dict(error.values)
        if isinstance(reason := values.get("reason"), str):
            values["reason"] = self(reason, **values)
        return self(error.message, **values)


@cache
def load_texts(language: Language) -> Texts:
    """The sentences of a language; English needs no file."""
    if language is Language.EN:
        return Texts(language, gettext.NullTranslations())
    with (paths.resources() / "texts" / f"{language.value}.mo").open("rb") as file:
        return Texts(language, gettext.GNUTranslations(file))
