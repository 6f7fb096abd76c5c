"""One symptom over a period: its levels, how long it was strong, and both beside the period before.

Plain arithmetic on the person's own levels; concludes nothing. Rules: docs/formats.md.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from companion.domain.timeline import Absence, DayValue, Timeline

NOTABLE_LEVEL: Final = 2


class Change(StrEnum):
    """How a symptom's worst level compares with the period before."""

    NEW = "new"
    GONE = "gone"
    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"
    UNKNOWN = "unknown"


class Spread(StrEnum):
    """How long it lasted compares with the period before so: `SymptomSummary.lasted`."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    UNKNOWN = "unknown"


class Notable(Struct, frozen=True):
    """How often a level was noted, 2 or more unless said otherwise: for single days, and for whole weeks."""

    days: int
    weeks: int

    @property
    def in_days(self) -> int:
        """Both as days, to be compared: a week's answer stands for seven."""
        return self.days + 7 * self.weeks


class DayLevel(Struct, frozen=True):
    """A level (0 to 4) and the day that had it."""

    level: int
    day: date


class AuthorDays(Struct, frozen=True):
    """What one person said of a symptom: a level a day, None where they said none."""

    author: str
    daily: tuple[int | None, ...]


class SymptomSummary(Struct, frozen=True):
    """One symptom over the period; `daily` has one value a day.

    `worst` is the newest of equal days. `weeks` has, for each day, the last day of the week's
    answer that its level comes from. `lasted` counts what `notable` does, or every level above 0 where
    neither period reached 2. What is of the period before is None when that has no level.
    `by_author` stands there when two persons gave one day different levels.
    """

    id: str
    worst: DayLevel
    last: DayLevel
    previous_worst: int | None
    change: Change
    days_at_2_or_more: int
    notable: Notable
    previous_notable: Notable | None
    lasted: Notable
    previous_lasted: Notable | None
    spread: Spread
    interference_worst: int | None
    daily: tuple[int | Absence, ...]
    weeks: tuple[date | None, ...]
    by_author: tuple[AuthorDays, ...] = ()


def summarise_symptom(symptom: str, now: Timeline, previous: Timeline) -> SymptomSummary | None:
    """One symptom over a period beside the one before; None when it has no level."""
    if not now.is_answered(symptom):
        return None  # most symptoms of the catalogue, each asked for every day of ten years
    values = now.values(symptom)
    daily = tuple(value.level for value in values)
    levels = [
        (level, day)
        for level, day in zip(daily, now.days, strict=True)
        if not isinstance(level, Absence)
    ]
    if not levels:
        return None
    worst = DayLevel(*max(levels))
    earlier = previous.values(symptom) if previous.is_answered(symptom) else []
    before = [value.level for value in earlier if not isinstance(value.level, Absence)]
    previous_worst = max(before, default=None)
    least = NOTABLE_LEVEL if max(worst.level, previous_worst or 0) >= NOTABLE_LEVEL else 1
    notable = _noted(values, NOTABLE_LEVEL)
    previous_notable = _noted(earlier, NOTABLE_LEVEL) if before else None
    lasted, previous_lasted = notable, previous_notable
    if least != NOTABLE_LEVEL:
        lasted, previous_lasted = _noted(values, least), _noted(earlier, least) if before else None
    return SymptomSummary(
        id=symptom,
        worst=worst,
        last=DayLevel(*levels[-1]),
        previous_worst=previous_worst,
        change=_change(previous_worst, worst.level),
        days_at_2_or_more=sum(level >= NOTABLE_LEVEL for level, _ in levels),
        notable=notable,
        previous_notable=previous_notable,
        lasted=lasted,
        previous_lasted=previous_lasted,
        spread=_spread(previous_lasted, lasted),
        interference_worst=now.worst_interference(symptom),
        daily=daily,
        weeks=tuple(value.week for value in values),
        by_author=by_author(symptom, now),
    )


def by_author(symptom: str, now: Timeline) -> tuple[AuthorDays, ...]:
    """Each person's own days, when two disagree on one."""
    if len(now.writers) < 2:
        return ()
    shared = (now.said_by(symptom, day) for day in now.shared_days())
    if all(len(set(levels.values())) < 2 for levels in shared):
        return ()
    said = [now.said_by(symptom, day) for day in now.period]
    authors = dict.fromkeys(author for levels in said for author in levels)
    return tuple(AuthorDays(a, tuple(levels.get(a) for levels in said)) for a in authors)


def _noted(values: Sequence[DayValue], least: int) -> Notable:
    high = [v for v in values if not isinstance(v.level, Absence) and v.level >= least]
    weeks = {value.week for value in high if value.week is not None}
    return Notable(sum(value.week is None for value in high), len(weeks))


def _spread(before: Notable | None, now: Notable) -> Spread:
    if before is None:
        return Spread.UNKNOWN
    if before.in_days == now.in_days:
        return Spread.SAME
    return Spread.MORE if now.in_days > before.in_days else Spread.FEWER


def _change(before: int | None, now: int) -> Change:
    if before is None:
        return Change.UNKNOWN
    if before == now:
        return Change.SAME
    if before == 0:
        return Change.NEW
    if now == 0:
        return Change.GONE
    return Change.STRONGER if now > before else Change.WEAKER
