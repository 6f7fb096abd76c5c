"""The words of an answer to a care team's questionnaire, on screen and on paper alike.

The questionnaire's own words stand as they are.
"""

from datetime import date

from companion import dates
from companion.domain.questionnaire import Form, Item, ItemType, Value
from companion.messages import Texts
from companion.plain_text import plain_line, plain_lines


def value_words(texts: Texts, item: Item, value: Value) -> str:
    """An answer in the questionnaire's own words, or as it was typed."""
    option = item.option(value) if item.type.is_choice and not isinstance(value, bool) else None
    if option is not None:
        return plain_line(option.text)
    if item.type is ItemType.DATE and isinstance(value, str) and item.accepts(value):
        return dates.day_month_year(date.fromisoformat(value), texts.language)
    said, unit = plain_value(texts, value), unit_words(item)
    return f"{said}{dates.NO_BREAK}{unit}" if unit and item.type.is_number else said


def plain_value(texts: Texts, value: Value) -> str:
    """An answer to a question that is not known."""
    if isinstance(value, bool):
        return texts("Yes") if value else texts("No")
    return (
        plain_lines(value) if isinstance(value, str) else dates.plain_number(value, texts.language)
    )


def unit_words(item: Item) -> str:
    """How the unit of a quantity is written."""
    return (item.unit.display or item.unit.code) if item.unit else ""


def title_of(form: Form) -> str:
    """What a questionnaire is called; its address when it has no title."""
    return plain_line(form.title or form.url)
