"""Reads what people type to search: everyday phrases, what is asked of an explanation, the words of a language.

It must not know what a person noted. Read at the first search.
"""

from collections.abc import Mapping
from functools import cache

from companion.domain.search.language_words import LanguageWords
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
def load_language_words(language: Language) -> LanguageWords:
    """The words of a language by their rank, read once.

    They are the most usual words of film subtitles that a dictionary knows too, without accents.
    """
    file = language_folder(language) / "search" / "words.txt"
    words = file.read_text(encoding="utf-8").split()
    return LanguageWords({word: rank for rank, word in enumerate(words, 1)})


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
