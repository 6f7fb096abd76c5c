"""Where a day stands in the treatment: the day of a cycle, as the clinic counts it.

Plain arithmetic on the infusions that were given; knows no word for it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from companion.domain.carnet import Carnet
from companion.domain.summary import last_infusion


@dataclass(frozen=True, slots=True)
class CycleDay:
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
