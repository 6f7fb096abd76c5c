"""Which languages the program speaks: each folder of `resources/languages` is one, and holds all of it.

Cheap to import: before the first paint no reader of files is loaded.
"""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion import paths
from companion.domain.words import Language

if TYPE_CHECKING:
    from companion.language_file import Usage

USUAL: Final = Language.FR
"""What is spoken where nobody chose."""

SOURCE: Final = Language.EN
"""The language of the sentences in the code."""

FILE_NAME: Final = "language.toml"
_FIRST: Final = (USUAL, SOURCE)


@cache
def languages(resources: Path | None = None) -> tuple[Language, ...]:
    """The languages of the program, or of other resources: the usual one first, the others by code."""
    with os.scandir((resources or paths.resources()) / "languages") as entries:
        found = {Language(entry.name) for entry in entries if entry.is_dir()}
    return (
        *(language for language in _FIRST if language in found),
        *sorted(found.difference(_FIRST)),
    )


def language_named(code: str) -> Language | None:
    """The language of this code; None when the program does not speak it."""
    return next((language for language in languages() if language == code), None)


def language_folder(language: Language, resources: Path | None = None) -> Path:
    """The folder of a language, in the resources of the program or in others."""
    return (resources or paths.resources()) / "languages" / language


@cache
def usage_of(language: Language) -> "Usage":
    """How a language is written and spoken. Raises CatalogueBroken."""
    from companion.language_file import read_usage

    return read_usage(language_folder(language) / FILE_NAME)


@cache
def locale_of(language: Language) -> str:
    """What Qt calls it, such as `fr_FR`.

    One line of the file by itself: reading all of it takes 15 ms, and this is wanted before the
    first paint.
    """
    text = (language_folder(language) / FILE_NAME).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("locale = "))
    return line.split('"')[1]
