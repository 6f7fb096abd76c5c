"""What the columns of a table seem to mean, program by program; a person confirms it."""

import dataclasses

import pytest
from msgspec.structs import replace

from companion.actions.bring_in.columns import (
    Choices,
    Column,
    Meaning,
    asked_first,
    guess,
    is_left_unsaid,
    symptom_named,
    values_of,
    with_day,
)
from companion.actions.bring_in.days import DayOrder
from companion.actions.bring_in.found import FoundTable, Source
from companion.domain.symptoms import Attribute
from tests.actions.desk import CATALOGUE

ISO, DAY_FIRST, MONTH_FIRST = (
    DayOrder.YEAR_MONTH_DAY,
    DayOrder.DAY_MONTH_YEAR,
    DayOrder.MONTH_DAY_YEAR,
)


def table_of(name: str, *cells: str, source: Source = Source.TABLE) -> FoundTable:
    """A table of one column."""
    return FoundTable(source, (name,), tuple((cell,) for cell in cells))


def guessed(name: str, *cells: str, source: Source = Source.TABLE) -> Column:
    """What the column seems to mean."""
    (column,) = guess(table_of(name, *cells, source=source), CATALOGUE).columns
    return column


def measure(name: str, quantity: str, unit: str) -> Column:
    """A column of measured values."""
    return Column(name, Meaning.MEASURE, quantity=quantity, unit=unit)


@pytest.mark.parametrize(
    ("name", "quantity", "unit"),
    [
        ("Poids", "weight", "kg"),
        ("weight", "weight", "kg"),
        (" POIDS (le matin)", "weight", "kg"),
        ("Poids [kg] (à jeun)", "weight", "kg"),
        ("Poids (kg) (à jeun)", "weight", "kg"),
        ("Poids [kg] [à jeun]", "weight", "kg"),
        ("Temperature [°C]", "temperature", "Cel"),
        ("Free T4 (pmol/L)", "ft4", "pmol/L"),
        ("T4 libre [ng/dL]", "ft4", "ng/dL"),
    ],
)
def test_a_column_called_like_a_quantity_is_one(name: str, quantity: str, unit: str) -> None:
    """In both languages, with its unit in brackets or the only one that there is."""
    value = {"weight": "64,5", "temperature": "37.2", "ft4": "2"}[quantity]
    assert guessed(name, value, "") == measure(name, quantity, unit)


@pytest.mark.parametrize("name", ["Free T4", "Poids idéal", "Fatigue", "", "(kg)", "wt", "hr"])
def test_another_name_or_one_of_two_units_is_a_note(name: str) -> None:
    """No unit is guessed; short names are those of one program alone."""
    assert guessed(name, "64") == Column(name, Meaning.NOTE)


@pytest.mark.parametrize(
    ("values", "is_measure"),
    [
        (["30", "200"], True),
        (["29.9", "64"], False),
        (["64", "200.1"], False),
        (["64", "heavy"], False),
        (["64", "", "  "], True),
    ],
)
def test_a_weight_is_one_where_every_value_can_be(values: list[str], is_measure: bool) -> None:
    """Up to the plausible limits themselves; one odd value makes the column words."""
    expected = measure("Weight", "weight", "kg") if is_measure else Column("Weight", Meaning.NOTE)
    assert guessed("Weight", *values) == expected


def test_a_quantity_without_plausible_limits_takes_every_number() -> None:
    """From 0 on; no word."""
    weight = CATALOGUE.quantities["weight"]
    units = tuple(replace(unit, plausible=None) for unit in weight.units)
    catalogue = replace(CATALOGUE, quantities={"weight": replace(weight, units=units)})
    for value, meaning in (("0", "measure"), ("999999", "measure"), ("heavy", "note")):
        (column,) = guess(table_of("Weight", value), catalogue).columns
        assert column.meaning.value == meaning


@pytest.mark.parametrize(
    ("name", "value", "quantity", "unit"),
    [
        ("wt", "64", "weight", "kg"),
        ("t", "37", "temperature", "Cel"),
        ("hr", "70", "pulse", "/min"),
        ("bp.systolic", "120", "systolic", "mm[Hg]"),
        ("bp.diastolic", "80", "diastolic", "mm[Hg]"),
    ],
)
def test_what_mygnuhealth_measures_is_known_by_its_own_names(
    name: str, value: str, quantity: str, unit: str
) -> None:
    """In the units of its screens; under the same names, another program's column is a note."""
    assert guessed(name, value, source=Source.MYGNUHEALTH) == measure(name, quantity, unit)
    assert guessed(name, value).meaning is Meaning.NOTE
    assert guessed("weight", value, source=Source.MYGNUHEALTH).meaning is Meaning.NOTE


@pytest.mark.parametrize("name", ["domain", "context"])
def test_where_mygnuhealth_files_a_page_says_nothing_of_the_person(name: str) -> None:
    """There alone, and these two alone."""
    assert guessed(name, "medical", source=Source.MYGNUHEALTH) == Column(name, Meaning.LEAVE)
    assert guessed("notes", "medical", source=Source.MYGNUHEALTH).meaning is Meaning.NOTE
    for source in set(Source) - {Source.MYGNUHEALTH}:
        assert guessed(name, "medical", source=source).meaning is Meaning.NOTE


NOT_DONE = ["YES_AUTO", "NO", "SKIP", "UNKNOWN"]


