"""The head of the page: whose it is, which days it covers, what was given, and how long words may be."""

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.actions.consultation import PageChoice, PageSection
from companion.clean_text import CUT_MARK
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    DoseStep,
    Infusion,
    Medicine,
    MedicineClass,
    Person,
    Profile,
    Purpose,
    Role,
)
from companion.domain.summary import Basis
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.paper.page.document import Fact, PageDocument
from tests.believable import TODAY, Writer, answers, number_id
from tests.press import Press

DAY = timedelta(days=1)
WHOLE = frozenset(PageSection)
STEROID = MedicineClass.CORTICOSTEROID


def page(
    press: Press,
    *bodies: Body,
    days: int = 10,
    sections: frozenset[PageSection] = WHOLE,
    name: str = "Zoé",
    began: date = TODAY - 99 * DAY,
) -> PageDocument:
    """The page of the last days up to today, ten unless said otherwise."""
    writer = Writer()
    patient = writer.write(Person(name, Role.PATIENT), began, number_id(2))
    for body in bodies:
        writer.write(body, TODAY, patient)
    first = TODAY - (days - 1) * DAY
    choice = PageChoice(Basis.DATES, first, TODAY, sections=sections)
    return press.page(writer.carnet(), choice=choice, language=Language.EN)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(facts: tuple[Fact, ...]) -> dict[str, str]:
    """Labels and texts with plain spaces."""
    return {plain(fact.label): plain(fact.text) for fact in facts}


def strong(facts: tuple[Fact, ...]) -> set[str]:
    """The labels of what is printed strong."""
    return {plain(fact.label) for fact in facts if fact.strong}


def given(back: int, name: str = "nivolumab", *, cycle: int | None = None) -> Infusion:
    return Infusion(TODAY - back * DAY, name, given=True, cycle=cycle)


def test_who_it_is_stands_in_lines_that_may_be_blank(press: Press) -> None:
    """The profile's name, else how the patient likes to be called; nobody's where names stay at home."""
    born = date(1961, 3, 3)
    full = Profile("Zoé EXEMPLE", born, file_number="A 12")
    whole = page(press, full)
    assert said(whole.identity) == {
        "Name": "Zoé EXEMPLE",
        "Date of birth": "3 March 1961",
        "File number": "A 12",
    }
    assert strong(whole.identity) == {"Name"}
    assert whole.title == "Summary for the consultation – Zoé EXEMPLE"
    assert plain(whole.running_head).startswith(
        "Summary for the consultation · Zoé EXEMPLE · From "
    )
    for profile in ((), (Profile(" "),), (Profile("\u202e", file_number=" "),)):
        assert said(page(press, *profile).identity) == {"Name": "Zoé", "Date of birth": ""}
    hidden = page(press, full, sections=WHOLE - {PageSection.IDENTITY})
    assert said(hidden.identity) == {"Name": "", "Date of birth": ""}
    assert hidden.title == "Summary for the consultation"
    assert plain(hidden.running_head).startswith("Summary for the consultation · From ")


@pytest.mark.parametrize("longer", [0, 1])
def test_names_are_cut_after_sixty_letters(press: Press, longer: int) -> None:
    """Of a person, of a file, of a doctor, a hospital and a cancer."""
    length = 60 + longer
    profile = Profile(
        "n" * length, file_number="f" * length, cancer="c" * length, hospital="h" * length,
        doctor="d" * length,
    )  # fmt: skip
    at = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    made = page(press, profile, Appointment(at, Purpose.CONSULTATION, "w" * length))
    facts = said(made.identity) | said(made.care)
    for label, letter in (
        ("Name", "n"),
        ("File number", "f"),
        ("Cancer", "c"),
        ("Hospital", "h"),
        ("Doctor", "d"),
        ("Next appointment", "w"),
    ):
        assert facts[label].count(letter) == 60
        assert facts[label].endswith(CUT_MARK) is bool(longer)


