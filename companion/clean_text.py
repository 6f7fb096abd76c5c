"""Make people's own words safe to print, to list and to send to a terminal.

Knows nothing of fonts or of layout: what a font lacks is `glyphs`' affair.
"""

import re
import unicodedata
from typing import Final

CUT_MARK: Final = "[…]"
LONGEST_TEXT: Final = 1200
MOST_LINES: Final = 12
_MOST_MARKS: Final = 2
# Far more than any text that is kept: bounds the work on a text of many megabytes.
_READ_AT_MOST: Final = 4

_LINE_ENDS: Final = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"[^\S\n\u00a0\u202f]+")
_KEPT_SPACES: Final = frozenset("\u00a0\u202f")
_MISSING: Final = "\ufffd"


def clean_text(text: str, *, longest: int = LONGEST_TEXT, most_lines: int = MOST_LINES) -> str:
    """The text without control characters, direction overrides and stacked marks.

    Lines end with a line feed. A text of more than `most_lines` lines or `longest` letters is cut
    and ends with CUT_MARK. A code point that is no character becomes U+FFFD.
    """
    head = text[: longest * _READ_AT_MOST]
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", without_surrogates(head)))
    kept = "".join(_characters(lines))
    words = [_SPACES.sub(" ", line).strip() for line in kept.split("\n")]
    shown = [line for line in words if line]
    result = "\n".join(shown[:most_lines])
    if len(result) > longest or len(shown) > most_lines or len(text) > len(head):
        return f"{result[:longest].rstrip()} {CUT_MARK}"
    return result


def clean_line(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """The same on one line."""
    return clean_text(text, longest=longest).replace("\n", " ")


def whole_text(text: str) -> str:
    """All of the text, for other programs: no control character but line feeds, nothing cut."""
    if text.isprintable():
        return text.strip()  # it holds none
    lines = _LINE_ENDS.sub("\n", without_surrogates(text))
    return "".join(
        letter for letter in lines if letter == "\n" or unicodedata.category(letter) != "Cc"
    ).strip()


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each half of a character, which no file could hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _characters(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category in {"Mn", "Me", "Mc"} else 0
        if letter == "\n":
            kept.append(letter)
        elif category == "Zs" or letter == "\t":
            kept.append(letter if letter in _KEPT_SPACES else " ")
        elif category in {"Co", "Cn", "Cs"}:
            kept.append(_MISSING)
        elif category not in {"Cc", "Cf"} and marks <= _MOST_MARKS:
            kept.append(letter)
    return kept
