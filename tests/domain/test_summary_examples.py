"""The consultation summary on plain examples: periods, changes, order, lateness."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from companion.actions.consultation import PageChoice, prepare
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import InvalidPeriod
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Infusion,
    Profile,
    Purpose,
    Revision,
)
from companion.domain.summary import Basis, Summary, next_consultation, resolve_period, summarise
from companion.domain.symptom_summary import Change, DayLevel
from companion.domain.symptoms import Answers, Attribute, Recall
from companion.domain.timeline import Period
from tests.strategies import IDENTITY

CATALOGUE = load_catalogue()
EMPTY = Carnet(IDENTITY)
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


class Writer:
    """Writes records into a carnet, each at noon of a day that can be chosen."""

    def __init__(self) -> None:
        self.carnet = EMPTY
        self._count = 0

    def write(self, body: Body, *, on: date = TODAY) -> str:
        """Write a new record on a day; its id."""
        self._count += 1
        name = str(UUID(int=self._count))
        instant = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        revision = Revision(name, name, body.kind, "author", instant, body)
        self.carnet = self.carnet.with_revisions([revision])
        return name

    def noted(self, levels: Sequence[int | None], symptom: str = "fatigue") -> None:
        """Check-ins on the days that end today, one level a day; None leaves the day out."""
        first = TODAY - (len(levels) - 1) * DAY
        for number, level in enumerate(levels):
            if level is not None:
                day = first + number * DAY
                answers: Answers = {symptom: {Attribute.INTENSITY: level}}
                self.write(CheckIn(day, Recall.DAY, answers), on=day)

    def summary(self, length: int) -> Summary:
        """The summary of the days that end today."""
        period = Period(TODAY - (length - 1) * DAY, TODAY)
        return summarise(self.carnet, CATALOGUE, Basis.DATES, period)


@pytest.fixture
def writer() -> Writer:
    """An empty carnet to write in."""
    return Writer()


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ([0, 0], [0, 1], Change.NEW),
        ([1, 0], [0, 0], Change.GONE),
        ([1, 1], [0, 3], Change.STRONGER),
        ([4, 1], [1, 0], Change.WEAKER),
        ([2, 0], [0, 2], Change.SAME),
        ([0, 0], [0, 0], Change.SAME),
        ([None, None], [3, 0], Change.UNKNOWN),
    ],
)
def test_the_change_compares_the_two_worst_levels(
    writer: Writer, before: list[int | None], now: list[int | None], change: Change
) -> None:
    """Two days beside the two days before; what was not asked before is unknown."""
    writer.noted([*before, *now])
    (fatigue,) = writer.summary(2).symptoms
    assert fatigue.change is change


def test_a_symptom_asked_only_in_the_period_before_is_not_asked_now(writer: Writer) -> None:
    """It stands among those not asked, never as gone."""
    writer.noted([3, 3, None, None])
    found = writer.summary(2)
    assert found.symptoms == ()
    assert "fatigue" in found.not_asked
    assert found.days_missing == (TODAY - DAY, TODAY)


def test_the_worst_day_is_the_newest_and_the_last_is_the_latest_answer(writer: Writer) -> None:
    """Days without an answer count neither as 0 nor as missing levels."""
    writer.noted([1, 3, None, 3, 2, None])
    (fatigue,) = writer.summary(6).symptoms
    assert fatigue.worst == DayLevel(3, TODAY - 2 * DAY)
    assert fatigue.last == DayLevel(2, TODAY - DAY)
    assert fatigue.days_at_2_or_more == 3
    assert fatigue.interference_worst is None


def test_symptoms_stand_worst_first_then_most_days_then_by_the_catalogue(writer: Writer) -> None:
    """The same order on every computer."""
    writer.noted([2, 0], "itching")
    writer.noted([2, 2], "cough")
    writer.noted([2, 0], "fatigue")
    writer.noted([0, 3], "headache")
    assert [s.id for s in writer.summary(2).symptoms] == ["headache", "cough", "fatigue", "itching"]


def test_a_check_in_is_late_from_the_second_local_day_on(writer: Writer) -> None:
    """One day after is the usual evening forgotten; a correction does not make it late."""
    writer.write(CheckIn(TODAY - DAY, Recall.DAY, {}))
    late = writer.write(CheckIn(TODAY - 2 * DAY, Recall.DAY, {}))
    found = writer.summary(7).late
    assert [(at.entry.id, at.days_late) for at in found] == [(late, 2)]


def test_dose_and_visit_count_only_before_today(writer: Writer) -> None:
    """Today's own visit is the one that is being prepared; a postponed dose was not given."""
    writer.write(Infusion(TODAY - 21 * DAY, "nivolumab", given=True))
    writer.write(Infusion(TODAY - 7 * DAY, "nivolumab", given=False, reason="fever"))
    writer.write(Infusion(TODAY, "nivolumab", given=True))
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    writer.write(Appointment(noon, Purpose.CONSULTATION))
    writer.write(Appointment(noon - 30 * DAY, Purpose.CONSULTATION))
    writer.write(Appointment(noon - 3 * DAY, Purpose.SCAN))
    for basis, days in ((Basis.LAST_INFUSION, 21), (Basis.LAST_CONSULTATION, 30)):
        used, period = resolve_period(writer.carnet, TODAY, basis)
        assert (used, period) == (basis, Period(TODAY - days * DAY, TODAY))


