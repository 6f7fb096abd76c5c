"""The page as plain text: for a terminal, for a screen reader, and beside the preview.

Says what the page says, in the same order; adds nothing.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from companion.actions.words.page import NOTHING
from companion.languages import usage_of
from companion.paper.page.document import (
    PRESENT,
    Changes,
    Charts,
    Fact,
    Listing,
    PageDocument,
    SymptomRow,
    SymptomTable,
    Table,
    TickedSigns,
)

_WIDTH: Final = 96
_BLANK: Final = "____________"
_BEFORE_A_VALUE: Final = re.compile(
    r"(?<=[:≥→▲▼◆○]) (?=[^ ])| (?=≥)|(?<=[^\W\d_]) (?=\d)|(?<=\d) (?=[^\W\d_]{1,3}\b)"
)
"""A value stays on the line of what it is the value of, a number on that of its word and of its unit."""
_TIED: Final = "\0"
"""Between the two while lines are made: no text of a page has it."""


def page_text(document: PageDocument, *, broken: bool = True) -> str:
    """The page in lines of at most _WIDTH letters, with a final line feed; not `broken`, a paragraph is a line."""
    lines: list[str] = []
    for line in _lines(document):
        if not broken:
            lines.append(line)
            continue
        wrapped = textwrap.wrap(
            _BEFORE_A_VALUE.sub(_TIED, line),
            _WIDTH,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines.extend(part.replace(_TIED, " ") for part in wrapped or [""])
    return "\n".join(lines).rstrip() + "\n"


def _lines(document: PageDocument) -> Iterator[str]:
    marks = usage_of(document.language).punctuation
    said = _Said(marks.colon, marks.semicolon)
    yield document.heading.upper()
    yield f"{document.period} · {document.coverage}"
    yield ""
    yield from map(said.fact, (*document.identity, *document.care, *document.treatment))
    if document.nothing_noted:
        yield ""
        yield document.nothing_noted
    if document.withdrawn:
        yield ""
        yield said.fact(document.withdrawn)
    yield from _parts(document, said)
    yield ""
    yield " ".join(document.foot)


def _parts(document: PageDocument, said: "_Said") -> Iterator[str]:
    """The parts that were chosen and have something to say, in the page's order."""
    if document.warning_signs:
        yield from said.ticked(document.warning_signs)
    if document.changes:
        yield from said.changes(document.changes)
    if document.symptoms:
        yield from said.symptoms(document.symptoms)
    if document.measurements:
        yield from said.charts(document.measurements)
    for listing in filter(None, (document.questions, document.remarks)):
        yield from said.listing(listing)
    for table in filter(None, (document.events, document.medicines)):
        yield from said.table(table)
    for listing in filter(None, (document.notes, document.details)):
        yield from said.listing(listing)
    if document.questionnaires:
        yield from said.table(document.questionnaires)
    if document.photos:
        yield from _heading(document.photos.heading)
        yield from (f"- {photo.alt}" for photo in document.photos.photos)


class _Said:
    """Parts of the page as lines, with the language's colon and semicolon."""

    def __init__(self, colon: str, semicolon: str) -> None:
        self._colon = colon
        self._semicolon = semicolon

    def fact(self, fact: Fact) -> str:
        return f"{fact.label}{self._colon}{fact.text or _BLANK}"

    def changes(self, changes: Changes) -> Iterator[str]:
        yield from _heading(changes.heading)
        for group in changes.groups:
            yield f"{group.mark} {group.label}"
            yield from (f"  - {item}" for item in group.items)
        yield from changes.remarks

    def ticked(self, signs: TickedSigns) -> Iterator[str]:
        yield from _heading(signs.heading)
        yield from (f"! {row.text} – {row.days} – {row.done}" for row in signs.visits)
        for row in signs.rows:
            yield " – ".join(filter(None, (f"[x] {row.text}", row.days, row.done)))
        yield from _more(signs.more)
        yield from _more(signs.source)

    def symptoms(self, symptoms: SymptomTable) -> Iterator[str]:
        yield from _heading(symptoms.heading)
        for row in symptoms.rows:
            yield self._symptom(row, symptoms)
            yield f"  {row.strip.alt}"
            yield from (f"  {author.strip.alt}" for author in row.authors)
        yield from (row.strip.alt for row in symptoms.writers)
        yield from map(self.fact, symptoms.remarks)

    def _symptom(self, row: SymptomRow, symptoms: SymptomTable) -> str:
        columns = symptoms.columns
        worst = f"{row.worst_word} ({row.worst})" if row.worst.isdigit() else row.worst_word
        parts = [
            f"{columns.worst}{self._colon}{worst}, {row.worst_day}",
            f"{columns.last}{self._colon}{', '.join(filter(None, (_digit(row.last), row.last_day)))}",
            f"{columns.before}{self._colon}{_digit(row.before)}",
            f"{columns.change}{self._colon}{row.change_mark} {row.change_word}",
            f"{columns.notable_days}{self._colon}{row.notable_days}",
            *((row.interference,) if row.interference else ()),
        ]
        return f"* {row.name} – {self._semicolon.join(parts)}"

    def charts(self, charts: Charts) -> Iterator[str]:
        yield from _heading(charts.heading)
        yield from (f"- {chart.alt}" for chart in charts.charts)

    def listing(self, listing: Listing) -> Iterator[str]:
        yield from _heading(listing.heading)
        for n, item in enumerate(listing.items, start=1):
            lead = f"{n}. " if listing.numbered else "- "
            who = f"{item.lead}{self._colon}" if item.lead else ""
            text = f"{lead}{who}{item.text}".split("\n")
            yield text[0]
            yield from (f"  {line}" for line in text[1:])
            if item.answer:
                yield f"  {item.answer}"
        yield from _more(listing.more)

    def table(self, table: Table) -> Iterator[str]:
        yield from _heading(table.heading)
        for row in table.rows:
            tag = f" [{row.tag}]" if row.tag else ""
            yield f"- {row.cells[0]}{tag}{self._colon}{_joined(row.cells[1:])}"
        yield from _more(table.more)


def _digit(cell: str) -> str:
    return {"": NOTHING, PRESENT: "●"}.get(cell, cell)


def _joined(cells: Sequence[str]) -> str:
    """The cells that say something: there is no column here for the others to leave blank."""
    return " – ".join(cell for cell in cells if cell != NOTHING)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield "-" * len(text)


def _more(text: str) -> Iterator[str]:
    if text:
        yield text
