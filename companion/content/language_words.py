"""Reads the words of a language that ship with the searches, at the first search.

They are the most usual words of film subtitles that a dictionary knows too, without accents.
"""

from functools import cache

from companion.domain.search.language_words import LanguageWords
from companion.domain.words import Language
from companion.languages import language_folder


@cache
def load_language_words(language: Language) -> LanguageWords:
    """The words of a language by their rank, read once."""
    file = language_folder(language) / "search" / "words.txt"
    words = file.read_text(encoding="utf-8").split()
    return LanguageWords({word: rank for rank, word in enumerate(words, 1)})
