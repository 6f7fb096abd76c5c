"""Thinning keeps close days whole and older ones further and further apart, and never loses one
when something looks wrong."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.storage.backup_note import BackupNote, Fingerprint
from companion.storage.thinning import Backup, superfluous

START = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
MOST = 14 + 8 + 24


def backup(number: int, made_at: datetime, revisions: int = 5) -> Backup:
    """A backup that only says of itself what thinning looks at."""
    return Backup(
        Path(f"{number:06}.carnet"), BackupNote(number, made_at, Fingerprint(revisions, ""))
    )


@st.composite
def calendars(draw: st.DrawFn) -> list[Backup]:
    """Backups after pauses of minutes to months; the carnet only grows."""
    pauses = st.one_of(st.integers(0, 2000), st.integers(0, 60 * 24 * 90))
    made, at, revisions = [], START, 1
    for number, pause in enumerate(draw(st.lists(pauses, min_size=1, max_size=70)), start=1):
        at += timedelta(minutes=pause)
        revisions += draw(st.integers(0, 3))
        made.append(backup(number, at, revisions))
    return made


def kept(backups: Sequence[Backup]) -> list[Backup]:
    """What thinning leaves."""
    gone = superfluous(backups)
    return [one for one in backups if one not in gone]


def weeks_before(day: date, newest: date) -> int:
    """How many calendar weeks lie between the week of `day` and that of `newest`."""
    monday = newest - timedelta(days=newest.weekday())
    return (monday - (day - timedelta(days=day.weekday()))).days // 7


def months_before(day: date, newest: date) -> int:
    """How many calendar months lie between them."""
    return (newest.year - day.year) * 12 + newest.month - day.month


@given(calendars())
def test_what_thinning_keeps(calendar: list[Backup]) -> None:
    """All of two days; the last one of each of 14 days, 8 weeks and 24 months; few beyond that."""
    left = kept(calendar)
    newest = calendar[-1]
    assert newest in left
    for one in calendar:
        later = calendar[calendar.index(one) + 1 :]
        if (newest.day - one.day).days < 2:
            assert one in left
        if (newest.day - one.day).days < 14 and not any(o.day == one.day for o in later):
            assert one in left
        if weeks_before(one.day, newest.day) < 8 and not any(
            weeks_before(o.day, one.day) == 0 for o in later
        ):
            assert one in left
        if months_before(one.day, newest.day) < 24 and not any(
            months_before(o.day, one.day) == 0 for o in later
        ):
            assert one in left
    whole = [one for one in calendar if (newest.day - one.day).days < 2]
    assert len(left) <= MOST + len(whole) or not superfluous(calendar)


@given(calendars())
def test_thinning_again_takes_nothing_more(calendar: list[Backup]) -> None:
    """What was kept stays kept, in whatever order the folder lists it."""
    left = kept(calendar)
    assert superfluous(left) == []
    assert kept(list(reversed(calendar))) == list(reversed(left))


@given(calendars())
def test_thinning_after_each_backup_keeps_every_span(calendar: list[Backup]) -> None:
    """Made one after the other, each thinned at once, they still reach back month by month."""
    left: list[Backup] = []
    for one in calendar:
        left = kept([*left, one])
    newest = calendar[-1].day
    for one in calendar:
        if months_before(one.day, newest) < 24:
            assert any(months_before(o.day, one.day) == 0 for o in left)
        if weeks_before(one.day, newest) < 8:
            assert any(weeks_before(o.day, one.day) == 0 for o in left)


@given(calendars(), st.integers(1, 3))
def test_nothing_goes_while_the_newest_holds_less(calendar: list[Backup], less: int) -> None:
    """Fewer revisions than an older backup: something was lost, so every backup is kept."""
    most = max(one.note.fingerprint.revisions for one in calendar)
    poorer = backup(99, calendar[-1].note.made_at, most - less)
    assert superfluous([*calendar, poorer]) == []


@given(calendars(), st.one_of(st.integers(-4000, -1), st.integers(367, 4000)))
def test_nothing_goes_when_the_clock_jumped(calendar: list[Backup], days: int) -> None:
    """Made before the one that it follows, or more than a year after it."""
    jumped = backup(99, calendar[-1].note.made_at + timedelta(days=days), 999)
    assert superfluous([*calendar, jumped]) == []


@given(calendars(), st.integers(367, 4000))
def test_a_clock_that_was_wrong_for_once_costs_nothing(calendar: list[Backup], days: int) -> None:
    """After a jump ahead and back again, thinning goes on and keeps what it would have kept."""
    last = calendar[-1]
    ahead = backup(98, last.note.made_at + timedelta(days=days), 999)
    back = backup(99, last.note.made_at + timedelta(minutes=1), 999)
    again = replace(back, path=Path("000100.carnet"), note=replace(back.note, sequence=100))
    assert superfluous([*calendar, ahead, back]) == []
    assert again in kept([*calendar, ahead, back, again])
    assert last in kept([*calendar, ahead, back, again])


def test_three_years_of_evenings() -> None:
    """A backup each evening for three years leaves about forty, the oldest two years back."""
    left: list[Backup] = []
    for number in range(3 * 365):
        left = kept([*left, backup(number, START + timedelta(days=number), number)])
    assert 36 <= len(left) <= MOST
    reach = left[-1].day - left[0].day
    assert timedelta(days=680) < reach < timedelta(days=740)


def evenings(number: int) -> list[Backup]:
    """A backup each evening."""
    return [backup(n, START + timedelta(days=n), n) for n in range(1, number + 1)]


def test_a_pause_of_a_year_is_no_wrong_clock() -> None:
    """366 days, of a leap year, are believed; so are two backups of one instant. A day more is not."""
    calendar = evenings(40)
    last = calendar[-1].note.made_at
    for pause, goes_on in ((0, True), (366, True), (367, False), (-1, False)):
        later = backup(99, last + timedelta(days=pause), 99)
        assert bool(superfluous([*calendar, later])) is goes_on, pause


def test_as_many_entries_as_before_is_no_loss() -> None:
    """Only fewer ones keep every backup."""
    calendar = evenings(40)
    later = calendar[-1].note.made_at + timedelta(days=1)
    assert superfluous([*calendar, backup(99, later, 40)])
    assert not superfluous([*calendar, backup(99, later, 39)])


def test_of_the_day_before_yesterday_one_stays() -> None:
    """All of today and of yesterday stay; of the day before, the last one alone."""
    twice = [
        backup(2 * day + half, START + timedelta(days=day, hours=half), 9)
        for day in range(3)
        for half in range(2)
    ]
    assert superfluous(twice) == [twice[0]]


def test_none_and_one_stay() -> None:
    """There is nothing to compare them with."""
    assert superfluous([]) == []
    assert superfluous([backup(1, START)]) == []
