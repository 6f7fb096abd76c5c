"""The days of a period: levels, the three kinds of absence, several authors, weeks."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Kind, Revision
from companion.domain.symptoms import Answer, Attribute, Recall, level_of
from companion.domain.timeline import (
    Absence,
    Period,
    Timeline,
    absence_of,
    covered_days,
    month_start,
)
from tests.domain import brute_force_days as naive
from tests.strategies import carnets, check_ins, days, histories

CATALOGUE = load_catalogue()
MONDAY = date(2026, 11, 16)
SUNDAY = MONDAY + timedelta(days=6)
WEEK = Period(MONDAY, SUNDAY)
INTENSITY, INTERFERENCE = Attribute.INTENSITY, Attribute.INTERFERENCE

near_days = st.integers(-9, 9).map(lambda n: MONDAY + timedelta(days=n))


def check_in(
    day: date, answers: Mapping[str, Answer], *, recall: Recall = Recall.DAY, number: int = 1
) -> Entry[CheckIn]:
    """A check-in that stands, written at noon of its day by person `number`."""
    body = CheckIn(day, recall, answers)
    instant = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    name = str(UUID(int=number))
    return Entry(name, body, (Revision(name, name, Kind.CHECK_IN, name, instant, body),))


def fatigue(level: int, interference: int | None = None) -> Mapping[str, Answer]:
    """Answers about fatigue alone."""
    answer = {INTENSITY: level}
    return {"fatigue": answer if interference is None else {**answer, INTERFERENCE: interference}}


def test_zero_not_asked_and_no_check_in_are_three_different_things() -> None:
    """0 is an answer; a day may be noted without the symptom; a day may have nothing."""
    timeline = Timeline(
        [
            check_in(MONDAY, fatigue(0)),
            check_in(MONDAY + timedelta(days=1), {"itching": {INTENSITY: 2}}),
        ],
        Period(MONDAY, MONDAY + timedelta(days=2)),
    )
    assert timeline.daily("fatigue") == [0, Absence.NOT_ASKED, Absence.NO_CHECK_IN]
    assert [timeline.is_noted(day) for day in timeline.period] == [True, True, False]


def test_before_the_carnet_was_begun_nothing_is_missing() -> None:
    """Days on which nobody could note anything are told apart from days that were left out."""
    noted = check_in(SUNDAY, fatigue(1))
    day = timedelta(days=1)
    timeline = Timeline([noted], Period(SUNDAY - 3 * day, SUNDAY), SUNDAY - day)
    before, missing = Absence.BEFORE, Absence.NO_CHECK_IN
    assert timeline.daily("fatigue") == [before, before, missing, 1]
    assert timeline.daily("cough")[-1] is Absence.NOT_ASKED
    assert [timeline.is_missing(day) for day in timeline.period] == [False, False, True, False]
    assert absence_of([before, missing]) is missing
    assert absence_of([before, missing, Absence.NOT_ASKED]) is Absence.NOT_ASKED
    assert absence_of([before]) is before


def test_a_check_in_that_holds_a_note_alone_makes_a_noted_day() -> None:
    """The day counts as noted; no symptom was asked."""
    timeline = Timeline([check_in(MONDAY, {})], WEEK)
    assert timeline.level("fatigue", MONDAY) is Absence.NOT_ASKED


def test_the_highest_of_several_authors_is_the_days_level_and_each_keeps_theirs() -> None:
    """Nobody's answer disappears behind another's."""
    timeline = Timeline(
        [
            check_in(MONDAY, fatigue(1, 3), number=1),
            check_in(MONDAY, fatigue(3, 0), number=2),
            check_in(MONDAY, {"itching": {INTENSITY: 4}}, number=3),
        ],
        WEEK,
    )
    assert timeline.level("fatigue", MONDAY) == 3
    assert timeline.interference("fatigue", MONDAY) == 3
    assert [a.level for a in timeline.authors("fatigue", MONDAY)] == [1, 3]
    assert [e.id[-1] for e in timeline.check_ins(MONDAY)] == ["1", "2", "3"]


def test_a_weeks_check_in_covers_the_seven_days_that_end_on_its_day() -> None:
    """Neither the day before them nor the day after."""
    around = Period(MONDAY - timedelta(days=1), SUNDAY + timedelta(days=1))
    timeline = Timeline([check_in(SUNDAY, fatigue(2), recall=Recall.WEEK)], around)
    assert timeline.daily("fatigue") == [Absence.NO_CHECK_IN, *[2] * 7, Absence.NO_CHECK_IN]


def test_a_weeks_check_in_speaks_only_where_no_days_check_in_answered_the_symptom() -> None:
    """A higher week never covers a lower day; another symptom's answer does not silence it."""
    timeline = Timeline(
        [
            check_in(SUNDAY, fatigue(4), recall=Recall.WEEK, number=1),
            check_in(MONDAY, fatigue(1), number=2),
            check_in(MONDAY + timedelta(days=1), {"itching": {INTENSITY: 3}}, number=3),
        ],
        WEEK,
    )
    assert timeline.daily("fatigue") == [1, 4, 4, 4, 4, 4, 4]


