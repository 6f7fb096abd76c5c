"""The consultation summary computed a second time, naively, from docs/formats.md alone.

Loops over days and raw revisions, in no hurry. Knows nothing of Carnet, Timeline or the real
summary: what it shares with them is the shape of a revision and the levels' attributes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from companion.domain.records import (
    Appointment,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Person,
    Photo,
    Preferences,
    Purpose,
    Question,
    QuestionnaireResponse,
    Remark,
    Revision,
    Role,
)
from companion.domain.symptoms import Attribute
from tests.domain.brute_force_authors import own_days, signers
from tests.domain.brute_force_days import (
    ONE_DAY,
    Writing,
    answers_of_the_day,
    check_ins_by_day,
    days_between,
    days_change,
    days_of,
    level_of_the_day,
    standing,
    times_high,
    weeks_behind,
)


@dataclass(frozen=True)
class Row:
    """One symptom over the period; a level with its day is a pair."""

    id: str
    worst: tuple[int, date]
    last: tuple[int, date]
    previous_worst: int | None
    change: str
    days_at_2_or_more: int
    interference_worst: int | None
    daily: tuple[int | None, ...]
    notable: tuple[int, int]
    previous_notable: tuple[int, int] | None
    days_change: str
    weeks: tuple[date, ...]
    by_author: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True)
class Listed:
    """The records of each section, by id and in order; questionnaires with their count."""

    warning_signs: tuple[str, ...]
    notes: tuple[str, ...]
    events: tuple[str, ...]
    infusions: tuple[str, ...]
    medicines: tuple[str, ...]
    measurements: tuple[str, ...]
    questions: tuple[str, ...]
    remarks: tuple[str, ...]
    details: tuple[str, ...]
    copied: tuple[str, ...]
    photos: tuple[str, ...]
    questionnaires: tuple[tuple[str, int], ...]
    measured_before: tuple[str, ...]
    signers: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Expected:
    """What the summary must say."""

    days_noted: int
    days_missing: tuple[date, ...]
    began: date | None
    rows: tuple[Row, ...]
    not_asked: tuple[str, ...]
    late: tuple[tuple[str, date, int], ...]
    corrected: tuple[tuple[str, int], ...]
    listed: Listed


def first_day(revisions: Iterable[Revision], basis: str, today: date) -> date:
    """Where the period that ends today starts; 42 days when the basis has no day in ten years."""
    bodies = [writing.revisions[-1].body for writing in standing(revisions)]
    days = {
        "last-consultation": [
            body.at.date()
            for body in bodies
            if isinstance(body, Appointment) and body.purpose is Purpose.CONSULTATION
        ],
        "last-infusion": [
            body.for_day for body in bodies if isinstance(body, Infusion) and body.given
        ],
    }
    usual = today - 41 * ONE_DAY
    last = max((day for day in days[basis] if day < today), default=usual)
    return last if len(days_between(last, today)) <= 3660 else usual


def change(previous: int | None, now: int) -> str:
    """The two worst levels compared in a word."""
    if previous is None:
        return "unknown"
    if previous == 0 and now > 0:
        return "new"
    if previous > 0 and now == 0:
        return "gone"
    if now > previous:
        return "stronger"
    return "weaker" if now < previous else "same"


def row(
    speaking: Mapping[date, list[CheckIn]], symptom: str, now: list[date], before: list[date]
) -> Row | None:
    """One symptom's line, or None when no check-in of the period gave it a level."""
    daily = tuple(level_of_the_day(speaking.get(day, ()), symptom, day) for day in now)
    given = [(found, day) for found, day in zip(daily, now, strict=True) if found is not None]
    if not given:
        return None
    highest = max(found for found, _ in given)
    earlier = [level_of_the_day(speaking.get(day, ()), symptom, day) for day in before]
    previous = max((found for found in earlier if found is not None), default=None)
    high = times_high(speaking, symptom, now)
    high_before = times_high(speaking, symptom, before)
    reached_2 = highest >= 2 or (previous or 0) >= 2
    least = 2 if reached_2 else 1
    long_now = times_high(speaking, symptom, now, least)
    long_before = times_high(speaking, symptom, before, least)
    interference = [
        answer[Attribute.INTERFERENCE]
        for day in now
        for answer in answers_of_the_day(speaking.get(day, ()), symptom, day)
        if Attribute.INTERFERENCE in answer
    ]
    return Row(
        id=symptom,
        worst=next((found, day) for found, day in reversed(given) if found == highest),
        last=given[-1],
        previous_worst=previous,
        change=change(previous, highest),
        days_at_2_or_more=len([found for found, _ in given if found >= 2]),
        interference_worst=max(interference, default=None),
        daily=daily,
        notable=high,
        previous_notable=None if previous is None else high_before,
        days_change="unknown" if previous is None else days_change(long_before, long_now),
        weeks=tuple(sorted(weeks_behind(speaking, symptom, now, 0))),
        by_author=(),
    )