@pytest.mark.parametrize("mark", NOT_DONE)
def test_a_mark_of_loop_that_says_nothing_was_done_is_left(mark: str) -> None:
    """In a file of Loop alone; elsewhere it is a word like another."""
    habit = table_of("Walk", mark, source=Source.LOOP)
    assert guessed("Walk", mark, source=Source.LOOP) == Column("Walk", Meaning.LEAVE)
    assert guessed("Walk", mark, "YES_MANUAL", source=Source.LOOP).meaning is Meaning.NOTE
    assert is_left_unsaid(habit, f" {mark} ")
    for source in set(Source) - {Source.LOOP}:
        assert guessed("Walk", mark, source=source).meaning is Meaning.NOTE
        assert not is_left_unsaid(replace(habit, source=source), mark)


def test_what_was_done_is_said_and_what_is_blank_is_not() -> None:
    """In every program's file."""
    for source in Source:
        table = table_of("Walk", "", source=source)
        assert not is_left_unsaid(table, "YES_MANUAL")
        assert is_left_unsaid(table, " \t")
        assert guessed("Walk", "", " ", source=source) == Column("Walk", Meaning.LEAVE)


DAYS = FoundTable(
    Source.TABLE,
    ("Notes", "On", "Until"),
    (
        ("a", "03/11/2026", "2026-11-05"),
        ("b", " ", "2026-11-06"),
        ("", "04/11/2026", ""),
    ),
)


def test_the_first_column_of_days_is_that_of_the_days() -> None:
    """With the orders that fit all of it, blanks left out; where two do, none is chosen."""
    choices = guess(DAYS, CATALOGUE)
    assert [column.meaning.value for column in choices.columns] == ["note", "day", "note"]
    assert choices.day == Column("On", Meaning.DAY)
    assert (choices.order, choices.fitting) == (None, (DAY_FIRST, MONTH_FIRST))
    clear = replace(DAYS, rows=(*DAYS.rows, ("c", "25/11/2026", "")))
    assert guess(clear, CATALOGUE).order is DAY_FIRST
    assert guess(clear, CATALOGUE).fitting == (DAY_FIRST,)


def test_another_column_of_days_can_be_chosen_and_the_one_before_is_a_note() -> None:
    """A column of no days leaves the table without an order."""
    choices = guess(DAYS, CATALOGUE)
    other = with_day(DAYS, choices, "Until")
    assert [column.meaning.value for column in other.columns] == ["note", "note", "day"]
    assert (other.order, other.fitting) == (ISO, (ISO,))
    back = with_day(DAYS, other, "On")
    assert (back.order, back.fitting) == (None, (DAY_FIRST, MONTH_FIRST))
    none = with_day(DAYS, other, "Notes")
    assert (none.order, none.fitting) == (None, ())
    assert none.day == Column("Notes", Meaning.DAY)


def test_a_table_without_days_has_no_column_of_them() -> None:
    """Not even one that is blank."""
    choices = guess(FoundTable(Source.TABLE, ("A", "B"), (("", "x"),)), CATALOGUE)
    assert (choices.day, choices.order, choices.fitting) == (None, None, ())
    assert [column.meaning for column in choices.columns] == [Meaning.LEAVE, Meaning.NOTE]


def test_one_column_is_meant_otherwise_and_the_others_stay() -> None:
    """By its name."""
    one, two = Column("A", Meaning.NOTE), Column("B", Meaning.NOTE)
    changed = dataclasses.replace(two, meaning=Meaning.LEVEL, symptom="fatigue")
    choices = Choices((one, two), None, ())
    assert choices.with_column(changed) == Choices((one, changed), None, ())
    assert choices.with_column(Column("C", Meaning.DAY)) == choices


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["10", "9", " 9 ", ""], ("9", "10")),
        (["3 (Bad)", "10 (Awful)", "0 (Good)", "1 (a) (b)"], ("0 (Good)", "1 (a) (b)", "3 (Bad)", "10 (Awful)")),
        (["much", "10", "2"], ("much", "10", "2")),
        (["0.5", "0", "0,2"], ("0", "0,2", "0.5")),
        ([], ()),
    ],
)  # fmt: skip
def test_the_values_to_ask_about_stand_by_size_or_as_they_come(
    cells: list[str], values: tuple[str, ...]
) -> None:
    """Each once."""
    assert values_of(table_of("A", *cells), "A") == values


def test_a_column_is_proposed_for_the_symptom_that_it_is_called_like() -> None:
    """By its label, its title, its id or an everyday word, in both languages."""
    symptom = CATALOGUE.symptoms["feeling-cold"]
    everyday = [word for words in symptom.everyday.values() for word in words]
    for said in (*symptom.label.each(), *symptom.title.each(), symptom.id, *everyday):
        for name in (said, f"  {said.upper()} "):
            found = symptom_named(name, CATALOGUE)
            assert found is not None
            assert found is symptom or said in everyday
    assert symptom_named("", CATALOGUE) is None


def test_a_value_can_be_a_level_of_the_strongest_question() -> None:
    """Intensity before frequency, before amount, before presence; never interference."""
    base = CATALOGUE.symptoms["fatigue"]
    order = [Attribute.INTENSITY, Attribute.FREQUENCY, Attribute.AMOUNT, Attribute.PRESENCE]
    for place, attribute in enumerate(order):
        asked = (Attribute.INTERFERENCE, *reversed(order[place:]))
        assert asked_first(replace(base, attributes=asked)) is attribute
