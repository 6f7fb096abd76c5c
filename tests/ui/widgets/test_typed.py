"""Hours and numbers are understood the way people write them."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from companion.domain.comparator import Comparator
from companion.ui.widgets.typed import (
    local_moment,
    read_hour,
    read_number,
    read_result,
    read_whole,
)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("10 h 30", time(10, 30)),
        ("10\u00a0h\u00a005", time(10, 5)),
        ("9h", time(9)),
        ("9", time(9)),
        ("14:15", time(14, 15)),
        ("8.05", time(8, 5)),
        ("24:00", None),
        ("10:75", None),
        ("midi", None),
    ],
)
def test_an_hour_is_read_in_french_and_english(typed: str, hour: time | None) -> None:
    """« 10 h 30 », “10:30” and bare hours are understood; impossible hours are not."""
    assert read_hour(typed) == hour


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("37,8", 37.8),
        ("37.8", 37.8),
        ("1 200", 1200.0),
        ("0", 0.0),
        ("-3", None),
        ("1,2,3", None),
        ("nan", None),
        ("1e9", None),
    ],
)
def test_a_number_takes_a_comma_or_a_point(typed: str, number: float | None) -> None:
    """A decimal comma is as good as a point; signs and exponents are not numbers people type."""
    assert read_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("8,91", (8.91, None)),
        ("<0,01", (0.01, Comparator.BELOW)),
        ("< 0.01", (0.01, Comparator.BELOW)),
        ("<\u00a00,01", (0.01, Comparator.BELOW)),
        ("< = 0,01", (0.01, Comparator.AT_MOST)),
        ("≤0,01", (0.01, Comparator.AT_MOST)),
        ("> 100", (100.0, Comparator.ABOVE)),
        ("≥ 1 000", (1000.0, Comparator.AT_LEAST)),
        ("> 0", (0.0, Comparator.ABOVE)),
        ("< 0", None),
        ("<", None),
        ("<<1", None),
        ("1<", None),
        ("~1", None),
        ("< -1", None),
    ],
)
def test_a_result_has_the_sign_that_a_laboratory_prints(
    typed: str, result: tuple[float, Comparator | None] | None
) -> None:
    """Before the number, with or without a space; nothing lies below 0."""
    assert read_result(typed) == result


def test_a_whole_number_has_no_decimals() -> None:
    """The number of an infusion is whole."""
    assert read_whole("12") == 12
    assert read_whole("1,5") is None


def test_a_typed_moment_keeps_its_day_and_hour() -> None:
    """An appointment stands at the hour that was typed, summer or winter."""
    for day in (date(1900, 1, 1), date(1968, 2, 29), date(2199, 12, 31)):
        assert local_moment(day, time(9, 30)).replace(tzinfo=None) == datetime.combine(
            day, time(9, 30)
        )
    moment = local_moment(date(2027, 7, 1), time(9, 30))

    assert (moment.date(), moment.time()) == (date(2027, 7, 1), time(9, 30))
    assert moment.utcoffset() is not None


def test_a_moment_that_was_not_changed_keeps_its_offset() -> None:
    """Correcting something else of an appointment noted abroad does not move its hour."""
    before = datetime(2027, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=-3)))

    assert local_moment(date(2027, 7, 1), time(9, 30), before) is before
    assert local_moment(date(2027, 7, 1), time(9, 45), before).time() == time(9, 45)