def rows(
    speaking: Mapping[date, list[CheckIn]],
    symptoms: Sequence[str],
    now: list[date],
    before: list[date],
) -> tuple[Row, ...]:
    """Worst first, then the most days at 2 or more, then the catalogue's order."""
    found = [row(speaking, symptom, now, before) for symptom in symptoms]
    given = [one for one in found if one is not None]
    return tuple(
        sorted(
            given,
            key=lambda r: (
                -r.worst[0],
                -(r.notable[0] + 7 * r.notable[1]),
                list(symptoms).index(r.id),
            ),
        )
    )


def by_day(writing: Writing) -> tuple[date, datetime, str]:
    """The order of dated records: by day, then as first written."""
    body = writing.revisions[-1].body
    assert isinstance(body, CheckIn | Measurement | Infusion | Event | Photo)
    first = writing.revisions[0]
    return (body.for_day, first.recorded_at, writing.id)


def within(writings: Iterable[Writing], now: list[date]) -> list[Writing]:
    """The check-ins, measurements, infusions, events and photos of a day of the period."""
    found, span = [], set(now)
    for writing in writings:
        body = writing.revisions[-1].body
        if isinstance(body, CheckIn):
            spoken_of = any(day in span for day in days_of(body))
        else:
            spoken_of = (
                isinstance(body, Measurement | Infusion | Event | Photo) and body.for_day in span
            )
        if spoken_of:
            found.append(writing)
    return sorted(found, key=by_day)


def taken(medicine: Medicine, now: list[date]) -> bool:
    """Whether a medicine was taken on a day of the period; without an end it goes on."""
    return any(
        medicine.from_day <= day and (medicine.to_day is None or day <= medicine.to_day)
        for day in now
    )


def is_for_the_visit(question: Question, now: list[date]) -> bool:
    """Asked within the period, or neither asked nor answered yet."""
    if question.asked is not None:
        return question.asked in now
    return question.answer is None


def listed(writings: list[Writing], now: list[date], left_out: Sequence[str] = ()) -> Listed:
    """What each section of the page lists; nothing about the symptoms that are left out."""
    medicines, questions, remarks = list[tuple[date, str]](), list[str](), list[str]()
    counts: dict[str, int] = {}
    for writing in writings:
        body, first = writing.revisions[-1].body, writing.revisions[0]
        if isinstance(body, Medicine) and taken(body, now):
            medicines.append((body.from_day, writing.id))
        elif isinstance(body, Question) and is_for_the_visit(body, now):
            questions.append(writing.id)
        elif isinstance(body, Remark) and first.recorded_at.date() in now:
            remarks.append(writing.id)
        elif isinstance(body, QuestionnaireResponse) and body.for_day in now:
            counts[body.questionnaire] = counts.get(body.questionnaire, 0) + 1
    dated = [(writing.id, writing.revisions[-1].body) for writing in within(writings, now)]
    return Listed(
        warning_signs=tuple(i for i, b in dated if isinstance(b, CheckIn) and b.warning_signs),
        notes=tuple(i for i, b in dated if isinstance(b, CheckIn) and b.note),
        events=tuple(i for i, b in dated if isinstance(b, Event)),
        infusions=tuple(i for i, b in dated if isinstance(b, Infusion)),
        medicines=tuple(i for _, i in sorted(medicines, key=lambda pair: pair[0])),
        measurements=tuple(i for i, b in dated if isinstance(b, Measurement)),
        questions=tuple(questions),
        remarks=tuple(remarks),
        details=tuple(
            i
            for i, b in dated
            if isinstance(b, CheckIn) and any(symptom not in left_out for symptom in b.details)
        ),
        copied=tuple(
            i
            for i, b in dated
            if isinstance(b, CheckIn) and (b.copied_from or "").startswith("paper ")
        ),
        photos=tuple(i for i, b in dated if isinstance(b, Photo) and b.about not in left_out),
        questionnaires=tuple(sorted(counts.items())),
        measured_before=measured_before(writings, now[0]),
        signers=tuple(
            (w.id, signers(w))
            for w in within(writings, now)
            if not isinstance(w.revisions[-1].body, Photo)
        ),
    )


