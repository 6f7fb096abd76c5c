"""The drawings of the explanations, with their words in a language and their colours for a theme.

Knows the folder of the drawings.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import escape
from pathlib import Path
from struct import unpack
from types import MappingProxyType
from typing import Final

from companion import paths
from companion.content.translated import called, read_translated
from companion.domain.errors import UnknownExplanation
from companion.domain.words import Language, Words
from companion.languages import language_folder
from companion.toml_file import (
    CatalogueBroken,
    Names,
    Strict,
    Text,
    in_form,
    read_form,
    refuse_unknown,
)

NAME: Final = "illustrations/drawings"
SCREEN: Final = "screen-"
"""How the id of a picture of a screen begins; it lies with its language, and has no colours for a theme."""

WIDTH: Final = 640
"""Width of every drawing in its own units, pixels at 100 %; the height is the drawing's own."""

_TEXT: Final = re.compile(r"<text(?P<attributes>[^>]*)>\{\{(?P<key>[a-z0-9-]+)\}\}</text>")
_Y: Final = re.compile(r' y="([0-9.]+)"')
_FONT_SIZE: Final = re.compile(r' font-size="([0-9.]+)"')
_COLOUR: Final = re.compile(r"\{\{colour\.([a-z-]+)\}\}")
_LINE_HEIGHT: Final = 1.2
_SIZE_IN_PNG: Final = slice(16, 24)


class Colouring(StrEnum):
    """For which background a drawing is coloured; paper also has its own font."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_DARK = "contrast-dark"
    PRINT = "print"

    @property
    def font(self) -> str:
        """The family that the words are set in; the program ships both."""
        return "Source Sans 3" if self is Colouring.PRINT else "Atkinson Hyperlegible"


class _DrawingForm(Strict, frozen=True):
    title: Words
    alt: Words
    sources: Names
    words: dict[str, Words]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is said of a drawing. `words` are its labels by key; a line break stands for itself.

    `sources` are keys of the catalogue's sources.
    """

    id: str
    title: Words
    alternative: Words
    sources: tuple[str, ...]
    words: Mapping[str, Words]


def illustration(
    illustration_id: str, language: Language, colouring: Colouring = Colouring.LIGHT
) -> str:
    """The drawing as an SVG without scripts, styles or references, for QtSvg and typst alike.

    Raises UnknownExplanation for an id without a drawing, CatalogueBroken when a word or a colour that
    the drawing asks for is missing.
    """
    if illustration_id.startswith(SCREEN):
        return _screen(illustration_id, language)
    drawing = _drawing(illustration_id)
    colours = _palettes()[colouring]
    file = f"{illustration_id}.svg"

    def set_text(match: re.Match[str]) -> str:
        words = drawing.words.get(match["key"])
        if words is None:
            raise CatalogueBroken(file, match["key"], "these words are missing")
        return _lines(match["attributes"], words.in_language(language))

    def set_colour(match: re.Match[str]) -> str:
        if match[1] not in colours:
            raise CatalogueBroken(file, match[1], "this colour is missing")
        return colours[match[1]]

    svg = _TEXT.sub(set_text, _template(illustration_id))
    return _COLOUR.sub(set_colour, svg).replace("{{font}}", colouring.font)


@cache
def drawings() -> Mapping[str, Drawing]:
    """Every drawing by its id, in the order of drawings.toml. Raises CatalogueBroken."""
    return read_drawings(paths.resources())


def read_drawings(resources: Path) -> Mapping[str, Drawing]:
    """The same of a folder of resources. Raises CatalogueBroken."""
    tree = read_translated(resources, NAME)
    return MappingProxyType({key: _read(key, entry) for key, entry in tree.items()})


def _drawing(illustration_id: str) -> Drawing:
    found = drawings().get(illustration_id)
    if found is None:
        raise UnknownExplanation(name=illustration_id)
    return found


def _read(illustration_id: str, entry: object) -> Drawing:
    read = in_form(entry, _DrawingForm, called(NAME), illustration_id)
    return Drawing(
        illustration_id, read.title, read.alt, read.sources, MappingProxyType(read.words)
    )


def _lines(attributes: str, words: str) -> str:
    """A text element for each line, the lines centred on the place of the one that was drawn.

    QtSvg sets no line breaks and moves no tspan.
    """
    lines = words.split("\n")
    place, size = _Y.search(attributes), _FONT_SIZE.search(attributes)
    if place is None or size is None:
        raise CatalogueBroken("an illustration", words, "its text has no y or no font-size")
    height = float(size[1]) * _LINE_HEIGHT
    first = float(place[1]) - height * (len(lines) - 1) / 2
    return "".join(
        f"<text{_at(attributes, first + height * row)}>{escape(line)}</text>"
        for row, line in enumerate(lines)
    )


def _at(attributes: str, y: float) -> str:
    return _Y.sub(f' y="{y:.1f}"', attributes)


def _screen(picture_id: str, language: Language) -> str:
    """A picture of a screen within an SVG, with a line around it."""
    place = language_folder(language) / "illustrations" / f"{picture_id}.png"
    try:
        content = place.read_bytes()
    except FileNotFoundError as error:
        raise UnknownExplanation(name=picture_id) from error
    width, height = unpack(">II", content[_SIZE_IN_PNG])
    high = round(WIDTH * height / width)
    shown = b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{high}" viewBox="0 0 {WIDTH} {high}">'
        f'<image x="1" y="1" width="{WIDTH - 2}" height="{high - 2}" '
        f'xlink:href="data:image/png;base64,{shown}"/>'
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{high - 1}" fill="none" '
        'stroke="#5B6670" stroke-width="1"/></svg>'
    )


@cache
def _template(illustration_id: str) -> str:
    file = paths.resources() / "illustrations" / f"{illustration_id}.svg"
    return file.read_text(encoding="utf-8")


@cache
def _palettes() -> Mapping[Colouring, Mapping[str, str]]:
    file = "colours.toml"
    read = read_form(
        paths.resources() / "illustrations" / file, dict[Colouring, dict[str, Text]], file
    )
    refuse_unknown(Colouring, read, file, "whole file")
    return MappingProxyType({each: MappingProxyType(roles) for each, roles in read.items()})
