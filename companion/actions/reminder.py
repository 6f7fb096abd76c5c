"""Whether to remind the person of their journal now: never at night, once a day, only when it is due.

Knows no window and looks at no clock: the moment is given. It says nothing of anybody's health.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from companion.actions.check_in.rhythm import due
from companion.domain.carnet import Carnet
from companion.settings import REMINDER_HOUR, Reminder

NIGHT_FROM = time(21)
NIGHT_UNTIL = time(REMINDER_HOUR.lowest)


@dataclass(frozen=True, slots=True)
class Standing:
    """What has to be known: the day from which a check-in is due, the day of the last reminder.

    `due_from` is None where nothing is known of a carnet. Neither says anything of its content.
    """

    due_from: date | None
    reminded_on: date | None


def due_from(carnet: Carnet, today: date, author: str) -> date:
    """The day from which this author's next check-in is due: today when nothing was noted yet."""
    return due(carnet, today, author).next_day


def is_to_remind(now: datetime, standing: Standing, wish: Reminder) -> bool:
    """Whether this is the moment; `now` is in the person's own time zone.

    From the chosen hour on, outside the night, on a day on which a check-in is due and nobody was
    reminded yet. Another day than today was not today, whatever a clock once said.
    """
    hour = now.time()
    if not wish.on or hour < time(wish.hour) or not NIGHT_UNTIL <= hour < NIGHT_FROM:
        return False
    if standing.due_from is None or standing.due_from > now.date():
        return False
    return standing.reminded_on != now.date()
