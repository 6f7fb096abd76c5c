"""Reads what people type to search: everyday phrases, what is asked of an explanation, the words of a language.

It must not know what a person noted. Read at the first search.
"""

from collections.abc import Mapping
from functools import cache

from companion.content.language_words import load_language_words
from companion.content.toml_table import Table
from companion.domain.vocabulary import Phrases, Vocabulary
from companion.domain.words import Language
from companion.languages import language_folder


@cache
def load_vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of a language, read once. Raises CatalogueBroken."""
    file = Table.read(language_folder(language) / "search" / "everyday.toml")
    made = Vocabulary(
        words=load_language_words(language),
        signs=_phrases(file.table("sign")),
        quantities=_phrases(file.table("quantity")),
        symptoms=_phrases(file.table("symptom")),
        same=tuple(_phrases(file.table("same")).values()),
    )
    file.end()
    return made


def load_asked(language: Language) -> Mapping[str, Phrases]:
    """What people ask when the answer stands in a section: by explanation, then by heading ("" the explanation)."""
    file = Table.read(language_folder(language) / "search" / "asked.toml")
    asked = {explanation: _phrases(file.table(explanation)) for explanation in file.keys}
    file.end()
    return asked


def _phrases(entries: Table) -> Phrases:
    return {name: entries.names(name) for name in entries.keys}
