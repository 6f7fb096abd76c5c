"""The words of an answer to a care team's questionnaire, on screen and on paper alike.

The questionnaire's own words stand as they are.
"""

from datetime import date
from typing import Final

from companion import dates
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.questionnaire_items import Item, ItemType
from companion.domain.questionnaire_values import Value
from companion.languages import languages, usage_of
from companion.messages import Texts
from companion.plain_text import plain_line, plain_lines

_BETWEEN: Final = "; "
_OF_THE_CALENDAR: Final = frozenset({ItemType.DATE, ItemType.DATE_TIME})


def value_words(texts: Texts, item: Item, value: Value) -> str:
    """An answer in the questionnaire's own words, or as it was typed; several one after the other."""
    if isinstance(value, tuple):
        return _BETWEEN.join(value_words(texts, item, each) for each in value)
    option = item.option(value) if item.type.is_choice and not isinstance(value, bool) else None
    if option is not None:
        return plain_line(option.text)
    if item.type in _OF_THE_CALENDAR and isinstance(value, str) and item.accepts_one(value):
        return _moment_words(texts, value)
    said, unit = plain_value(texts, value), unit_words(item)
    return f"{said}{dates.NO_BREAK}{unit}" if unit and item.type.is_number else said


def _moment_words(texts: Texts, value: str) -> str:
    """« 21 novembre 2026 », « 21 novembre 2026, 14:30 »."""
    day, _, clock = value.partition("T")
    said = dates.day_month_year(date.fromisoformat(day), texts.language)
    return f"{said}, {clock}" if clock else said


def plain_value(texts: Texts, value: Value) -> str:
    """An answer to a question that is not known."""
    if isinstance(value, tuple):
        return _BETWEEN.join(plain_value(texts, each) for each in value)
    if isinstance(value, bool):
        return texts("Yes") if value else texts("No")
    return (
        plain_lines(value) if isinstance(value, str) else dates.plain_number(value, texts.language)
    )


def unit_words(item: Item) -> str:
    """How the unit of a quantity is written."""
    return (item.unit.display or item.unit.code) if item.unit else ""


def offered_words(texts: Texts, form: QuestionnaireForm) -> str:
    """« 12 questions · version 2 · publié par Unicancer · Français »: what one sees before taking it in."""
    said = [texts.plural("{count} question", "{count} questions", form.question_count)]
    if form.version:
        said.append(texts("version {version}", version=plain_line(form.version)))
    if form.publisher:
        said.append(texts("published by {name}", name=plain_line(form.publisher)))
    else:
        said.append(texts("nobody says who published it"))
    spoken = [usage_of(language).name for language in languages() if form.speaks(language)]
    if spoken:
        said.append(", ".join(spoken))
    elif form.language:
        said.append(texts("language: {code}", code=plain_line(form.language)))
    else:
        said.append(texts("its language is not said"))
    return " · ".join(said)


def title_of(form: QuestionnaireForm) -> str:
    """What a questionnaire is called; its address when it has no title."""
    return plain_line(form.title or form.url)
