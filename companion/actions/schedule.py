"""When the next infusion would be, by the interval between doses, and how many doses were postponed.

Plain arithmetic on what was typed: a proposal to be confirmed, never written by itself.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from companion.domain.carnet import Carnet, Entry
from companion.domain.records import Appointment, Infusion, Purpose


@dataclass(frozen=True, slots=True)
class NextInfusion:
    """The next dose as far as the carnet tells.

    `day` is the appointment's when one is noted, else the last dose's day and the interval;
    `every_days` is that interval, `chosen` whether the person typed it; `postponed` is the newest
    dose that was postponed since the last one given.
    """

    day: date | None
    every_days: int | None
    chosen: bool
    appointment: Entry[Appointment] | None
    postponed: Entry[Infusion] | None


def next_infusion(carnet: Carnet, now: datetime) -> NextInfusion | None:
    """What is known of the next dose; None before the first one and after the last one."""
    given = given_days(carnet)
    if not given or has_ended(carnet, now.date()):
        return None
    last, chosen = given[-1], carnet.preferences().infusion_every_days
    every = chosen or interval_between(given)
    postponed = _postponed_since(carnet, last)
    appointment = _next_appointment(carnet, now.date(), last)
    day: date | None = None
    if appointment is not None:
        day = appointment.body.at.date()
    elif every is not None and postponed is None:
        # Once a dose was postponed, the team alone knows the new day.
        day = last + timedelta(days=every)
    return NextInfusion(day, every, chosen is not None, appointment, postponed)


def given_days(carnet: Carnet) -> list[date]:
    """The days on which a dose was given, each once, in their order."""
    return sorted({e.body.for_day for e in carnet.entries(Infusion) if e.body.given})


def interval_between(given: list[date]) -> int | None:
    """Days between the last two doses given; None when there are fewer than two."""
    return (given[-1] - given[-2]).days if len(given) > 1 else None


def has_ended(carnet: Carnet, today: date) -> bool:
    """Whether the last dose of the treatment was given by now, as the profile says."""
    profile = carnet.profile()
    last_dose = profile.body.last_dose if profile else None
    if last_dose is None or last_dose > today:
        return False
    given = given_days(carnet)
    return not given or given[-1] <= last_dose


def _next_appointment(carnet: Carnet, today: date, last: date) -> Entry[Appointment] | None:
    """The first appointment for an infusion from today on, and after the last dose given."""
    ahead = [
        entry
        for entry in carnet.entries(Appointment)
        if entry.body.purpose is Purpose.INFUSION
        and entry.body.at.date() >= today
        and entry.body.at.date() > last
    ]
    return min(ahead, key=lambda entry: entry.body.at, default=None)


def _postponed_since(carnet: Carnet, last: date) -> Entry[Infusion] | None:
    found = [e for e in carnet.entries(Infusion) if not e.body.given and e.body.for_day > last]
    return max(found, key=lambda entry: (entry.body.for_day, entry.recorded_at), default=None)
