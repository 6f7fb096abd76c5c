"""A table of cells with something between them (RFC 4180), read whole or refused."""

import csv
from typing import Final

from companion.actions.bring_in.found import (
    BROKEN_ROW,
    LONG_CELL,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_TABLE,
    OPEN_QUOTE,
    TOO_MANY_ROWS,
    TWO_COLUMNS,
    NotBroughtIn,
    Separator,
)
from companion.domain.validity import quoted

Rows = list[list[str]]
_TRIED_ROWS: Final = 50


def read_rows(text: str, wished: Separator | None = None) -> tuple[Rows, Separator]:
    """The rows, the heading first, and what stands between their cells. Raises NotBroughtIn."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    found = wished or _separator(lines)
    rows = [row for row in _rows(lines, found) if any(cell.strip() for cell in row)]
    if len(rows) < 2 or len(rows[0]) < 2:
        raise NotBroughtIn(reason=NO_TABLE)
    return _even(rows), found


def _separator(text: str) -> Separator:
    """The one that gives the same number of cells, and most of them, in the first rows."""
    head = "\n".join(text.split("\n", _TRIED_ROWS)[:_TRIED_ROWS])
    best, most = Separator.COMMA, 1
    for each in Separator:
        try:
            widths = {len(row) for row in csv.reader(head.split("\n"), delimiter=each.value) if row}
        except csv.Error:
            continue
        width = min(widths, default=0)
        if width > most and len(widths) <= 2:
            best, most = each, width
    return best


def _rows(text: str, separator: Separator) -> Rows:
    found: Rows = []
    cells = 0
    reader = csv.reader(_kept_ends(text), delimiter=separator.value, strict=True)
    try:
        for row in reader:
            cells += len(row)
            if len(found) > MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
                raise NotBroughtIn(reason=TOO_MANY_ROWS, most=MOST_ROWS)
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise NotBroughtIn(reason=LONG_CELL, most=LONGEST_CELL)
            found.append(row)
    except csv.Error as error:
        if "field limit" in str(error):
            raise NotBroughtIn(reason=LONG_CELL, most=LONGEST_CELL) from error
        raise NotBroughtIn(reason=OPEN_QUOTE) from error
    return found


def _kept_ends(text: str) -> list[str]:
    """The lines with their ends: a cell in quotes may go over several."""
    return [f"{line}\n" for line in text.split("\n")]


def _even(rows: Rows) -> Rows:
    """Rows of one width: an empty last cell that every row has goes, as Loop writes it."""
    heading = [" ".join(name.split()) for name in rows[0]]
    while heading and not heading[-1]:
        heading.pop()
    wanted = len(heading)
    for number, row in enumerate(rows[1:], start=2):
        extra = row[wanted:]
        if len(row) < wanted or any(cell.strip() for cell in extra):
            raise NotBroughtIn(reason=BROKEN_ROW, line=number, found=len(row), wanted=wanted)
    named: list[str] = []
    for place, name in enumerate(heading, start=1):
        called = name or f"({place})"
        if called in named:
            raise NotBroughtIn(reason=TWO_COLUMNS, name=quoted(called))
        named.append(called)
    return [named, *(row[:wanted] for row in rows[1:])]
