"""The symptom table before it is set: its axis, its marks, its remarks, and a row for who wrote."""

from datetime import date, timedelta

import pytest

from companion.actions.consultation import PageChoice
from companion.domain.records import Body, CheckIn, Infusion, Person, Role
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.paper.page.document import (
    NO_CHECK_IN,
    NOT_ASKED,
    PRESENT,
    PageDocument,
    SymptomTable,
)
from tests.believable import TODAY, Writer, answers, number_id
from tests.press import Press

DAY = timedelta(days=1)
PATIENT = number_id(2)


def ago(back: int) -> date:
    """A day before today."""
    return TODAY - back * DAY


def noted(back: int, said: str, *, recall: Recall = Recall.DAY) -> CheckIn:
    """A check-in for a day before today."""
    return CheckIn(ago(back), recall, answers(said))


def book(*bodies: Body, began: int = 999) -> Writer:
    """A patient who wrote these records on their days."""
    writer = Writer()
    writer.write(Person("Zoé", Role.PATIENT), ago(began), PATIENT)
    for body in bodies:
        day = body.for_day if isinstance(body, CheckIn | Infusion) else TODAY
        writer.write(body, day, PATIENT)
    return writer


def page(press: Press, writer: Writer, days: int = 10) -> PageDocument:
    """The page of the last days up to today."""
    choice = PageChoice(Basis.DATES, ago(days - 1), TODAY)
    return press.page(writer.carnet(), choice=choice, language=Language.EN)


def table(press: Press, *bodies: Body, days: int = 10) -> SymptomTable:
    """The symptom table of these records."""
    return of(page(press, book(*bodies), days))


def of(made: PageDocument) -> SymptomTable:
    assert made.symptoms is not None
    return made.symptoms


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def remarks(made: SymptomTable) -> dict[str, str]:
    return {plain(fact.label): plain(fact.text) for fact in made.remarks}


@pytest.mark.parametrize(
    ("days", "cells"),
    [
        (1, [0]),
        (2, [0, 1]),
        (4, [0, 1, 2, 3]),
        (10, [0, 2, 4, 6, 8]),
        (11, [0, 2, 4, 6, 8]),
        (20, [0, 3, 6, 9, 12, 15, 18]),
        (21, [0, 7, 14]),
        (25, [0, 7, 14, 21]),
        (24, [0, 7, 14]),
        (43, [0, 7, 14, 21, 28, 35]),
        (46, [0, 14, 28]),
        (84, [0, 14, 28, 42, 56, 70]),
        (85, [0, 7, 14, 21, 28, 35]),
        (92, [0, 8, 16, 24, 32, 40]),
        (120, [0, 10, 20, 30, 40, 50]),
        (121, [0, 7, 14, 21, 28, 35]),
    ],
)
def test_about_six_days_are_named_above_the_strips(
    press: Press, days: int, cells: list[int]
) -> None:
    """Whole weeks apart where a cell is a day, and none where its words had no room."""
    made = table(press, noted(0, "fatigue S2"), days=days)
    assert [label.cell for label in made.axis] == cells
    each = -(-days // 60) if days > 84 else 1
    assert made.cell_count == -(-days // each)
    for label in made.axis:
        on = ago(days - 1) + label.cell * each * DAY
        assert plain(label.text) == f"{on.day} {on:%b}".replace("Sep", "Sept")


@pytest.mark.parametrize(("given", "label"), [(True, "infusion"), (False, "")])
def test_infusions_are_explained_where_there_is_one(press: Press, given: bool, label: str) -> None:
    """A postponed one is no mark."""
    made = table(press, noted(0, "fatigue S2"), Infusion(ago(3), "x", given=given, reason="y"))
    assert made.infusion_label == label
    assert made.infusions == ((6,) if given else ())


def test_a_row_says_worst_latest_and_how_it_got_in_the_way(press: Press) -> None:
    """Two infusions of one day are one mark; an answer of today bears no day."""
    made = table(
        press,
        noted(5, "fatigue S3 I2"),
        noted(0, "fatigue S1 I0"),
        Infusion(ago(3), "x", given=True),
        Infusion(ago(3), "y", given=True),
    )
    (row,) = made.rows
    assert made.infusions == (6,)
    assert (row.name, row.worst, row.worst_word, plain(row.worst_day)) == (
        "Tiredness",
        "3",
        "a lot",
        "25 Nov",
    )
    assert (row.last, row.last_day, row.before) == ("1", "", "")
    assert plain(row.interference) == "got in the way: moderately (2)"
    (quiet,) = table(press, noted(0, "fatigue S1 I0")).rows
    assert quiet.interference == ""


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("fatigue S0", "fatigue S2", ("◆", "new", "0")),
        ("fatigue S1", "fatigue S2", ("▲", "stronger", "1")),
        ("fatigue S3", "fatigue S2", ("▼", "weaker", "3")),
        ("fatigue S2", "fatigue S2", ("=", "the same", "2")),
        ("cough S1", "fatigue S2", ("–", "not compared", "")),
    ],
)
def test_a_row_compares_with_the_period_before(
    press: Press, before: str, now: str, told: tuple[str, str, str]
) -> None:
    """By a mark and a word; the level of then stands beside it."""
    made = table(press, noted(12, before), noted(1, now))
    row = next(one for one in made.rows if one.name == "Tiredness")
    assert (row.change_mark, row.change_word, row.before) == told


