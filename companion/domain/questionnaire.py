"""A care team's own questionnaire, and which of its questions its branching asks for.

Rules: https://hl7.org/fhir/R4/questionnaire.html
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import ge, gt, le, lt
from typing import Final

from companion.domain.errors import N_, CompanionError

Value = str | float | bool
"""An answer as a record keeps it: a code, a text, a day (YYYY-MM-DD), a number, or yes and no."""

Given = Mapping[str, Value]
"""The answers so far, by linkId."""


class ItemType(StrEnum):
    """The kinds of item that can be shown."""

    GROUP = "group"
    DISPLAY = "display"
    BOOLEAN = "boolean"
    DECIMAL = "decimal"
    INTEGER = "integer"
    DATE = "date"
    STRING = "string"
    TEXT = "text"
    CHOICE = "choice"
    OPEN_CHOICE = "open-choice"
    QUANTITY = "quantity"

    @property
    def is_question(self) -> bool:
        """Whether it can be answered."""
        return self not in {ItemType.GROUP, ItemType.DISPLAY}

    @property
    def is_choice(self) -> bool:
        """Whether it offers answers to choose from."""
        return self in {ItemType.CHOICE, ItemType.OPEN_CHOICE}

    @property
    def is_number(self) -> bool:
        """Whether its answer is a number."""
        return self in {ItemType.DECIMAL, ItemType.INTEGER, ItemType.QUANTITY}


class Operator(StrEnum):
    """How a condition compares."""

    EXISTS = "exists"
    EQUAL = "="
    DIFFERENT = "!="
    GREATER = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a system, and the words that go with it."""

    code: str
    system: str | None = None
    display: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: its words, what a record keeps, and its code if it has one."""

    text: str
    value: str | float
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What another question's answer must be; for EXISTS, whether there is one."""

    question: str
    operator: Operator
    answer: Value


@dataclass(frozen=True, slots=True)
class Item:
    """A question, a group of items, or words to be read.

    `lowest` and `highest` bound a number, `longest` the letters of a text. `any_condition` is how
    several conditions go together: one of them, or all.
    """

    link_id: str
    type: ItemType
    text: str = ""
    prefix: str = ""
    codes: tuple[Code, ...] = ()
    required: bool = False
    hidden: bool = False
    longest: int | None = None
    lowest: float | None = None
    highest: float | None = None
    unit: Code | None = None
    options: tuple[Option, ...] = ()
    conditions: tuple[Condition, ...] = ()
    any_condition: bool = False
    items: tuple["Item", ...] = ()

    @property
    def words(self) -> str:
        """Its text with the number or letter that stands before it."""
        return f"{self.prefix} {self.text}".strip()

    def with_branching(
        self, conditions: tuple[Condition, ...], items: tuple["Item", ...], *, any_of: bool
    ) -> "Item":
        """The same item under these conditions, with these items within it."""
        return replace(self, conditions=conditions, any_condition=any_of, items=items)

    def option(self, value: Value) -> Option | None:
        """The offered answer that a record keeps as `value`."""
        return next((o for o in self.options if o.value == value), None)

    def accepts(self, value: Value) -> bool:
        """Whether `value` can be an answer to it."""
        if self.type is ItemType.BOOLEAN:
            return isinstance(value, bool)
        if self.type.is_choice:
            if not isinstance(value, bool) and self.option(value) is not None:
                return True
            return self.type is ItemType.OPEN_CHOICE and self._is_text(value)
        if self.type.is_number:
            return self._is_number(value)
        if self.type is ItemType.DATE:
            return isinstance(value, str) and _is_day(value)
        return self.type.is_question and self._is_text(value)

    def _is_number(self, value: Value) -> bool:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        if self.type is ItemType.INTEGER and not float(value).is_integer():
            return False
        above = self.lowest is None or value >= self.lowest
        return above and (self.highest is None or value <= self.highest)

    def _is_text(self, value: Value) -> bool:
        if not isinstance(value, str) or not value.strip():
            return False
        return self.longest is None or len(value) <= self.longest