def test_an_answer_about_interference_alone_gives_no_level() -> None:
    """The day is noted, the interference is kept, the level was not asked."""
    timeline = Timeline([check_in(MONDAY, {"fatigue": {INTERFERENCE: 2}})], WEEK)
    assert timeline.level("fatigue", MONDAY) is Absence.NOT_ASKED
    assert timeline.interference("fatigue", MONDAY) == 2


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ({Attribute.FREQUENCY: 1, INTENSITY: 3}, 3),
        ({INTERFERENCE: 4, Attribute.FREQUENCY: 1}, 1),
        ({Attribute.PRESENCE: 1, Attribute.AMOUNT: 0}, 0),
        ({Attribute.PRESENCE: 1}, 1),
        ({INTERFERENCE: 4}, None),
        ({}, None),
    ],
)
def test_the_level_is_intensity_else_frequency_else_amount_else_presence(
    answer: Answer, level: int | None
) -> None:
    """A first answer of 0 counts before a later attribute."""
    assert level_of(answer) == level


@given(carnets(CATALOGUE, histories(CATALOGUE, check_ins(CATALOGUE, near_days))))
def test_every_day_agrees_with_a_naive_reading_of_all_check_ins(carnet: Carnet) -> None:
    """Levels and absences, for every symptom and day, whatever was noted by whom."""
    period = Period(MONDAY - timedelta(days=12), MONDAY + timedelta(days=12))
    entries = carnet.entries(CheckIn)
    bodies = [entry.body for entry in entries]
    timeline = Timeline(entries, period)
    for day in period:
        noted = any(naive.covers(body, day) for body in bodies)
        assert timeline.is_noted(day) == noted
        for symptom in ("fatigue", "sweating", "rash", "hair-loss", "mood", "cough"):
            level = naive.level_of_the_day(bodies, symptom, day)
            absence = Absence.NOT_ASKED if noted else Absence.NO_CHECK_IN
            assert timeline.level(symptom, day) == (absence if level is None else level)


@given(check_ins(CATALOGUE, near_days), near_days, st.integers(0, 9))
def test_covered_days_are_those_of_the_check_in_within_the_period(
    body: CheckIn, first: date, more: int
) -> None:
    """In order, none twice."""
    period = Period(first, first + timedelta(days=more))
    assert list(covered_days(body, period)) == [d for d in period if naive.covers(body, d)]


@given(days.filter(lambda day: day.year > 1910), st.integers(1, 3660))
def test_the_period_before_has_the_same_length_and_touches(first: date, length: int) -> None:
    """No day between the two, none in both."""
    period = Period(first, first + timedelta(days=length - 1))
    before = period.before()
    assert before.length == period.length == length
    assert before.last == first - timedelta(days=1)
    assert before.last not in period
    assert first in period
    assert "2026-11-16" not in period


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 11, 21), 0, date(2026, 11, 1)),
        (date(2026, 11, 1), 1, date(2026, 12, 1)),
        (date(2026, 11, 30), 2, date(2027, 1, 1)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), -1, date(2025, 12, 1)),
        (date(2026, 12, 15), -12, date(2025, 12, 1)),
        (date(2026, 3, 31), -24, date(2024, 3, 1)),
    ],
)
def test_months_are_counted_over_the_ends_of_years(day: date, months: int, wanted: date) -> None:
    """Forward and backward; this month when nothing is said."""
    assert month_start(day, months) == wanted
    assert month_start(day) == day.replace(day=1)


def test_both_ends_of_a_period_belong_to_it() -> None:
    """And a single day is a period."""
    period = Period(date(2026, 11, 20), date(2026, 11, 21))
    assert list(period) == [period.first, period.last]
    assert period.first in period
    assert period.last in period
    assert date(2026, 11, 19) not in period
    assert date(2026, 11, 22) not in period
    assert Period(period.last, period.last).length == 1
