"""Where the links of a text stand, how the one below the mouse is marked, and which words stay whole.

It knows no page and follows nothing.
"""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from companion.plain_text import held_together
from companion.ui.look.palettes import Palette

_WORDS: Final = re.compile(">[^<]+")


def held_html(html: str) -> str:
    """The same text, in whose words, not in its marks, short words with hyphens stay on one line."""
    return _WORDS.sub(lambda found: held_together(found[0]), html)


def links_of(document: QTextDocument, scheme: str) -> list[tuple[int, int]]:
    """Where the links of a scheme begin and end, in letters from 0."""
    found: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        found += [(start, end) for start, end, to in _in_block(block) if to.startswith(scheme)]
        block = block.next()
    return found


def link_at(cursor: QTextCursor, target: str) -> tuple[int, int] | None:
    """Where the link to a target that a place belongs to begins and ends; words in bold within it, too."""
    whole: tuple[int, int] | None = None
    for start, end, to in _in_block(cursor.block()):
        if to == target and whole is not None and whole[1] == start:
            whole = whole[0], end
        elif whole is not None and whole[0] <= cursor.position() <= whole[1]:
            break
        else:
            whole = (start, end) if to == target else None
    return whole


def marked(
    document: QTextDocument, place: tuple[int, int], palette: Palette, *, held: bool
) -> QTextEdit.ExtraSelection:
    """A link below the mouse, or held down, as buttons show it."""
    shown = QTextCharFormat()
    shown.setBackground(QColor(palette.primary_tint if held else palette.hover))
    if held:
        shown.setForeground(QColor(palette.on_tint))
    made = QTextEdit.ExtraSelection()
    made.cursor = QTextCursor(document)
    made.cursor.setPosition(place[0])
    made.cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    made.format = shown
    return made


def _in_block(block: QTextBlock) -> Iterator[tuple[int, int, str]]:
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        yield piece.position(), piece.position() + piece.length(), piece.charFormat().anchorHref()
        place += 1
