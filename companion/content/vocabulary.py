"""Reads what people type to search: everyday phrases, what is asked of an explanation, the words of a language.

It must not know what a person noted. Read at the first search.
"""

from collections.abc import Mapping
from functools import cache

from companion.content.language_words import load_language_words
from companion.domain.search.vocabulary import Phrases, Vocabulary
from companion.domain.words import Language
from companion.languages import language_folder
from companion.toml_file import Names, Strict, read_form


class _Everyday(Strict, frozen=True):
    sign: dict[str, Names]
    quantity: dict[str, Names]
    symptom: dict[str, Names]
    same: dict[str, Names]


@cache
def load_vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of a language, read once. Raises CatalogueBroken."""
    path = language_folder(language) / "search" / "everyday.toml"
    read = read_form(path, _Everyday, f"{language}/search/{path.name}")
    return Vocabulary(
        words=load_language_words(language),
        signs=read.sign,
        quantities=read.quantity,
        symptoms=read.symptom,
        same=tuple(read.same.values()),
    )


def load_asked(language: Language) -> Mapping[str, Phrases]:
    """What people ask when the answer stands in a section: by explanation, then by heading ("" the explanation)."""
    path = language_folder(language) / "search" / "asked.toml"
    return read_form(path, dict[str, dict[str, Names]], f"{language}/search/{path.name}")
