"""A day as a person types it: in digits, by its name, or by how near it is."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from companion.domain.search.folded_words import fold
from companion.domain.validity import FIRST_YEAR, LAST_YEAR
from companion.domain.words import Language
from companion.language_file import Dates
from companion.languages import usage_of
from companion.ui.widgets.typed import read_hour

_DIGITS: Final = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TOGETHER: Final = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED: Final = re.compile(r"(\d{1,2})\s+(\w+)\.?(?:\s+(\d{4}|\d{2}))?")
_NAME_FIRST: Final = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:\s+(\d{4}))?")
_OF_A_MONTH: Final = re.compile(r"\d{1,2}")
_COUNTED: Final = re.compile(r"(\d{1,3}|[a-z]+) ([a-z]+)")
_SHORTEST_NAME: Final = 3


def read_day(text: str, today: date, language: Language, *, ahead: bool = False) -> date | None:
    """The day that a text means, else None.

    “21/11/2026”, “21.11.26”, “21 11” (this year), “2026-11-21”, « 21 novembre », « mardi 21 nov. », « hier »,
    « le 21 », « lundi dernier », « il y a 3 jours », « 21 novembre à 8h ». A weekday or a day of the month
    alone is the last one up to today; with `ahead` the next one after today.
    """
    written = usage_of(language).dates
    words = words_typed(text, written)
    if iso := _ISO.fullmatch(words):
        return a_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if (days := folded(written.near).get(words)) is not None:
        return today + timedelta(days=days)
    if (days := counted(words, written, written.units)) is not None:
        return _within_years(today, days)
    plain = bare(words, written)
    if (beside := without(plain, written.last)) != plain:
        return _weekday_alone(beside, today - timedelta(days=1), language, ahead=False)
    if (beside := without(plain, written.next)) != plain:
        return _weekday_alone(beside, today, language, ahead=True)
    weekday, rest = weekday_of(plain, language)
    if weekday is not None and not rest:
        return _weekday_near(weekday, today, ahead=ahead)
    if _OF_A_MONTH.fullmatch(rest) and rest != words:
        day = day_of_a_month(int(rest), today, ahead=ahead)
    else:
        numbers = numbers_of(rest, today, language)
        day = None if numbers is None else a_day(*numbers)
    # « lundi 21/11 » that is no Monday is a slip of one of the two: it is not for us to say which.
    return None if day is not None and weekday not in (None, day.weekday()) else day


def write_day(day: date) -> str:
    """A day as `read_day` reads it back: “21/11/2026”."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def words_typed(text: str, written: Dates) -> str:
    """A text in small letters without accents, one blank between its words, without an hour at its end."""
    words = fold(" ".join(text.replace(",", " ").split())).replace("’", "'")
    parts = words.split()
    at, hours = {fold(each) for each in written.at}, [fold(each) for each in written.hours]
    for place in range(1, len(parts)):
        is_said = parts[place] in at
        tail = " ".join(parts[place + is_said :])
        bare = next((tail.removesuffix(each) for each in hours if tail.endswith(each)), tail)
        is_hour = is_said or bare != tail or "h" in tail or ":" in tail
        if is_hour and read_hour(bare) is not None:
            return " ".join(parts[:place])
    return words


def numbers_of(words: str, today: date, language: Language) -> tuple[int, int, int] | None:
    """Year, month and day as they are written, whether or not there is such a day."""
    if found := _DIGITS.fullmatch(words) or _TOGETHER.fullmatch(words):
        return _year(found[3], today), int(found[2]), int(found[1])
    if found := _NAMED.fullmatch(words):
        number, name, year = found.groups()
    elif found := _NAME_FIRST.fullmatch(words):
        name, number, year = found.groups()
    else:
        return None
    written = usage_of(language).dates
    month = place_of(name, written.months, written.short_months)
    return None if month is None else (_year(year, today), month + 1, int(number))


def folded(numbers: Mapping[str, int]) -> dict[str, int]:
    """The numbers of a language by their words as `words_typed` has them."""
    return {fold(words): number for words, number in numbers.items()}


def bare(words: str, written: Dates) -> str:
    """The words but for what says nothing more beside a day: « le 1er mai » is 1 May."""
    endings = "|".join(re.escape(fold(each)) for each in written.ordinals)
    plain = without(words, written.left_out)
    return re.sub(rf"\b(\d{{1,2}})(?:{endings})\b", r"\1", plain) if endings else plain


def without(words: str, left_out: tuple[str, ...]) -> str:
    """The words but for those that are left out."""
    silent = {fold(each) for each in left_out}
    return " ".join(each for each in words.split() if each not in silent)


def counted(words: str, written: Dates, units: Mapping[str, int]) -> int | None:
    """How many days from today « il y a 3 jours » is, or months with the units of months, else None."""
    lengths, counts = folded(units), folded(written.counts)
    for patterns, sign in ((written.ago, -1), (written.ahead, 1)):
        for before, _, after in (fold(each).partition("{}") for each in patterns):
            if not (words.startswith(before) and words.endswith(after)):
                continue
            found = _COUNTED.fullmatch(words.removeprefix(before).removesuffix(after))
            if found is None or found[2] not in lengths:
                continue
            number = int(found[1]) if found[1].isdigit() else counts.get(found[1])
            return None if number is None else sign * number * lengths[found[2]]
    return None


def _within_years(today: date, days: int) -> date | None:
    day = today + timedelta(days=days)
    return a_day(day.year, day.month, day.day)


def _weekday_alone(words: str, today: date, language: Language, *, ahead: bool) -> date | None:
    weekday, rest = weekday_of(words, language)
    return None if weekday is None or rest else _weekday_near(weekday, today, ahead=ahead)


def day_of_a_month(number: int, today: date, *, ahead: bool) -> date | None:
    """The nearest day of this number: up to today, or after it. February has no 30th: it is passed over."""
    for months in range(4):
        month = today.month - 1 + (months if ahead else -months)
        day = a_day(today.year + month // 12, month % 12 + 1, number)
        if day is not None and (day > today if ahead else day <= today):
            return day
    return None


def weekday_of(words: str, language: Language) -> tuple[int | None, str]:
    """The weekday that a text begins with, from Monday as 0, and what follows it."""
    first, _, rest = words.partition(" ")
    written = usage_of(language).dates
    weekday = place_of(first.rstrip(".,"), written.weekdays, written.short_weekdays)
    return (None, words) if weekday is None else (weekday, rest)


def place_of(typed: str, *names: tuple[str, ...]) -> int | None:
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


def a_day(year: int, month: int, day: int) -> date | None:
    """That day, where there is one and the record may hold it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
