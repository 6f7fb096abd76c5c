"""A group that may be filled in several times stands several times, each asked once the one before has an answer.

In a response all of them bear the linkId of the one in the questionnaire.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from companion.content.questionnaires.fhir_json import refused
from companion.domain.errors import N_
from companion.domain.questionnaire_items import Condition, Item, ItemType, walk
from companion.domain.questionnaire_values import Operator

MOST_COPIES: Final = 20
MOST_COPIED_ITEMS: Final = 400
MOST_OF_ALL: Final = 2_000
BETWEEN: Final = "#"

NESTED = N_(
    "the group {name} can be filled in several times within another that can: it must stand once"
)
NOTHING_FIRST = N_(
    "the group {name} can be filled in several times and begins with no question: it must begin with one"
)
FROM_OUTSIDE = N_(
    "the branching of {name} rests on {question}, which can be answered several times: it must rest on another"
)


def unfolded(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with each repeating group as often as it may stand. Raises QuestionnaireRefused."""
    inside = {
        within.link_id: group.link_id
        for group in walk(items)
        if _repeats(group)
        for within in walk(group.items)
    }
    _refuse_from_outside(items, inside)
    groups = sum(1 for item in walk(items) if _repeats(item))
    room = min(MOST_COPIED_ITEMS, MOST_OF_ALL // max(groups, 1))
    return tuple(_unfolded(items, room))


def _repeats(item: Item) -> bool:
    return item.type is ItemType.GROUP and item.repeats and not item.hidden


def _refuse_from_outside(items: tuple[Item, ...], inside: Mapping[str, str]) -> None:
    for item in walk(items):
        for condition in item.conditions:
            if (
                condition.question in inside
                and inside.get(item.link_id) != inside[condition.question]
            ):
                raise refused(FROM_OUTSIDE, name=item.link_id, question=condition.question)


def _unfolded(items: tuple[Item, ...], room: int) -> Iterator[Item]:
    for item in items:
        if not _repeats(item):
            yield replace(item, items=tuple(_unfolded(item.items, room)))
            continue
        if nested := next((each for each in walk(item.items) if _repeats(each)), None):
            raise refused(NESTED, name=nested.link_id)
        yield item
        questions = [each for each in walk(item.items) if each.is_asked]
        if not questions or questions[0].conditions:
            raise refused(NOTHING_FIRST, name=item.link_id)
        size = sum(1 for _ in walk((item,)))
        most = min(item.most or MOST_COPIES, max(2, room // size))
        for place in range(2, most + 1):
            yield _copy(item, place, questions)


def _copy(group: Item, place: int, questions: list[Item]) -> Item:
    """The group once more: asked when the one before holds an answer, its rest once its first has one."""
    inside = {item.link_id for item in walk(group.items)}
    first = questions[0].link_id

    def renamed(item: Item) -> Item:
        conditions = tuple(
            replace(each, question=_name(each.question, place)) if each.question in inside else each
            for each in item.conditions
        )
        return replace(
            item,
            link_id=_name(item.link_id, place),
            copy_of=item.link_id,
            place=place,
            opens_copy=item.link_id == first,
            required=item.required and item.link_id != first,
            conditions=conditions,
            items=tuple(renamed(each) for each in item.items),
        )

    def waits(child: Item) -> Item:
        holds_first = any(each.copy_of == first for each in walk((child,)))
        if holds_first or child.conditions:
            return child
        return replace(child, conditions=(_answered(first, place),))

    made = renamed(group)
    return replace(
        made,
        conditions=tuple(_answered(each.link_id, place - 1) for each in questions),
        any_condition=True,
        items=tuple(waits(child) for child in made.items),
    )


def _answered(link_id: str, place: int) -> Condition:
    return Condition(_name(link_id, place), Operator.EXISTS, answer=True)


def _name(link_id: str, place: int) -> str:
    return link_id if place == 1 else f"{link_id}{BETWEEN}{place}"
