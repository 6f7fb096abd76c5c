"""What is typed to a question of a care team's questionnaire, as an answer and back.

Knows no window.
"""

from datetime import date

from companion import dates
from companion.domain.questionnaire_items import Item, ItemType
from companion.domain.questionnaire_values import One, Value
from companion.domain.words import Language
from companion.ui.widgets.days.typed_day import read_day, write_day
from companion.ui.widgets.typed import read_hour, read_number, read_whole


def read_answer(item: Item, text: str, today: date, language: Language) -> Value | None:
    """What a text means; None when it is not understood. Of several answers, each has its line."""
    if not item.repeats:
        return _read_one(item, text.strip(), today, language)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [_read_one(item, line, today, language) for line in lines]
    known = [each for each in found if each is not None and not isinstance(each, bool)]
    return tuple(known) if known and len(known) == len(found) else None


def _read_one(item: Item, text: str, today: date, language: Language) -> One | None:
    kind = item.type
    if kind is ItemType.INTEGER:
        return read_whole(text)
    if kind.is_number:
        return read_number(text)
    if kind is ItemType.DATE:
        return _day(text, today, language)
    if kind is ItemType.TIME:
        return _hour(text)
    if kind is ItemType.DATE_TIME:
        return _moment(text, today, language)
    return text


def _day(text: str, today: date, language: Language) -> str | None:
    day = read_day(text, today, language)
    return None if day is None else day.isoformat()


def _hour(text: str) -> str | None:
    hour = read_hour(text)
    return None if hour is None else hour.strftime("%H:%M")


def _moment(text: str, today: date, language: Language) -> str | None:
    """« 21/11/2026 », « 21/11/2026 14:30 »."""
    head, _, tail = text.partition(" ")
    day = _day(head, today, language)
    if day is None or not tail.strip():
        return day
    hour = _hour(tail)
    return None if hour is None else f"{day}T{hour}"


def write_answer(item: Item, value: Value | None, language: Language) -> str:
    """An answer as it may have been typed; what was chosen from the list has no letters here."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, tuple):
        return "\n".join(text for each in value if (text := write_answer(item, each, language)))
    if item.option(value) is not None:
        return ""
    if not isinstance(value, str):
        return dates.plain_number(value, language)
    if not item.accepts_one(value):
        return value
    if item.type is ItemType.DATE:
        return write_day(date.fromisoformat(value))
    if item.type is ItemType.DATE_TIME:
        day, _, hour = value.partition("T")
        return f"{write_day(date.fromisoformat(day))} {hour}".strip()
    return value
