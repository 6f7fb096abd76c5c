"""Every day, every week or about every month: what is due, and what last time's answers were."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.actions.check_in.after_check_in import own_check_in
from companion.actions.check_in.rhythm import (
    due,
    last_day_shown,
    like_last_time,
    months_later,
    next_day,
    noted_until,
    recall_of,
    rhythm_of,
)
from companion.actions.preferences import keep_preferences
from companion.domain.records import CheckIn, Person, Profile, Rhythm, Role
from companion.domain.symptoms import Answers, Attribute, Recall
from tests.actions.desk import Desk

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
TIRED: Answers = {"fatigue": {Attribute.INTENSITY: 2}}


def choose(desk: Desk, rhythm: Rhythm) -> None:
    """Choose how often to note."""
    keep_preferences(desk.journal, lambda kept: replace(kept, rhythm=rhythm))


def note(desk: Desk, days_ago: int, recall: Recall, answers: Answers = TIRED) -> str:
    """Note a day, or the week that ends on it; the record's id."""
    body = CheckIn(TODAY - days_ago * DAY, recall, answers)
    return desk.journal.record(body).record_id


def test_every_day_unless_another_rhythm_was_chosen(desk: Desk) -> None:
    """A week's check-in speaks of seven days; so does a month's."""
    assert rhythm_of(desk.carnet) is Rhythm.DAY
    choose(desk, Rhythm.MONTH)
    assert rhythm_of(desk.carnet) is Rhythm.MONTH
    assert [recall_of(rhythm) for rhythm in Rhythm] == [Recall.DAY, Recall.WEEK, Recall.WEEK]


@pytest.mark.parametrize(
    ("rhythm", "days_ago", "is_noted", "following"),
    [
        (Rhythm.DAY, 0, True, TODAY + DAY),
        (Rhythm.DAY, 1, False, TODAY),
        (Rhythm.WEEK, 0, True, TODAY + 7 * DAY),
        (Rhythm.WEEK, 6, True, TODAY + DAY),
        (Rhythm.WEEK, 7, False, TODAY),
        (Rhythm.MONTH, 0, True, date(2026, 12, 21)),
        (Rhythm.MONTH, 30, True, date(2026, 11, 22)),
        (Rhythm.MONTH, 31, False, TODAY),
        (Rhythm.MONTH, 300, False, TODAY),
    ],
)
def test_the_present_stretch_is_noted_until_the_next_one_begins(
    desk: Desk, rhythm: Rhythm, days_ago: int, is_noted: bool, following: date
) -> None:
    """A week lasts seven days from the day noted, a month until the same day of the next."""
    choose(desk, rhythm)
    note(desk, days_ago, recall_of(rhythm))
    found = due(desk.carnet, TODAY, desk.patient)
    assert (found.noted is not None) == is_noted
    assert found.next_day == following


def test_nothing_noted_yet_is_due_today(desk: Desk) -> None:
    """Neither another's check-in, nor a single day in a weekly rhythm, nor a day to come counts."""
    choose(desk, Rhythm.WEEK)
    note(desk, 1, Recall.DAY)
    note(desk, -3, Recall.WEEK)
    desk.journal.author = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    note(desk, 1, Recall.WEEK)
    assert due(desk.carnet, TODAY, desk.patient).noted is None
    assert due(desk.carnet, TODAY, desk.patient).next_day == TODAY
    assert due(desk.carnet, TODAY, desk.journal.author).noted is not None


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    """Where the month has no such day."""
    assert next_day(Rhythm.MONTH, date(2027, 1, 31)) == date(2027, 2, 28)
    assert months_later(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert months_later(date(2026, 12, 15), 1) == date(2027, 1, 15)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(Rhythm))
def test_the_next_one_always_lies_ahead_and_within_a_month(day: date, rhythm: Rhythm) -> None:
    """Twelve light check-ins at least in the year after the last dose."""
    gap = (next_day(rhythm, day) - day).days
    assert gap == {Rhythm.DAY: 1, Rhythm.WEEK: 7}.get(rhythm, gap)
    assert 1 <= gap <= 31


