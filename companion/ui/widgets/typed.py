"""What a person types in a field, understood: hours and numbers, the way they are written."""

import re
from datetime import date, datetime, time
from typing import Final, NamedTuple

from companion.domain.comparator import Comparator

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
    moment = datetime.combine(day, hour)
    try:
        return moment.astimezone()
    except OSError:
        # Windows knows the zone of no moment before 1970: that of the same day of 1972, which had a 29 February.
        return moment.replace(tzinfo=moment.replace(year=1972).astimezone().tzinfo)
