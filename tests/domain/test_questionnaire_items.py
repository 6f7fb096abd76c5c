"""Which answers a question takes: at its bounds, of its kind, one or several."""

import pytest

from companion.domain.questionnaire_items import Item, ItemType, Option
from companion.domain.questionnaire_values import (
    Operator,
    Value,
    compare,
    is_day,
    is_day_or_moment,
    is_time,
)

NONE = Option("Rien de cela", "none", alone=True)
OPTIONS = (Option("Un", "one"), Option("Deux", "two"), Option("Trois", 3), NONE)
BOUNDED = Item("n", ItemType.INTEGER, lowest=1, highest=5)
DAYS = Item("d", ItemType.DATE, first_day="2026-11-01", last_day="2026-11-30")
SEVERAL = Item("s", ItemType.CHOICE, options=OPTIONS, repeats=True, most=2)


@pytest.mark.parametrize(
    ("item", "accepted", "refused"),
    [
        (BOUNDED, [1, 5, 2.0], [0, 6, 1.5, True, "3"]),
        (Item("n", ItemType.DECIMAL), [-1.5, 0, 1e9], [False, "1"]),
        (DAYS, ["2026-11-01", "2026-11-30"], ["2026-10-31", "2026-12-01", "20261105", "", 5]),
        (
            Item("d", ItemType.DATE),
            ["1900-01-01", "2199-12-31"],
            ["2026-02-29", "2026-11-05T08:00"],
        ),
        (Item("t", ItemType.TIME), ["00:00", "23:59"], ["24:00", "8:00", "08:00:00", 8]),
        (
            Item("m", ItemType.DATE_TIME, first_day="2027-01-01"),
            ["2026-11-05", "2026-11-05T08:00"],
            ["2026-11-05 08:00", "2026-11-05T08:00:00", "08:00"],
        ),
        (Item("b", ItemType.BOOLEAN), [True, False], [1, 0, "true"]),
        (Item("x", ItemType.STRING, longest=3), ["a", "abc"], ["abcd", "", "  ", 3, True]),
        (Item("x", ItemType.TEXT), ["a" * 9_999], ["\n"]),
        (Item("c", ItemType.CHOICE, options=OPTIONS), ["one", 3, "none"], ["four", True, ("one",)]),
        (
            Item("o", ItemType.OPEN_CHOICE, options=OPTIONS, longest=4),
            ["one", 3, "four"],
            ["fives", 4, " "],
        ),
        (
            SEVERAL,
            [("one",), ("one", 3), ("none",)],
            [(), "one", ("one", "one"), ("one", "two", 3), ("one", "none"), ("one", "four")],
        ),
        (Item("g", ItemType.GROUP), [], ["a", True]),
        (Item("w", ItemType.DISPLAY), [], ["a", True]),
    ],
)
def test_a_question_takes_what_its_kind_and_its_bounds_allow(
    item: Item, accepted: list[Value], refused: list[Value]
) -> None:
    """The bounds themselves are allowed; a yes is no number, a number no text."""
    assert [value for value in accepted if not item.accepts(value)] == []
    assert [value for value in refused if item.accepts(value)] == []


@pytest.mark.parametrize(
    ("text", "day", "moment", "hour"),
    [
        ("2026-11-05", True, True, False),
        ("2026-11-05T08:00", False, True, False),
        ("08:00", False, False, True),
        ("2026-W45-4", False, False, False),
        ("", False, False, False),
    ],
)
def test_days_and_times_are_written_one_way(
    text: str, *, day: bool, moment: bool, hour: bool
) -> None:
    """As FHIR writes them."""
    assert (is_day(text), is_day_or_moment(text), is_time(text)) == (day, moment, hour)


def test_what_has_no_order_is_only_the_same_or_different() -> None:
    """A yes is no number, a word no day; of several answers none may be the one."""
    ordered = [Operator.GREATER, Operator.LESS, Operator.AT_LEAST, Operator.AT_MOST]
    for answer, wanted in ((True, True), (True, 1), ("a", "b"), ("b", "a"), ("1", 0), (1, "0")):
        assert not any(compare(answer, operator, wanted) for operator in ordered)
    for answer, wanted in (("2026-11-05", "later"), ("later", "2026-11-05")):
        assert not any(compare(answer, operator, wanted) for operator in ordered)
    assert compare(True, Operator.DIFFERENT, 1)
    assert not compare(True, Operator.EQUAL, 1)
    assert compare(("a", "b"), Operator.EQUAL, "b")
    assert not compare(("a", "b"), Operator.DIFFERENT, "b")
    assert compare(("a", "b"), Operator.DIFFERENT, "c")


def test_a_copy_of_a_group_is_counted_from_the_second_on() -> None:
    """« Médicament (2) »; words to be read and a group without words are not counted."""
    assert Item("g", ItemType.GROUP, "Médicament", "2.").words == "2. Médicament"
    assert Item("g", ItemType.GROUP, "Médicament", place=1).words == "Médicament"
    assert Item("g", ItemType.GROUP, "Médicament", place=2).words == "Médicament (2)"
    assert Item("g", ItemType.DISPLAY, "Médicament", place=2).words == "Médicament"
    assert Item("g", ItemType.GROUP, place=2).words == ""


def test_who_is_asked_nothing() -> None:
    """What is hidden, what a system fills in, and what is no question."""
    assert Item("a", ItemType.STRING).is_asked
    assert not Item("a", ItemType.STRING, hidden=True).is_asked
    assert not Item("a", ItemType.STRING, filled=True).is_asked
    assert not Item("a", ItemType.DISPLAY).is_asked
