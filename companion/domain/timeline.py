"""What was noted on each day of a period, with the kinds of absence kept apart.

0 is an answer; NOT_ASKED means that a check-in covers the day and leaves the symptom out;
NO_CHECK_IN means that nothing covers the day; BEFORE, that the carnet did not exist then.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import Final

from msgspec import Struct

from companion.domain.authorship import answers_by
from companion.domain.carnet import Carnet, Entry, once_a_carnet
from companion.domain.records import CheckIn
from companion.domain.symptoms import Answer, Attribute, Recall, level_of


class Absence(Enum):
    """Why a day has no level."""

    NOT_ASKED = "not-asked"
    NO_CHECK_IN = "no-check-in"
    BEFORE = "before"


def absence_of(found: Collection[object]) -> Absence:
    """Why several days together have no level: the kind that says most."""
    kinds = (Absence.NOT_ASKED, Absence.NO_CHECK_IN)
    return next((kind for kind in kinds if kind in found), Absence.BEFORE)


@once_a_carnet
def begun_on(carnet: Carnet) -> date | None:
    """The day from which the carnet can have entries: when it was begun, or an earlier day noted since.

    None for a carnet in which nobody wrote.
    """
    patient = carnet.patient()
    days = [entry.body.first_day for entry in carnet.entries(CheckIn)]
    if patient is not None:
        days.append(carnet.history(patient.id)[0].recorded_at.date())
    return min(days, default=None)


class Period(Struct, frozen=True):
    """Local days in a row; both ends count."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(self.length))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def before(self) -> "Period":
        """The period of the same length just before."""
        return Period(self.first - timedelta(days=self.length), self.first - timedelta(days=1))


