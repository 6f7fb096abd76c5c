"""The consultation summary: what was noted over a period, set beside the period before.

It counts, compares and sorts what people typed and concludes nothing. Rules: docs/formats.md.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from companion.domain.answered import Answered, answered_in
from companion.domain.carnet import Carnet, Entry
from companion.domain.errors import InvalidPeriod
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Person,
    Photo,
    Profile,
    Purpose,
    Question,
    QuestionnaireResponse,
    Remark,
)
from companion.domain.symptom_summary import SymptomSummary, summarise_symptom
from companion.domain.symptoms import Catalogue
from companion.domain.timeline import Period, Timeline, begun_on, covers
from companion.domain.validity import FIRST_YEAR, LAST_YEAR

DEFAULT_DAYS = 42
LONGEST_DAYS = 3660
LATE_DAYS = 2
FROM_PAPER = "paper "
FROM_FILE = "file "


class Basis(StrEnum):
    """What the period starts from. DEFAULT: the 42 days that end today."""

    LAST_CONSULTATION = "last-consultation"
    LAST_INFUSION = "last-infusion"
    DATES = "dates"
    DEFAULT = "default"


class LateEntry(Struct, frozen=True):
    """A check-in first written `days_late` local days (2 or more) after its day."""

    entry: Entry[CheckIn]
    days_late: int


class Summary(Struct, frozen=True):
    """All that the page says. Lists of records are ordered by their day, then as written.

    `began` is the first day that the carnet speaks of or was written on: days before it are not
    missing. `measured_before` holds the last value of each quantity and unit before the period.
    """

    basis: Basis
    period: Period
    previous: Period
    days_noted: int
    days_missing: tuple[date, ...]
    began: date | None
    symptoms: tuple[SymptomSummary, ...]
    not_asked: tuple[str, ...]
    check_ins: tuple[Entry[CheckIn], ...]
    warning_signs: tuple[Entry[CheckIn], ...]
    events: tuple[Entry[Event], ...]
    infusions: tuple[Entry[Infusion], ...]
    medicines: tuple[Entry[Medicine], ...]
    measurements: tuple[Entry[Measurement], ...]
    measured_before: tuple[Entry[Measurement], ...]
    questions: tuple[Entry[Question], ...]
    remarks: tuple[Entry[Remark], ...]
    notes: tuple[Entry[CheckIn], ...]
    details: tuple[Entry[CheckIn], ...]
    copied: tuple[Entry[CheckIn], ...]
    photos: tuple[Entry[Photo], ...]
    questionnaires: Mapping[str, int]
    answered: tuple[Answered, ...]
    late: tuple[LateEntry, ...]
    corrected: tuple[Entry[Body], ...]
    timeline: Timeline
    last_infusion: Entry[Infusion] | None
    profile: Entry[Profile] | None
    people: tuple[Entry[Person], ...]

    @property
    def is_empty(self) -> bool:
        """Whether the period has nothing at all, neither a check-in nor a record of another kind."""
        others = (
            self.events, self.infusions, self.medicines, self.measurements, self.questions,
            self.remarks, self.photos, self.answered,
        )  # fmt: skip
        return not (self.symptoms or self.days_noted or any(others))


def remark_day(entry: Entry[Remark]) -> date:
    """The day that a remark speaks of, else the one on which it was written."""
    return entry.body.for_day or entry.recorded_at.date()


def days_late(entry: Entry[CheckIn]) -> int:
    """Local days between a check-in's day and its first writing; 0 when it is not late (< 2)."""
    late = (entry.recorded_at.date() - entry.body.for_day).days
    return late if late >= LATE_DAYS else 0


def number_of_week_sheet(body: CheckIn) -> str | None:
    """The number of the week sheet that a check-in was copied from; None when it was not."""
    source = body.copied_from or ""
    return source.removeprefix(FROM_PAPER).strip() if source.startswith(FROM_PAPER) else None


def file_of(body: CheckIn) -> str | None:
    """Which program's file a check-in was brought in from; None when it was not."""
    source = body.copied_from or ""
    return source.removeprefix(FROM_FILE) if source.startswith(FROM_FILE) else None


