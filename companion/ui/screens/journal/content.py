"""What the journal shows of a carnet: the entries of each day, newest first, after its filters.

Selects and sorts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, TypeVar

from companion.actions.check_in.asked import chosen_set
from companion.domain.carnet import Carnet, Entry, once_a_carnet
from companion.domain.records import (
    ABOUT_THE_BOOK,
    Appointment,
    Body,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Photo,
    Question,
    QuestionnaireResponse,
    Remark,
    Revision,
)
from companion.domain.symptoms import Catalogue, Recall, Symptom
from companion.domain.timeline import Period, month_start

_OTHER_KINDS: tuple[type[Body], ...] = (
    Infusion,
    Medicine,
    Measurement,
    Appointment,
    Event,
    Question,
    QuestionnaireResponse,
    Remark,
    Photo,
)


B = TypeVar("B", bound=Body)

_OF_A_DAY: Final = (CheckIn, Infusion, Measurement, Event, QuestionnaireResponse, Photo)
_LONGEST_RECALL: Final = timedelta(days=max(recall.days for recall in Recall) - 1)


@dataclass(frozen=True)
class JournalFilter:
    """Which days, the one symptom (its id) that must be above 0, and whether withdrawn ones show.

    `author`: a person who wrote in them; `records`: the only ones, such as those that are new.
    """

    period: Period
    symptom: str | None = None
    with_withdrawn: bool = False
    author: str | None = None
    records: frozenset[str] | None = None

    def lets_through(self, entry: Entry[Body]) -> bool:
        """Whether who wrote it, and which it is, are wanted."""
        by = self.author is None or any(r.author == self.author for r in entry.revisions)
        return by and (self.records is None or entry.id in self.records)


@dataclass
class JournalDay:
    """The entries of one day, the one written last first. Withdrawn ones hold their last body."""

    day: date
    check_ins: list[Entry[CheckIn]] = field(default_factory=list)
    others: list[Entry[Body]] = field(default_factory=list)
    withdrawn: list[Entry[Body]] = field(default_factory=list)


def journal_days(carnet: Carnet, wanted: JournalFilter) -> list[JournalDay]:
    """The days that have something to show, newest first."""
    days: defaultdict[date, JournalDay] = defaultdict(lambda: JournalDay(date.min))
    check_ins, others = _standing(carnet)
    for check_in in _near(check_ins, wanted.period):
        if wanted.lets_through(check_in) and _speaks_of(check_in.body, wanted):
            days[check_in.body.for_day].check_ins.append(check_in)
    for entry in _near(others, wanted.period):
        if wanted.lets_through(entry) and _is_within(entry, wanted):
            days[day_of(entry)].others.append(entry)
    if wanted.with_withdrawn:
        for entry in withdrawn_entries(carnet):
            if wanted.lets_through(entry) and _is_within(entry, wanted):
                days[day_of(entry)].withdrawn.append(entry)
    for day, content in days.items():
        content.day = day
        for listed in (content.check_ins, content.others, content.withdrawn):
            listed.sort(key=lambda entry: (entry.recorded_at, entry.id), reverse=True)
    return [days[day] for day in sorted(days, reverse=True)]


def _near(by_day: Mapping[date, list[Entry[B]]], period: Period) -> Iterator[Entry[B]]:
    """What stands under the days of a period, and under those after it that may speak of them."""
    first, last = period.first, period.last + _LONGEST_RECALL
    for day, entries in by_day.items():
        if first <= day <= last:
            yield from entries


@once_a_carnet
def _standing(
    carnet: Carnet,
) -> tuple[Mapping[date, list[Entry[CheckIn]]], Mapping[date, list[Entry[Body]]]]:
    """The check-ins, and all else that stands, by day: ten years are gone through once, not for each month shown."""
    check_ins: defaultdict[date, list[Entry[CheckIn]]] = defaultdict(list)
    others: defaultdict[date, list[Entry[Body]]] = defaultdict(list)
    for check_in in carnet.entries(CheckIn):
        check_ins[check_in.body.for_day].append(check_in)
    for entry in _others(carnet):
        others[day_of(entry)].append(entry)
    return check_ins, others


def day_of(entry: Entry[Body]) -> date:
    """The day under which a record stands: its own, else the one on which it was written."""
    body = entry.body
    if isinstance(body, _OF_A_DAY):
        return body.for_day
    if isinstance(body, Medicine):
        return body.from_day
    if isinstance(body, Appointment):
        return body.at.date()
    if isinstance(body, Remark) and body.for_day is not None:
        return body.for_day
    return entry.recorded_at.date()


def remarks_about(carnet: Carnet, record_id: str) -> tuple[Entry[Remark], ...]:
    """The remarks about a record, oldest first."""
    return tuple(e for e in carnet.entries(Remark) if e.body.about == record_id)


@once_a_carnet
def withdrawn_entries(carnet: Carnet) -> tuple[Entry[Body], ...]:
    """The records that were withdrawn, with what they held last."""
    return tuple(_withdrawn(carnet))


def _withdrawn(carnet: Carnet) -> Iterator[Entry[Body]]:
    superseded = {revision.supersedes for revision in carnet.revisions.values()}
    for last in carnet.revisions.values():
        if last.body is None and last.id not in superseded:
            history = carnet.history(last.record_id)
            if history[-1].id == last.id and (entry := as_withdrawn(history)) is not None:
                yield entry


def as_withdrawn(history: Sequence[Revision]) -> Entry[Body] | None:
    """A withdrawn record with what it held last; None for what is no entry of the journal."""
    bodies = [revision.body for revision in history if revision.body is not None]
    if not bodies or isinstance(bodies[-1], ABOUT_THE_BOOK):
        return None
    return Entry(history[0].record_id, bodies[-1], tuple(history))


def noted_symptoms(carnet: Carnet, catalogue: Catalogue, period: Period) -> list[Symptom]:
    """The symptoms answered in a period and those asked each time, in the catalogue's order."""
    noted = {
        symptom
        for entry in carnet.entries(CheckIn)
        if entry.body.for_day >= period.first and entry.body.first_day <= period.last
        for symptom in entry.body.answers
    }
    noted |= {symptom.id for symptom in chosen_set(carnet, catalogue)}
    return [symptom for symptom in catalogue.symptoms.values() if symptom.id in noted]


