"""The day of the cycle: counted from the infusion that was given, as the clinic counts it."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.carnet import Carnet
from companion.domain.cycle import CycleDay, cycle_day
from companion.domain.records import Body, Infusion, Profile, Revision

START = datetime(2026, 8, 1, 8, tzinfo=UTC)
DAY = date(2026, 11, 9)


def carnet_of(*bodies: Body) -> Carnet:
    """A carnet with these records."""
    return Carnet("id").with_revisions(
        Revision(f"v{n}", f"r{n}", body.kind, "me", START + timedelta(minutes=n), body)
        for n, body in enumerate(bodies)
    )


def infusion(days: int, cycle: int | None, *, given: bool = True) -> Infusion:
    """An infusion so many days after the ninth of November."""
    return Infusion(DAY + timedelta(days=days), "Nivolumab", given=given, cycle=cycle)


def test_the_infusion_opens_its_cycle_with_day_one() -> None:
    """Day 1 is the infusion's own day; twelve days later it is day 13."""
    carnet = carnet_of(infusion(0, 6))
    assert cycle_day(carnet, DAY) == CycleDay(1, 6, DAY)
    later = cycle_day(carnet, DAY + timedelta(days=12))
    assert later == CycleDay(13, 6, DAY)
    assert later is not None
    assert later.days_since == 12


def test_before_the_first_infusion_there_is_no_cycle() -> None:
    """Neither the day before nor an empty carnet has one."""
    assert cycle_day(carnet_of(infusion(0, 1)), DAY - timedelta(days=1)) is None
    assert cycle_day(carnet_of(), DAY) is None


def test_a_postponed_infusion_opens_no_cycle() -> None:
    """The days go on from the infusion that was given."""
    carnet = carnet_of(infusion(0, 5), infusion(14, 6, given=False))
    assert cycle_day(carnet, DAY + timedelta(days=15)) == CycleDay(16, 5, DAY)


def test_an_infusion_without_a_number_counts_days_alone() -> None:
    """The cycle is not made up."""
    assert cycle_day(carnet_of(infusion(0, None)), DAY) == CycleDay(1, None, DAY)


def test_no_cycle_runs_after_the_last_dose() -> None:
    """The infusion of the last dose opens none; the cycles before it keep their numbers."""
    profile = Profile("", last_dose=DAY)
    carnet = carnet_of(infusion(-14, 5), infusion(0, 6), profile)
    assert cycle_day(carnet, DAY + timedelta(days=3)) == CycleDay(4, None, DAY)
    assert cycle_day(carnet, DAY - timedelta(days=1)) == CycleDay(14, 5, DAY - timedelta(days=14))


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=12), st.integers(0, 500))
def test_the_day_agrees_with_counting_on_fingers(
    infusions: list[tuple[int, bool]], asked: int
) -> None:
    """Walking back day by day to the first day with a given infusion gives the same number."""
    carnet = carnet_of(*(infusion(days, None, given=is_given) for days, is_given in infusions))
    there = {days for days, is_given in infusions if is_given}
    walked = next((n for n in range(asked + 1) if asked - n in there), None)
    found = cycle_day(carnet, DAY + timedelta(days=asked))
    assert (None if found is None else found.days_since) == walked
