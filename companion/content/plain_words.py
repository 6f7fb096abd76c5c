"""Plain words to make a password of that one can keep in mind."""

import secrets
from functools import cache
from typing import Final

from companion.domain.words import Language
from companion.languages import language_folder

WORDS: Final = 4
"""Of some 500 words each: about 36 bits, behind a key derivation of 0.2 s and 64 MiB a try."""


def proposed_passphrase(language: Language) -> str:
    """Four different words of the language, chosen by chance, with spaces between them."""
    words = plain_words(language)
    chosen: list[str] = []
    while len(chosen) < WORDS:
        word = secrets.choice(words)
        if word not in chosen:
            chosen.append(word)
    return " ".join(chosen)


@cache
def plain_words(language: Language) -> tuple[str, ...]:
    """All words of a language, in alphabetical order, in letters that every keyboard has."""
    file = language_folder(language) / "password_words.txt"
    return tuple(file.read_text("utf-8").split())