@once_a_carnet
def ever_noted(carnet: Carnet) -> frozenset[str]:
    """The symptoms that were ever asked."""
    return frozenset().union(*(entry.body.answers for entry in carnet.entries(CheckIn)))


@once_a_carnet
def first_day(carnet: Carnet) -> date | None:
    """The first day that an entry of the journal speaks of; None in an empty carnet."""
    check_ins, others = _standing(carnet)
    earliest = min((*check_ins, *others), default=None)
    if earliest is None:
        return None
    # Of a later check-in, none can speak of a day before that one.
    near = (check_ins[day] for day in check_ins if day - earliest <= _LONGEST_RECALL)
    return min((earliest, *(entry.body.first_day for noted in near for entry in noted)))


def month_of(day: date, today: date) -> Period:
    """The month of a day, up to today."""
    last = month_start(day, 1) - timedelta(days=1)
    return Period(month_start(day), min(last, today))


def _others(carnet: Carnet) -> Iterator[Entry[Body]]:
    """All but check-ins; a remark about a record that stands belongs to that record."""
    standing = {entry.id for entry in carnet.entries(CheckIn)}
    for kind in _OTHER_KINDS:
        for entry in carnet.entries(kind):
            if isinstance(entry.body, Remark) and entry.body.about in standing:
                continue
            yield entry


def _is_within(entry: Entry[Body], wanted: JournalFilter) -> bool:
    return day_of(entry) in wanted.period and _matches(entry.body, wanted)


def _speaks_of(body: CheckIn, wanted: JournalFilter) -> bool:
    period = wanted.period
    overlaps = body.for_day >= period.first and body.first_day <= period.last
    return overlaps and _matches(body, wanted)


def _matches(body: Body, wanted: JournalFilter) -> bool:
    if wanted.symptom is None:
        return True
    if isinstance(body, Photo):
        return body.about == wanted.symptom
    if not isinstance(body, CheckIn):
        return False
    return any(level > 0 for level in body.answers.get(wanted.symptom, {}).values())
