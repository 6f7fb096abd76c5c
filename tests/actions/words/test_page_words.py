"""How the page words days, numbers, levels and people, in both languages."""

from datetime import date, datetime

import pytest

from companion.actions.words.medicines import doses, taken_when
from companion.actions.words.page import PageWords
from companion.domain.authorship import Authorship
from companion.domain.records import DoseStep, Medicine, Person, Role
from companion.domain.symptom_summary import Notable
from companion.domain.words import Language
from companion.messages import load_texts
from tests.actions.desk import CATALOGUE, PARIS, Desk

TODAY = date(2026, 11, 21)
FR, EN = Language.FR, Language.EN
JEANNE = Desk()
PAUL = JEANNE.journal.record(Person(" Paul\u202e ", Role.CAREGIVER)).record_id
NURSE = JEANNE.journal.record(Person("", Role.NURSE)).record_id
LONG = JEANNE.journal.record(Person("a" * 99, Role.NURSE)).record_id


def words(language: Language = FR, *, named: bool = True) -> PageWords:
    """The words of Jeanne's page."""
    return PageWords(load_texts(language), CATALOGUE, JEANNE.carnet, TODAY, named)


def november(*days: int) -> list[date]:
    """Days of this month."""
    return [date(2026, 11, day) for day in days]


@pytest.mark.parametrize(
    ("first", "last", "french", "english"),
    [
        (date(2026, 11, 3), date(2026, 11, 3), "3 nov.", "3 Nov"),
        (date(2026, 11, 3), date(2026, 11, 9), "3–9 nov.", "3–9 Nov"),
        (date(2026, 10, 28), date(2026, 11, 3), "28 oct. – 3 nov.", "28 Oct – 3 Nov"),
        (date(2025, 11, 3), date(2026, 11, 9), "3 nov. 2025 – 9 nov.", "3 Nov 2025 – 9 Nov"),
    ],
)
def test_days_from_one_to_another(first: date, last: date, french: str, english: str) -> None:
    """What both have in common is said once."""
    said = [words(language).span(first, last) for language in (FR, EN)]
    assert [text.replace("\u00a0", " ") for text in said] == [french, english]


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [
        (8.9, 1, "8,9", "8.9"),
        (0.05, 3, "0,05", "0.05"),
        (64, 1, "64,0", "64.0"),
        (64, 3, "64,0", "64.0"),
        (1.5, 2, "1,5", "1.5"),
        (1.25, 2, "1,25", "1.25"),
        (100, 0, "100", "100"),
    ],
)
def test_numbers_have_no_zeros_past_the_first_decimal(
    value: float, decimals: int, french: str, english: str
) -> None:
    """With the comma or the point of the language."""
    assert [words(language).number(value, decimals) for language in (FR, EN)] == [french, english]


def test_eight_days_are_listed_and_the_others_counted() -> None:
    """Each once, in their order; as many as are asked for."""
    page = words(EN)
    eight = ", ".join(page.day(day) for day in november(*range(1, 9)))
    assert page.days(november(8, *range(1, 9))) == eight
    assert page.days(november(*range(1, 10))) == f"{eight} and 1 other day"
    assert page.days(november(3, 2, 1), most=1) == f"{page.day(november(1)[0])} and 2 other days"
    assert page.days([]) == ""


@pytest.mark.parametrize(
    ("days", "weeks", "said"),
    [
        (0, 0, "0 jour"),
        (1, 0, "1 jour"),
        (40, 0, "40 jours"),
        (0, 1, "1 semaine"),
        (3, 1, "3 jours et 1 semaine"),
        (1, 2, "1 jour et 2 semaines"),
    ],
)
def test_days_and_whole_weeks_are_counted_apart(days: int, weeks: int, said: str) -> None:
    """A week is not called seven days."""
    assert words().times(Notable(days, weeks)) == said


def test_what_is_not_shown_is_counted() -> None:
    """In words for one, with the language's thousands; nothing when all is shown."""
    assert [words(EN).more(count) for count in (-1, 0, 1, 2, 1234)] == [
        *("", "", "and one more in the record book", "and 2 more in the record book"),
        "and 1,234 more in the record book",
    ]
    assert "1\u202f234" in words(FR).more(1234)


