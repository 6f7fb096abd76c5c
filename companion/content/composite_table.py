"""The published table of composite grades, read strictly from its TOML file."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from companion.domain.composite import CompositeTable, OfficialCodes, Part
from companion.toml_file import CatalogueBroken, Names, Natural, Strict, Text, read_form

FILE: Final = "composite_grades.toml"
_UNDEFINED: Final = "."
_SCORES: Final = "01234"


class _SourceForm(Strict, frozen=True):
    table: Text
    link: Text
    compared_with: Text
    read_on: date


class _SetForm(Strict, frozen=True):
    parts: tuple[Part, ...]
    items: tuple[Natural, ...]
    grades: Names


class _CodesForm(Strict, frozen=True):
    system: Text
    item: Text
    answer: Text
    frequency: Names = ()
    severity: Names = ()
    interference: Names = ()


class _File(Strict, frozen=True):
    source: _SourceForm
    set: tuple[_SetForm, ...]
    codes: tuple[_CodesForm, ...]


def read_composite(resources: Path) -> CompositeTable:
    """The table of a folder of resources. Raises CatalogueBroken."""
    file = read_form(resources / "catalogue" / FILE, _File, FILE)
    grades: dict[str, int] = {}
    parts: dict[int, tuple[Part, ...]] = {}
    for place, entry in enumerate(file.set, 1):
        named = f"set {place}"
        asked = tuple(part for part in Part if part in entry.parts)
        if not asked or entry.parts != asked:
            reason = f"parts stand in this order: {', '.join(Part)}"
            raise CatalogueBroken(FILE, named, reason)
        for item in entry.items:
            if item in parts:
                raise CatalogueBroken(FILE, named, f"the item {item} stands twice")
            parts[item] = asked
        grades |= _grades(named, entry.grades, asked)
    return CompositeTable(grades, parts, tuple(_codes(entry) for entry in file.codes))


def _grades(entry: str, rows: Sequence[str], asked: tuple[Part, ...]) -> dict[str, int]:
    """The rows as keys of three characters, `-` for a part that is not asked."""
    heads = [""]
    for _ in asked[1:]:
        heads = [head + score for head in heads for score in _SCORES]
    if len(rows) != len(heads) or any(not re.fullmatch("[0-3.]{5}", row) for row in rows):
        raise CatalogueBroken(FILE, entry, f"grades needs {len(heads)} rows of 5")
    found: dict[str, int] = {}
    for head, row in zip(heads, rows, strict=True):
        for score, grade in zip(_SCORES, row, strict=True):
            if grade != _UNDEFINED:
                given = dict(zip(asked, head + score, strict=True))
                found["".join(given.get(part, "-") for part in Part)] = int(grade)
    return found


def _codes(entry: _CodesForm) -> OfficialCodes:
    named = {
        Part.FREQUENCY: entry.frequency,
        Part.SEVERITY: entry.severity,
        Part.INTERFERENCE: entry.interference,
    }
    return OfficialCodes(
        system=entry.system,
        item=_pattern("item", entry.item, {"item", "part"}),
        answer=_pattern("answer", entry.answer, {"part", "score"}),
        parts={name: part for part, names in named.items() for name in names},
    )


def _pattern(key: str, text: str, names: set[str]) -> re.Pattern[str]:
    try:
        pattern = re.compile(text, re.ASCII)
    except re.error as error:
        raise CatalogueBroken(FILE, "codes", f"{key} is no pattern") from error
    if set(pattern.groupindex) != names:
        reason = f"{key} does not name {' and '.join(sorted(names))}"
        raise CatalogueBroken(FILE, "codes", reason)
    return pattern
