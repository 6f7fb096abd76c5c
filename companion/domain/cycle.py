"""Where a day stands in the treatment: the day of a cycle, as the clinic counts it.

Plain arithmetic on the infusions that were given.
"""

from collections import defaultdict
from datetime import date, timedelta

from msgspec import Struct

from companion.domain.carnet import Carnet
from companion.domain.medicines import folded_words
from companion.domain.records import Infusion
from companion.domain.summary import last_infusion

_UNITS = frozenset({"mg", "kg", "g", "ml", "iv", "sc"})


class CycleDay(Struct, frozen=True):
    """A day counted from the last infusion given until then.

    `number` is 1 on the day of the infusion, which opens the cycle. `cycle` is the infusion's own
    number; None when it has none, and from the last dose of the treatment on.
    """

    number: int
    cycle: int | None
    infusion_day: date

    @property
    def days_since(self) -> int:
        """Days since the infusion: 0 on its own day."""
        return self.number - 1


def cycle_day(carnet: Carnet, day: date) -> CycleDay | None:
    """Where a day stands; None before the first infusion given. Postponed ones do not count."""
    found = last_infusion(carnet, day + timedelta(days=1))
    if found is None:
        return None
    profile = carnet.profile()
    last_dose = profile.body.last_dose if profile else None
    # Nothing follows the last dose, so that no cycle runs any more.
    ended = last_dose is not None and found.body.for_day >= last_dose
    number = (day - found.body.for_day).days + 1
    return CycleDay(number, None if ended else found.body.cycle, found.body.for_day)


class Course(Struct, frozen=True):
    """What the last infusions gave and since when; another medicine before them, and its last day."""

    medicine: str
    since: date
    before: str | None = None
    before_until: date | None = None


def course_until(carnet: Carnet, day: date) -> Course | None:
    """What is given on a day, and what was given before it; None before any infusion.

    Infusions of one day are given together. Names are the same when they hold the same words, doses
    left aside.
    """
    given: defaultdict[date, list[str]] = defaultdict(list)
    for entry in carnet.entries(Infusion):
        if entry.body.given and entry.body.medicine and entry.body.for_day <= day:
            given[entry.body.for_day].append(entry.body.medicine)
    days = sorted(given, reverse=True)
    if not days:
        return None
    names = {one: " + ".join(dict.fromkeys(given[one])) for one in days}
    last, since = names[days[0]], days[0]
    for one in days:
        if _name_words(names[one]) != _name_words(last):
            return Course(last, since, names[one], one)
        since = one
    return Course(last, since)


def _name_words(name: str) -> set[str]:
    return {word for word in folded_words(name) if word.isalpha() and word not in _UNITS}
