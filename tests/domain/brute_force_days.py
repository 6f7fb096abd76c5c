"""Days, weeks and levels for the naive second computation of the summary, from docs/formats.md alone.

Knows nothing of Carnet and Timeline.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from companion.domain.records import CheckIn, Revision
from companion.domain.symptoms import Answer, Attribute, Recall

ONE_DAY = timedelta(days=1)


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


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both counted."""
    return [first + n * ONE_DAY for n in range((last - first).days + 1)]


def days_of(check_in: CheckIn) -> list[date]:
    """The days that a check-in speaks of."""
    count = 7 if check_in.recall is Recall.WEEK else 1
    return [check_in.for_day - n * ONE_DAY for n in range(count)]


def covers(check_in: CheckIn, day: date) -> bool:
    """Whether a check-in speaks of a day."""
    return day in days_of(check_in)


def check_ins_by_day(check_ins: Iterable[CheckIn]) -> Mapping[date, list[CheckIn]]:
    """The check-ins that speak of each day; a day without any is left out."""
    speaking: dict[date, list[CheckIn]] = {}
    for check_in in check_ins:
        for day in days_of(check_in):
            speaking.setdefault(day, []).append(check_in)
    return speaking


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


def weeks_behind(
    speaking: Mapping[date, list[CheckIn]], symptom: str, days: list[date], least: int
) -> set[date]:
    """The last days of the weeks' answers that gave a day its level, from `least` on."""
    found = set()
    for day in days:
        about = [c for c in speaking.get(day, ()) if c.answers.get(symptom)]
        if any(c.recall is Recall.DAY for c in about):
            continue
        levels = [(level(c.answers[symptom]), c.for_day) for c in about]
        given = [(one, ends) for one, ends in levels if one is not None]
        if given and max(given)[0] >= least:
            found.add(max(given)[1])
    return found


def times_high(
    speaking: Mapping[date, list[CheckIn]], symptom: str, days: list[date], least: int = 2
) -> tuple[int, int]:
    """On how many single days, and in how many weeks' answers, the level was `least` or more."""
    single = [
        day
        for day in days
        if any(c.recall is Recall.DAY and c.answers.get(symptom) for c in speaking.get(day, ()))
        and (level_of_the_day(speaking[day], symptom, day) or 0) >= least
    ]
    return len(single), len(weeks_behind(speaking, symptom, days, least))


def days_change(before: tuple[int, int], now: tuple[int, int]) -> str:
    """A week counts for seven days."""
    long_before, long_now = before[0] + 7 * before[1], now[0] + 7 * now[1]
    if long_before == long_now:
        return "same"
    return "more" if long_now > long_before else "fewer"
