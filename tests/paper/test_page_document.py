"""What the page says: changes first, the three kinds of absence apart, and who wrote what."""

from datetime import date, timedelta

import pytest

from companion.actions.consultation import PageChoice, PageSection
from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    DoseStep,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    OwnSymptom,
    Person,
    Preferences,
    Question,
    Role,
)
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.messages import load_texts
from companion.paper.page.consultation import build_page, consultation_page
from companion.paper.page.document import NO_CHECK_IN, NOT_ASKED, PRESENT, PageDocument
from tests.believable import TODAY, Writer, answers, number_id
from tests.press import Press, consultation

PATIENT = number_id(900_000)


def written(*check_ins: tuple[date, str]) -> Writer:
    """A carnet in the making, with the patient's check-ins."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY - timedelta(days=99), PATIENT)
    for on, text in check_ins:
        writer.write(CheckIn(on, Recall.DAY, answers(text)), on, patient)
    return writer


def days(number: int, *, last: date = TODAY) -> PageChoice:
    """The period of that many days up to today."""
    return PageChoice(Basis.DATES, last - timedelta(days=number - 1), last)


def strip(page: PageDocument, row: int = 0) -> tuple[str, ...]:
    """The cells of a symptom's row."""
    assert page.symptoms is not None
    return page.symptoms.rows[row].strip.cells


