"""The days that a drawing shows, and the cells into which many days are put."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Infusion, Measurement
from companion.domain.timeline import Period

_WEEKS: Final = {"three-months": 13, "six-months": 26}
_DAYS_EACH: Final = (1, 2, 3, 7, 14, 28, 56, 91, 182, 364)
_MONTHS_APART: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600)


class Stretch(StrEnum):
    """How far back a drawing goes."""

    THREE_MONTHS = "three-months"
    SIX_MONTHS = "six-months"
    SINCE_START = "since-start"


@dataclass(frozen=True, slots=True)
class Grid:
    """A period in cells of `days_each` days; the last cell ends on the period's last day."""

    period: Period
    days_each: int

    @property
    def count(self) -> int:
        """How many cells there are."""
        return self.period.length // self.days_each

    def cell(self, place: int) -> Period:
        """The days of a cell, counted from 0."""
        first = self.period.first + timedelta(days=place * self.days_each)
        return Period(first, first + timedelta(days=self.days_each - 1))

    def place(self, day: date) -> int:
        """The cell of a day of the period."""
        return (day - self.period.first).days // self.days_each


@dataclass(frozen=True, slots=True)
class Given:
    """A dose that was given: its day, and its number where it was noted."""

    day: date
    cycle: int | None


def grid_of(period: Period, most: int) -> Grid:
    """The period in at most `most` cells; it begins earlier where its first cell needs it.

    A cell holds a day, 2 or 3 days, a week, 2, 4 or 8 weeks, a quarter, half a year, or years.
    """
    wanted = -(-period.length // most)
    years = -(-wanted // 364)
    each = next((days for days in _DAYS_EACH if days >= wanted), 364 * years)
    cells = -(-period.length // each)
    longest = (period.last - date.min).days + 1
    cells = min(cells, longest // each)
    return Grid(Period(period.last - timedelta(days=cells * each - 1), period.last), each)


def period_of(stretch: Stretch, carnet: Carnet, today: date) -> Period:
    """The days up to today. Without an entry before them, `SINCE_START` is three months."""
    weeks = _WEEKS.get(stretch.value)
    if weeks is None:
        start = first_noted(carnet)
        if start is None or start > today:
            return period_of(Stretch.THREE_MONTHS, carnet, today)
        return Period(start, today)
    return Period(today - timedelta(days=7 * weeks - 1), today)


def first_noted(carnet: Carnet) -> date | None:
    """The first day with a check-in, a measurement or an infusion; None when there is none."""
    check_ins = (e.body.first_day for e in carnet.entries(CheckIn))
    measured = (e.body.for_day for e in carnet.entries(Measurement))
    infusions = (e.body.for_day for e in carnet.entries(Infusion))
    return min((*check_ins, *measured, *infusions), default=None)


def given_in(carnet: Carnet, period: Period) -> tuple[Given, ...]:
    """The doses given in a period, oldest first."""
    bodies = (e.body for e in carnet.entries(Infusion))
    given = [Given(b.for_day, b.cycle) for b in bodies if b.given and b.for_day in period]
    return tuple(sorted(given, key=lambda dose: (dose.day, dose.cycle or 0)))


def month_marks(period: Period, most: int) -> tuple[date, ...]:
    """First days of months within the period, at most `most`, evenly apart."""
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    apart = next((n for n in _MONTHS_APART if months // n < most), _MONTHS_APART[-1])
    return tuple(day for day in _months(period, apart) if day in period)


def _months(period: Period, apart: int) -> Iterator[date]:
    number = period.first.year * 12 + period.first.month - 1
    number -= number % apart
    last = period.last.year * 12 + period.last.month - 1
    for each in range(max(number, 12), last + 1, apart):
        yield date(each // 12, each % 12 + 1, 1)