def is_open(question: Question) -> bool:
    """Whether a question still waits to be asked."""
    return question.asked is None and question.answer is None


def consultations(carnet: Carnet) -> tuple[Entry[Appointment], ...]:
    """Every consultation, past or to come, by its instant."""
    appointments = carnet.entries(Appointment)
    found = (entry for entry in appointments if entry.body.purpose is Purpose.CONSULTATION)
    return tuple(sorted(found, key=lambda entry: entry.body.at))


def last_consultation(carnet: Carnet, before: date) -> date | None:
    """The day of the last consultation before that day."""
    days = (entry.body.at.date() for entry in consultations(carnet))
    return max((day for day in days if day < before), default=None)


def next_consultation(carnet: Carnet, today: date) -> Entry[Appointment] | None:
    """The first consultation from today on; all day long, whether or not its hour has passed."""
    return next((e for e in consultations(carnet) if e.body.at.date() >= today), None)


def last_infusion(carnet: Carnet, before: date) -> Entry[Infusion] | None:
    """The last infusion that was given before that day."""
    given = [e for e in carnet.entries(Infusion) if e.body.given and e.body.for_day < before]
    return max(given, key=lambda e: (e.body.for_day, e.recorded_at, e.id), default=None)


def resolve_period(
    carnet: Carnet,
    today: date,
    basis: Basis,
    *,
    first: date | None = None,
    last: date | None = None,
) -> tuple[Basis, Period]:
    """The period that a basis means on a day, and the basis that was really used.

    `last` defaults to today. A consultation or infusion of more than ten years ago counts as none.
    Raises InvalidPeriod when typed days would end before they start, last more than ten years, or
    lie outside the years that a record may have.
    """
    end = last or today
    if not FIRST_YEAR < end.year <= LAST_YEAR:
        raise InvalidPeriod
    before = min(today, end)
    infusion = last_infusion(carnet, before)
    starts = {
        Basis.LAST_CONSULTATION: last_consultation(carnet, before),
        Basis.LAST_INFUSION: infusion.body.for_day if infusion else None,
        Basis.DATES: first,
        Basis.DEFAULT: None,
    }
    start = starts[basis]
    too_long_ago = start is not None and (end - start).days >= LONGEST_DAYS
    if start is None or (too_long_ago and basis is not Basis.DATES):
        return Basis.DEFAULT, Period(end - timedelta(days=DEFAULT_DAYS - 1), end)
    period = Period(start, end)
    if not 1 <= period.length <= LONGEST_DAYS:
        raise InvalidPeriod
    return basis, period


def basis_of(carnet: Carnet, first: date, last: date) -> Basis:
    """What days that were chosen start from: the consultation or the infusion that was the last before they end."""
    infusion = last_infusion(carnet, last)
    if last_consultation(carnet, last) == first:
        return Basis.LAST_CONSULTATION
    if infusion is not None and infusion.body.for_day == first:
        return Basis.LAST_INFUSION
    return Basis.DATES


def summarise(carnet: Carnet, catalogue: Catalogue, basis: Basis, period: Period) -> Summary:
    """What the carnet says of the period."""
    check_ins = carnet.entries(CheckIn)
    began = begun_on(carnet)
    now, previous = Timeline(check_ins, period, began), Timeline(check_ins, period.before())
    missing = tuple(day for day in now.days if now.is_missing(day))
    symptoms = _symptoms(catalogue, now, previous)
    asked = {symptom.id for symptom in symptoms}
    within = _covering(check_ins, period)
    return Summary(
        basis=basis,
        period=period,
        previous=previous.period,
        days_noted=sum(map(now.is_noted, now.days)),
        days_missing=missing,
        began=began,
        symptoms=symptoms,
        not_asked=tuple(i for i, s in catalogue.symptoms.items() if not (i in asked or s.retired)),
        check_ins=within,
        warning_signs=tuple(e for e in within if e.body.warning_signs),
        events=_dated(carnet.entries(Event), period),
        infusions=_dated(carnet.entries(Infusion), period),
        medicines=_medicines(carnet, period),
        measurements=_dated(carnet.entries(Measurement), period),
        measured_before=_measured_before(carnet, period),
        questions=_open_questions(carnet, period),
        remarks=tuple(e for e in carnet.entries(Remark) if remark_day(e) in period),
        notes=tuple(e for e in within if e.body.note),
        details=tuple(e for e in within if e.body.details),
        copied=tuple(e for e in within if number_of_week_sheet(e.body)),
        photos=_dated(carnet.entries(Photo), period),
        questionnaires=_questionnaires(carnet, period),
        answered=answered_in(carnet, catalogue, period),
        late=tuple(LateEntry(e, days_late(e)) for e in within if days_late(e)),
        corrected=_corrected(carnet, within, period),
        timeline=now,
        last_infusion=last_infusion(carnet, period.last + timedelta(days=1)),
        profile=carnet.profile(),
        people=carnet.entries(Person),
    )


