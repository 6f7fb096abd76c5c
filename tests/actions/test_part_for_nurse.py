"""What the page leaves out is not in the nurse's file either: nobody can read it back out of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.actions.consultation import PageChoice, PageSection, prepare
from companion.actions.part_for_nurse import part_for_nurse
from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    Details,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Person,
    Profile,
    Question,
    Remark,
    Role,
)
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.record_json import record_line
from tests.actions.desk import CATALOGUE, Desk

TODAY = date(2026, 11, 21)
SIGN = next(iter(CATALOGUE.card.signs))
CHOICE = PageChoice(basis=Basis.DATES, first=TODAY - timedelta(days=9), last=TODAY)
SAID = {
    PageSection.IDENTITY: ("Zoé", "1961-03-03", "D-4711", "Hugo"),
    PageSection.SYMPTOMS: ("fatigue",),
    PageSection.WARNING_SIGNS: (SIGN,),
    PageSection.DETAILS: ("lessive",),
    PageSection.NOTES: ("Mal dormi",),
    PageSection.TREATMENT: ("nivolumab", "Cétirizine"),
    PageSection.MEASUREMENTS: ("temperature",),
    PageSection.EVENTS: ("Grippe",),
    PageSection.QUESTIONS: ("Puis-je voyager",),
    PageSection.REMARKS: ("Il dort beaucoup",),
}


@pytest.fixture
def carnet(desk: Desk) -> Carnet:
    """One of everything that can be left out."""
    journal = desk.journal
    journal.correct(desk.patient, Person("Zoé", Role.PATIENT))
    journal.record(Profile("Zoé", birth_date=date(1961, 3, 3), file_number="D-4711"))
    journal.record(
        CheckIn(
            TODAY,
            Recall.DAY,
            {"fatigue": {Attribute.INTENSITY: 2}, "itching": {Attribute.INTENSITY: 1}},
            note="Mal dormi",
            warning_signs=(SIGN,),
            details={"itching": Details(new_product="lessive")},
        )
    )
    journal.record(Infusion(TODAY, "nivolumab", given=True))
    journal.record(Medicine("Cétirizine", from_day=TODAY))
    journal.record(Measurement(TODAY, "temperature", 38.4, "Cel"))
    journal.record(Event(TODAY, "Grippe"))
    journal.record(Question("Puis-je voyager ?"))
    journal.author = journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    journal.record(Remark("Il dort beaucoup", for_day=TODAY))
    return desk.carnet


def written(carnet: Carnet, choice: PageChoice) -> str:
    """Every line of the nurse's part."""
    part = part_for_nurse(carnet, prepare(carnet, CATALOGUE, choice, TODAY), choice)
    bodies = [(r.body, r.record_id) for history in part.histories() for r in history]
    return "\n".join(record_line(body, record_id) for body, record_id in bodies if body is not None)


def test_the_whole_page_needs_all_of_it(carnet: Carnet) -> None:
    said = written(carnet, CHOICE)
    for words in SAID.values():
        for word in words:
            assert word in said, word


@pytest.mark.parametrize("section", list(SAID), ids=lambda section: section.value)
def test_what_a_section_says_goes_with_it_and_nothing_else(
    carnet: Carnet, section: PageSection
) -> None:
    said = written(carnet, replace(CHOICE, sections=CHOICE.sections - {section}))
    for other, words in SAID.items():
        for word in words:
            if other is section:
                assert word not in said, word
            else:
                assert word in said, word


def test_a_symptom_that_is_left_out_has_no_answer_and_no_detail(carnet: Carnet) -> None:
    said = written(carnet, replace(CHOICE, without_symptoms=frozenset({"itching"})))
    assert "itching" not in said
    assert "lessive" not in said
    assert "fatigue" in said
