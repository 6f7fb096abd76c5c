"""Why what was typed to a question cannot be kept, and what to write instead."""

from datetime import date

from companion import dates
from companion.domain.questionnaire_items import Item, ItemType
from companion.messages import Texts


def problem_words(item: Item, text: str, texts: Texts) -> str:
    """One sentence about an answer that the question does not take."""
    lines = text.splitlines() if item.repeats else [text]
    if len(set(lines)) < len(lines):
        return texts("Please write each answer once.")
    if item.most is not None and len(lines) > item.most:
        return texts.plural(
            "Please write {count} answer at most.",
            "Please write {count} answers at most.",
            item.most,
        )
    if item.type is ItemType.DATE_TIME:
        example = texts("21/11/2026 9:30")
        return texts("Please write a day and a time, such as {example}.", example=example)
    if item.type is ItemType.TIME:
        return texts("Please write the time, such as {example}.", example=texts("9:30"))
    if item.type is ItemType.DATE:
        return _day(item, texts)
    if item.longest is not None and any(len(line) > item.longest for line in lines):
        return texts("Please write {most} letters at most.", most=item.longest)
    lowest = dates.plain_number(item.lowest or 0, texts.language)
    if item.highest is None:
        return texts("Please write a number from {lowest} on.", lowest=lowest)
    highest = dates.plain_number(item.highest, texts.language)
    return texts(
        "Please write a number from {lowest} to {highest}.", lowest=lowest, highest=highest
    )


def _day(item: Item, texts: Texts) -> str:
    first, last = (_written(day, texts) for day in (item.first_day, item.last_day))
    if first and last:
        return texts("Please write a day from {first} to {last}.", first=first, last=last)
    if first:
        return texts("Please write a day from {first} on.", first=first)
    if last:
        return texts("Please write a day until {last}.", last=last)
    return texts("Please write a day, such as {example}.", example="21/11/2026")


def _written(day: str | None, texts: Texts) -> str:
    return dates.day_month_year(date.fromisoformat(day), texts.language) if day else ""
