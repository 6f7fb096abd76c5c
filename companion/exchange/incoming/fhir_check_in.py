"""A check-in out of the QuestionnaireResponse that this program made of it.

The reverse of `exchange/fhir_questionnaire.py`: what is not exactly that is refused.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from companion.domain.records import CheckIn, Details
from companion.domain.symptoms import Answer, Attribute, Recall
from companion.exchange.fhir_questionnaire import (
    DETAILS_AS_KEPT,
    DETAILS_ID,
    LEVELS,
    RECALLS,
    SIGNS,
)
from companion.exchange.incoming.fhir_model import Coding, Item, Response

_KNOWN: Final = frozenset({"for-day", "recall", "warning-signs", "note"})


class NotOurs(Exception):
    """An answer that this program does not write."""


def is_check_in(response: Response) -> bool:
    """Whether it answers the journal's own questions."""
    recall = next((item for item in response.item if item.link_id == "recall"), None)
    coding = recall.answer[0].value_coding if recall and recall.answer else None
    return coding is not None and coding.system == RECALLS


def check_in_of(response: Response) -> CheckIn:
    """The check-in. Raises NotOurs."""
    items = {item.link_id: item for item in response.item}
    answers: dict[str, Answer] = {}
    details: dict[str, Details] = {}
    said: list[str] = []
    for link, item in items.items():
        if link in _KNOWN:
            continue
        answers[link] = dict(_levels(item))
        noted = next((i for i in item.item if i.link_id == f"{link}.{DETAILS_ID}"), None)
        if noted is not None:
            kept = _details(noted)
            if kept is not None:
                details[link] = kept
            elif noted.answer and noted.answer[0].value_string:
                # An older release wrote details in words alone.
                said.append(f"{item.text or link}: {noted.answer[0].value_string}")
    note = items.get("note")
    words = note.answer[0].value_string if note and note.answer else None
    return CheckIn(
        _day(items),
        _recall(items),
        answers,
        "\n".join((*((words,) if words else ()), *said)) or None,
        tuple(_signs(items)),
        details=details,
    )


def _day(items: dict[str, Item]) -> date:
    try:
        return date.fromisoformat(items["for-day"].answer[0].value_date or "")
    except (KeyError, IndexError, ValueError) as error:
        raise NotOurs from error


def _recall(items: dict[str, Item]) -> Recall:
    try:
        coding = items["recall"].answer[0].value_coding
        return Recall(_code(coding, RECALLS))
    except (KeyError, IndexError, ValueError) as error:
        raise NotOurs from error


def _signs(items: dict[str, Item]) -> Iterator[str]:
    ticked = items.get("warning-signs")
    for answer in ticked.answer if ticked else ():
        yield _code(answer.value_coding, SIGNS)


def _code(coding: Coding | None, system: str) -> str:
    if coding is None or coding.system != system or not coding.code:
        raise NotOurs
    return coding.code


def _levels(group: Item) -> Iterator[tuple[Attribute, int]]:
    """« fatigue.intensity » with the code « intensity-3 »."""
    for item in group.item:
        _, dot, name = item.link_id.rpartition(".")
        if name == DETAILS_ID:
            continue
        if not dot or item.link_id != f"{group.link_id}.{name}" or len(item.answer) != 1:
            raise NotOurs
        code = _code(item.answer[0].value_coding, LEVELS)
        said, _, level = code.rpartition("-")
        if said != name or name not in {each.value for each in Attribute} or not level.isdecimal():
            raise NotOurs
        yield Attribute(name), int(level)


def _details(item: Item) -> Details | None:
    kept = next((e.value_string for e in item.extension if e.url == DETAILS_AS_KEPT), None)
    if kept is None:
        return None
    try:
        return msgspec.convert(json.loads(kept), Details)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise NotOurs from error
