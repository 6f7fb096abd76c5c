"""The files of trackers of symptoms and habits, brought to one row a moment and one column a thing.

Their formats are public; what a value means is left to whoever brings it in.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.actions.bring_in.found import (
    BROKEN,
    MOST_CELLS_BY_FEATURE,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_TABLE,
    TOO_MANY_ROWS,
    FoundTable,
    NotBroughtIn,
    Separator,
    Source,
)
from companion.domain.validity import quoted
from companion.exchange.incoming.delimited import Rows, read_rows
from companion.exchange.incoming.sniff import Text
from companion.record_json import Json, JsonObject

_TRACK_AND_GRAPH: Final = ("FeatureName", "Timestamp", "Value")
_NOTE: Final = "Note"
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LOOP_WORDS: Final = frozenset({"YES_MANUAL", "YES_AUTO", "NO", "SKIP", "UNKNOWN"})
_LOOP_MARKS: Final = {
    "2": "YES_MANUAL",
    "1": "YES_AUTO",
    "0": "NO",
    "3": "SKIP",
    "-1": "UNKNOWN",
}
_FLAREDOWN_LEVELS: Final = frozenset({"", "0", "1", "2", "3", "4"})
_PAGE_DAY: Final = "page_date"
_WORDS_OF_A_PAGE: Final = ("domain", "context", "summary", "info")


def table_of(text: Text, separator: Separator | None = None) -> FoundTable:
    """The table in a text, of whichever tracker. Raises NotBroughtIn."""
    rows, found = read_rows(text.letters, separator)
    heading = tuple(rows[0])
    if heading[:3] == _TRACK_AND_GRAPH:
        return _by_feature(rows, found, text.guessed)
    source = Source.TABLE
    if heading[0] == "Date" and all(_ISO_DAY.fullmatch(row[0].strip()) for row in rows[1:]):
        source = _of_a_day(rows, text.letters)
    body = [[_loop_word(c) for c in r] for r in rows[1:]] if source is Source.LOOP else rows[1:]
    return FoundTable(source, heading, tuple(map(tuple, body)), found, text.guessed)


def _of_a_day(rows: Rows, letters: str) -> Source:
    """Which tracker wrote a table of a row a day; any other's where nothing tells."""
    cells = {cell.strip() for row in rows[1:] for cell in row[1:]}
    ends = letters.split("\n", 1)[0].rstrip("\r").endswith(",")
    if cells & _LOOP_WORDS or (ends and cells <= {*_LOOP_MARKS, ""}):
        return Source.LOOP
    columns = range(1, len(rows[0]))
    level = any({row[c].strip() for row in rows[1:]} <= _FLAREDOWN_LEVELS for c in columns)
    return Source.FLAREDOWN if level else Source.TABLE


def _loop_word(cell: str) -> str:
    return _LOOP_MARKS.get(cell.strip(), cell)


def _by_feature(rows: Rows, separator: Separator, guessed: str | None) -> FoundTable:
    """Track & Graph writes a row for each point: each feature becomes a column."""
    heading = rows[0]
    features = list(dict.fromkeys(row[0].strip() or "?" for row in rows[1:]))
    room = len(features) * len(rows)
    if len(features) > MOST_COLUMNS - 2 or room > MOST_CELLS_BY_FEATURE:
        raise NotBroughtIn(reason=TOO_MANY_ROWS, most=MOST_ROWS)
    columns = (_free("Timestamp", features), *features, _free(_NOTE, features))
    place = {name: number for number, name in enumerate(columns)}
    label = heading.index("Label") if "Label" in heading else None
    note = heading.index(_NOTE) if _NOTE in heading else None
    made: list[tuple[str, ...]] = []
    for row in rows[1:]:
        cells = [""] * len(columns)
        cells[0] = row[1].strip()
        feature = row[0].strip() or "?"
        cells[place[feature]] = _value(row[2], row[label] if label is not None else "")
        cells[-1] = row[note].strip() if note is not None else ""
        made.append(tuple(cells))
    return FoundTable(Source.TRACK_AND_GRAPH, columns, tuple(made), separator, guessed)


def _free(name: str, taken: Sequence[str]) -> str:
    while name in taken:
        name += "*"
    return name


def _value(value: str, label: str) -> str:
    """« 3 (Bad) »; older exports wrote « 3.0:Bad »."""
    number, colon, said = value.strip().partition(":")
    if colon and not _is_duration(value):
        label = label or said
    else:
        number = value.strip()
    number = re.sub(r"(\d)\.0$", r"\1", number)
    return f"{number} ({label.strip()})" if label.strip() else number


def _is_duration(value: str) -> bool:
    return re.match(r"\s*\d+:\d{2}", value) is not None


def is_mygnuhealth(whole: JsonObject) -> bool:
    """Whether an object is a database of MyGNUHealth: its pages of life, by number."""
    pages = whole.get("pol")
    return isinstance(pages, dict) and all(isinstance(page, dict) for page in pages.values())


def pages_of_life(whole: JsonObject) -> FoundTable:
    """The pages of a MyGNUHealth database, one row each. Raises NotBroughtIn."""
    pages = whole["pol"]
    assert isinstance(pages, dict)
    if len(pages) > MOST_ROWS:
        raise NotBroughtIn(reason=TOO_MANY_ROWS, most=MOST_ROWS)
    read = [_page(page, number) for number, page in pages.items() if isinstance(page, dict)]
    columns = list(dict.fromkeys(name for page in read for name in page))
    columns.sort(key=lambda name: name != _PAGE_DAY)
    if not columns or columns[0] != _PAGE_DAY or len(columns) > MOST_COLUMNS:
        raise NotBroughtIn(reason=NO_TABLE)
    rows = tuple(tuple(page.get(name, "") for name in columns) for page in read)
    return FoundTable(Source.MYGNUHEALTH, tuple(columns), rows)


def _page(page: JsonObject, number: str) -> dict[str, str]:
    """What a page says, by name; what is blank is left out."""
    said = {name: _word(page.get(name), number) for name in (_PAGE_DAY, *_WORDS_OF_A_PAGE)}
    measured = {f"{n}*" if n in said else n: v for n, v in _measured(page, number)}
    return {name: words for name, words in {**said, **measured}.items() if words}


def _measured(whole: JsonObject, page: str) -> Iterator[tuple[str, str]]:
    """Each measurement of a page by its short name: `wt`, `bp.systolic` and so on."""
    value = whole.get("measurements")
    if not value:
        return
    for group in value if isinstance(value, list) else [value]:
        if not isinstance(group, dict):
            raise _broken(page)
        for name, measured in group.items():
            if isinstance(measured, dict):
                yield from ((f"{name}.{key}", _word(each, page)) for key, each in measured.items())
            else:
                yield name, _word(measured, page)


def _word(value: Json, page: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _broken(page)
    return str(value).removesuffix(".0")


def _broken(page: str) -> NotBroughtIn:
    return NotBroughtIn(reason=BROKEN, detail=f"pol {quoted(page)}")
