"""What a check-in asks about: the chosen set, what is followed up, what a change of treatment adds.

Counts days and looks at what was noted; concludes nothing from it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Infusion, Medicine
from companion.domain.symptoms import Catalogue, Symptom
from companion.domain.timeline import Period, Timeline

ZEROS_TO_END = 3
LATEST_FIRST = 12
WIDER_DAYS = 14


class TreatmentChange(Struct, frozen=True):
    """A medicine that is new since a day, or whose dose is (`is_dose`)."""

    day: date
    medicine: str
    is_dose: bool


def symptoms_to_ask(
    carnet: Carnet, catalogue: Catalogue, for_day: date, chosen: Sequence[str] | None = None
) -> tuple[Symptom, ...]:
    """The set that the person chose, else the short one; what a change of treatment adds to it for
    a while; what is followed up. Each once, in this order.
    """
    asked = [*chosen_set(carnet, catalogue, chosen)]
    if is_wider(carnet, for_day):
        asked += [symptom for symptom in catalogue.wide if symptom not in asked]
    followed = followed_up(carnet.entries(CheckIn), for_day, but_not={s.id for s in asked})
    every = catalogue.symptoms.values()
    return (*asked, *(s for s in every if s.id in followed and not s.retired))


def chosen_set(
    carnet: Carnet, catalogue: Catalogue, chosen: Sequence[str] | None = None
) -> tuple[Symptom, ...]:
    """What is asked each time. A name that is gone or stands twice is left out."""
    kept = carnet.preferences().daily if chosen is None else chosen
    if chosen is None and not any(i in catalogue.symptoms for i in kept):
        return catalogue.daily
    return tuple(catalogue.symptoms[i] for i in dict.fromkeys(kept) if i in catalogue.symptoms)


def followed_up(
    check_ins: Iterable[Entry[CheckIn]], before: date, *, but_not: Collection[str] = ()
) -> frozenset[str]:
    """The ids of the symptoms that are asked again on a day: noted above 0, and not yet back to 0
    on the three days noted last before it.

    Days without an answer neither end the following up nor count.
    """
    answering: defaultdict[str, list[Entry[CheckIn]]] = defaultdict(list)
    left_out = frozenset(but_not)
    for entry in sorted(check_ins, key=lambda entry: entry.body.for_day, reverse=True):
        # A day before it begins before it: the first day, which is reckoned, is seldom asked for.
        if entry.body.for_day < before or entry.body.first_day < before:
            for symptom in entry.body.answers:
                if symptom not in left_out:
                    answering[symptom].append(entry)
    return frozenset(s for s, entries in answering.items() if not _is_over(s, entries, before))


def _is_over(symptom: str, check_ins: list[Entry[CheckIn]], before: date) -> bool:
    """Whether the three days noted last before a day were 0, or none ever was above 0.

    Takes the check-ins from the latest day back. Looks at the latest first, and further back only while
    these do not tell: ten years of days must not slow the first screen.
    """
    looked_at = LATEST_FIRST
    while looked_at < len(check_ins):
        # A check-in that speaks of a later day than the last of these is among them.
        told = check_ins[looked_at - 1].body.for_day + timedelta(days=1)
        over = _told(symptom, check_ins[:looked_at], Period(told, before - timedelta(days=1)))
        if over is not None:
            return over
        looked_at *= 4
    first = min(entry.body.first_day for entry in check_ins)
    over = _told(symptom, check_ins, Period(first, before - timedelta(days=1)))
    return over is not False


def _told(symptom: str, check_ins: Sequence[Entry[CheckIn]], period: Period) -> bool | None:
    """Whether the days of a period tell that it is over; None when they do not tell."""
    if period.length < 1:
        return None
    timeline = Timeline(check_ins, period)
    zeros = 0
    for day in _latest_first(check_ins, period):
        level = timeline.level(symptom, day)
        if not isinstance(level, int):
            continue
        if level > 0:
            return False
        zeros += 1
        if zeros == ZEROS_TO_END:
            return True
    return None


def _latest_first(check_ins: Sequence[Entry[CheckIn]], period: Period) -> Iterator[date]:
    """The days of a period that check-ins, the latest first, speak of; each once."""
    following = period.last
    for entry in check_ins:
        day = min(entry.body.for_day, following)
        while day >= max(entry.body.first_day, period.first):
            yield day
            day -= timedelta(days=1)
            following = day


def is_wider(carnet: Carnet, day: date) -> bool:
    """Whether the person wanted more to be asked on that day."""
    since = carnet.preferences().wider_since
    return since is not None and since <= day <= last_wider_day(since)


def last_wider_day(since: date) -> date:
    """The last day on which more is asked after a change of treatment."""
    return since + timedelta(days=WIDER_DAYS - 1)


def change_to_offer(carnet: Carnet, catalogue: Catalogue, today: date) -> TreatmentChange | None:
    """The change of treatment of the last days after which more can be asked.

    None when there is none, when the person answered this offer or a later one, and when all of it
    is asked anyway.
    """
    change = last_change(carnet, today)
    kept = carnet.preferences()
    answered = max(kept.wider_since or date.min, kept.not_wider_since or date.min)
    if change is None or change.day <= answered:
        return None
    chosen = chosen_set(carnet, catalogue)
    return None if all(symptom in chosen for symptom in catalogue.wide) else change


def last_change(carnet: Carnet, today: date) -> TreatmentChange | None:
    """The last medicine or dose that is new within the last days; stopping one is none."""
    first = today - timedelta(days=WIDER_DAYS - 1)
    recent = [change for change in _changes(carnet) if first <= change.day <= today]
    return max(recent, key=lambda change: (change.day, not change.is_dose), default=None)


def _changes(carnet: Carnet) -> Iterator[TreatmentChange]:
    begun: dict[str, TreatmentChange] = {}
    infusions = (entry.body for entry in carnet.entries(Infusion))
    given = (infusion for infusion in infusions if infusion.given and infusion.medicine)
    for infusion in sorted(given, key=lambda infusion: infusion.for_day):
        change = TreatmentChange(infusion.for_day, infusion.medicine, is_dose=False)
        begun.setdefault(infusion.medicine.casefold().strip(), change)
    yield from begun.values()
    for entry in carnet.entries(Medicine):
        medicine = entry.body
        yield TreatmentChange(medicine.from_day, medicine.name, is_dose=False)
        for step in medicine.steps:
            if step.from_day > medicine.from_day:
                yield TreatmentChange(step.from_day, medicine.name, is_dose=True)
