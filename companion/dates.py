"""Days, hours and numbers as the people of a language write them.

Names and forms stand in each language's `language.toml`. A locale library was not taken: it costs a
third of the start-up, and writes « 1 décembre » where French wants « 1er ».
"""

from datetime import date, time
from typing import TYPE_CHECKING, Final

from companion.domain.words import Language
from companion.languages import usage_of

if TYPE_CHECKING:
    from companion.domain.comparator import Comparator

NO_BREAK: Final = "\u00a0"
_MOST_DECIMALS: Final = 6


def _day_number(day: date, language: Language) -> str:
    return usage_of(language).dates.first if day.day == 1 else str(day.day)


def _joined(language: Language, *parts: str) -> str:
    """A day, a month, a year as the language joins them, on one line."""
    return usage_of(language).dates.between.replace(" ", NO_BREAK).join(parts)


def day_month(day: date, language: Language) -> str:
    """« 1er décembre », “1 December”, « 1 de diciembre »."""
    month = usage_of(language).dates.months[day.month - 1]
    return _joined(language, _day_number(day, language), month)


def short_day(day: date, language: Language) -> str:
    """« 1er déc. », “1 Dec”."""
    return f"{_day_number(day, language)}{NO_BREAK}{usage_of(language).dates.short_months[day.month - 1]}"


def short_day_year(day: date, language: Language) -> str:
    """« 1er déc. 2026 », “1 Dec 2026”."""
    return f"{short_day(day, language)}{NO_BREAK}{day.year}"


def recent_day(day: date, today: date, language: Language) -> str:
    """« 20 nov. », with the year when it is not that of `today`."""
    return (short_day if day.year == today.year else short_day_year)(day, language)


def day_month_year(day: date, language: Language) -> str:
    """« 1er décembre 2026 », “1 December 2026”."""
    return _joined(language, day_month(day, language), str(day.year))


def weekday(day: date, language: Language) -> str:
    """« mardi », “Tuesday”."""
    return usage_of(language).dates.weekdays[day.weekday()]


def weekday_day(day: date, language: Language) -> str:
    """« mardi 1er décembre », “Tuesday 1 December”."""
    return f"{weekday(day, language)} {day_month(day, language)}"


def full_day(day: date, language: Language) -> str:
    """« mardi 1er décembre 2026 », “Tuesday 1 December 2026”."""
    return f"{weekday(day, language)} {day_month_year(day, language)}"


def short_weekday_day(day: date, language: Language) -> str:
    """« mar. 1er déc. », “Tue 1 Dec”."""
    return f"{usage_of(language).dates.short_weekdays[day.weekday()]} {short_day(day, language)}"


def month_year(day: date, language: Language) -> str:
    """« décembre 2026 », “December 2026”."""
    return _joined(language, usage_of(language).dates.months[day.month - 1], str(day.year))


def hour(moment: time, language: Language) -> str:
    """« 9 h 05 », “9:05”."""
    form = usage_of(language).dates.hour
    return form.format(hour=moment.hour, minute=f"{moment.minute:02}")


def number(value: float, language: Language, *, decimals: int) -> str:
    """« 37,5 », “37.5”: rounded to `decimals` places."""
    text = f"{value:.{decimals}f}"
    return text.replace(".", usage_of(language).numbers.decimal)


def plain_number(value: float, language: Language) -> str:
    """« 37,5 », « 65 »: with as many decimals as it has, 6 at most."""
    text = f"{value:.{_MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    return text.replace(".", usage_of(language).numbers.decimal)


def measured(value: float, comparator: "Comparator | None", language: Language) -> str:
    """« 8,91 », « < 0,01 »: a number with the sign that a laboratory printed before it."""
    text = plain_number(value, language)
    return f"{comparator.sign}{NO_BREAK}{text}" if comparator else text


def capitalised(text: str) -> str:
    """The same text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