@pytest.mark.parametrize(
    ("hour", "minute", "french"),
    [(18, 0, "18 h"), (18, 5, "18 h 05"), (0, 0, "0 h"), (9, 30, "9 h 30"), (20, 1, "20 h 01")],
)
def test_a_full_hour_has_no_minutes_in_french(hour: int, minute: int, french: str) -> None:
    """And stands after its day where one was noted."""
    at, page = datetime(2026, 11, 26, hour, minute, tzinfo=PARIS), words()
    assert page.hour(at).replace("\u00a0", " ") == french
    assert page.day_and_hour(at.date(), at) == f"{page.day(at.date())} à {page.hour(at)}"
    assert page.day_and_hour(at.date(), None) == page.day(at.date())
    assert words(EN).hour(at) == f"{hour}:{minute:02}"


def test_a_level_has_its_digit_and_a_yes_has_none() -> None:
    """A symptom that is only there or not has no scale."""
    page = words()
    assert page.level_and_digit("fatigue", 3) == "beaucoup (3)"
    assert page.level_and_digit("rash", 1) == "oui"
    assert (page.is_presence("rash"), page.is_presence("fatigue")) == (True, False)
    assert page.level_scale == tuple(page.level("fatigue", level) for level in range(5))
    assert page.interference(2) == "modérément"
    assert page.joined(["a", "b"]) == "a\u202f; b"
    assert page.said("a", "b") == "a\u00a0: b"


def test_a_person_is_named_where_names_may_be_printed() -> None:
    """On one clean line, cut where it is very long; else by their role."""
    page, unnamed = words(EN), words(EN, named=False)
    assert [page.person(who) for who in (JEANNE.patient, PAUL, NURSE, "x")] == [
        *("Jeanne", "Paul", "the nurse", "someone else")
    ]
    assert [unnamed.person(who) for who in (JEANNE.patient, PAUL, NURSE, "x")] == [
        *("the patient", "a caregiver", "the nurse", "someone else")
    ]
    assert page.person(LONG) == f"{'a' * 60} […]"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (Authorship(JEANNE.patient), ""),
        (Authorship(JEANNE.patient, (JEANNE.patient,)), ""),
        (Authorship(PAUL), "Paul"),
        (Authorship(PAUL, (PAUL,)), "Paul"),
        (Authorship(JEANNE.patient, (PAUL,)), "corrected by Paul"),
        (
            Authorship(JEANNE.patient, (PAUL,), ((PAUL, JEANNE.patient),)),
            "corrected by Paul, at the request of Jeanne",
        ),
        (
            Authorship(PAUL, (NURSE, JEANNE.patient), ((JEANNE.patient, PAUL),)),
            "Paul, corrected by the nurse, Jeanne, at the request of Paul",
        ),
    ],
)
def test_whose_words_they_are_is_said_when_they_are_not_the_patients_alone(
    who: Authorship, said: str
) -> None:
    """In brackets after them."""
    page = words(EN)
    assert page.signed(who) == said
    assert page.with_signature("Fell", who) == (f"Fell ({said})" if said else "Fell")


def test_in_a_record_book_of_nobody_everything_is_somebody_elses() -> None:
    """Nothing there is the patient's own word."""
    nobody = Desk(founded=False)
    page = PageWords(load_texts(EN), CATALOGUE, nobody.carnet, TODAY, named=True)
    assert page.signed(Authorship("x", ("y",))) == "someone else, corrected by someone else"


def test_a_medicine_is_said_with_its_dose_its_steps_and_its_days() -> None:
    """The last twenty steps; a mark where no dose was noted."""
    page, first = words(EN), date(2026, 11, 3)
    steps = tuple(DoseStep(date(2026, 11, 4 + n), f"{n} mg") for n in range(21))
    said = [
        doses(Medicine("x", first, dose, steps=some), page)
        for dose, some in [(None, ()), ("9 mg", ()), (None, steps[:1]), ("9 mg", steps[:2])]
    ]
    days = [page.day(step.from_day) for step in steps]
    assert said == [
        "–",
        "9 mg",
        f"0 mg from {days[0]}",
        f"9 mg, 0 mg from {days[0]}, 1 mg from {days[1]}",
    ]
    every = doses(Medicine("x", first, None, steps=steps), page)
    assert every.startswith(f"1 mg from {days[1]}")
    assert every.count(" from ") == 20
    assert taken_when(Medicine("x", first), page) == f"since {page.day(first)}"
    ended = Medicine("x", first, to_day=steps[0].from_day)
    assert taken_when(ended, page) == f"from {page.day(first)} to {days[0]}"
    cut = doses(Medicine("x", first, "a" * 81, steps=(DoseStep(first, "b" * 81),)), page)
    assert cut == f"{'a' * 80} […], {'b' * 80} […] from {page.day(first)}"
