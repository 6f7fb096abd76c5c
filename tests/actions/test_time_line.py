"""The days of a drawing: periods that end today, and cells that hold many days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.actions.time_line import (
    Given,
    Stretch,
    given_in,
    grid_of,
    month_marks,
    period_of,
)
from companion.domain.records import CheckIn, Infusion
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import Period
from tests.actions.desk import Desk

TODAY = date(2026, 11, 21)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1, 40_000), st.integers(5, 60))
def test_a_grid_covers_its_period_in_few_equal_cells(last: date, length: int, most: int) -> None:
    """All days of the period, at most so many cells, the last one ending on the last day."""
    period = Period(last - timedelta(days=min(length, 400_000) - 1), last)
    grid = grid_of(period, most)
    assert grid.count <= most
    assert grid.period.length == grid.count * grid.days_each
    assert grid.period.first <= period.first
    assert (period.first - grid.period.first).days < grid.days_each
    assert grid.cell(grid.count - 1).last == last
    assert all(grid.place(grid.cell(n).first) == n for n in range(grid.count))


def test_three_months_are_thirteen_weeks_that_end_today(desk: Desk) -> None:
    """91 and 182 days; without any entry the start is three months ago, too."""
    assert period_of(Stretch.THREE_MONTHS, desk.carnet, TODAY).length == 91
    assert period_of(Stretch.SIX_MONTHS, desk.carnet, TODAY).length == 182
    assert period_of(Stretch.SINCE_START, desk.carnet, TODAY).length == 91


def test_since_the_start_begins_with_the_first_entry(desk: Desk) -> None:
    """A week's check-in counts from its first day."""
    answers = {"fatigue": {Attribute.INTENSITY: 1}}
    desk.journal.record(CheckIn(date(2026, 11, 10), Recall.WEEK, answers))
    assert period_of(Stretch.SINCE_START, desk.carnet, TODAY) == Period(date(2026, 11, 4), TODAY)


def test_only_doses_that_were_given_are_marked(desk: Desk) -> None:
    """A postponed one is none; those outside the days neither."""
    for day, given_then, cycle in ((9, True, 2), (2, True, 1), (5, False, None), (30, True, 3)):
        desk.journal.record(Infusion(date(2026, 11, day), "Nivolumab", given_then, cycle))
    assert given_in(desk.carnet, Period(date(2026, 11, 1), TODAY)) == (
        Given(date(2026, 11, 2), 1),
        Given(date(2026, 11, 9), 2),
    )


@given(st.dates(date(1900, 1, 1), date(2150, 1, 1)), st.integers(1, 18_000), st.integers(2, 12))
def test_months_are_marked_evenly(first: date, length: int, most: int) -> None:
    """First days of months, within the period, in few."""
    marks = month_marks(Period(first, first + timedelta(days=length)), most)
    assert len(marks) <= most
    assert all(mark.day == 1 for mark in marks)
    assert list(marks) == sorted(marks)
