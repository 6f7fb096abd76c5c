"""The parts of a care team's questionnaire: questions, groups, words to be read.

Rules: https://hl7.org/fhir/R4/questionnaire-definitions.html
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from companion.domain.questionnaire_values import (
    One,
    Operator,
    Value,
    is_day,
    is_day_or_moment,
    is_time,
)


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
    DATE_TIME = "dateTime"
    TIME = "time"
    URL = "url"

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


class Code(Struct, frozen=True):
    """A code of a system, and the words that go with it."""

    code: str
    system: str | None = None
    display: str | None = None


class Option(Struct, frozen=True):
    """An answer to choose: its words, what a record keeps, and its code if it has one.

    `alone`: no other answer goes with it, such as « none of these ».
    """

    text: str
    value: str | float
    code: Code | None = None
    alone: bool = False


class Condition(Struct, frozen=True):
    """What another question's answer must be; for EXISTS, whether there is one."""

    question: str
    operator: Operator
    answer: One


class Item(Struct, frozen=True):
    """A question, a group of items, or words to be read.

    `lowest` and `highest` bound a number, `first_day` and `last_day` a day, `longest` the letters of
    a text. `repeats`: it takes several answers, at most `most`. `filled`: a system fills it in, nobody
    is asked. `any_condition` is how several conditions go together: one of them, or all. A group
    that repeats stands several times: `copy_of` is the linkId in the questionnaire, `place` counts
    from 1, `opens_copy` asks for one more.
    """

    link_id: str
    type: ItemType
    text: str = ""
    prefix: str = ""
    codes: tuple[Code, ...] = ()
    required: bool = False
    hidden: bool = False
    filled: bool = False
    repeats: bool = False
    most: int | None = None
    longest: int | None = None
    lowest: float | None = None
    highest: float | None = None
    first_day: str | None = None
    last_day: str | None = None
    unit: Code | None = None
    options: tuple[Option, ...] = ()
    conditions: tuple[Condition, ...] = ()
    any_condition: bool = False
    items: tuple["Item", ...] = ()
    copy_of: str | None = None
    place: int = 1
    opens_copy: bool = False

    @property
    def words(self) -> str:
        """Its text with the number or letter that stands before it."""
        words = f"{self.prefix} {self.text}".strip()
        counted = self.place > 1 and self.type is not ItemType.DISPLAY and words
        return f"{words} ({self.place})" if counted else words

    def with_branching(
        self, conditions: tuple[Condition, ...], items: tuple["Item", ...], *, any_of: bool
    ) -> "Item":
        """The same item under these conditions, with these items within it."""
        return replace(self, conditions=conditions, any_condition=any_of, items=items)

    @property
    def is_asked(self) -> bool:
        """Whether a person may be asked it at all."""
        return self.type.is_question and not self.hidden and not self.filled

    def option(self, value: Value) -> Option | None:
        """The offered answer that a record keeps as `value`."""
        return next((o for o in self.options if o.value == value), None)

    def accepts(self, value: Value) -> bool:
        """Whether `value` can be an answer to it; several where it takes several."""
        if not self.repeats:
            return not isinstance(value, tuple) and self.accepts_one(value)
        if not isinstance(value, tuple) or not value or len(set(value)) < len(value):
            return False
        if self.most is not None and len(value) > self.most:
            return False
        lonely = any(o.alone for each in value if (o := self.option(each)))
        return not (lonely and len(value) > 1) and all(self.accepts_one(each) for each in value)

    def accepts_one(self, value: One) -> bool:
        """Whether `value` can be one answer to it."""
        if self.type is ItemType.BOOLEAN:
            return isinstance(value, bool)
        if self.type.is_choice:
            if not isinstance(value, bool) and self.option(value) is not None:
                return True
            return self.type is ItemType.OPEN_CHOICE and self._is_text(value)
        if self.type.is_number:
            return self._is_number(value)
        form = _FORMS.get(self.type)
        if form is not None:
            return isinstance(value, str) and form(value) and self._is_between(value)
        return self.type.is_question and self._is_text(value)

    def _is_between(self, day: str) -> bool:
        if self.type is not ItemType.DATE:
            return True
        after = self.first_day is None or day >= self.first_day
        return after and (self.last_day is None or day <= self.last_day)

    def _is_number(self, value: One) -> bool:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        if self.type is ItemType.INTEGER and not float(value).is_integer():
            return False
        above = self.lowest is None or value >= self.lowest
        return above and (self.highest is None or value <= self.highest)

    def _is_text(self, value: One) -> bool:
        if not isinstance(value, str) or not value.strip():
            return False
        return self.longest is None or len(value) <= self.longest


_FORMS: Final[Mapping[ItemType, Callable[[str], bool]]] = {
    ItemType.DATE: is_day,
    ItemType.TIME: is_time,
    ItemType.DATE_TIME: is_day_or_moment,
}


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item and those within it, in the order in which they are read."""
    for item in items:
        yield item
        yield from walk(item.items)
