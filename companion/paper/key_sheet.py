"""The keys of the keyboard on one side, to lie beside it.

It is given the keys and what they do, in words; it knows no window that hears them.
"""

from collections.abc import Iterable
from datetime import date

from companion.messages import Texts
from companion.paper.booklet import (
    PROGRAM,
    BookletDocument,
    Chapter,
    Piece,
    PrintedBlock,
    PrintedSection,
    on_paper,
)
from companion.paper.printable import Printable

Headed = tuple[str, tuple[tuple[str, str], ...]]
"""A heading, and below it the keys, each with what it does."""


def key_sheet(
    keys: Iterable[Headed], title: str, summary: str, texts: Texts, made_on: date
) -> Printable:
    """The sheet, in two columns."""
    sections = tuple(
        PrintedSection(heading, "", (PrintedBlock("keys", tuple(map(_line, lines))),))
        for heading, lines in keys
    )
    chapter = Chapter("keys", title, summary, "", (), sections, (), is_glossary=False)
    document = BookletDocument(
        language=texts.language,
        source_space="",
        made_on=made_on,
        title=title,
        publisher=PROGRAM,
        cover=None,
        chapters=(chapter,),
        sources="",
        page_label=texts("page [page] of [pages]"),
        page_of="",
        foot=texts("Does not replace a call to the care team."),
        foot_target="",
    )
    return on_paper(document, {})


def _line(line: tuple[str, str]) -> tuple[Piece, ...]:
    keys, words = line
    return Piece(keys, strong=True), Piece(words)
