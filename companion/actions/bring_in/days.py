"""Days, hours and numbers as other programs write them: which orders fit, and reading them in one.

An order is guessed where only one fits all of a column; it is for the person to confirm.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Final

from companion.domain.validity import FIRST_YEAR, LAST_YEAR


class DayOrder(StrEnum):
    """In which order the parts of a day stand."""

    YEAR_MONTH_DAY = "ymd"
    DAY_MONTH_YEAR = "dmy"
    MONTH_DAY_YEAR = "mdy"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the hour and zone where they are told."""

    day: date
    hour: time | None = None
    zone: timezone | None = None

    def at(self, usual: datetime) -> datetime | None:
        """The instant; in the zone of `usual` where none is told, None without an hour."""
        if self.hour is None:
            return None
        return datetime.combine(self.day, self.hour, self.zone or usual.tzinfo)


_LONGEST: Final = 60
_PARTS: Final = re.compile(
    r"(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})"
    r"(?:(?:[T ]|, ?)(\d{1,2})[:hH](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?)?"
    r" ?(Z|[+-]\d{2}:?\d{2})?(?:\[[\w/]+\])?"
)
_NUMBER: Final = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?")


def orders_that_fit(cells: Iterable[str]) -> tuple[DayOrder, ...]:
    """The orders in which every cell is a day; none where a cell is blank or no day."""
    fitting = tuple(DayOrder)
    for cell in cells:
        fitting = tuple(order for order in fitting if read_moment(cell, order) is not None)
        if not fitting:
            break
    return fitting


def read_moment(text: str, order: DayOrder) -> Moment | None:
    """The day and hour that a cell says in that order; None for anything else."""
    found = _PARTS.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    first, middle, last = found[1], found[3], found[4]
    if order is DayOrder.YEAR_MONTH_DAY:
        year, month, day = first, middle, last
    elif order is DayOrder.DAY_MONTH_YEAR:
        year, month, day = last, middle, first
    else:
        year, month, day = last, first, middle
    if len(year) not in {2, 4} or len(day) > 2 or len(month) > 2:
        return None
    if order is DayOrder.YEAR_MONTH_DAY and len(year) != 4:
        return None
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return _moment(date(whole, int(month), int(day)), found)
    except ValueError:
        return None


def _moment(day: date, found: re.Match[str]) -> Moment | None:
    """Raises ValueError for an hour that no clock shows."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    if found[5] is None:
        return Moment(day)
    hour = int(found[5])
    if found[8]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[8] in "pP" else 0)
    return Moment(day, time(hour, int(found[6]), int(found[7] or 0)), _zone(found[9]))


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=minutes if text[0] == "+" else -minutes))


def read_number(text: str) -> float | None:
    """The number of 0 or more that a cell is, with a point or a comma; None for anything else."""
    said = text.strip()
    return float(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None
