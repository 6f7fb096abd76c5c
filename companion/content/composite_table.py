"""The published table of composite grades, read strictly from its TOML file."""

import re
from pathlib import Path

from companion.content.toml_table import Table
from companion.domain.composite import CompositeTable, OfficialCodes, Part

_UNDEFINED = "."
_SCORES = "01234"


def read_composite(resources: Path) -> CompositeTable:
    """The table of a folder of resources. Raises CatalogueBroken."""
    file = Table.read(resources / "catalogue" / "composite_grades.toml")
    source = file.table("source")
    for key in ("table", "link", "compared_with"):
        source.text(key)
    source.day("read_on")
    source.end()
    grades: dict[str, int] = {}
    parts: dict[int, tuple[Part, ...]] = {}
    for entry in file.tables("set"):
        asked = _parts(entry)
        for item in entry.whole_numbers("items"):
            if item in parts:
                raise entry.broken(f"the item {item} stands twice")
            parts[item] = asked
        grades |= _grades(entry, asked)
        entry.end()
    codes = tuple(_codes(entry) for entry in file.tables("codes"))
    file.end()
    return CompositeTable(grades, parts, codes)


def _parts(entry: Table) -> tuple[Part, ...]:
    names = entry.names("parts")
    entry.refuse_unknown(names, tuple(Part))
    asked = tuple(part for part in Part if part in names)
    if not asked or names != asked:
        raise entry.broken(f"parts stand in this order: {', '.join(Part)}")
    return asked


def _grades(entry: Table, asked: tuple[Part, ...]) -> dict[str, int]:
    """The rows as keys of three characters, `-` for a part that is not asked."""
    rows = entry.names("grades")
    heads = [""]
    for _ in asked[1:]:
        heads = [head + score for head in heads for score in _SCORES]
    if len(rows) != len(heads) or any(not re.fullmatch("[0-3.]{5}", row) for row in rows):
        raise entry.broken(f"grades needs {len(heads)} rows of 5")
    found: dict[str, int] = {}
    for head, row in zip(heads, rows, strict=True):
        for score, grade in zip(_SCORES, row, strict=True):
            if grade != _UNDEFINED:
                given = dict(zip(asked, head + score, strict=True))
                found["".join(given.get(part, "-") for part in Part)] = int(grade)
    return found


def _codes(entry: Table) -> OfficialCodes:
    codes = OfficialCodes(
        system=entry.text("system"),
        item=_pattern(entry, "item", {"item", "part"}),
        answer=_pattern(entry, "answer", {"part", "score"}),
        parts={name: part for part in Part for name in entry.names(part.value)},
    )
    entry.end()
    return codes


def _pattern(entry: Table, key: str, names: set[str]) -> re.Pattern[str]:
    try:
        pattern = re.compile(entry.text(key), re.ASCII)
    except re.error as error:
        raise entry.broken(f"{key} is no pattern") from error
    if set(pattern.groupindex) != names:
        raise entry.broken(f"{key} does not name {' and '.join(sorted(names))}")
    return pattern
