"""A day as a person types it: in digits, by its name, or by how near it is."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from companion.domain.search.folded_words import fold
from companion.domain.validity import FIRST_YEAR, LAST_YEAR
from companion.domain.words import Language
from companion.languages import usage_of

_DIGITS: Final = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED: Final = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\s+(\w+)\.?(?:\s+(\d{4}|\d{2}))?")
_SHORTEST_NAME: Final = 3


def read_day(text: str, today: date, language: Language, *, ahead: bool = False) -> date | None:
    """The day that a text means, else None.

    “21/11/2026”, “21.11.26”, “21 11” (this year), “2026-11-21”, « 21 novembre », « mardi 21 nov. », « hier ».
    A weekday alone is the last one up to today; with `ahead` the next one after today.
    """
    words = fold(" ".join(text.split())).replace("’", "'")
    if iso := _ISO.fullmatch(words):
        return _a_day(int(iso[1]), int(iso[2]), int(iso[3]))
    near = usage_of(language).dates.near
    for name, days in near.items():
        if words == fold(name):
            return today + timedelta(days=days)
    weekday, rest = _weekday_of(words, language)
    if weekday is not None and not rest:
        return _weekday_near(weekday, today, ahead=ahead)
    day = _dated(rest, today, language)
    # « lundi 21/11 » that is no Monday is a slip of one of the two: it is not for us to say which.
    return None if day is not None and weekday not in (None, day.weekday()) else day


def write_day(day: date) -> str:
    """A day as `read_day` reads it back: “21/11/2026”."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _dated(words: str, today: date, language: Language) -> date | None:
    if found := _DIGITS.fullmatch(words):
        return _a_day(_year(found[3], today), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(words):
        written = usage_of(language).dates
        month = _place_of(found[2], written.months, written.short_months)
        return None if month is None else _a_day(_year(found[3], today), month + 1, int(found[1]))
    return None


def _weekday_of(words: str, language: Language) -> tuple[int | None, str]:
    """The weekday that a text begins with, from Monday as 0, and what follows it."""
    first, _, rest = words.partition(" ")
    written = usage_of(language).dates
    weekday = _place_of(first.rstrip(".,"), written.weekdays, written.short_weekdays)
    return (None, words) if weekday is None else (weekday, rest)


def _place_of(typed: str, *names: tuple[str, ...]) -> int | None:
    """Of which name this is the whole or the beginning; None where it is of none or of two."""
    if len(typed) < _SHORTEST_NAME or not typed.isalpha():
        return None
    return next(iter(found), None) if len(found := set(_places(typed, names))) == 1 else None


def _places(typed: str, names: tuple[tuple[str, ...], ...]) -> Iterator[int]:
    for column in names:
        for place, name in enumerate(column):
            if fold(name).rstrip(".").startswith(typed):
                yield place


def _weekday_near(weekday: int, today: date, *, ahead: bool) -> date:
    if ahead:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    if len(text) == 4:
        return int(text)
    # « 58 » is a year of birth, « 27 » a next appointment.
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year + 10 else year - 100


def _a_day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
