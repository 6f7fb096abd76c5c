"""The product's sentences, in each language, with named placeholders and plural forms.

English sentences stand in the code, the others in `resources/languages/CODE/texts.po`. Knows no Qt: the page
and the command line speak with the same sentences as the window.
"""

import gettext
import warnings
from functools import cache, cached_property
from pathlib import Path

from companion import paths
from companion.domain.errors import CompanionError
from companion.domain.words import Language, Words
from companion.languages import SOURCE, language_folder
from companion.plain_text import plain_line

Value = str | int | float


class Texts:
    """The sentences of one language. Calling it translates and fills the placeholders."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def _translations(self) -> gettext.NullTranslations:
        """Read with the first sentence: the first paint needs none, and it takes 3 ms."""
        if self.language is SOURCE:
            return gettext.NullTranslations()
        with compiled_texts(language_folder(self.language)).open("rb") as file:
            return gettext.GNUTranslations(file)

    def __call__(self, message: str, /, **values: Value) -> str:
        """The sentence for an English message."""
        text = self._translations.gettext(message)
        return text.format(**_plain(values)) if values else text

    def plural(self, singular: str, plural: str, count: int, /, **values: Value) -> str:
        """The sentence for a number of things; `{count}` is filled by itself."""
        text = self._translations.ngettext(singular, plural, count)
        return text.format(count=count, **_plain(values))

    def words(self, words: Words) -> str:
        """A catalogue's text in this language."""
        return plain_line(words.in_language(self.language))

    def describe(self, error: CompanionError) -> str:
        """The plain sentence for an expected mishap."""
        values = dict(error.values)
        if isinstance(reason := values.get("reason"), str):
            values["reason"] = self(reason, **values)
        return self(error.message, **values)


def _plain(values: dict[str, Value]) -> dict[str, Value]:
    """What fills a sentence stays within it: on one line, and without a mark that turns the rest."""
    return {
        name: plain_line(value) if isinstance(value, str) else value
        for name, value in values.items()
    }


def compiled_texts(folder: Path) -> Path:
    """The compiled sentences in a language's folder.

    Warns where they are missing or older than their source: sentences would be English. Only a checkout can
    come to that, and only there do the dates of two files say what was made of what.
    """
    compiled, source = folder / "texts.mo", folder / "texts.po"
    made = compiled.stat().st_mtime if compiled.exists() else 0
    if paths.is_checkout() and made < source.stat().st_mtime:
        warnings.warn(f"{source} is not compiled: run `make texts`", stacklevel=2)
    return compiled


@cache
def load_texts(language: Language) -> Texts:
    """The sentences of a language; their file is read when the first one is wanted."""
    return Texts(language)
