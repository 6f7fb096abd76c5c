"""The days of a drawing: periods that end today, and cells that hold many days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.time_line import (
    Given,
    Grid,
    Stretch,
    first_noted,
    given_in,
    grid_of,
    month_marks,
    period_of,
)
from companion.domain.records import CheckIn, Infusion, Measurement
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import Period, month_start
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


@pytest.mark.parametrize(
    ("days", "each"),
    [
        (1, 1),
        (2, 2),
        (3, 3),
        (4, 7),
        (7, 7),
        (8, 14),
        (14, 14),
        (15, 28),
        (28, 28),
        (29, 56),
        (56, 56),
        (57, 91),
        (91, 91),
        (92, 182),
        (182, 182),
        (183, 364),
        (364, 364),
        (365, 728),
        (728, 728),
        (729, 1092),
    ],
)
def test_a_cell_is_as_long_as_the_drawing_needs_and_no_longer(days: int, each: int) -> None:
    """Days, weeks, quarters, years: one day too many for a kind of cell takes the next kind."""
    for most in (1, 13):
        longest = Period(TODAY - timedelta(days=days * most - 1), TODAY)
        assert grid_of(longest, most).days_each == each


def test_a_grid_never_begins_before_the_calendar() -> None:
    """Where the first cell would lack days it is left out; where all days exist it stands."""
    whole = Period(date.min, date.min + timedelta(days=13))
    assert grid_of(whole, 7) == Grid(whole, 2)
    odd = Period(date.min, date.min + timedelta(days=12))
    assert grid_of(odd, 7) == Grid(Period(date.min + timedelta(days=1), odd.last), 2)


@pytest.mark.parametrize("kind", ["check-in", "measurement", "infusion"])
def test_since_the_start_counts_from_whatever_was_noted_first(desk: Desk, kind: str) -> None:
    """A measurement or an infusion begins the story as a check-in does."""
    first, later = TODAY - timedelta(days=40), TODAY - timedelta(days=3)
    for name, body in (
        ("check-in", lambda day: CheckIn(day, Recall.DAY, {})),
        ("measurement", lambda day: Measurement(day, "weight", 70.0, "kg")),
        ("infusion", lambda day: Infusion(day, "Nivolumab", True)),
    ):
        desk.journal.record(body(first if name == kind else later))
    assert first_noted(desk.carnet) == first
    assert period_of(Stretch.SINCE_START, desk.carnet, TODAY) == Period(first, TODAY)


def test_what_begins_today_is_one_day_long_and_tomorrow_is_no_start(desk: Desk) -> None:
    """A dose that is planned for tomorrow gives no drawing that ends before it begins."""
    assert first_noted(desk.carnet) is None
    desk.journal.record(Infusion(TODAY + timedelta(days=1), "Nivolumab", True))
    assert period_of(Stretch.SINCE_START, desk.carnet, TODAY).length == 91
    desk.journal.record(CheckIn(TODAY, Recall.DAY, {}))
    assert period_of(Stretch.SINCE_START, desk.carnet, TODAY) == Period(TODAY, TODAY)


def test_doses_of_the_first_and_last_day_are_marked_in_the_order_of_their_numbers(
    desk: Desk,
) -> None:
    """Of one day, the one without a number first; a day outside the period is not marked."""
    first, last = date(2026, 11, 2), date(2026, 11, 20)
    outside = (first - timedelta(days=1), last + timedelta(days=1))
    for day, cycle in ((last, 2), (first, 9), (last, 1), (last, None), *((d, 5) for d in outside)):
        desk.journal.record(Infusion(day, "Nivolumab", True, cycle))
    assert [(dose.day, dose.cycle) for dose in given_in(desk.carnet, Period(first, last))] == [
        (first, 9),
        (last, None),
        (last, 1),
        (last, 2),
    ]


@pytest.mark.parametrize(
    ("months", "apart"),
    [
        (0, 1),
        (1, 1),
        (2, 2),
        (3, 2),
        (4, 3),
        (5, 3),
        (6, 6),
        (11, 6),
        (12, 12),
        (23, 12),
        (24, 24),
        (47, 24),
        (48, 60),
        (119, 60),
        (120, 120),
        (239, 120),
        (240, 600),
        (1199, 600),
    ],
)
def test_months_stand_as_near_to_each_other_as_there_is_room(months: int, apart: int) -> None:
    """Two marks at most: every month, quarters, half-years, years, decades, half-centuries."""
    first = date(1950, 1, 1)
    period = Period(first, month_start(first, months))
    wanted = [month_start(first, n) for n in range(0, months + 1, apart)]
    assert list(month_marks(period, 2)) == wanted


def test_months_begin_where_years_and_quarters_do() -> None:
    """The marks stand on January, April, July, October, whatever the period's first month."""
    assert month_marks(Period(date(2026, 2, 10), TODAY), 4) == tuple(
        date(2026, month, 1) for month in (4, 7, 10)
    )
    assert month_marks(Period(date(2020, 5, 5), TODAY), 4) == tuple(
        date(year, 1, 1) for year in (2022, 2024, 2026)
    )


def test_the_first_and_the_last_day_of_a_period_can_be_marked() -> None:
    """December and January are neighbours; the months of the first year exist."""
    period = Period(date(2025, 12, 1), date(2026, 2, 1))
    assert month_marks(period, 3) == (date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1))
    assert month_marks(Period(date(2025, 12, 2), date(2026, 1, 31)), 3) == (date(2026, 1, 1),)
    assert month_marks(Period(date.min, date(1, 2, 1)), 12) == (date(1, 1, 1), date(1, 2, 1))


def test_over_centuries_the_marks_stand_fifty_years_apart() -> None:
    """The widest step there is; a mistyped year must not fill the drawing with marks."""
    marks = month_marks(Period(date(1900, 1, 1), date(2199, 12, 31)), 2)
    assert marks == tuple(date(year, 1, 1) for year in range(1900, 2200, 50))
