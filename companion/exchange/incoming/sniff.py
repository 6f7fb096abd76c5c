"""What a file is, told by its content and never by its name, and its letters.

Knows no format beyond its first signs.
"""

from dataclasses import dataclass
from typing import Final

from companion.actions.bring_in.found import (
    A_SPREADSHEET,
    AS_XML,
    EMPTY,
    NOT_TEXT,
    NotBroughtIn,
)

_ZIP: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ALLOWED: Final = frozenset("\t\n\r\f")
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
WINDOWS: Final = "Windows-1252"


@dataclass(frozen=True, slots=True)
class Text:
    """The letters of a file; `guessed` is the encoding where the file does not prove it."""

    letters: str
    guessed: str | None = None

    @property
    def is_json(self) -> bool:
        """Whether it begins as an object of JSON does."""
        return self.letters.lstrip().startswith("{")


def text_of(content: bytes) -> Text:
    """The text of a file. Raises NotBroughtIn for what is none."""
    if not content.strip():
        raise NotBroughtIn(reason=EMPTY)
    if content.startswith(_ZIP):
        raise NotBroughtIn(reason=A_SPREADSHEET)
    found = _decoded(content)
    _refuse_controls(found.letters)
    if found.letters.lstrip().startswith("<"):
        raise NotBroughtIn(reason=AS_XML)
    return found


def _decoded(content: bytes) -> Text:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    encoding = encoding or _without_mark(content)
    try:
        if encoding is not None:
            return Text(content.decode(encoding))
        return _of_eight_bits(content)
    except UnicodeDecodeError as error:
        raise NotBroughtIn(reason=NOT_TEXT) from error


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without its mark has a zero in each letter of a heading, always on the same side."""
    head = content[:400]
    if head[1::2].count(0) > len(head) // 3 and not head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) > len(head) // 3 and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _of_eight_bits(content: bytes) -> Text:
    try:
        return Text(content.decode("utf-8"))
    except UnicodeDecodeError:
        return Text(content.decode("cp1252"), WINDOWS)


def _refuse_controls(letters: str) -> None:
    """Control characters stand in no text; marks of direction and unassigned letters may."""
    there = set(letters) - _ALLOWED
    if "\x7f" in there or any(ord(letter) < 32 for letter in there):
        raise NotBroughtIn(reason=NOT_TEXT)