def test_without_a_visit_the_period_is_the_last_42_days(writer: Writer) -> None:
    """And it says so: the basis is the default one."""
    found = prepare(writer.carnet, CATALOGUE, PageChoice(), TODAY)
    assert found.basis is Basis.DEFAULT
    assert found.period == Period(TODAY - 41 * DAY, TODAY)
    assert found.previous == Period(TODAY - 83 * DAY, TODAY - 42 * DAY)
    assert found.days_noted == 0
    assert len(found.days_missing) == 42


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (TODAY, TODAY - DAY),
        (TODAY - 3660 * DAY, TODAY),
        (date(1, 1, 1), date(1, 1, 9)),
        (date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_period_that_cannot_be_is_refused(first: date, last: date) -> None:
    """Backwards, longer than ten years, or in years that no record has."""
    choice = PageChoice(Basis.DATES, first, last)
    with pytest.raises(InvalidPeriod):
        prepare(EMPTY, CATALOGUE, choice, TODAY)


def test_a_visit_of_more_than_ten_years_ago_counts_as_none(writer: Writer) -> None:
    """The page is made all the same, of the last 42 days; ten years to the day still count."""
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    writer.write(Appointment(noon - 3660 * DAY, Purpose.CONSULTATION))
    usual = Period(TODAY - 41 * DAY, TODAY)
    found = resolve_period(writer.carnet, TODAY, Basis.LAST_CONSULTATION)
    assert found == (Basis.DEFAULT, usual)
    writer.write(Appointment(noon - 3659 * DAY, Purpose.CONSULTATION))
    basis, period = resolve_period(writer.carnet, TODAY, Basis.LAST_CONSULTATION)
    assert (basis, period.length) == (Basis.LAST_CONSULTATION, 3660)


def test_a_consultation_is_the_next_one_all_day_long(writer: Writer) -> None:
    """The day itself counts whatever the hour, and tomorrow it is over."""
    noon = datetime(2026, 11, 21, 0, 5, tzinfo=UTC)
    visit = writer.write(Appointment(noon, Purpose.CONSULTATION))
    today = next_consultation(writer.carnet, TODAY)
    assert today is not None
    assert today.id == visit
    assert next_consultation(writer.carnet, TODAY + DAY) is None


def test_the_profile_and_the_last_dose_stand_on_the_page(writer: Writer) -> None:
    """The last dose is the one before or on the last day, even when the period starts later."""
    writer.write(Profile("Jeanne"))
    profile = writer.write(Profile("Jeanne Martin"))
    dose = writer.write(Infusion(TODAY - 20 * DAY, "nivolumab", given=True))
    writer.write(Infusion(TODAY + DAY, "nivolumab", given=True))
    found = writer.summary(7)
    assert found.profile is not None
    assert found.profile.id == profile
    assert found.last_infusion is not None
    assert found.last_infusion.id == dose
