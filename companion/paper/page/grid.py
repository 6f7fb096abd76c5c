"""How the days of a period share the cells of a strip or of a chart."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from companion.domain.timeline import Absence, Period

LONGEST_UNGROUPED: Final = 84
MOST_CELLS: Final = 60


class Grid(Struct, frozen=True):
    """How the days of a period share the cells of a strip: `days_each` (1 or more) a cell."""

    period: Period
    days_each: int

    @property
    def cell_count(self) -> int:
        """How many cells a strip has."""
        return -(-self.period.length // self.days_each)

    def cell(self, day: date) -> int:
        """The number of a day's cell, from 0."""
        return (day - self.period.first).days // self.days_each

    def first_day(self, cell: int) -> date:
        """The first day of a cell."""
        return self.period.first + timedelta(days=cell * self.days_each)

    def groups(self, daily: Sequence[int | Absence]) -> Iterator[Sequence[int | Absence]]:
        """The values of each cell."""
        starts = range(0, len(daily), self.days_each)
        return (daily[start : start + self.days_each] for start in starts)


def grid_of(period: Period) -> Grid:
    """One cell a day, up to LONGEST_UNGROUPED days; beyond, at most MOST_CELLS cells."""
    if period.length <= LONGEST_UNGROUPED:
        return Grid(period, 1)
    return Grid(period, -(-period.length // MOST_CELLS))