def test_changes_come_as_new_stronger_weaker_gone_not_compared(
    press: Press, carnet: Carnet
) -> None:
    """Plain arithmetic in words, worst things to see first."""
    page = press.page(carnet, language=Language.EN)
    assert page.changes is not None
    said = [(group.mark, group.label, group.items) for group in page.changes.groups]
    assert said == [
        ("◆", "New symptom", ("Feeling cold: not at all → moderately (0 → 2)",)),
        (
            "▲",
            "Stronger",
            ("Tiredness: a little → a lot (1 → 3)", "Cough: a little → moderately (1 → 2)"),
        ),
        ("▼", "Weaker", ("Palpitations: moderately → a little (2 → 1)",)),
        ("○", "Gone", ("Trembling: a little → not at all (1 → 0)",)),
        ("▼", "For less long", ("Itching: moderately (2), 9 days → 5 days",)),
        ("–", "Not compared", ("Rash: yes", "Constipation: a little (1)", "Joint pain: a little (1)")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answered", "level"), [("rash P1", "yes"), ("fatigue S1", "a little (1)")]
)
def test_what_lasted_longer_is_not_the_same_whatever_its_level(
    press: Press, answered: str, level: str
) -> None:
    """One day and then twenty, of a rash or of a little tiredness: below 2 each day above 0 counts."""
    before, now = [TODAY - timedelta(days=30)], [TODAY - timedelta(days=n) for n in range(20)]
    writer = written(*((day, answered) for day in (*before, *now)))
    page = press.page(writer.carnet(), choice=days(20), language=Language.EN)
    assert page.changes is not None
    (group,) = page.changes.groups
    assert group.label == "For longer"
    assert group.items[0].endswith(f": {level}, 1 day → 20 days")
    assert "No level changed." not in page.changes.remarks


def test_french_says_the_change_with_its_typography(press: Press, carnet: Carnet) -> None:
    """A no-break space before the colon."""
    page = press.page(carnet)
    assert page.changes is not None
    items = [item for group in page.changes.groups for item in group.items]
    assert "Fatigue\u00a0: un peu → beaucoup (1 → 3)" in items


def test_nothing_before_is_said_instead_of_compared(press: Press) -> None:
    """With an empty period before, no symptom is called new."""
    page = press.page(written((TODAY, "fatigue S3")).carnet(), language=Language.EN)
    assert page.changes is not None
    assert page.changes.groups == ()
    assert page.changes.remarks == (
        "Nothing was noted in the period before: there is nothing to compare.",
    )


def test_three_kinds_of_absence_are_three_cells(press: Press) -> None:
    """Nothing, not asked and no check-in never look alike."""
    writer = written(
        (TODAY - timedelta(days=3), "fatigue S0"),
        (TODAY - timedelta(days=2), "itching S1"),
        (TODAY, "fatigue S2"),
    )
    page = press.page(writer.carnet(), choice=days(4))
    assert strip(page) == ("0", NOT_ASKED, NO_CHECK_IN, "2")
    assert page.symptoms is not None
    assert page.symptoms.rows[0].strip.alt == (
        "Fatigue\u00a0: 27\u00a0nov.\u00a0: 0\u202f; 28\u00a0nov.\u00a0: non\u00a0demandé\u202f;"
        " 29\u00a0nov.\u00a0: pas\u00a0de\u00a0saisie\u202f; 30\u00a0nov.\u00a0: 2."
    )


def test_a_symptom_that_is_there_or_not_has_no_digit(press: Press) -> None:
    """Yes is a word and a dark dot, never a level 1 of 4."""
    page = press.page(written((TODAY, "chest-pain P1")).carnet(), choice=days(2))
    assert page.symptoms is not None
    row = page.symptoms.rows[0]
    assert (row.worst, row.worst_word, row.strip.cells[1]) == (PRESENT, "oui", PRESENT)


def test_two_authors_of_one_day_are_both_shown(press: Press, carnet: Carnet) -> None:
    """A row for each author, and the differing levels in words."""
    page = press.page(carnet, language=Language.EN)
    assert page.symptoms is not None
    assert [row.name for row in page.symptoms.writers] == [
        "Noted by Marianne EXEMPLE",
        "Noted by Paul",
    ]
    said = {remark.label: remark.text for remark in page.symptoms.remarks}
    assert said["Two answers for one day"].startswith(
        "22\u00a0Nov, Tiredness: Marianne EXEMPLE a lot (3), Paul moderately (2); 11"
    )


def test_late_and_corrected_check_ins_bear_marks(press: Press, carnet: Carnet) -> None:
    """+5 stands for five days later, c for corrected; the legend explains them."""
    page = press.page(carnet, language=Language.EN)
    assert page.symptoms is not None
    cells = page.symptoms.writers[0].strip.cells
    assert cells.count("+5") == 1
    assert cells.count("c") == 1
    legend = {item.cell: item.text for item in page.symptoms.legend}
    assert legend["+2"] == "noted 2 days afterwards"
    assert legend["c"] == "corrected afterwards"


@pytest.mark.parametrize(("length", "cells", "each"), [(84, 84, 1), (85, 43, 2), (3650, 60, 61)])
def test_a_long_period_is_grouped_and_says_so(
    press: Press, length: int, cells: int, each: int
) -> None:
    """Above 84 days a cell shows the highest level of its days."""
    writer = written((TODAY - timedelta(days=length - 1), "fatigue S3"), (TODAY, "fatigue S1"))
    page = press.page(writer.carnet(), choice=days(length), language=Language.EN)
    assert len(strip(page)) == cells
    assert page.symptoms is not None
    said = {remark.label: remark.text for remark in page.symptoms.remarks}
    if each == 1:
        assert "Long period" not in said
    else:
        assert f"each cell stands for {each} days" in said["Long period"]
        assert strip(page)[0] == "3"


def test_ten_years_can_be_printed(press: Press) -> None:
    """Measurements every day for ten years become at most two points a cell."""
    writer = written((TODAY, "fatigue S1"))
    for n in range(3_650):
        on = TODAY - timedelta(days=n)
        writer.write(Measurement(on, "temperature", 36.5 + n % 7 / 10, "Cel"), on, PATIENT)
    page = press.page(writer.carnet(), choice=days(3_650))
    assert page.measurements is not None
    assert len(page.measurements.charts[0].points) == 120
    assert press.pdf(writer.carnet(), choice=days(3_650)).startswith(b"%PDF")


def test_a_curve_of_one_value_runs_through_the_middle(press: Press) -> None:
    """There is no lowest and no highest one to stand at an edge."""
    writer = written((TODAY, "fatigue S1"))
    for n in range(3):
        on = TODAY - timedelta(days=n)
        writer.write(Measurement(on, "temperature", 37.0, "Cel"), on, PATIENT)
    page = press.page(writer.carnet(), choice=days(7))
    assert page.measurements is not None
    assert [point.y for point in page.measurements.charts[0].points] == [0.5, 0.5, 0.5]


def test_a_gap_in_a_curve_stays_a_gap(press: Press, carnet: Carnet) -> None:
    """Points further apart than twice the usual interval are not joined."""
    page = press.page(carnet)
    assert page.measurements is not None
    temperature = page.measurements.charts[0]
    assert temperature.title == "Température"
    assert [point.joined for point in temperature.points].count(False) == 3


def test_lab_values_keep_their_unit_date_and_range(press: Press, carnet: Carnet) -> None:
    """Each value of a blood test stands in words, with the laboratory's own range."""
    page = press.page(carnet, language=Language.EN)
    assert page.measurements is not None
    tsh = next(chart for chart in page.measurements.charts if chart.title == "TSH")
    assert tsh.latest.split() == ["8.9", "mIU/L"]
    assert tsh.details == (
        "21\u00a0Oct: 0.05; 9\u00a0Nov: 3.1; 23\u00a0Nov: 8.9",
        "laboratory’s range: 0.4 to 4.0",
    )


def test_two_units_are_never_on_one_chart(press: Press) -> None:
    """Free T4 in pmol/L and in ng/dL are two quantities on paper."""
    writer = written((TODAY, "fatigue S1"))
    for value, unit in ((12.0, "pmol/L"), (1.1, "ng/dL")):
        writer.write(Measurement(TODAY, "ft4", value, unit), TODAY, PATIENT)
    page = press.page(writer.carnet())
    assert page.measurements is not None
    assert len(page.measurements.charts) == 2


def test_a_current_corticosteroid_stands_at_the_top_and_bears_a_tag(
    press: Press, carnet: Carnet
) -> None:
    """With its present dose; one that ended is only in the list."""
    page = press.page(carnet, language=Language.EN)
    facts = {fact.label: fact.text for fact in page.treatment}
    assert facts["Corticosteroid now"] == (
        "Prednisone 20 mg since 20\u00a0Nov (begun on 10\u00a0Nov at 40 mg)"
    )
    assert page.medicines is not None
    assert page.medicines.rows[0].tag == "corticosteroid"
    writer = written((TODAY, "fatigue S1"))
    ended = Medicine(
        "Prednisone", TODAY - timedelta(days=9), "5 mg", MedicineClass.CORTICOSTEROID,
        TODAY - timedelta(days=1),
    )  # fmt: skip
    writer.write(ended, TODAY, PATIENT)
    facts = {f.label: f.text for f in press.page(writer.carnet(), language=Language.EN).treatment}
    assert facts["Corticosteroid now"] == "none noted"


@pytest.mark.parametrize(("changes", "wide"), [(0, False), (1, False), (2, True)])
def test_a_taper_is_read_over_the_width_of_the_page(press: Press, changes: int, wide: bool) -> None:
    """One change of dose fits beside the other lists; the next ones do not."""
    steps = tuple(DoseStep(TODAY - timedelta(days=n + 1), f"{n} mg") for n in range(changes))
    writer = written((TODAY, "fatigue S1"))
    taken = Medicine("Prednisone", TODAY - timedelta(days=9), "60 mg", steps=steps)
    writer.write(taken, TODAY, PATIENT)
    page = press.page(writer.carnet())
    assert page.medicines is not None
    assert page.medicines.wide is wide


def test_the_last_infusion_says_where_the_cycle_stands(press: Press, carnet: Carnet) -> None:
    """And a postponed one gives its reason."""
    facts = {fact.label: fact.text for fact in press.page(carnet).treatment}
    assert facts["Dernière perfusion"] == "9\u00a0nov. (jour\u00a022 du cycle\u00a07)"
    assert "anomalie thyroïdienne" in "".join(facts.values())


def test_without_a_profile_the_page_bears_the_name_to_be_called_by(press: Press) -> None:
    """And leaves a line to write the birth date on."""
    page = press.page(written((TODAY, "fatigue S1")).carnet())
    assert [fact.text for fact in page.identity] == ["Marianne", ""]


def test_infusions_are_ticks_on_their_day(press: Press) -> None:
    """The cell of the day of each infusion that was given."""
    writer = written((TODAY, "fatigue S1"))
    writer.write(Infusion(TODAY - timedelta(days=1), "x", given=True), TODAY, PATIENT)
    writer.write(Infusion(TODAY, "x", given=False), TODAY, PATIENT)
    page = press.page(writer.carnet(), choice=days(3))
    assert page.symptoms is not None
    assert page.symptoms.infusions == (1,)


def test_a_ticked_sign_says_what_was_done(press: Press, carnet: Carnet) -> None:
    """The card's own line, the day, and the event of that day."""
    page = press.page(carnet, language=Language.EN)
    assert page.warning_signs is not None
    (row,) = page.warning_signs.rows
    assert row.days == "9\u00a0Nov"
    assert row.done == "Called the team"


@pytest.mark.parametrize("section", [s for s in PageSection if s is not PageSection.IDENTITY])
def test_a_section_can_be_left_out(press: Press, carnet: Carnet, section: PageSection) -> None:
    """Every section except the identity disappears from the page as a whole."""
    full = press.page(carnet)
    choice = PageChoice(sections=frozenset(PageSection) - {section})
    page = press.page(carnet, choice=choice)
    parts = {
        PageSection.SYMPTOMS: (page.symptoms, page.changes),
        PageSection.WARNING_SIGNS: (page.warning_signs,),
        PageSection.TREATMENT: (page.medicines,),
        PageSection.MEASUREMENTS: (page.measurements,),
        PageSection.EVENTS: (page.events,),
        PageSection.QUESTIONS: (page.questions,),
        PageSection.REMARKS: (page.remarks,),
        PageSection.NOTES: (page.notes,),
        PageSection.DETAILS: (page.details,),
        PageSection.QUESTIONNAIRES: (),
    }[section]
    assert parts == (None,) * len(parts)
    assert full != page or not parts


def test_questions_put_first_stand_first(press: Press) -> None:
    """Then the other open ones, then those that were answered."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    for body in (
        Question("Avant ?", TODAY, "Oui.", first=True),
        Question("Plus tard ?"),
        Question("D’abord ?", first=True),
    ):
        writer.write(body, TODAY, patient)
    page = press.page(writer.carnet())
    assert page.questions is not None
    assert [item.text for item in page.questions.items] == ["D’abord ?", "Plus tard ?", "Avant ?"]


def test_what_was_copied_from_paper_is_marked(press: Press) -> None:
    """A mark in the strip of who noted it, with its legend, and the sheet's number below."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    for back, written_after in ((1, 0), (6, 6)):
        on = TODAY - timedelta(days=back)
        body = CheckIn(on, Recall.DAY, answers("fatigue S2"), copied_from="paper 20261123-7")
        writer.write(body, on + timedelta(days=written_after), patient)
    table = press.page(writer.carnet()).symptoms
    assert table is not None
    (row,) = table.writers
    assert [cell for cell in row.strip.cells if cell != " "] == ["+6", "p"]
    assert row.strip.alt.endswith("24\u00a0nov. noté 6 jours après.")
    assert ("p", "sur papier") in [(item.cell, item.text) for item in table.legend]
    said = {fact.label: fact.text for fact in table.remarks}
    assert said["Recopié d’une feuille"] == "feuille 20261123-7 (24\u00a0nov., 29\u00a0nov.)"


def test_own_symptoms_stand_in_the_persons_own_words() -> None:
    """In the table and in the changes, as they were typed."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    own = OwnSymptom("own-1", "Ongles qui cassent")
    writer.write(Preferences(own_symptoms=(own,)), TODAY, patient)
    body = CheckIn(TODAY, Recall.DAY, {own.id: {Attribute.INTENSITY: 3}})
    writer.write(body, TODAY, patient)
    prepared = consultation(writer.carnet())
    symptoms = build_page(prepared, load_texts(Language.FR)).symptoms
    assert symptoms is not None
    assert [row.name for row in symptoms.rows] == ["Ongles qui cassent"]
    made = consultation_page(prepared, Language.FR)
    assert "Ongles qui cassent" in made.text()
    assert made.pdf().startswith(b"%PDF-")
