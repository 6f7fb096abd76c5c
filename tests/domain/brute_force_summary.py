"""The consultation summary computed a second time, naively, from docs/formats.md alone.

Loops over days and raw revisions, in no hurry. Knows nothing of Carnet, Timeline or the real
summary: what it shares with them is the shape of a revision and the levels' attributes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from companion.domain.records import Appointment, CheckIn, Infusion, Purpose, Revision
from companion.domain.symptoms import Answer, Attribute, Recall

ONE_DAY = timedelta(days=1)


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


@dataclass(frozen=True)
class Expected:
    """What the summary must say of the check-ins: the part that is computed."""

    days_noted: int
    days_missing: tuple[date, ...]
    rows: tuple[Row, ...]
    not_asked: tuple[str, ...]
    late: tuple[tuple[str, date, int], ...]
    corrected: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Writing:
    """A record that stands: its revisions sorted, the newest last."""

    id: str
    revisions: tuple[Revision, ...]


def standing(revisions: Iterable[Revision]) -> list[Writing]:
    """The records whose newest revision holds something, by first writing."""
    by_record: dict[str, list[Revision]] = {}
    for revision in revisions:
        by_record.setdefault(revision.record_id, []).append(revision)
    found = []
    for record_id, writings in by_record.items():
        writings.sort(key=lambda r: (r.recorded_at, r.id))
        if writings[-1].body is not None:
            found.append(Writing(record_id, tuple(writings)))
    return sorted(found, key=lambda w: (w.revisions[0].recorded_at, w.id))


def first_day(revisions: Iterable[Revision], basis: str, today: date) -> date:
    """Where the period that ends today starts; 42 days when the basis has no day."""
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
    return max((day for day in days[basis] if day < today), default=today - 41 * ONE_DAY)


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both counted."""
    return [first + n * ONE_DAY for n in range((last - first).days + 1)]


def covers(check_in: CheckIn, day: date) -> bool:
    """Whether a check-in speaks of a day."""
    if check_in.recall is Recall.DAY:
        return day == check_in.for_day
    return day <= check_in.for_day < day + 7 * ONE_DAY


def level(answer: Answer) -> int | None:
    """Intensity, else frequency, else amount, else presence."""
    for name in ("intensity", "frequency", "amount", "presence"):
        if Attribute(name) in answer:
            return answer[Attribute(name)]
    return None


def answers_of_the_day(check_ins: Sequence[CheckIn], symptom: str, day: date) -> list[Answer]:
    """What was answered for the day; a week's check-in speaks only where no day's one did."""
    about = [c for c in check_ins if covers(c, day) and c.answers.get(symptom)]
    of_the_day = [c.answers[symptom] for c in about if c.recall is Recall.DAY]
    of_the_week = [c.answers[symptom] for c in about if c.recall is Recall.WEEK]
    return of_the_day or of_the_week


def level_of_the_day(check_ins: Sequence[CheckIn], symptom: str, day: date) -> int | None:
    """The highest level of all authors, or None when no check-in gave one."""
    levels = [level(answer) for answer in answers_of_the_day(check_ins, symptom, day)]
    return max((found for found in levels if found is not None), default=None)


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
    check_ins: Sequence[CheckIn], symptom: str, now: list[date], before: list[date]
) -> Row | None:
    """One symptom's line, or None when no check-in of the period gave it a level."""
    daily = tuple(level_of_the_day(check_ins, symptom, day) for day in now)
    given = [(found, day) for found, day in zip(daily, now, strict=True) if found is not None]
    if not given:
        return None
    highest = max(found for found, _ in given)
    earlier = [level_of_the_day(check_ins, symptom, day) for day in before]
    previous = max((found for found in earlier if found is not None), default=None)
    interference = [
        answer[Attribute.INTERFERENCE]
        for day in now
        for answer in answers_of_the_day(check_ins, symptom, day)
        if Attribute.INTERFERENCE in answer
    ]
    return Row(
        id=symptom,
        worst=next((found, day) for found, day in given if found == highest),
        last=given[-1],
        previous_worst=previous,
        change=change(previous, highest),
        days_at_2_or_more=len([found for found, _ in given if found >= 2]),
        interference_worst=max(interference, default=None),
        daily=daily,
    )


def rows(
    check_ins: Sequence[CheckIn], symptoms: Sequence[str], now: list[date], before: list[date]
) -> tuple[Row, ...]:
    """Worst first, then the most days at 2 or more, then the catalogue's order."""
    found = [row(check_ins, symptom, now, before) for symptom in symptoms]
    given = [one for one in found if one is not None]
    return tuple(
        sorted(given, key=lambda r: (-r.worst[0], -r.days_at_2_or_more, list(symptoms).index(r.id)))
    )


def summary(
    revisions: Iterable[Revision], symptoms: Sequence[str], first: date, last: date
) -> Expected:
    """The computed part of the summary of a period; `symptoms` are in the catalogue's order."""
    now = days_between(first, last)
    before = days_between(first - len(now) * ONE_DAY, first - ONE_DAY)
    written = [
        (writing, body)
        for writing in standing(revisions)
        if isinstance(body := writing.revisions[-1].body, CheckIn)
    ]
    check_ins = [body for _, body in written]
    noted = [day for day in now if any(covers(c, day) for c in check_ins)]
    in_period = [(w, body) for w, body in written if any(covers(body, day) for day in now)]
    shown = rows(check_ins, symptoms, now, before)
    return Expected(
        days_noted=len(noted),
        days_missing=tuple(day for day in now if day not in noted),
        rows=shown,
        not_asked=tuple(s for s in symptoms if s not in {r.id for r in shown}),
        late=tuple(
            (w.id, body.for_day, days)
            for w, body in in_period
            if (days := (w.revisions[0].recorded_at.date() - body.for_day).days) >= 2
        ),
        corrected=tuple((w.id, len(w.revisions)) for w, _ in in_period if len(w.revisions) > 1),
    )