def test_the_next_appointment_names_the_doctor_only_where_names_are_printed(press: Press) -> None:
    """Nor are hospital and doctor; without a name, the hour alone stands there."""
    at = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    named = Appointment(at, Purpose.CONSULTATION, "Dr Lenoir")
    profile = Profile("Zoé", hospital="H", doctor="D")
    assert said(page(press, named, profile).care) == {
        "Next appointment": "3 Dec at 9:30, Dr Lenoir",
        "Hospital": "H",
        "Doctor": "D",
    }
    hidden = page(press, named, profile, sections=WHOLE - {PageSection.IDENTITY})
    assert said(hidden.care) == {"Next appointment": "3 Dec at 9:30"}
    bare = page(press, Appointment(at, Purpose.CONSULTATION))
    assert said(bare.care) == {"Next appointment": "3 Dec at 9:30"}
    assert page(press).care == ()


def test_the_period_bears_both_years_where_they_differ(press: Press) -> None:
    """And counts its days."""
    assert plain(page(press).period) == "From 21 November to 30 November 2026 (10 days)"
    assert plain(page(press, days=1).period) == "From 30 November to 30 November 2026 (1 day)"
    assert plain(page(press, days=365).period) == (
        "From 1 December 2025 to 30 November 2026 (365 days)"
    )


def check_ins(*backs: int) -> list[Body]:
    return [CheckIn(TODAY - back * DAY, Recall.DAY, answers("cough S1")) for back in backs]


def test_what_was_noted_and_what_was_not_is_counted(press: Press) -> None:
    """From the day on which the record book was begun."""
    assert page(press).coverage == "No check-in in this period"
    assert page(press, *check_ins(20)).coverage == "No check-in in this period"
    every = page(press, *check_ins(*range(10)))
    assert every.coverage == "A check-in for every day"
    one = page(press, *check_ins(*range(9)))
    assert plain(one.coverage) == "1 day of 10 without a check-in"
    two = page(press, *check_ins(*range(8)))
    assert plain(two.coverage) == "2 days of 10 without a check-in"
    begun = page(press, *check_ins(0, 4), began=TODAY - 4 * DAY)
    assert plain(begun.coverage) == ("3 days of 5 without a check-in · record book begun on 26 Nov")
    each = page(press, *check_ins(0, 1), began=TODAY - DAY)
    assert plain(each.coverage) == "A check-in for every day since 29 Nov"
    first_day = page(press, *check_ins(0, 9), began=TODAY - 9 * DAY)
    assert plain(first_day.coverage) == "8 days of 10 without a check-in"
    part = page(press, *check_ins(*range(10)), sections=WHOLE - {PageSection.NOTES})
    assert part.coverage == "A check-in for every day · Some parts are not printed"


def test_nothing_noted_is_said_in_place_of_symptoms(press: Press) -> None:
    """As long as nothing is."""
    assert page(press).nothing_noted == "Nothing was noted in the journal in this period."
    assert page(press, *check_ins(0)).nothing_noted == ""


def test_the_last_infusion_bears_the_day_of_its_cycle(press: Press) -> None:
    """Older ones of the period are listed; what was never given is said."""
    assert said(page(press).treatment) == {
        "Last infusion": "none noted",
        "Corticosteroid now": "none noted",
    }
    assert strong(page(press).treatment) == set()
    made = page(press, given(2, cycle=3), given(8, cycle=2), given(20, cycle=1))
    facts = said(made.treatment)
    assert facts["Last infusion"] == "28 Nov (day 3 of cycle 3)"
    assert facts["Also in this period"] == "22 Nov"
    assert facts["Immunotherapy"] == "nivolumab"
    assert strong(made.treatment) == {"Immunotherapy", "Last infusion"}
    older = said(page(press, given(20, cycle=1)).treatment)
    assert "Also in this period" not in older
    assert older["Last infusion"] == "10 Nov (day 21 of cycle 1)"


