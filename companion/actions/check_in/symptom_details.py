"""What is noted about a symptom beside its level: where, sleep, a new product, palms, stools.

Decides what may be asked and when it comes up by itself; draws nothing and judges nothing.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Details, Measurement
from companion.domain.symptoms import Answer, Symptom, level_of

STOOLS: Final = "stools"
STOOLS_UNIT: Final = "1/d"

PALMS_CHOICES: Final = (0, 1, 2, 3, 5, 10, 20, 30)
"""The plain choices, in palms of one's own hand; 0 stands for less than one."""

RECENT_DAYS: Final = 7
"""How many days back an equal level makes today's nothing new."""


def asks_by_itself(
    carnet: Carnet, answers: Mapping[str, Answer], symptom: Symptom, *, day: date, author: str
) -> bool:
    """Whether the step of a symptom's details comes up without being asked for.

    It does when the symptom is above 0 and new: higher than what this author noted last in the 7 days before.
    """
    level = level_of(answers.get(symptom.id, {}))
    if not level or not symptom.has_details_step:
        return False
    last = _last_level(carnet, symptom.id, day, author)
    return last is None or last < level


def _last_level(carnet: Carnet, symptom: str, day: date, author: str) -> int | None:
    noted = [
        (entry.body.for_day, entry.recorded_at, level)
        for entry in carnet.entries(CheckIn)
        if entry.author == author
        and day - timedelta(days=RECENT_DAYS) <= entry.body.for_day < day
        and (level := level_of(entry.body.answers.get(symptom, {}))) is not None
    ]
    return max(noted)[2] if noted else None


def kept_details(
    details: Mapping[str, Details], answers: Mapping[str, Answer]
) -> dict[str, Details]:
    """Those that say something, of symptoms above 0: an answer put back to 0 takes them along."""
    return {
        symptom: said
        for symptom, said in details.items()
        if said != Details() and level_of(answers.get(symptom, {}))
    }


def stools_of(carnet: Carnet, day: date, author: str) -> Entry[Measurement] | None:
    """The number of stools that this author noted for a day; the newest, or None."""
    found = [
        entry
        for entry in carnet.entries(Measurement)
        if entry.body.quantity == STOOLS and entry.body.for_day == day and entry.author == author
    ]
    return found[-1] if found else None


def usual_stools(carnet: Carnet) -> int | None:
    """The person's own usual number a day, once it was asked."""
    profile = carnet.profile()
    usual = profile.body.usual if profile else None
    return usual.stools_per_day if usual else None