@dataclass(frozen=True, slots=True)
class Step:
    """A question with what must be read with it.

    `headings` are the texts of the groups around it, outermost first; `before` what stands between
    it and the question before; `below` the words that belong to it.
    """

    item: Item
    headings: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A questionnaire. `canonical` names it with its version, as an answered one does."""

    url: str
    items: tuple[Item, ...]
    title: str = ""
    version: str | None = None
    language: str | None = None

    @property
    def canonical(self) -> str:
        """« url|version »; the url alone without a version, or with one that an address cannot hold."""
        version = self.version
        if version is None or "|" in version or any(letter.isspace() for letter in version):
            return self.url
        return f"{self.url}|{version}"

    @cached_property
    def by_link(self) -> Mapping[str, Item]:
        """Every item by its linkId."""
        return {item.link_id: item for item in walk(self.items)}

    @cached_property
    def _parents(self) -> Mapping[str, Item]:
        return {child.link_id: item for item in walk(self.items) for child in item.items}

    def questions(self) -> tuple[Item, ...]:
        """Every question, in order, whether the branching asks for it or not."""
        return tuple(i for i in walk(self.items) if i.type.is_question and not i.hidden)

    def around(self, link_id: str) -> tuple[Item, ...]:
        """The items that an item stands in, outermost first."""
        found: list[Item] = []
        parent = self._parents.get(link_id)
        while parent is not None:
            found.insert(0, parent)
            parent = self._parents.get(parent.link_id)
        return tuple(found)

    @property
    def turns_in_a_circle(self) -> bool:
        """Whether the branching of some item rests, step by step, on that item itself."""
        return len(self._order) < len(self.by_link)

    @cached_property
    def _order(self) -> tuple[Item, ...]:
        """The items, each after all that decides whether it is asked; those in a circle miss."""
        waits_for = {
            link_id: {condition.question for condition in item.conditions}
            | ({self._parents[link_id].link_id} if link_id in self._parents else set())
            for link_id, item in self.by_link.items()
        }
        frees: dict[str, list[str]] = {link_id: [] for link_id in self.by_link}
        for link_id, others in waits_for.items():
            for other in others:
                frees[other].append(link_id)
        ready = [link_id for link_id, others in waits_for.items() if not others]
        for link_id in ready:
            for freed in frees[link_id]:
                waits_for[freed].discard(link_id)
                if not waits_for[freed]:
                    ready.append(freed)
        return tuple(self.by_link[link_id] for link_id in ready)

    def asked(self, given: Given) -> frozenset[str]:
        """The linkIds of the items that the branching lets stand, after the answers so far.

        Questions within a question are asked once it has an answer: theirs stand within that one.
        An answer to a question that is not asked counts as none.
        """
        asked: set[str] = set()
        answers: dict[str, Value] = {}
        for item in self._order:
            if item.hidden or not self._has_its_place(item, asked, answers):
                continue
            met = [_is_met(condition, answers) for condition in item.conditions]
            if met and not (any(met) if item.any_condition else all(met)):
                continue
            asked.add(item.link_id)
            value = given.get(item.link_id)
            if value is not None and item.accepts(value):
                answers[item.link_id] = value
        return frozenset(asked)

    def _has_its_place(self, item: Item, asked: set[str], answers: Given) -> bool:
        parent = self._parents.get(item.link_id)
        if parent is None:
            return True
        if parent.link_id not in asked:
            return False
        free = item.type is ItemType.DISPLAY or not parent.type.is_question
        return free or parent.link_id in answers

    def kept(self, given: Given) -> dict[str, Value]:
        """The answers to the questions that are asked, in the questionnaire's order."""
        asked = self.asked(given)
        return {
            item.link_id: given[item.link_id]
            for item in self.questions()
            if item.link_id in asked and item.link_id in given and item.accepts(given[item.link_id])
        }

    def steps(self, given: Given) -> tuple[Step, ...]:
        """The questions that are asked, each with what is to be read with it."""
        steps, _ = self._read(self.asked(given))
        return steps

    def closing(self, given: Given) -> tuple[str, ...]:
        """The words that stand after the last question."""
        _, closing = self._read(self.asked(given))
        return closing

    def _read(self, asked: Collection[str]) -> tuple[tuple[Step, ...], tuple[str, ...]]:
        steps: list[Step] = []
        waiting: list[str] = []
        for item in walk(self.items):
            if item.link_id not in asked:
                continue
            around = self.around(item.link_id)
            if item.type is ItemType.DISPLAY:
                if item.words and not (around and around[-1].type.is_question):
                    waiting.append(item.words)
            elif item.type.is_question:
                steps.append(_step(item, around, tuple(waiting), asked))
                waiting.clear()
        return tuple(steps), tuple(waiting)


def _step(
    item: Item, around: tuple[Item, ...], before: tuple[str, ...], asked: Collection[str]
) -> Step:
    headings = tuple(group.words for group in around if group.words)
    below = (
        child.words
        for child in item.items
        if child.type is ItemType.DISPLAY and child.link_id in asked
    )
    return Step(item, headings, before, tuple(words for words in below if words))


def _is_met(condition: Condition, answers: Given) -> bool:
    answer = answers.get(condition.question)
    if condition.operator is Operator.EXISTS:
        return (answer is not None) is condition.answer
    return answer is not None and compare(answer, condition.operator, condition.answer)


class QuestionnaireRefused(CompanionError):
    """A questionnaire that is none, or that we could not show word for word."""

    message = N_("This questionnaire was not taken in: {reason}.")


NO_READER = N_("nothing here reads questionnaires")

FormReader = Callable[[str], Form]
"""Reads a FHIR R4 Questionnaire. Raises QuestionnaireRefused."""


def read_none(_text: str) -> Form:
    """The reader of a catalogue that knows no questionnaires."""
    raise QuestionnaireRefused(reason=NO_READER)


_ORDER: Final[Mapping[Operator, Callable[[float | date, float | date], bool]]] = {
    Operator.GREATER: gt,
    Operator.LESS: lt,
    Operator.AT_LEAST: ge,
    Operator.AT_MOST: le,
}


def compare(answer: Value, operator: Operator, wanted: Value) -> bool:
    """Whether an answer and what a condition wants stand in that relation.

    Only numbers and days have an order; a yes is no number.
    """
    if isinstance(answer, bool) is not isinstance(wanted, bool):
        return operator is Operator.DIFFERENT
    if operator is Operator.EQUAL:
        return answer == wanted
    if operator is Operator.DIFFERENT:
        return answer != wanted
    if isinstance(answer, bool) or isinstance(wanted, bool):
        return False
    if isinstance(answer, str) and isinstance(wanted, str):
        both_days = _is_day(answer) and _is_day(wanted)
        return both_days and _ORDER[operator](
            date.fromisoformat(answer), date.fromisoformat(wanted)
        )
    if isinstance(answer, str) or isinstance(wanted, str):
        return False
    return _ORDER[operator](answer, wanted)


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item and those within it, in the order in which they are read."""
    for item in items:
        yield item
        yield from walk(item.items)


def _is_day(text: str) -> bool:
    """Whether it is a day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