def test_noting_goes_on_for_twelve_months_after_the_last_dose(desk: Desk) -> None:
    """At least; without a last dose there is no such day."""
    assert noted_until(desk.carnet) is None
    desk.journal.record(Profile("Jeanne", last_dose=date(2026, 5, 31)))
    assert noted_until(desk.carnet) == date(2027, 5, 31)


def test_like_last_time_follows_the_rhythm(desk: Desk) -> None:
    """The day before, the week before, or the last one within two months; never another's."""
    day = note(desk, 1, Recall.DAY)
    assert like_last_time(desk.carnet, TODAY, desk.patient) == CheckIn(
        TODAY, Recall.DAY, TIRED, copied_from=day
    )
    choose(desk, Rhythm.WEEK)
    assert like_last_time(desk.carnet, TODAY, desk.patient) is None
    note(desk, 20, Recall.WEEK)
    assert like_last_time(desk.carnet, TODAY, desk.patient) is None
    choose(desk, Rhythm.MONTH)
    month = like_last_time(desk.carnet, TODAY, desk.patient)
    assert month is not None
    assert month.recall is Recall.WEEK
    choose(desk, Rhythm.WEEK)
    week = note(desk, 7, Recall.WEEK)
    note(desk, 2, Recall.WEEK, {})
    assert like_last_time(desk.carnet, TODAY, desk.patient) == CheckIn(
        TODAY, Recall.WEEK, TIRED, copied_from=week
    )
    other = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    assert like_last_time(desk.carnet, TODAY, other) is None


def test_a_week_is_noted_already_where_it_shares_a_day(desk: Desk) -> None:
    """A day is noted already by a check-in of that day alone."""
    week, day = note(desk, 6, Recall.WEEK), note(desk, 3, Recall.DAY)
    found = own_check_in(desk.carnet, TODAY, desk.patient, Recall.WEEK)
    assert found is not None
    assert found.id == week
    assert own_check_in(desk.carnet, TODAY + DAY, desk.patient, Recall.WEEK) is None
    assert own_check_in(desk.carnet, TODAY - 6 * DAY, desk.patient, Recall.DAY) is None
    single = own_check_in(desk.carnet, TODAY - 3 * DAY, desk.patient, Recall.DAY)
    assert single is not None
    assert single.id == day


@pytest.mark.parametrize(("rhythm", "longest"), [(Rhythm.WEEK, 13), (Rhythm.MONTH, 62)])
def test_last_time_is_at_most_one_missed_time_ago(desk: Desk, rhythm: Rhythm, longest: int) -> None:
    """Older answers are no « like last time »; nor are those of the day itself."""
    choose(desk, rhythm)
    note(desk, 0, Recall.WEEK)
    assert like_last_time(desk.carnet, TODAY, desk.patient) is None
    last = note(desk, longest, Recall.WEEK)
    copied = like_last_time(desk.carnet, TODAY, desk.patient)
    assert copied is not None
    assert (copied.copied_from, copied.for_day, copied.recall) == (last, TODAY, Recall.WEEK)
    assert like_last_time(desk.carnet, TODAY + DAY, desk.patient) != copied
    desk.journal.withdraw(last)
    note(desk, longest + 1, Recall.WEEK)
    assert like_last_time(desk.carnet, TODAY, desk.patient) is None


@pytest.mark.parametrize(
    ("weeks", "days", "shown"),
    [
        *(((), (), 0), ((), (3,), 0), ((0,), (), 0), ((1,), (), 1), ((6,), (), 6), ((7,), (), 0)),
        *(((20,), (), 6), ((20, 10), (), 3), ((-1,), (), 0), ((5,), (5,), 5), ((5,), (4,), -2)),
        *(((5,), (0,), -2), ((5,), (-1,), 5)),
    ],
)
def test_the_weeks_that_are_shown_end_as_the_noted_ones_do(
    desk: Desk, weeks: tuple[int, ...], days: tuple[int, ...], shown: int
) -> None:
    """Days ago; a day that was noted after the last whole week is shown in the next one."""
    for ago in weeks:
        note(desk, ago, Recall.WEEK)
    for ago in days:
        note(desk, ago, Recall.DAY)
    assert last_day_shown(desk.carnet, TODAY) == TODAY - shown * DAY
