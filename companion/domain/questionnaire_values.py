"""What is answered to a questionnaire: one value or several, and how a condition compares them.

Rules: https://hl7.org/fhir/R4/questionnaire.html#2.10.4.7
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from operator import ge, gt, le, lt
from typing import Final

One = str | float | bool
"""An answer: a code, a text, a day (YYYY-MM-DD), a time, a number, or yes and no."""

Value = One | tuple[str | float, ...]
"""What a record keeps of a question; several answers, in the order given, where it takes several."""

Given = Mapping[str, Value]
"""The answers so far, by linkId."""


class Operator(StrEnum):
    """How a condition compares."""

    EXISTS = "exists"
    EQUAL = "="
    DIFFERENT = "!="
    GREATER = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="


_ORDER: Final[Mapping[Operator, Callable[[float | date, float | date], bool]]] = {
    Operator.GREATER: gt,
    Operator.LESS: lt,
    Operator.AT_LEAST: ge,
    Operator.AT_MOST: le,
}


def compare(answer: Value, operator: Operator, wanted: One) -> bool:
    """Whether an answer, or one of several, and what a condition wants stand in that relation.

    Of several, none may be what « different » speaks of. Only numbers and days have an order; a yes
    is no number.
    """
    if isinstance(answer, tuple):
        holds = all if operator is Operator.DIFFERENT else any
        return holds(compare(each, operator, wanted) for each in answer)
    if isinstance(answer, bool) is not isinstance(wanted, bool):
        return operator is Operator.DIFFERENT
    if operator is Operator.EQUAL:
        return answer == wanted
    if operator is Operator.DIFFERENT:
        return answer != wanted
    if isinstance(answer, bool) or isinstance(wanted, bool):
        return False
    if isinstance(answer, str) and isinstance(wanted, str):
        both_days = is_day(answer) and is_day(wanted)
        return both_days and _ORDER[operator](
            date.fromisoformat(answer), date.fromisoformat(wanted)
        )
    if isinstance(answer, str) or isinstance(wanted, str):
        return False
    return _ORDER[operator](answer, wanted)


def is_day(text: str) -> bool:
    """Whether it is a day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """Whether it is a time of the day written HH:MM."""
    try:
        return time.fromisoformat(text).strftime("%H:%M") == text
    except ValueError:
        return False


def is_day_or_moment(text: str) -> bool:
    """Whether it is a day, or a day and a time written YYYY-MM-DDTHH:MM."""
    try:
        return is_day(text) or datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M") == text
    except ValueError:
        return False
