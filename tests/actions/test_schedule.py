"""The next infusion: an appointment's day, else the stretch between doses, and never more."""

from datetime import date, timedelta

from companion.actions.schedule import NextInfusion, has_ended, next_infusion
from companion.domain.records import (
    Appointment,
    Body,
    Infusion,
    Preferences,
    Profile,
    Purpose,
)
from tests.actions.desk import NOON, Desk

TODAY = NOON.date()


def dose(days_ago: int, *, given: bool = True) -> Infusion:
    """A dose so many days ago."""
    return Infusion(TODAY - timedelta(days=days_ago), "Nivolumab", given=given)


def found(desk: Desk, *bodies: Body) -> NextInfusion | None:
    """What is proposed once these are written."""
    for body in bodies:
        desk.journal.record(body)
    return next_infusion(desk.journal.carnet, NOON)


def test_the_stretch_between_the_last_two_doses_gives_the_day(desk: Desk) -> None:
    """14 days apart, the last one 12 days ago: in two days."""
    next_one = found(desk, dose(40), dose(26), dose(12))
    assert next_one is not None
    assert (next_one.day, next_one.every_days, next_one.chosen) == (
        TODAY + timedelta(days=2),
        14,
        False,
    )


def test_the_stretch_that_the_person_typed_counts_first(desk: Desk) -> None:
    """Every 28 days from now on."""
    next_one = found(desk, dose(26), dose(12), Preferences(infusion_every_days=28))
    assert next_one is not None
    assert (next_one.day, next_one.chosen) == (TODAY + timedelta(days=16), True)


def test_one_dose_alone_proposes_no_day(desk: Desk) -> None:
    """There is no stretch to go by, and none is made up."""
    next_one = found(desk, dose(12))
    assert next_one is not None
    assert (next_one.day, next_one.every_days) == (None, None)


def test_an_appointment_for_an_infusion_counts_before_any_arithmetic(desk: Desk) -> None:
    """Its day is the team's."""
    at = NOON + timedelta(days=5)
    next_one = found(desk, dose(26), dose(12), Appointment(at, Purpose.INFUSION))
    assert next_one is not None
    assert next_one.day == at.date()
    assert next_one.appointment is not None


def test_this_mornings_appointment_still_counts_and_yesterdays_does_not(desk: Desk) -> None:
    """The dose of the day may still be written down."""
    morning = NOON - timedelta(hours=3)
    yesterday = NOON - timedelta(days=1)
    assert found(desk, dose(12), Appointment(yesterday, Purpose.INFUSION)) is not None
    next_one = found(desk, Appointment(morning, Purpose.INFUSION))
    assert next_one is not None
    assert next_one.day == TODAY


def test_the_appointment_of_a_dose_that_was_given_is_over(desk: Desk) -> None:
    """This afternoon the next one is in two weeks, not this morning."""
    morning = Appointment(NOON - timedelta(hours=3), Purpose.INFUSION)
    next_one = found(desk, dose(14), dose(0), morning)
    assert next_one is not None
    assert next_one.appointment is None
    assert next_one.day == TODAY + timedelta(days=14)


def test_after_a_postponed_dose_no_day_is_computed(desk: Desk) -> None:
    """The team alone knows the new day; an earlier postponement, made up for since, does not count."""
    later = found(desk, dose(40), dose(30, given=False), dose(26), dose(12))
    assert later is not None
    assert later.postponed is None
    now = found(desk, dose(1, given=False))
    assert now is not None
    assert now.day is None
    assert now.postponed is not None


def test_before_the_first_dose_and_after_the_last_nothing_is_proposed(desk: Desk) -> None:
    """A dose after that day means that the treatment went on."""
    assert found(desk) is None
    assert found(desk, dose(26), dose(12), Profile("", last_dose=dose(12).for_day)) is None
    assert has_ended(desk.journal.carnet, TODAY)
    assert found(desk, dose(0)) is not None
    assert not has_ended(desk.journal.carnet, TODAY)


def test_two_medicines_of_one_day_are_one_dose(desk: Desk) -> None:
    """The stretch is between days, not between bags."""
    day: date = dose(12).for_day
    other = Infusion(day, "Ipilimumab", given=True)
    next_one = found(desk, dose(33), dose(12), other)
    assert next_one is not None
    assert next_one.every_days == 21


def test_a_last_dose_that_is_still_to_come_has_ended_nothing(desk: Desk) -> None:
    """Planned is not given."""
    planned = Profile("", last_dose=TODAY + timedelta(days=2))
    next_one = found(desk, dose(26), dose(12), planned)
    assert next_one is not None
    assert not has_ended(desk.journal.carnet, TODAY)
    assert has_ended(desk.journal.carnet, TODAY + timedelta(days=2))
