"""The reminder's decision: at most once a day, never at night, and only when a check-in is due."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.reminder import Standing, due_from, is_to_remind
from companion.domain.records import CheckIn, Preferences, Rhythm
from companion.domain.symptoms import Attribute, Recall
from companion.settings import REMINDER_HOUR, Reminder
from tests.actions.desk import NOON, Desk

ZONE = timezone(timedelta(hours=1))
TODAY = date(2026, 11, 21)
WISHES = st.builds(
    Reminder,
    on=st.booleans(),
    hour=st.integers(REMINDER_HOUR.lowest, REMINDER_HOUR.highest),
    tray=st.booleans(),
)
MOMENTS = st.datetimes(
    datetime(2026, 11, 1, tzinfo=ZONE).replace(tzinfo=None),
    datetime(2026, 12, 1, tzinfo=ZONE).replace(tzinfo=None),
    timezones=st.just(ZONE),
)
DAYS = st.one_of(st.none(), st.dates(date(2026, 10, 25), date(2026, 12, 5)))


def at(hour: int, minute: int = 0) -> datetime:
    """That hour of the day."""
    return datetime(2026, 11, 21, hour, minute, tzinfo=ZONE)


@given(MOMENTS, DAYS, DAYS, WISHES)
def test_a_reminder_comes_by_day_after_its_hour_and_only_when_due(
    now: datetime, due: date | None, before: date | None, wish: Reminder
) -> None:
    """Whatever the clock, the carnet and the wish say."""
    if not is_to_remind(now, Standing(due, before), wish):
        return
    assert wish.on
    assert 8 <= now.hour < 21
    assert now.hour >= wish.hour
    assert due is not None
    assert due <= now.date()
    assert before != now.date()


@given(
    st.lists(MOMENTS, max_size=40), WISHES, st.sets(st.dates(date(2026, 11, 1), date(2026, 12, 1)))
)
def test_no_day_has_two_reminders(
    moments: list[datetime], wish: Reminder, noted: set[date]
) -> None:
    """However often somebody looks, and whichever days are noted."""
    reminded: list[date] = []
    for now in sorted(moments):
        day = now.date()
        due = day + timedelta(days=1) if day in noted else day
        if is_to_remind(now, Standing(due, reminded[-1] if reminded else None), wish):
            assert day not in noted
            reminded.append(day)
    assert len(set(reminded)) == len(reminded)


@pytest.mark.parametrize(
    ("moment", "is_time"),
    [
        (at(17, 59), False),
        (at(18), True),
        (at(20, 59), True),
        (at(21), False),
        (at(23, 30), False),
        (at(7, 59), False),
    ],
)
def test_the_chosen_hour_opens_the_evening(moment: datetime, is_time: bool) -> None:
    """From 18 h until 21 h."""
    wish = Reminder(on=True, hour=18)
    assert is_to_remind(moment, Standing(TODAY, None), wish) is is_time


def test_a_day_that_the_clock_once_said_by_mistake_stops_nothing() -> None:
    """A reminder of next year, when the clock was wrong, does not silence the journal until then."""
    wish = Reminder(on=True, hour=18)
    assert is_to_remind(at(19), Standing(TODAY, date(2027, 5, 1)), wish)
    assert not is_to_remind(at(19), Standing(TODAY, TODAY), wish)
    assert not is_to_remind(at(19), Standing(None, None), wish)


@pytest.mark.parametrize(
    ("rhythm", "recall", "days"),
    [
        (Rhythm.DAY, Recall.DAY, 1),
        (Rhythm.WEEK, Recall.WEEK, 7),
        (Rhythm.MONTH, Recall.WEEK, 30),
    ],
)
def test_the_next_check_in_is_due_by_the_chosen_rhythm(
    desk: Desk, rhythm: Rhythm, recall: Recall, days: int
) -> None:
    """Today at first; then the next day, week or month."""
    journal, today = desk.journal, NOON.date()
    journal.record(Preferences(rhythm=rhythm))
    me = journal.patient_id()
    assert due_from(journal.carnet, today, me) == today
    journal.record(CheckIn(today, recall, {"fatigue": {Attribute.INTENSITY: 1}}))
    assert due_from(journal.carnet, today, me) == today + timedelta(days=days)