def month_start(day: date, months: int = 0) -> date:
    """The first day of the month that lies so many months after that of a day."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


class AuthorLevel(Struct, frozen=True, gc=False):
    """What one check-in says of a symptom on a day."""

    entry: Entry[CheckIn]
    level: int | None
    interference: int | None


class DayValue(Struct, frozen=True, gc=False):
    """A day's level or kind of absence; `week` is the last day of the week's answer it comes from."""

    level: int | Absence
    week: date | None = None


def covers(body: CheckIn, period: Period) -> bool:
    """Whether a check-in speaks of a day of the period."""
    return body.for_day >= period.first and body.first_day <= period.last


def covered_days(body: CheckIn, period: Period) -> Iterator[date]:
    """The days of the period that a check-in speaks of."""
    first, last = max(body.first_day, period.first), min(body.for_day, period.last)
    return iter(Period(first, last)) if first <= last else iter(())


class Timeline:
    """Levels by symptom and day over a period, from the check-ins that stand.

    `writers` are all who wrote or corrected one of them. Before `begun` the carnet did not
    exist; None: that is not asked.
    """

    def __init__(
        self, check_ins: Iterable[Entry[CheckIn]], period: Period, begun: date | None = None
    ) -> None:
        self.period = period
        self._begun = begun
        self._covering: defaultdict[date, list[Entry[CheckIn]]] = defaultdict(list)
        self._answered: set[str] = set()
        self.writers: set[str] = set()
        for entry in check_ins:
            body = entry.body
            if not covers(body, period):
                continue
            self._answered.update(body.answers)
            self.writers.update(revision.author for revision in entry.revisions)
            for day in (body.for_day,) if body.recall is Recall.DAY else covered_days(body, period):
                self._covering[day].append(entry)

    def check_ins(self, day: date) -> tuple[Entry[CheckIn], ...]:
        """The check-ins that cover a day, oldest first."""
        return tuple(self._covering.get(day, ()))

    def is_noted(self, day: date) -> bool:
        """Whether any check-in covers the day."""
        return day in self._covering

    def is_answered(self, symptom: str) -> bool:
        """Whether any check-in that covers a day answers the symptom; without one no day has a level."""
        return symptom in self._answered

    def is_missing(self, day: date) -> bool:
        """Whether none does, although the carnet existed."""
        return not self.is_noted(day) and (self._begun is None or day >= self._begun)

    def authors(self, symptom: str, day: date) -> tuple[AuthorLevel, ...]:
        """What each check-in says of the symptom on that day.

        A week's check-in counts only where no day's check-in answered the symptom.
        """
        if symptom not in self._answered:
            return ()  # as most symptoms on most days of a long stretch
        answered = [
            _author_level(entry, answer)
            for entry in self._covering.get(day, ())
            if (answer := entry.body.answers.get(symptom))
        ]
        if len(answered) < 2:
            return tuple(answered)
        of_the_day = [each for each in answered if each.entry.body.recall is Recall.DAY]
        return tuple(of_the_day or answered)

    def value(self, symptom: str, day: date) -> DayValue:
        """The day's level (0 to 4), the highest of all authors', or the kind of absence.

        Of several weeks' answers at one level, it comes from the one that ends last.
        """
        if not self.is_noted(day):
            return _NO_CHECK_IN if self.is_missing(day) else _BEFORE
        given = [(a.level, a.entry.body) for a in self.authors(symptom, day) if a.level is not None]
        if not given:
            return _NOT_ASKED
        level, body = max(given, key=lambda pair: (pair[0], pair[1].for_day))
        return DayValue(level, body.for_day if body.recall is Recall.WEEK else None)

    def said_by(self, symptom: str, day: date) -> Mapping[str, int]:
        """The day's level as each person said it, the first who spoke first.

        Who corrected another's answer said one too; of several by one person the highest counts.
        """
        said: dict[str, int] = {}
        for given in self.authors(symptom, day):
            for person, answer in answers_by(given.entry, symptom).items():
                level = level_of(answer)
                if level is not None:
                    said[person] = max(level, said.get(person, level))
        return said

    def level(self, symptom: str, day: date) -> int | Absence:
        """The day's level (0 to 4): the highest of all authors', or the kind of absence."""
        return self.value(symptom, day).level

    def interference(self, symptom: str, day: date) -> int | None:
        """The day's highest interference (0 to 4), or None when nobody answered it."""
        given = [a.interference for a in self.authors(symptom, day) if a.interference is not None]
        return max(given, default=None)

    def daily(self, symptom: str) -> list[int | Absence]:
        """One value a day over the period."""
        return [value.level for value in self.values(symptom)]

    def highest(self, symptom: str) -> int:
        """The highest level of the period; 0 without any."""
        levels = (value.level for value in self.values(symptom))
        return max((0 if isinstance(level, Absence) else level for level in levels), default=0)

    def values(self, symptom: str) -> list[DayValue]:
        """One value a day over the period, with the week that it comes from."""
        values = list(self._unanswered)
        if symptom in self._answered:
            for place, day, body in self._noted:
                values[place] = (
                    self.value(symptom, day) if body is None else _value_alone(body, symptom)
                )
        return values

    def worst_interference(self, symptom: str) -> int | None:
        """The highest interference (0 to 4) of the period, or None when nobody answered it."""
        given = [
            self.interference(symptom, day)
            if body is None
            else body.answers.get(symptom, _NO_ANSWER).get(Attribute.INTERFERENCE)
            for _, day, body in self._noted
        ]
        return max((each for each in given if each is not None), default=None)

    def shared_days(self) -> Iterator[date]:
        """The days of the period of which two persons can have spoken."""
        for _, day, body in self._noted:
            if body is None or any(len(entry.revisions) > 1 for entry in self._covering[day]):
                yield day

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days of the period."""
        return tuple(self.period)

    @cached_property
    def _noted(self) -> list[tuple[int, date, CheckIn | None]]:
        """The place and the day of each that is covered, with the check-in that alone does: nearly always one."""
        covered = (
            (n, day, self._covering[day]) for n, day in enumerate(self.days) if self.is_noted(day)
        )
        return [(n, day, es[0].body if len(es) == 1 else None) for n, day, es in covered]

    @cached_property
    def _unanswered(self) -> list[DayValue]:
        """What each day has of a symptom that nobody answered."""
        return [
            _NOT_ASKED if self.is_noted(day) else _NO_CHECK_IN if self.is_missing(day) else _BEFORE
            for day in self.days
        ]


_NO_ANSWER: Final[Answer] = {}
_NOT_ASKED, _NO_CHECK_IN, _BEFORE = map(DayValue, Absence)
_LEVELS: Final = {level: DayValue(level) for level in range(5)}
"""What most days of most years are."""


def _value_alone(body: CheckIn, symptom: str) -> DayValue:
    """The value of a day that one check-in alone covers."""
    level = level_of(body.answers.get(symptom, _NO_ANSWER))
    if level is None:
        return _NOT_ASKED
    if body.recall is Recall.DAY:
        return _LEVELS.get(level) or DayValue(level)
    return DayValue(level, body.for_day)


def _author_level(entry: Entry[CheckIn], answer: Answer) -> AuthorLevel:
    return AuthorLevel(entry, level_of(answer), answer.get(Attribute.INTERFERENCE))
