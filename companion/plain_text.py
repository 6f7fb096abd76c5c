"""People's words as plain text: without what a screen or a terminal would obey instead of showing.

Control characters, marks that turn the direction of what follows, and halves of characters go; all
letters stay. It changes nothing that is kept.
"""

import re
from typing import Final

# Directions are those of Unicode's UAX 9: a word must not turn the sentence around that holds it.
_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_HALVES: Final = re.compile("[\ud800-\udfff]")
_LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029\x85]")
_NEVER_OBEYED: Final = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_BETWEEN_LINES: Final = re.compile(r"[\n\t]+")
JOINER: Final = "\u2060"
"""Between two signs it keeps them on one line. A voice then says « a té elle »: it is for the eye alone."""
_HYPHENED: Final = re.compile(
    r"(?<![\w./@\\-])(?=[^\W\d_-]+-)[^\W\d_](?:[^\W\d_]|-(?!-)){1,14}[^\W\d_](?![\w/@\\-]|\.\w)"
)
"""A word of few letters with hyphens in it: « a-t-elle », « rendez-vous »; no address, no file's name."""


def plain_lines(text: str) -> str:
    """The text on its lines, which end with a line feed."""
    if text.isascii() and text.isprintable():
        return text
    lines = _LINE_ENDS.sub("\n", text)
    return _HALVES.sub("\ufffd", _OBEYED.sub("", lines))


def escaped_json(text: str) -> str:
    """JSON text that says the same, with the code of each sign that a terminal would obey."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def escaped_json_bytes(content: bytes) -> str:
    """The same of UTF-8. Ten years are fifteen megabytes: what cannot be obeyed is not looked at again."""
    text = content.decode()
    doubtful = content.translate(None, _NEVER_OBEYED).decode()
    return escaped_json(text) if _OBEYED.search(doubtful) else text


def plain_line(text: str) -> str:
    """The text on one line."""
    return _BETWEEN_LINES.sub(" ", plain_lines(text))


def held_together(text: str) -> str:
    """The text as it is drawn on lines: a short word with hyphens stays whole, and no line begins with a dot.

    Without a hyphen that does not break, U+2011: the letters of the window lack it, and another font would lend it.
    """
    # The dot between two things stands at the end of a line, where it says that another follows.
    text = text.replace(" · ", "\u00a0· ")
    if "-" not in text:
        return text
    return _HYPHENED.sub(lambda found: found[0].replace("-", f"-{JOINER}"), text)


def unheld(text: str) -> str:
    """The text as it is said and copied."""
    return text.replace(JOINER, "")
