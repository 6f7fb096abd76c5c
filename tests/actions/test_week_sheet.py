"""The paper week: its number notices slips, and what is typed becomes check-ins marked as copied."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.week_sheet import (
    TypedWeek,
    added_to,
    already_noted,
    first_day_of,
    last_week_sheet,
    next_week_sheet,
    save_week,
    week_sheet_number,
    week_sheet_symptoms,
)
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn, Details, Person, Role
from companion.domain.summary import days_late, number_of_week_sheet
from companion.domain.symptoms import Attribute, Recall
from tests.actions.desk import Desk

MONDAY = date(2026, 11, 16)
S, I = Attribute.INTENSITY, Attribute.INTERFERENCE  # noqa: E741 - as in docs/formats.md

days = st.dates(date(1990, 1, 1), date(2150, 1, 1))


@given(days)
def test_a_number_leads_back_to_its_week(day: date) -> None:
    """With or without its dash and spaces."""
    number = week_sheet_number(day)
    assert first_day_of(number) == day
    assert first_day_of(f" {number.replace('-', ' ')} ") == day


@given(days, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(day: date, place: int, more: int) -> None:
    """Whichever digit it is."""
    digits = week_sheet_number(day).replace("-", "")
    wrong = str((int(digits[place]) + more) % 10)
    assert first_day_of(digits[:place] + wrong + digits[place + 1 :]) is None


@pytest.mark.parametrize("text", ["", "20261116", "abc", "20261399-1", "²0261116-6"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Too short, no digits, no such day."""
    assert first_day_of(text) is None


@given(days)
def test_the_sheet_to_print_is_ahead_and_the_one_to_type_in_behind(today: date) -> None:
    """Both start on a Monday; on a Sunday the week that ends is the one to type in."""
    ahead, behind = next_week_sheet(today), last_week_sheet(today)
    assert ahead.weekday() == behind.weekday() == 0
    assert 0 <= (ahead - today).days <= 6
    assert 6 <= (today - behind).days <= 12


def week(**levels: list[int | None]) -> TypedWeek:
    """A week typed in: a list of levels by symptom, None where a box is left empty."""
    cells = {
        (symptom.replace("_", "-"), day): level
        for symptom, row in levels.items()
        for day, level in enumerate(row)
        if level is not None
    }
    return TypedWeek(MONDAY, cells)


def standing(desk: Desk) -> list[CheckIn]:
    """The check-ins that stand, by day."""
    entries = desk.journal.carnet.entries(CheckIn)
    return sorted((entry.body for entry in entries), key=lambda body: body.for_day)


def test_a_week_becomes_a_check_in_a_day(desk: Desk) -> None:
    """Only the days that say something; each is marked with the sheet's number."""
    typed = week(fatigue=[1, 2, None, None, 0, 4, 3], rash=[0, 1, None, None, None, None, None])
    typed = TypedWeek(MONDAY, typed.levels, {2: "  Mieux  ", 3: "  "})
    written = save_week(desk.journal, typed, desk.journal.catalogue)
    found = standing(desk)
    assert len(written) == len(found) == 6
    assert [body.for_day.day for body in found] == [16, 17, 18, 20, 21, 22]
    assert found[1].answers == {"fatigue": {S: 2}, "rash": {Attribute.PRESENCE: 1}}
    assert (found[2].answers, found[2].note) == ({}, "Mieux")
    assert {number_of_week_sheet(body) for body in found} == {week_sheet_number(MONDAY)}


def test_all_days_are_one_act_that_undo_takes_back(desk: Desk) -> None:
    """Taking each writing back leaves no check-in."""
    written = save_week(desk.journal, week(fatigue=[1] * 7), desk.journal.catalogue)
    for revision in reversed(written):
        desk.journal.undo(revision)
    assert standing(desk) == []


def test_days_typed_in_later_are_late_by_the_usual_rule(desk: Desk) -> None:
    """A sheet does not make a day more recent than it is."""
    save_week(desk.journal, week(fatigue=[1] * 7), desk.journal.catalogue)
    written_on = desk.journal.today()
    for entry in desk.journal.carnet.entries(CheckIn):
        behind = (written_on - entry.body.for_day).days
        assert days_late(entry) == (behind if behind >= 2 else 0)


def test_a_day_noted_before_is_corrected_and_keeps_what_the_sheet_does_not_say(desk: Desk) -> None:
    """The history has both; another author's day is left alone."""
    before = CheckIn(MONDAY, Recall.DAY, {"fatigue": {S: 3, I: 2}, "cough": {S: 1}}, "Fatiguée")
    first = desk.journal.record(before)
    save_week(desk.journal, week(fatigue=[3, 2], itching=[1]), desk.journal.catalogue)
    corrected = desk.journal.carnet.entry(first.record_id)
    assert isinstance(corrected.body, CheckIn)
    assert corrected.body.answers == {
        "fatigue": {S: 3, I: 2}, "cough": {S: 1}, "itching": {S: 1},
    }  # fmt: skip
    assert corrected.body.note == "Fatiguée"
    assert len(corrected.revisions) == 2
    assert len(standing(desk)) == 2


def test_another_level_takes_its_interference_and_details_with_it() -> None:
    """What was said with a level that no longer stands would be wrong."""
    before = CheckIn(
        MONDAY, Recall.DAY, {"itching": {S: 3, I: 2}}, details={"itching": Details(sleep_lost=True)}
    )
    now = added_to(before, CheckIn(MONDAY, Recall.DAY, {"itching": {S: 0}}, copied_from="paper 1"))
    assert (now.answers, now.details, now.copied_from) == ({"itching": {S: 0}}, {}, "paper 1")


def test_only_this_authors_single_days_count_as_noted(desk: Desk) -> None:
    """A week's check-in and somebody else's day stand beside."""
    caregiver = desk.journal.record(Person("Paul", Role.CAREGIVER))
    desk.journal.record(CheckIn(MONDAY + timedelta(days=6), Recall.WEEK, {}, "semaine"))
    desk.journal.author = caregiver.record_id
    desk.journal.record(CheckIn(MONDAY, Recall.DAY, {}, "vu"))
    desk.journal.author = None
    carnet, me = desk.journal.carnet, desk.journal.writer_id()
    assert already_noted(carnet, MONDAY, me) == {}
    found = already_noted(carnet, MONDAY, caregiver.record_id)
    assert [isinstance(entry, Entry) for entry in found.values()] == [True]
    assert list(found) == [0]


def test_the_sheet_asks_what_the_check_in_of_its_first_day_asks(desk: Desk) -> None:
    """The own set, and what is still being followed."""
    desk.journal.record(CheckIn(MONDAY - timedelta(days=1), Recall.DAY, {"headache": {
        Attribute.FREQUENCY: 2}}))  # fmt: skip
    asked = week_sheet_symptoms(desk.journal.carnet, desk.journal.catalogue, MONDAY)
    assert [s.id for s in asked][-1] == "headache"


@pytest.mark.parametrize("number", ["20261116-6", "20261119-0", "20261108-3", "20261105-9"])
def test_the_numbers_of_printed_sheets_never_change(number: str) -> None:
    """Sheets that were printed last year lie in drawers."""
    day = first_day_of(number)
    assert day is not None
    assert (f"{day:%Y%m%d}", week_sheet_number(day)) == (number[:8], number)