def _covering(check_ins: tuple[Entry[CheckIn], ...], period: Period) -> tuple[Entry[CheckIn], ...]:
    """The check-ins that speak of a day of the period, by day and then as written."""
    found = (e for e in check_ins if covers(e.body, period))
    return tuple(sorted(found, key=_day_then_writing))


def _symptoms(
    catalogue: Catalogue, now: Timeline, previous: Timeline
) -> tuple[SymptomSummary, ...]:
    """Worst first, then those that were strong for longest, then as the catalogue has them."""
    found = [s for s in (summarise_symptom(i, now, previous) for i in catalogue.symptoms) if s]
    return tuple(sorted(found, key=lambda s: (-s.worst.level, -s.notable.in_days)))


Dated = Event | Infusion | Measurement | CheckIn | Photo
D = TypeVar("D", Event, Infusion, Measurement, Photo)


def _day_then_writing(entry: Entry[Dated]) -> tuple[date, datetime, str]:
    return (entry.body.for_day, entry.recorded_at, entry.id)


def _dated(entries: tuple[Entry[D], ...], period: Period) -> tuple[Entry[D], ...]:
    within = [entry for entry in entries if entry.body.for_day in period]
    return tuple(sorted(within, key=_day_then_writing))


def _measured_before(carnet: Carnet, period: Period) -> tuple[Entry[Measurement], ...]:
    """The last value of each quantity and unit before the period."""
    found: dict[tuple[str, str], Entry[Measurement]] = {}
    for entry in sorted(carnet.entries(Measurement), key=_day_then_writing):
        if entry.body.for_day < period.first:
            found[(entry.body.quantity, entry.body.unit)] = entry
    return tuple(sorted(found.values(), key=_day_then_writing))


def _medicines(carnet: Carnet, period: Period) -> tuple[Entry[Medicine], ...]:
    taken = [
        entry
        for entry in carnet.entries(Medicine)
        if entry.body.from_day <= period.last and (entry.body.to_day or period.last) >= period.first
    ]
    return tuple(sorted(taken, key=lambda e: (e.body.from_day, e.recorded_at, e.id)))


def _open_questions(carnet: Carnet, period: Period) -> tuple[Entry[Question], ...]:
    """Those still to be asked, and those asked within the period."""
    return tuple(
        entry
        for entry in carnet.entries(Question)
        if entry.body.asked in period or is_open(entry.body)
    )


def _questionnaires(carnet: Carnet, period: Period) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in carnet.entries(QuestionnaireResponse):
        if entry.body.for_day in period:
            counts[entry.body.questionnaire] = counts.get(entry.body.questionnaire, 0) + 1
    return dict(sorted(counts.items()))


def _corrected(
    carnet: Carnet, check_ins: tuple[Entry[CheckIn], ...], period: Period
) -> tuple[Entry[Body], ...]:
    dated: tuple[Entry[Body], ...] = (
        *check_ins,
        *_dated(carnet.entries(Measurement), period),
        *_dated(carnet.entries(Infusion), period),
        *_dated(carnet.entries(Event), period),
    )
    return tuple(entry for entry in dated if entry.corrections)
