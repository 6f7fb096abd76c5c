"""What the columns of a table mean: guessed from their names and values, and confirmed by a person.

A level is never guessed: until somebody says which of our levels a value means, it is a note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from companion.actions.bring_in.days import DayOrder, orders_that_fit, read_number
from companion.actions.bring_in.found import FoundTable, Source
from companion.domain.search.folded_words import fold
from companion.domain.symptoms import LEVEL_ATTRIBUTES, Attribute, Catalogue, Quantity, Symptom

MOST_VALUES: Final = 12
"""Different values of a column that a person can be asked about one by one."""

DONE, DONE_BY_ITSELF = "YES_MANUAL", "YES_AUTO"
_MARKS: Final = frozenset({DONE, DONE_BY_ITSELF, "NO", "SKIP", "UNKNOWN"})
_NOT_DONE: Final = _MARKS - {DONE}

_MEASURED: Final = {
    "wt": ("weight", "kg"),
    "t": ("temperature", "Cel"),
    "hr": ("pulse", "/min"),
    "bp.systolic": ("systolic", "mm[Hg]"),
    "bp.diastolic": ("diastolic", "mm[Hg]"),
}
"""What MyGNUHealth measures, in the units that its own screens ask for."""

_FILING: Final = frozenset({"domain", "context"})
"""Where MyGNUHealth files a page: it says nothing of the person."""


class Meaning(StrEnum):
    """What becomes of a column."""

    DAY = "day"
    LEAVE = "leave"
    NOTE = "note"
    LEVEL = "level"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it means. `levels`: which of our levels each of its values is."""

    name: str
    meaning: Meaning
    symptom: str | None = None
    attribute: Attribute | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    quantity: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """How a table is read. `order` is None until one is chosen, where several fit."""

    columns: tuple[Column, ...]
    order: DayOrder | None
    fitting: tuple[DayOrder, ...]

    @property
    def day(self) -> Column | None:
        """The column with the days."""
        return next((c for c in self.columns if c.meaning is Meaning.DAY), None)

    def with_column(self, changed: Column) -> "Choices":
        """The same with one column meant otherwise."""
        return replace(
            self, columns=tuple(changed if c.name == changed.name else c for c in self.columns)
        )


def guess(table: FoundTable, catalogue: Catalogue) -> Choices:
    """What a table seems to mean: the first column of days, known measures, and notes."""
    day, fitting = _day_column(table)
    columns = tuple(
        Column(name, Meaning.DAY) if name == day else _guessed(table, name, catalogue)
        for name in table.columns
    )
    # An order that only half of the day's forms allow is told by none of them: one asks.
    return Choices(columns, fitting[0] if len(fitting) == 1 else None, fitting)


def with_day(table: FoundTable, choices: Choices, name: str) -> Choices:
    """The same with another column for the days; the one before becomes a note."""
    columns = tuple(
        replace(c, meaning=Meaning.DAY)
        if c.name == name
        else replace(c, meaning=Meaning.NOTE)
        if c.meaning is Meaning.DAY
        else c
        for c in choices.columns
    )
    fitting = orders_that_fit(cell for cell in table.cells(name) if cell.strip())
    return Choices(columns, fitting[0] if len(fitting) == 1 else None, fitting)


def values_of(table: FoundTable, name: str) -> tuple[str, ...]:
    """The different values of a column, numbers by size, else as they first stand; blank is none."""
    found = list(dict.fromkeys(cell.strip() for cell in table.cells(name) if cell.strip()))
    if all(_leading(value) is not None for value in found):
        found.sort(key=lambda value: _leading(value) or 0)
    return tuple(found)


def _leading(value: str) -> float | None:
    """The number of « 3 » and of « 3 (Bad) »."""
    return read_number(value.partition(" (")[0])


def symptom_named(name: str, catalogue: Catalogue) -> Symptom | None:
    """The symptom that a column is called like, in any language; only ever proposed."""
    wanted = fold(name.strip())
    for symptom in catalogue.symptoms.values():
        said = (*symptom.label.each(), *symptom.title.each(), symptom.id)
        everyday = (word for words in symptom.everyday.values() for word in words)
        if any(fold(each) == wanted for each in (*said, *everyday)):
            return symptom
    return None


def asked_first(symptom: Symptom) -> Attribute:
    """What a value of another scale can be a level of."""
    return next(a for a in LEVEL_ATTRIBUTES if a in symptom.attributes)


def _day_column(table: FoundTable) -> tuple[str | None, tuple[DayOrder, ...]]:
    for name in table.columns:
        cells = [cell for cell in table.cells(name) if cell.strip()]
        fitting = orders_that_fit(cells) if cells else ()
        if fitting:
            return name, fitting
    return None, ()


def _guessed(table: FoundTable, name: str, catalogue: Catalogue) -> Column:
    values = [cell.strip() for cell in table.cells(name) if cell.strip()]
    if not values:
        return Column(name, Meaning.LEAVE)
    if table.source is Source.LOOP and set(values) <= _NOT_DONE:
        return Column(name, Meaning.LEAVE)
    if table.source is Source.MYGNUHEALTH and name in _FILING:
        return Column(name, Meaning.LEAVE)
    found = _measure(table, name, catalogue)
    if found is not None:
        quantity, unit = found
        numbers = [read_number(value) for value in values]
        plausible = quantity.unit(unit)
        low, high = (plausible and plausible.plausible) or (0.0, float("inf"))
        if all(number is not None and low <= number <= high for number in numbers):
            return Column(name, Meaning.MEASURE, quantity=quantity.id, unit=unit)
    return Column(name, Meaning.NOTE)


def _measure(table: FoundTable, name: str, catalogue: Catalogue) -> tuple[Quantity, str] | None:
    """The quantity and unit that a column is called like: « Poids (kg) », « weight »."""
    if table.source is Source.MYGNUHEALTH:
        known = _MEASURED.get(name)
        return (catalogue.quantities[known[0]], known[1]) if known else None
    said = fold(name.partition("(")[0].partition("[")[0].strip())
    for quantity in catalogue.quantities.values():
        if said in {fold(each) for each in quantity.label.each()} | {quantity.id}:
            units = [u for u in quantity.units if any(d in name for d in u.display.each())]
            chosen = units[0] if units else quantity.units[0]
            return (quantity, chosen.ucum) if units or len(quantity.units) == 1 else None
    return None


def is_left_unsaid(table: FoundTable, value: str) -> bool:
    """Whether a value says that nothing was done: Loop writes a mark for each habit and day."""
    return not value.strip() or (table.source is Source.LOOP and value.strip() in _NOT_DONE)
