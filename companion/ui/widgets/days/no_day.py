"""Why what was typed is no day: a month that is shorter, another weekday, or words that name several days."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

from companion import dates
from companion.language_file import Dates
from companion.languages import usage_of
from companion.messages import Texts
from companion.ui.widgets.days.typed_day import (
    a_day,
    bare,
    counted,
    day_of_a_month,
    folded,
    numbers_of,
    place_of,
    weekday_of,
    without,
    words_typed,
    write_day,
)

_MONTH: Final = re.compile(r"([a-z]+)\.?(?: (\d{4}))?")
_A_NUMBER: Final = re.compile(r"\d{1,2}")


class NoDay(NamedTuple):
    """The sentence that says it, and where the calendar opens."""

    sentence: str
    near: date | None = None


def no_day(text: str, today: date, texts: Texts) -> NoDay:
    """What to say to a text that `read_day` does not read."""
    written = usage_of(texts.language).dates
    words = words_typed(text, written)
    example = write_day(today)
    if (found := _slip(bare(words, written), today, texts)) is not None:
        return found
    if (near := _about(words, today, written)) is not None:
        sentence = texts(
            "These words do not name a precise day. Please write the date, such as {example}, or choose it in the"
            " calendar.",
            example=example,
        )
        return NoDay(sentence, near)
    return NoDay(
        texts(
            "Please write the date, such as {example}, or choose it in the calendar.",
            example=example,
        )
    )


def _slip(words: str, today: date, texts: Texts) -> NoDay | None:
    """A day that the month does not have, or that is another weekday than the one beside it."""
    language = texts.language
    weekday, rest = weekday_of(words, language)
    if weekday is not None and _A_NUMBER.fullmatch(rest):
        day = day_of_a_month(int(rest), today, ahead=False)
    elif (numbers := numbers_of(rest, today, language)) is not None:
        day = a_day(*numbers)
        first = a_day(*numbers[:2], 1)
        if day is None and first is not None and numbers[2]:
            count = monthrange(first.year, first.month)[1]
            sentence = texts(
                "{month} has {count} days. Please write another day, or choose it in the calendar.",
                month=dates.capitalised(dates.month_year(first, language)),
                count=count,
            )
            return NoDay(sentence, first.replace(day=count))
    else:
        return None
    if day is None or weekday in (None, day.weekday()):
        return None
    sentence = texts(
        "{day} is a {weekday}. Please write the day that you mean.",
        day=dates.day_month_year(day, language),
        weekday=dates.weekday(day, language),
    )
    return NoDay(sentence, day)


def _about(words: str, today: date, written: Dates) -> date | None:
    """About which day words are that name several: « la semaine dernière », « fin octobre », « il y a un mois »."""
    if (days := folded(written.about).get(words)) is not None:
        return today + timedelta(days=days)
    months = folded(written.about_months).get(words)
    if months is None:
        months = counted(words, written, written.month_units)
    if months is not None:
        year, place = divmod(today.year * 12 + today.month - 1 + months, 12)
        return a_day(year, place + 1, 1)
    apart = words.replace("-", " ").replace("'", " ")
    found = _MONTH.fullmatch(without(apart, written.of_a_month))
    month = None if found is None else place_of(found[1], written.months, written.short_months)
    if found is None or month is None:
        return None
    return a_day(int(found[2] or today.year), month + 1, 1)
