"""The published composite grade (0 to 3) of the official PRO-CTCAE items, and of no other question.

Basch E, Becker C, Rogak LJ, et al. Clin Trials 2021;18(1):104-114, doi:10.1177/1740774520975120. An
item is recognised by its codes alone, never by its words. The table is data of the catalogue.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.questionnaire_items import Item, ItemType, Option
from companion.domain.questionnaire_values import Given


class Part(StrEnum):
    """What an item asks; an amount stands in the place of the interference."""

    FREQUENCY = "frequency"
    SEVERITY = "severity"
    INTERFERENCE = "interference"


Scores = Mapping[Part, int]
"""The answers to one item: part to score (0 to 4)."""

_ABSENT: Final = "-"


class OfficialCodes(Struct, frozen=True):
    """A code system of the official items.

    `item` finds the number and the part in an item's code or linkId, `answer` the part and the
    score in an answer's code; `parts` names the parts as they do.
    """

    system: str
    item: re.Pattern[str]
    answer: re.Pattern[str]
    parts: Mapping[str, Part]


class CompositeTable(Struct, frozen=True):
    """The table. `grades` by three characters, frequency, severity, interference, `-` where the
    item has no such part; `parts` what each numbered item asks, first the one asked first.
    """

    grades: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[int, tuple[Part, ...]] = field(default_factory=dict)
    codes: tuple[OfficialCodes, ...] = ()

    def grade(self, item: int, scores: Scores) -> int | None:
        """The grade (0 to 3) of an item's answers; None for an item or answers that have none.

        A first answer of 0 ends the item: the grade is 0 whatever else stands there. Otherwise
        every part must be answered.
        """
        asked = self.parts.get(item)
        if asked is None:
            return None
        if scores.get(asked[0]) == 0:
            return 0
        if any(part not in scores for part in asked):
            return None
        key = "".join(str(scores[part]) if part in asked else _ABSENT for part in Part)
        return self.grades.get(key)


class OfficialQuestion(Struct, frozen=True):
    """A question that is part of an official item, with the score (0 to 4) of each answer."""

    item: int
    part: Part
    link_id: str
    scores: Mapping[str, int]


class GradeOnDay(Struct, frozen=True):
    """A composite grade (0 to 3) and the day that the answers speak of."""

    grade: int
    day: date


class CompositeItem(Struct, frozen=True):
    """An official item over a period: the worst grade with its first day, and the last one."""

    item: int
    worst: GradeOnDay
    last: GradeOnDay


def official_questions(
    form: QuestionnaireForm, table: CompositeTable
) -> tuple[OfficialQuestion, ...]:
    """The questions of a form whose codes are official, in its order; mostly none.

    One that stands twice is left out: nobody could say which of its answers counts.
    """
    found = [q for item in form.questions() if (q := _official(item, table)) is not None]
    places = [(question.item, question.part) for question in found]
    return tuple(q for q in found if places.count((q.item, q.part)) == 1)


def _official(item: Item, table: CompositeTable) -> OfficialQuestion | None:
    if item.type is not ItemType.CHOICE:
        return None
    for codes in table.codes:
        named = _named(item, codes)
        if named is None:
            continue
        number, part = named
        scores = _scores(item.options, codes, part)
        if part in table.parts.get(number, ()) and scores:
            return OfficialQuestion(number, part, item.link_id, scores)
    return None


def _named(item: Item, codes: OfficialCodes) -> tuple[int, Part] | None:
    """The item's number and part, by a code of the system, else by its linkId."""
    coded = [code.code for code in item.codes if code.system == codes.system]
    for text in coded or [item.link_id]:
        if (match := codes.item.fullmatch(text)) and match["part"] in codes.parts:
            return int(match["item"]), codes.parts[match["part"]]
    return None


def _scores(options: Iterable[Option], codes: OfficialCodes, part: Part) -> dict[str, int]:
    """The score of each answer's code; empty unless the five official answers are all there.

    An answer such as « prefer not to say » has no score. One of another system, or of another
    part, makes the question something else.
    """
    scores: dict[str, int] = {}
    for option in options:
        if option.code is None or option.code.system != codes.system:
            return {}
        match = codes.answer.fullmatch(option.code.code)
        if match is None:
            continue
        if codes.parts.get(match["part"]) is not part:
            return {}
        scores[option.code.code] = int(match["score"])
    return scores if set(scores.values()) == set(range(5)) else {}


def grades(
    given: Given, questions: Iterable[OfficialQuestion], table: CompositeTable
) -> dict[int, int]:
    """The composite grade of each official item that one set of answers gives a grade."""
    scores: dict[int, dict[Part, int]] = {}
    for question in questions:
        value = given.get(question.link_id)
        if isinstance(value, str) and value in question.scores:
            scores.setdefault(question.item, {})[question.part] = question.scores[value]
    found = ((item, table.grade(item, parts)) for item, parts in sorted(scores.items()))
    return {item: grade for item, grade in found if grade is not None}


def over_days(dated: Iterable[tuple[date, Mapping[int, int]]]) -> tuple[CompositeItem, ...]:
    """Worst and last grade of each item, by its number; `dated` stand in the order of their days."""
    found: dict[int, CompositeItem] = {}
    for day, by_item in dated:
        for item, grade in by_item.items():
            at = GradeOnDay(grade, day)
            before = found.get(item)
            worst = before.worst if before and before.worst.grade >= grade else at
            found[item] = CompositeItem(item, worst, at)
    return tuple(found[item] for item in sorted(found))