@pytest.mark.parametrize(
    ("ended", "said_last"),
    [
        (3, "28 Nov (2 days ago)"),
        (2, "28 Nov, the last one of the treatment"),
        (1, "29 Nov, the last one of the treatment"),
        (0, "30 Nov, the last one of the treatment"),
        (-1, "28 Nov (day 3 of cycle 3)"),
    ],
)
def test_the_last_dose_of_the_treatment_is_said_once_it_was_given(
    press: Press, ended: int, said_last: str
) -> None:
    """An earlier day than an infusion's, or one to come, says nothing of it."""
    made = page(press, given(2, cycle=3), Profile("Zoé", last_dose=TODAY - ended * DAY))
    assert said(made.treatment)["Last infusion"] == said_last
    alone = page(press, Profile("Zoé", last_dose=TODAY - 40 * DAY))
    assert said(alone.treatment)["Last infusion"] == "21 Oct, the last one of the treatment"
    assert "Last infusion" in strong(alone.treatment)


def test_the_treatment_says_since_when(press: Press) -> None:
    """The day that was typed, with its year."""
    profile = Profile("Zoé", treatment_started=date(2025, 8, 3))
    made = said(page(press, given(2), profile).treatment)
    assert made["Immunotherapy"] == "nivolumab; started on 3 Aug 2025"


def test_six_postponed_infusions_stand_with_their_reasons(press: Press) -> None:
    """200 letters of each; one without a reason is its day."""
    for count in (6, 7):
        put_off = [
            Infusion(TODAY - back * DAY, "x", given=False, reason="y" if back else None)
            for back in range(count)
        ]
        listed = said(page(press, *put_off).treatment)["Postponed"].split("; ")
        assert len(listed) == 6
        assert listed[-1] == ("30 Nov" if count == 6 else "29 Nov (y)")
    for length, is_cut in ((200, False), (201, True)):
        one = Infusion(TODAY, "z" * length, given=False, reason="y" * length)
        facts = said(page(press, one, given(1, "z" * length)).treatment)
        assert facts["Postponed"].count("y") == facts["Immunotherapy"].count("z") == 200
        assert (CUT_MARK in facts["Postponed"]) is (CUT_MARK in facts["Immunotherapy"]) is is_cut


def test_a_corticosteroid_that_is_taken_now_bears_its_dose_and_its_day(press: Press) -> None:
    """Until its last day; the first dose stands beside the present one."""
    steps = (DoseStep(TODAY - 5 * DAY, "40 mg"), DoseStep(TODAY - 2 * DAY, "20 mg"))
    cases = (
        (Medicine("P", TODAY, "5 mg", STEROID), "P 5 mg since 30 Nov"),
        (Medicine("P", TODAY - 5 * DAY, None, STEROID, TODAY), "P since 25 Nov"),
        (Medicine("P", TODAY - 5 * DAY, None, STEROID, TODAY - DAY), "none noted"),
        (Medicine("P", TODAY - 5 * DAY, "5 mg", MedicineClass.ANTIHISTAMINE), "none noted"),
        (
            Medicine("P", TODAY - 5 * DAY, None, STEROID, None, steps),
            "P 20 mg since 28 Nov (begun on 25 Nov at 40 mg)",
        ),
        (
            Medicine("P", TODAY - 9 * DAY, None, STEROID, None, steps),
            "P 20 mg since 28 Nov (begun on 21 Nov)",
        ),
    )
    for medicine, text in cases:
        made = page(press, medicine).treatment
        assert said(made)["Corticosteroid now"] == text
        assert ("Corticosteroid now" in strong(made)) is (text != "none noted")


def test_four_corticosteroids_stand_at_most_and_their_words_are_cut(press: Press) -> None:
    """200 letters of a name, 80 of the first dose."""
    for count in (4, 5):
        taken = [Medicine(f"P{n}", TODAY, None, STEROID) for n in range(count)]
        listed = said(page(press, *taken).treatment)["Corticosteroid now"].split("; ")
        assert len(listed) == 4
    for extra, is_cut in ((0, False), (1, True)):
        steps = (DoseStep(TODAY - DAY, "d" * (80 + extra)), DoseStep(TODAY, "x"))
        long = Medicine("q" * (198 + extra), TODAY - DAY, None, STEROID, None, steps)
        text = said(page(press, long).treatment)["Corticosteroid now"]
        assert (f"{'d' * 80})" in text) is not is_cut
        assert (f"{'q' * 198} x since" in text) is not is_cut
