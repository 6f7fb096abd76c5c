"""Rows of measured numbers: as typed, in two units apart, with gaps left as gaps."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.series import (
    Difference,
    Reading,
    difference_between,
    lab_runs,
    plot_of,
    runs_of,
    scale_of,
    series_of,
    thinned,
    usual_value,
    widest_step,
)
from companion.domain.records import Measurement, Usual
from companion.domain.timeline import Period
from tests.actions.desk import CATALOGUE, PARIS, Desk

FIRST = date(2026, 9, 1)

numbers = st.floats(0, 1e9, allow_nan=False)
steps = st.lists(st.integers(0, 400), min_size=1, max_size=60)


def day(after: int) -> date:
    """A day so many days after the first."""
    return FIRST + timedelta(days=after)


def reading(
    after: int, value: float, low: float | None = None, high: float | None = None
) -> Reading:
    """A reading on a day."""
    return Reading(f"{after}-{value}", day(after), None, value, low, high)


def test_two_units_are_two_rows_and_nothing_is_converted(desk: Desk) -> None:
    """Free T4 in pmol/L and in ng/dL: each keeps the numbers that were typed."""
    for after, value, unit in ((0, 15.1, "pmol/L"), (20, 1.1, "ng/dL"), (40, 12.0, "pmol/L")):
        desk.journal.record(Measurement(day(after), "ft4", value, unit))
    rows = series_of(desk.carnet.entries(Measurement), CATALOGUE.quantities)
    assert [(row.key, [r.value for r in row.readings]) for row in rows] == [
        ("ft4 pmol/L", [15.1, 12.0]),
        ("ft4 ng/dL", [1.1]),
    ]


def test_readings_stand_in_the_order_of_their_days_and_hours(desk: Desk) -> None:
    """Typed late, still in place; one without an hour comes after those that have one."""
    noon = datetime.combine(FIRST, time(12), PARIS)
    for value, at in ((3.0, None), (2.0, noon), (1.0, noon.replace(hour=8))):
        desk.journal.record(Measurement(FIRST, "weight", value, "kg", at=at))
    desk.journal.record(Measurement(day(-1), "weight", 0.5, "kg"))
    (row,) = series_of(desk.carnet.entries(Measurement), CATALOGUE.quantities)
    assert [r.value for r in row.readings] == [0.5, 1.0, 2.0, 3.0]


def test_a_gap_of_more_than_twice_the_usual_step_stays_a_gap() -> None:
    """Weekly weights: two weeks are joined, three are not."""
    readings = [reading(after, 60 + after) for after in (0, 7, 14, 28, 49, 56)]
    widest = widest_step([r.day for r in readings])
    assert widest == 14
    assert [len(run) for run in runs_of(readings, widest)] == [4, 2]


def test_two_readings_alone_are_joined_within_fourteen_days() -> None:
    """One step tells nothing of what is usual."""
    assert widest_step([day(0), day(90)]) == 14
    assert len(runs_of([reading(0, 1), reading(15, 2)], 14)) == 2
    assert len(runs_of([reading(0, 1), reading(14, 2)], 14)) == 1


@given(steps)
def test_runs_hold_every_reading_once_and_no_line_is_too_long(apart: list[int]) -> None:
    """Whatever the steps: nothing is lost, and every joined pair lies near enough."""
    at, readings = 0, []
    for step in apart:
        at += step
        readings.append(reading(at, step))
    widest = widest_step([r.day for r in readings])
    runs = runs_of(readings, widest)
    assert [r for run in runs for r in run] == readings
    for run in runs:
        for before, after in pairwise(run):
            assert (after.day - before.day).days <= widest
    for one, other in pairwise(runs):
        assert (other[0].day - one[-1].day).days > widest


def test_the_laboratorys_range_is_drawn_as_it_was_typed() -> None:
    """The same range goes on, another begins anew, none ends it."""
    typed = [(0, 0.4, 4.0), (20, 0.4, 4.0), (30, 0.3, 4.2), (40, None, None), (50, 0.3, None)]
    runs_of = lab_runs([reading(after, 1.0, low, high) for after, low, high in typed])
    assert [(r.first, r.last, r.low, r.high) for r in runs_of] == [
        (day(0), day(20), 0.4, 4.0),
        (day(30), day(30), 0.3, 4.2),
        (day(50), day(50), 0.3, None),
    ]


@given(st.lists(numbers, min_size=1, max_size=40))
def test_a_scale_holds_every_value(values: list[float]) -> None:
    """Rising round marks, two to five of them, around all values; each value has its place."""
    scale = scale_of(values)
    assert 2 <= len(scale.marks) <= 5
    assert list(scale.marks) == sorted(set(scale.marks))
    assert all(-1e-6 <= scale.place(value) <= 1 + 1e-6 for value in values)


@given(st.lists(st.tuples(st.integers(0, 3650), numbers), min_size=1, max_size=300))
def test_thinning_keeps_the_lowest_and_the_highest(pairs: list[tuple[int, float]]) -> None:
    """At most two readings a cell, in order, and the extremes are among them."""
    readings = [Reading(str(n), day(d), None, v) for n, (d, v) in enumerate(sorted(pairs))]
    kept = thinned(readings, 20)
    assert len(kept) <= max(40, 0) or len(readings) <= 40
    assert [r for r in readings if r in kept] == list(kept)
    assert min(r.value for r in kept) == min(r.value for r in readings)
    assert max(r.value for r in kept) == max(r.value for r in readings)


def test_ten_years_of_daily_values_are_thinned_and_stay_joined(desk: Desk) -> None:
    """3,650 readings become at most two a cell; thinning makes no gap."""
    entries = [(None, Measurement(day(n), "pulse", 60.0 + n % 7, "/min")) for n in range(3650)]
    desk.journal.write_all(entries)
    (row,) = series_of(desk.carnet.entries(Measurement), CATALOGUE.quantities)
    plot = plot_of(row, Period(day(0), day(3649)), cells=400)
    assert len(plot.readings) == 3650
    assert [len(run) <= 800 for run in plot.runs] == [True]


def test_the_change_from_the_usual_weight_is_plain_arithmetic(desk: Desk) -> None:
    """In kg and in per cent of the usual one; nothing without a usual one, or from zero."""
    desk.journal.record(Measurement(FIRST, "weight", 63.0, "kg"))
    (row,) = series_of(desk.carnet.entries(Measurement), CATALOGUE.quantities)
    assert usual_value(Usual(weight_kg=70.0), row) == 70.0
    assert usual_value(Usual(stools_per_day=2), row) is None
    assert usual_value(None, row) is None
    differs = difference_between(70.0, 63.0)
    assert differs is not None
    assert (differs.difference, round(differs.percent, 6)) == (-7.0, -10.0)
    assert difference_between(0.0, 63.0) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 23), numbers), max_size=30))
def test_before_the_days_shown_only_the_newest_reading_is_kept(
    typed: list[tuple[int, int, float]],
) -> None:
    """The rows since a day are the whole rows without all but the last earlier reading."""
    desk = Desk()
    for after, hour, value in typed:
        at = datetime.combine(day(after), time(hour), PARIS)
        desk.journal.record(Measurement(day(after), "pulse", value, "/min", at=at))
    entries, since = desk.carnet.entries(Measurement), day(30)
    whole = series_of(entries, CATALOGUE.quantities)
    cut = series_of(entries, CATALOGUE.quantities, since=since)
    assert [row.key for row in cut] == [row.key for row in whole]
    for row, short in zip(whole, cut, strict=True):
        earlier = [r for r in row.readings if r.day < since]
        later = [r for r in row.readings if r.day >= since]
        assert list(short.readings) == earlier[-1:] + later


@pytest.mark.parametrize(
    ("values", "marks", "decimals"),
    [
        ([0.002, 0.004], (0.002, 0.003, 0.004), 3),
        ([0.2, 0.31], (0.2, 0.25, 0.3, 0.35), 2),
        ([1, 2], (1, 1.5, 2), 1),
        ([12, 18], (12, 14, 16, 18), 0),
        ([36.5, 38.4], (36, 37, 38, 39), 0),
        ([0, 3], (0, 1, 2, 3), 0),
        ([0, 4], (0, 2, 4), 0),
        ([1200, 9000], (0, 5000, 10_000), 0),
    ],
)
def test_a_scale_has_round_numbers_with_no_more_decimals_than_they_need(
    values: list[float], marks: tuple[float, ...], decimals: int
) -> None:
    """Steps of 1, 2 or 5; four marks at most, and exactly four where they fit."""
    scale = scale_of(values)
    assert scale.marks == pytest.approx(marks)
    assert scale.decimals == decimals
    assert (scale.place(scale.bottom), scale.place(scale.top)) == (0, 1)


def test_a_scale_begins_at_zero_where_the_lowest_value_is_small_beside_the_highest() -> None:
    """Below four tenths; at four tenths the difference is what one wants to see."""
    assert scale_of([4, 10]).bottom == 4
    assert scale_of([3.9, 10]).bottom == 0


def test_one_value_has_room_above_and_below_but_none_below_zero() -> None:
    """No value at all is drawn as from 0 to 1."""
    assert scale_of([70]).marks == (69, 70, 71)
    assert scale_of([0]) == scale_of([]) == scale_of([0, 1])


def test_neighbours_exactly_as_far_apart_as_usual_twice_over_are_joined() -> None:
    """One day more is a gap."""
    days = [reading(after, 1.0) for after in (0, 7, 14, 28, 43)]
    assert widest_step([each.day for each in days[:4]]) == 14
    assert [len(run) for run in runs_of(days, 14)] == [4, 1]
    assert runs_of([], 14) == ()


def test_as_many_readings_as_there_is_room_for_are_all_kept() -> None:
    """Two for each cell; from one more on, only the lowest and the highest of each."""
    row = [reading(after, value) for after, value in enumerate((3.0, 1.0, 2.0, 5.0, 6.0, 4.0))]
    assert thinned(row, 3) == tuple(row)
    assert [each.value for each in thinned(row, 2)] == [3.0, 1.0, 6.0, 4.0]
    assert [each.value for each in thinned(row, 1)] == [1.0, 6.0]


def test_a_change_is_told_in_the_unit_and_in_per_cent_of_what_was_before() -> None:
    """Less is below 0; nothing is a part of nothing."""
    assert difference_between(80.0, 76.0) == Difference(-4.0, -5.0)
    assert difference_between(0.5, 1.0) == Difference(0.5, 100.0)
    assert difference_between(0.0, 1.0) is None


@pytest.mark.parametrize(
    ("days", "widest"),
    [
        ([], 14),
        ([0], 14),
        ([0, 0, 0], 14),
        ([0, 3], 14),
        ([0, 3, 10], 10),
        ([0, 0, 3, 3, 10], 10),
        ([0, 1, 2, 30], 2),
        ([0, 1, 3], 3),
    ],
)
def test_the_usual_step_is_that_of_the_days_that_differ(days: list[int], widest: int) -> None:
    """Two steps tell what is usual; two values of one day are no step."""
    assert widest_step([day(each) for each in days]) == widest


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([(1, None), (0, None)], 0),
        ([(0, None), (1, None)], 1),
        ([(1, 8), (0, 20)], 0),
        ([(1, 8), (1, 20)], 1),
        ([(1, 20), (1, 8)], 0),
        ([(1, 8), (1, 8)], 1),
        ([(1, None), (1, 20)], 0),
        ([(1, 20), (1, None)], 1),
    ],
)
def test_the_newest_of_two_earlier_readings_is_the_later_one(
    desk: Desk, typed: list[tuple[int, int | None]], kept: int
) -> None:
    """By day, by hour, none after all hours, else as written; whichever was typed first."""
    for number, (after, hour) in enumerate(typed):
        at = None if hour is None else datetime.combine(day(after), time(hour), PARIS)
        desk.journal.record(Measurement(day(after), "pulse", 60.0 + number, "/min", at=at))
    entries = desk.carnet.entries(Measurement)
    (row,) = series_of(entries, CATALOGUE.quantities, since=day(2))
    assert [each.value for each in row.readings] == [60.0 + kept]


def test_each_range_of_the_laboratory_goes_on_until_its_own_last_day() -> None:
    """The second as the first; half a range is one too."""
    typed = [(0, 1.0, None), (5, 2.0, 3.0), (9, None, None), (12, 2.0, 3.0), (20, 2.0, 3.0)]
    found = lab_runs([reading(after, 1.0, low, high) for after, low, high in typed])
    assert [(r.first, r.last) for r in found] == [
        (day(0), day(0)),
        (day(5), day(5)),
        (day(12), day(20)),
    ]
    assert lab_runs([]) == ()


def test_few_readings_are_all_kept_wherever_they_lie() -> None:
    """Four near one another: room for all, or the lowest and the highest of each cell."""
    row = [reading(after, value) for after, value in ((0, 2.0), (1, 1.0), (2, 3.0), (100, 5.0))]
    assert thinned(row, 2) == thinned(row, 3) == tuple(row)
    row.append(reading(3, 2.5))
    row.sort(key=lambda each: each.day)
    assert [each.value for each in thinned(row, 2)] == [1.0, 3.0, 5.0]


def test_of_equal_readings_the_first_stands_for_a_cell() -> None:
    """It is as low and as high as they are."""
    row = [reading(after, 1.0) for after in range(5)]
    assert thinned(row, 1) == (row[0],)


def test_a_row_is_thinned_by_the_share_of_the_days_that_each_run_has(desk: Desk) -> None:
    """Half of the days, half of the cells; ranges of the laboratory are on the scale too."""
    values = [*range(10), *range(30, 40)]
    for after in values:
        desk.journal.record(
            Measurement(day(after), "tsh", 5.0 + after % 3, "mIU/L", lab_low=1.0, lab_high=19.0)
        )
    (row,) = series_of(desk.carnet.entries(Measurement), CATALOGUE.quantities)
    plot = plot_of(row, Period(day(0), day(39)), cells=8)
    assert [len(run) for run in plot.runs] == [4, 4]
    assert (plot.scale.bottom, plot.scale.top, plot.widest) == (0, 20, 2)
    assert [(run.first, run.last) for run in plot.lab] == [(day(0), day(39))]
    cut = plot_of(row, Period(day(30), day(31)), cells=8)
    assert [each.value for run in cut.runs for each in run] == [5.0, 6.0]
