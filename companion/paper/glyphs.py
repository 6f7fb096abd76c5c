"""Which characters the page's fonts can draw, and a visible mark for those that they cannot.

Reads the fonts' own character maps.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from companion import paths

FAMILIES: Final = (
    ("source-sans-3", "SourceSans3-Regular.ttf"),
    ("noto-sans-arabic", "NotoSansArabic-Regular.ttf"),
    ("noto-emoji", "NotoEmoji-Regular.ttf"),
)
"""Folder and file of each family, in the order in which the page tries them."""

MISSING_MARK: Final = "□"
_LONGEST_WORD: Final = 26
_PIECE: Final = 10
_BREAK: Final = "\u200b"
_LONG_WORD: Final = re.compile(rf"[^\s\u200b]{{{_LONGEST_WORD + 1},}}")
_MANY_MISSING: Final = re.compile(f"{MISSING_MARK}{{4,}}")
_CONTROLS: Final = re.compile(r"[^\S\n\xa0\u202f ]|[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_PLATFORM_UNICODE: Final = {(0, 3), (0, 4), (3, 1), (3, 10)}


def font_folders() -> list[Path]:
    """The folders of the page's fonts."""
    return [paths.resources() / "fonts" / folder for folder, _ in FAMILIES]


def printable(text: str) -> str:
    """The text as the page can print it.

    A character that no font has becomes MISSING_MARK, and a long word gets places to break.
    """
    drawn = _CONTROLS.sub(" ", text)
    if not drawn.isascii():
        drawn = _MANY_MISSING.sub(MISSING_MARK * 3, "".join(_drawn(drawn)))
    return _LONG_WORD.sub(_broken, drawn)


def _broken(match: re.Match[str]) -> str:
    pieces: list[str] = []
    for letter in match.group():
        if pieces and (len(pieces[-1]) < _PIECE or unicodedata.combining(letter)):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return _BREAK.join(pieces)


def _drawn(text: str) -> Iterator[str]:
    """Each character, or the mark. A cluster of letter and marks must come from one font."""
    first, others = _covered(0), range(1, len(FAMILIES))
    cluster: list[frozenset[int]] | None = []
    letter_before = ""
    for letter in text:
        point = ord(letter)
        if unicodedata.category(letter).startswith("M"):
            if cluster is None:
                cluster = _fonts_with(letter_before)
            cluster = [font for font in cluster if point in font]
            if cluster:
                yield letter
            continue
        cluster, letter_before = None, letter
        # The first font has nearly everything: the others are read when it lacks something.
        is_known = point in first or any(point in _covered(number) for number in others)
        yield letter if is_known or letter == "\n" else MISSING_MARK


def _fonts_with(letter: str) -> list[frozenset[int]]:
    fonts = map(_covered, range(len(FAMILIES)))
    return [font for font in fonts if ord(letter) in font]


@cache
def _covered(number: int) -> frozenset[int]:
    """What the font of a family has, by its place among them."""
    folder, name = FAMILIES[number]
    return characters((paths.resources() / "fonts" / folder / name).read_bytes())


def characters(font: bytes) -> frozenset[int]:
    """The code points that a TrueType font maps to a glyph (`cmap` formats 4 and 12).

    https://learn.microsoft.com/typography/opentype/spec/cmap
    """
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    found: set[int] = set()
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * n)
        if (platform, encoding) in _PLATFORM_UNICODE:
            found.update(_subtable(font, cmap + offset))
    return frozenset(found)


def _subtable(font: bytes, at: int) -> Iterator[int]:
    (table_format,) = struct.unpack_from(">H", font, at)
    if table_format == 12:
        (groups,) = struct.unpack_from(">L", font, at + 12)
        for n in range(groups):
            first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * n)
            yield from range(first, last + 1)
    elif table_format == 4:
        yield from _segments(font, at)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    size = doubled // 2
    ends = struct.unpack_from(f">{size}H", font, at + 14)
    starts = struct.unpack_from(f">{size}H", font, at + 16 + doubled)
    deltas = struct.unpack_from(f">{size}H", font, at + 16 + 2 * doubled)
    ranges_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{size}H", font, ranges_at)
    for n, (start, end, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = ranges_at + 2 * n + offset + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", font, place)
            if glyph and (offset or (glyph + delta) & 0xFFFF):
                yield code
