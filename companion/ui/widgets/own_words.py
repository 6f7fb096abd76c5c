"""People's own words made fit for the screen: endless words may break, endless texts are cut.

Always plain text. What is cut here stays whole in the record book.
"""

import re
from textwrap import wrap
from typing import Final

from PySide6.QtWidgets import QLabel

from companion.plain_text import plain_line, plain_lines
from companion.ui.widgets.basics import label

ON_A_CARD: Final = 600
ON_A_SCREEN: Final = 20_000
NAME: Final = 120
NAME_AT_ONCE: Final = 40
"""Of a name where it has no second line, as in a menu."""
_WORD_OF_A_NAME: Final = 30
"""A longer one is nobody's, and no more than this is shown of it."""
ON_A_BUTTON: Final = 21
# A hyphen between letters lets a word go on below by itself.
_PART: Final = r"(?:(?![^\W\d_]-[^\W\d_])\S)"
_ENDLESS: Final = re.compile(rf"({_PART}{{24}})(?=\S)")
_ENDLESS_IN_A_LINE: Final = re.compile(rf"({_PART}{{12}})(?=\S)")


def shortened(text: str, most: int) -> str:
    """The text, or its first `most` letters and a mark that it goes on."""
    shown = plain_lines(text)
    return shown if len(shown) <= most else f"{shown[:most].rstrip()}…"


def named(name: str) -> str:
    """A name, whole; the beginning of one that nobody bears."""
    endless = any(len(word) > _WORD_OF_A_NAME for word in name.replace("-", " ").split())
    return shortened(name, _WORD_OF_A_NAME if endless else NAME)


def in_lines(text: str, wide: int) -> str:
    """The whole text in lines of so many letters at most; an endless word goes on in the next."""
    return "\n".join(wrap(plain_line(text), wide)) or text


def breakable(text: str, *, beside: bool = False) -> str:
    """The same text, in which an endless word may go on to the next line.

    `beside`: in a line that it shares with other things.
    """
    return (_ENDLESS_IN_A_LINE if beside else _ENDLESS).sub("\\1\u200b", plain_lines(text))


def own_words(text: str, kind: str = "text", *, most: int = ON_A_SCREEN) -> QLabel:
    """A label of somebody's own words."""
    return label(breakable(shortened(text, most)), kind)
