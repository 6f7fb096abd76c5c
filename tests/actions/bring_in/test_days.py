"""Days, hours, zones and numbers of other programs, on both sides of each limit."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from companion.actions.bring_in.days import (
    DayOrder,
    Moment,
    orders_that_fit,
    read_moment,
    read_number,
)
from companion.domain.validity import FIRST_YEAR, LAST_YEAR

ISO, DAY_FIRST, MONTH_FIRST = (
    DayOrder.YEAR_MONTH_DAY,
    DayOrder.DAY_MONTH_YEAR,
    DayOrder.MONTH_DAY_YEAR,
)
DAY, NINE = date(2026, 11, 8), time(9, 5)


def zone(minutes: int) -> timezone:
    """So many minutes east of Greenwich."""
    return timezone(timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Z", UTC),
        ("+02:00", zone(120)),
        ("+0200", zone(120)),
        ("-03:30", zone(-210)),
        ("+12:45", zone(765)),
        ("-11:00", zone(-660)),
        ("+01:00[Europe/Paris]", zone(60)),
        ("", None),
    ],
)
def test_a_zone_is_read_as_it_is_written(text: str, found: timezone | None) -> None:
    """East or west, with or without a colon, with or without a name."""
    assert read_moment(f"2026-11-08T09:05{text}", ISO) == Moment(DAY, NINE, found)


def test_an_instant_has_the_zone_that_is_told_else_the_usual_one() -> None:
    """Without an hour there is none."""
    usual = datetime(2026, 1, 1, tzinfo=zone(60))
    assert Moment(DAY, NINE, zone(-210)).at(usual) == datetime(2026, 11, 8, 9, 5, tzinfo=zone(-210))
    assert Moment(DAY, NINE).at(usual) == datetime(2026, 11, 8, 9, 5, tzinfo=zone(60))
    assert Moment(DAY, None, UTC).at(usual) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("12:00 AM", time(0)),
        ("12:30 p.m.", time(12, 30)),
        ("1:05 pM", time(13, 5)),
        ("11:59 P", None),
        ("11:59PM", time(23, 59)),
        ("1:00 am", time(1)),
        ("0:30 AM", None),
        ("13:00 PM", None),
        ("23:59:59,5", time(23, 59, 59)),
        ("24:00", None),
        ("9:60", None),
    ],
)
def test_hours_are_read_on_the_clock_that_they_were_written_by(
    text: str, hour: time | None
) -> None:
    """Of 12 hours from 1 to 12, of 24 from 0 to 23."""
    expected = None if hour is None else Moment(DAY, hour)
    assert read_moment(f"2026-11-08 {text}", ISO) == expected


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("2026-11-08", [ISO]),
        ("26-11-08", [DAY_FIRST]),
        ("8/11/26", [DAY_FIRST, MONTH_FIRST]),
        ("08.11.2026", [DAY_FIRST, MONTH_FIRST]),
        ("8 13 2026", [MONTH_FIRST]),
        ("8-11-026", []),
        ("026-11-8", []),
        ("2026-11-008", []),
        ("2026-11-2026", []),
        ("8-11/2026", []),
        ("8,11,2026", []),
    ],
)
def test_an_order_fits_where_each_part_can_be_what_it_says(
    text: str, fitting: list[DayOrder]
) -> None:
    """A year of two or four figures, of four where it comes first; one kind of mark between."""
    assert list(orders_that_fit([text])) == fitting


def test_only_the_orders_that_fit_all_cells_are_left() -> None:
    """A later cell brings none back."""
    assert orders_that_fit(["1/2/26", "13/2/26"]) == (DAY_FIRST,)
    assert orders_that_fit(["13/2/26", "2/13/26", "1/2/26"]) == ()
    assert orders_that_fit(["1/2/26", "", "13/2/26"]) == ()


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_year_of_a_record_book_are_read(year: int) -> None:
    """The years around are not."""
    assert read_moment(f"{year}-01-01", ISO) == Moment(date(year, 1, 1))
    outside = year - 1 if year == FIRST_YEAR else year + 1
    assert read_moment(f"{outside}-01-01", ISO) is None


def test_a_cell_of_more_than_sixty_letters_is_no_day() -> None:
    """Spaces count, so that none has to be looked through."""
    assert read_moment("2026-11-08".ljust(60), ISO) == Moment(DAY)
    assert read_moment("2026-11-08".ljust(61), ISO) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("64,5", 64.5),
        (" 64.5 ", 64.5),
        ("0", 0.0),
        ("007", 7.0),
        ("123456789012", 123456789012.0),
        ("1234567890123", None),
        ("0.123456789", 0.123456789),
        ("0.1234567890", None),
        ("1,000.5", None),
        ("-1", None),
        ("1e3", None),
        ("5 kg", None),
        ("", None),
    ],
)
def test_a_number_is_figures_with_one_point_or_comma(text: str, number: float | None) -> None:
    """Nothing below 0, no thousands apart, no unit."""
    assert read_number(text) == number
