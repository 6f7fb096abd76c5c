"""What a person types in a field, understood: days, hours and numbers, the way they are written."""

import re
from datetime import date, datetime, time
from typing import Final, NamedTuple

from companion.domain.comparator import Comparator
from companion.domain.validity import FIRST_YEAR, LAST_YEAR

_DAY: Final = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_HOUR: Final = re.compile(r"(\d{1,2})(?:\s*[h:.]\s*(\d{2})?)?", re.IGNORECASE)
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,]\d{0,6})?")
_SIGNS: Final = {
    "<": Comparator.BELOW,
    "<=": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    ">=": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    ">": Comparator.ABOVE,
}
_RESULT: Final = re.compile(r"(<=|>=|[<>≤≥]|)(.*)")
_WHOLE: Final = re.compile(r"\d{1,9}")


def read_day(text: str, today: date) -> date | None:
    """The day of “21/11/2026”, “21.11.26”, “21 11” (this year) or “2026-11-21”; else None."""
    text = text.strip()
    if iso := _ISO_DAY.fullmatch(text):
        return _a_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY.fullmatch(text):
        return _a_day(_year(found[3], today), int(found[2]), int(found[1]))
    return None


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


def write_day(day: date) -> str:
    """A day as `read_day` reads it back: “21/11/2026”."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def read_hour(text: str) -> time | None:
    """The hour of « 9 h 05 », « 9h », “9:05” or “9.05”; else None."""
    found = _HOUR.fullmatch(_SPACES.sub(" ", text).strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_number(text: str) -> float | None:
    """The number, 0 or more, of « 37,8 », “37.8” or « 1 200 »; else None."""
    text = _SPACES.sub("", text)
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


class Result(NamedTuple):
    """A laboratory's result: `number` is the limit where a sign says that it was not measurable."""

    number: float
    comparator: Comparator | None


def read_result(text: str) -> Result | None:
    """The number and the sign of « < 0,01 », “>100”, « ≤ 0,5 » or « 8,9 »; else None."""
    found = _RESULT.fullmatch(_SPACES.sub("", text))
    number = read_number(found[2]) if found else None
    if found is None or number is None:
        return None
    comparator = _SIGNS.get(found[1])
    if comparator is Comparator.BELOW and number == 0:
        return None
    return Result(number, comparator)


def read_whole(text: str) -> int | None:
    """The whole number, 0 or more; else None."""
    text = _SPACES.sub("", text)
    return int(text) if _WHOLE.fullmatch(text) else None


def local_moment(day: date, hour: time, before: datetime | None = None) -> datetime:
    """That hour of that day in this computer's time zone, summer or winter as the day has it.

    `before` is what stood there: when it says the same hour, it stays with its own offset.
    """
    if before is not None and (before.date(), before.time()) == (day, hour):
        return before
    return datetime.combine(day, hour).astimezone()