@pytest.mark.parametrize(
    ("before", "now", "mark", "word"),
    [
        ((2,), (2, 2, 2), "▲", "for longer"),
        ((2, 2, 2), (2,), "▼", "for less long"),
        ((3,), (2, 2, 2), "▼", "weaker, for longer"),
        ((2, 2, 2), (3,), "▲", "stronger, for less long"),
        ((2,), (3, 3), "▲", "stronger"),
        ((3, 3), (2,), "▼", "weaker"),
    ],
)
def test_how_long_it_lasted_is_said_where_the_level_does_not_say_it(
    press: Press, before: tuple[int, ...], now: tuple[int, ...], mark: str, word: str
) -> None:
    """Of the same level, or the other way round."""
    then = [noted(12 + n, f"fatigue S{level}") for n, level in enumerate(before)]
    made = table(press, *then, *(noted(n, f"fatigue S{level}") for n, level in enumerate(now)))
    (row,) = made.rows
    assert (row.change_mark, row.change_word) == (mark, word)
    assert row.notable_days == str(len(now))


def test_notable_days_count_weeks_apart(press: Press) -> None:
    """Days alone, a week alone, and both."""
    week, day = noted(0, "fatigue S2", recall=Recall.WEEK), noted(8, "fatigue S2")
    for bodies, said in (
        ((day,), "1"),
        ((noted(0, "fatigue S1"),), "0"),
        ((week,), "1 week"),
        ((week, day), "1 + 1 week"),
    ):
        (row,) = table(press, *bodies).rows
        assert plain(row.notable_days) == said


def test_symptoms_that_stayed_at_nothing_or_were_not_asked_are_listed(press: Press) -> None:
    """And stand in no row."""
    made = table(press, noted(0, "fatigue S1, cough S0, nausea S0"))
    assert [row.name for row in made.rows] == ["Tiredness"]
    said = remarks(made)
    assert set(said["Asked, always 0"].split(", ")) == {"Cough", "Nausea"}
    assert "Itching" in said["Not asked in this period"].split(", ")
    assert "Tiredness" not in said["Not asked in this period"].split(", ")
    assert "Long period" not in said
    bare = remarks(table(press, noted(0, "fatigue S1")))
    assert "Asked, always 0" not in bare
    assert "Copied from paper" not in bare


def test_a_long_period_says_how_many_days_a_cell_stands_for(press: Press) -> None:
    """From the eighty-fifth day on."""
    assert "Long period" not in remarks(table(press, noted(0, "fatigue S1"), days=84))
    said = remarks(table(press, noted(0, "fatigue S1"), days=85))
    assert said["Long period"] == (
        "each cell stands for 2 days and shows the highest level of them."
    )


def test_the_levels_are_explained_in_their_order(press: Press) -> None:
    """Then what an empty cell may be."""
    made = table(press, noted(0, "fatigue S1"))
    said = [(item.cell, item.text) for item in made.legend]
    assert said[:5] == [
        ("0", "not at all"),
        ("1", "a little"),
        ("2", "moderately"),
        ("3", "a lot"),
        ("4", "extremely"),
    ]
    assert [text for _, text in said[5:]] == ["not asked or no answer", "no check-in"]


