"""The names of enumerations: what carnets, files, the command line and translations hold."""

import pkgutil
from collections.abc import Iterator
from enum import Enum, StrEnum
from importlib import import_module

import companion.actions
import companion.domain
from companion.actions.bring_in.days import DayOrder
from companion.actions.bring_in.found import Separator
from companion.domain.comparator import Comparator
from companion.domain.explanations import LinkKind
from companion.domain.questionnaire_items import ItemType
from companion.domain.questionnaire_values import Operator
from companion.domain.records import Kind, PhotoType

_OTHERWISE: dict[Enum, str] = {
    PhotoType.JPEG: "image/jpeg",
    PhotoType.PNG: "image/png",
    Comparator.BELOW: "<",
    Comparator.AT_MOST: "<=",
    Comparator.AT_LEAST: ">=",
    Comparator.ABOVE: ">",
    LinkKind.EXPLANATION: "page",
    ItemType.DATE_TIME: "dateTime",
    Operator.EQUAL: "=",
    Operator.DIFFERENT: "!=",
    DayOrder.YEAR_MONTH_DAY: "ymd",
    DayOrder.DAY_MONTH_YEAR: "dmy",
    DayOrder.MONTH_DAY_YEAR: "mdy",
    Separator.COMMA: ",",
    Separator.SEMICOLON: ";",
    Separator.TAB: "\t",
    Separator.BAR: "|",
}


def enumerations() -> Iterator[type[StrEnum]]:
    """Those of the two packages."""
    for package in (companion.domain, companion.actions):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(found.name)).values():
                is_one = isinstance(value, type) and issubclass(value, StrEnum)
                if is_one and value.__module__ == found.name:
                    yield value


def test_each_name_in_a_file_is_its_name_in_the_code_in_small_letters() -> None:
    """A name that changed makes what is kept unreadable. Kinds of record keep their `_`."""
    members: list[Enum] = [member for kind in enumerations() for member in kind]
    assert len(members) > 100
    for member in members:
        joined = "_" if isinstance(member, Kind) else "-"
        written = member.name.lower().replace("_", joined)
        assert member.value == _OTHERWISE.get(member, written), repr(member)