def measured_before(writings: list[Writing], first: date) -> tuple[str, ...]:
    """The newest value of each quantity and unit before the first day."""
    newest: dict[tuple[str, str], Writing] = {}
    earlier = []
    for writing in writings:
        body = writing.revisions[-1].body
        if isinstance(body, Measurement) and body.for_day < first:
            earlier.append((writing, body))
    for writing, body in sorted(earlier, key=lambda pair: by_day(pair[0])):
        newest[(body.quantity, body.unit)] = writing
    return tuple(writing.id for writing in sorted(newest.values(), key=by_day))


def corrected(dated: list[Writing]) -> tuple[tuple[str, int], ...]:
    """Those that once said something else: check-ins, then measurements, infusions and events.

    Warning signs are ticked after a check-in: they change nothing that was said before.
    """
    return tuple(
        (writing.id, len(writing.revisions))
        for kind in (CheckIn, Measurement, Infusion, Event)
        for writing in dated
        if isinstance(writing.revisions[-1].body, kind) and said_differently(writing)
    )


def said_differently(writing: Writing) -> bool:
    """Whether two of its writings differ in more than the ticked signs."""
    said: list[tuple[object, ...]] = []
    for revision in writing.revisions:
        body = revision.body
        if isinstance(body, CheckIn):
            said.append(
                (body.for_day, body.recall, body.answers, body.note, body.copied_from, body.details)
            )
        elif body is not None:
            said.append((body,))
    return any(one != other for one in said for other in said)


def late(dated: list[Writing]) -> tuple[tuple[str, date, int], ...]:
    """The check-ins first written two local days or more after their day."""
    found = []
    for writing in dated:
        body, first = writing.revisions[-1].body, writing.revisions[0]
        if isinstance(body, CheckIn):
            days = (first.recorded_at.date() - body.for_day).days
            if days >= 2:
                found.append((writing.id, body.for_day, days))
    return tuple(found)


def own_symptoms(revisions: Iterable[Revision]) -> tuple[list[str], set[str]]:
    """Every own symptom that any writing ever named, oldest first; and those no longer listed."""
    every: list[str] = []
    for revision in sorted(revisions, key=lambda r: (r.recorded_at, r.id)):
        if isinstance(revision.body, Preferences):
            every += [own.id for own in revision.body.own_symptoms if own.id not in every]
    listed: set[str] = set()
    for writing in standing(revisions):
        body = writing.revisions[-1].body
        if isinstance(body, Preferences):
            listed = {own.id for own in body.own_symptoms}
    return every, {own for own in every if own not in listed}


def beginnings(writings: Iterable[Writing]) -> list[date]:
    """The day on which the patient was first written, as when a carnet is begun."""
    return [
        writing.revisions[0].recorded_at.date()
        for writing in writings
        if isinstance(writing.revisions[-1].body, Person)
        and writing.revisions[-1].body.role is Role.PATIENT
    ][:1]


def summary(
    revisions: Iterable[Revision],
    symptoms: Sequence[str],
    first: date,
    last: date,
    *,
    left_out: Sequence[str] = (),
    retired: Collection[str] = (),
) -> Expected:
    """The summary of a period; `symptoms` are in the catalogue's order.

    `retired` ones count where they were noted, and are missed by nobody.
    """
    symptoms = [symptom for symptom in symptoms if symptom not in left_out]
    now = days_between(first, last)
    before = days_between(first - len(now) * ONE_DAY, first - ONE_DAY)
    writings = standing(revisions)
    bodies = [writing.revisions[-1].body for writing in writings]
    speaking = check_ins_by_day(body for body in bodies if isinstance(body, CheckIn))
    noted = {day for day in now if day in speaking}
    dated = within(writings, now)
    writings_by_day: dict[date, list[Writing]] = {}
    for writing in dated:
        body = writing.revisions[-1].body
        for day in days_of(body) if isinstance(body, CheckIn) else []:
            writings_by_day.setdefault(day, []).append(writing)
    shown = tuple(
        replace(one, by_author=own_days(writings_by_day, one.id, now))
        for one in rows(speaking, symptoms, now, before)
    )
    begun = min([*speaking, *beginnings(writings)], default=None)
    return Expected(
        days_noted=len(noted),
        days_missing=tuple(
            day for day in now if day not in noted and (begun is None or day >= begun)
        ),
        began=begun,
        rows=shown,
        not_asked=tuple(s for s in symptoms if s not in {r.id for r in shown} and s not in retired),
        late=late(dated),
        corrected=corrected(dated),
        listed=listed(writings, now, left_out),
    )