def test_each_who_wrote_has_a_row_with_the_marks_of_its_check_ins(press: Press) -> None:
    """Up to nine days late by their number, more by a plus; corrected by a letter."""
    writer = book(noted(0, "fatigue S1"))
    paul = writer.write(Person("Paul", Role.CAREGIVER), ago(99), PATIENT)
    for back, late in ((9, 9), (8, 3), (7, 2)):
        writer.write(noted(back, "fatigue S1"), ago(back - late), paul)
    corrected = writer.write(noted(5, "fatigue S1"), ago(5), paul)
    writer.correct(corrected, noted(5, "fatigue S2"), ago(5), paul)
    made = of(page(press, writer))
    other, zoe = made.writers
    assert (zoe.name, other.name) == ("Noted by Zoé", "Noted by Paul")
    assert zoe.strip.cells == (" ",) * 9 + ("●",)
    assert other.strip.cells == ("+9", "+3", "+2", " ", "c", *" " * 5)
    assert plain(zoe.strip.alt) == "Noted by Zoé: 30 Nov."
    assert plain(other.strip.alt) == (
        "Noted by Paul: 21 Nov, 22 Nov, 23 Nov, 25 Nov; 21 Nov noted 9 days afterwards; "
        "22 Nov noted 3 days afterwards; 23 Nov noted 2 days afterwards."
    )
    marks = {item.cell for item in made.legend}
    assert {"+2", "c"} <= marks
    assert "p" not in marks


def test_ten_days_late_is_a_plus_alone(press: Press) -> None:
    """The number has no room; of one person alone there is a row when a mark is."""
    writer = book()
    writer.write(noted(10, "fatigue S1"), TODAY, PATIENT)
    (row,) = of(page(press, writer, 12)).writers
    assert row.strip.cells[1] == "+"
    assert {item.cell for item in of(page(press, writer, 12)).legend} >= {"+2"}


def test_who_corrects_another_s_words_has_a_row(press: Press) -> None:
    """Of the days that were spoken of; one's own correction has none."""
    writer = book()
    paul = writer.write(Person("Paul", Role.CAREGIVER), ago(99), PATIENT)
    record = writer.write(noted(2, "fatigue S1"), ago(2), PATIENT)
    writer.correct(record, noted(2, "fatigue S3"), ago(1), paul)
    made = of(page(press, writer))
    assert [row.name for row in made.writers] == ["Noted by Zoé", "Corrected by Paul"]
    assert made.writers[1].strip.cells == (" ",) * 7 + ("c", " ", " ")
    assert plain(made.writers[1].strip.alt) == "Corrected by Paul: 28 Nov."


def test_four_authors_have_a_row(press: Press) -> None:
    """And four correctors."""
    writer = book()
    people = [writer.write(Person(f"P{n}", Role.CAREGIVER), ago(99), PATIENT) for n in range(5)]
    for person in people:
        writer.write(noted(1, "fatigue S1"), ago(1), person)
    for back, person in enumerate(people):
        record = writer.write(noted(back, "cough S1"), ago(back), PATIENT)
        writer.correct(record, noted(back, "cough S2"), ago(back), person)
    names = [row.name for row in of(page(press, writer)).writers]
    assert len([name for name in names if name.startswith("Noted by")]) == 4
    assert len([name for name in names if name.startswith("Corrected by")]) == 4


def test_a_strip_in_words_names_each_stretch_once(press: Press) -> None:
    """With what an empty cell means, and a week as one answer."""
    made = table(
        press,
        noted(9, "fatigue S0"),
        noted(8, "cough S1"),
        noted(0, "fatigue S2", recall=Recall.WEEK),
    )
    row = next(one for one in made.rows if one.name == "Tiredness")
    assert plain(row.strip.alt) == (
        "Tiredness: 21 Nov: 0; 22 Nov: not asked; 23 Nov: no check-in; 24–30 Nov: 2 for the week."
    )
    young = of(page(press, book(noted(0, "fatigue S1"), began=1)))
    assert plain(young.rows[0].strip.alt).startswith(
        "Tiredness: 21–28 Nov: before the record book; 29 Nov: no check-in; 30 Nov: 1"
    )


def test_of_many_days_in_a_cell_the_highest_stands(press: Press) -> None:
    """Two days each: a level before an absence, and no week is drawn as one."""
    made = table(
        press,
        noted(84, "fatigue S1"),
        noted(83, "fatigue S3"),
        noted(82, "fatigue S2"),
        noted(80, "cough S1"),
        noted(0, "rash P1", recall=Recall.WEEK),
        days=85,
    )
    rows = {row.name: row.strip for row in made.rows}
    assert rows["Tiredness"].cells[:4] == ("3", "2", NOT_ASKED, NO_CHECK_IN)
    assert rows["Rash"].cells[-5:] == (NO_CHECK_IN, *[PRESENT] * 4)
    assert [strip.wide for strip in rows.values()] == [()] * 3
    assert plain(rows["Rash"].alt).endswith("24–30 Nov: yes.")


def test_interference_alone_is_no_level(press: Press) -> None:
    """Nothing to draw: the symptom has no row."""
    body = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTERFERENCE: 2}})
    made = page(press, book(body, noted(1, "cough S1")))
    assert [row.name for row in of(made).rows] == ["Cough"]
