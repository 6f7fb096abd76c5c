"""A symptom in one's own words on everything that is handed out: page, text, JSON, FHIR, table."""

import json
from datetime import timedelta

import fhirkit
import pytest

from companion.actions.consultation import PageChoice
from companion.actions.own_symptoms import own_symptom
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Kind, Preferences, Revision
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.publication import Publication
from tests.believable import TODAY, believable, number_id

NAILS = own_symptom("Ongles <striés> & =cassés")
LONG = own_symptom("abcdefghij" * 6)


def with_own() -> Carnet:
    """The believable carnet, with two symptoms in Marianne's own words noted on three days."""
    carnet = believable()
    patient = carnet.patient()
    assert patient is not None
    made = []
    bodies: list[Preferences | CheckIn] = [Preferences(own_symptoms=(NAILS, LONG))]
    for ago, level in ((3, 1), (2, 4), (1, 2)):
        answers = {own.id: {Attribute.INTENSITY: level} for own in (NAILS, LONG)}
        bodies.append(CheckIn(TODAY - timedelta(days=ago), Recall.DAY, answers))
    now = max(revision.recorded_at for revision in carnet.revisions.values())
    for number, body in enumerate(bodies, start=900_001):
        kind = Kind.PREFERENCES if isinstance(body, Preferences) else Kind.CHECK_IN
        name = number_id(number)
        made.append(Revision(number_id(number + 50), name, kind, patient.id, now, body))
    return carnet.with_revisions(made)


@pytest.fixture(scope="module")
def publication() -> Publication:
    return Publication(with_own(), load_catalogue(), PageChoice(), Language.FR, TODAY)


def test_the_page_and_its_text_name_it_in_those_words(publication: Publication) -> None:
    """With its level in words and digits; the PDF is made whatever the letters."""
    text = publication.text()
    assert "Ongles <striés> & =cassés" in text
    assert "énormément" in text
    assert publication.pdf().startswith(b"%PDF")


def test_the_summary_names_its_id(publication: Publication) -> None:
    """As worst of the period, or among the others."""
    summary = json.loads(publication.json())
    found = {symptom["id"]: symptom["worst"]["level"] for symptom in summary["symptoms"]}
    assert found[NAILS.id] == 4


def test_the_bundle_holds_it_without_a_code_in_a_questionnaire_of_its_own(
    publication: Publication,
) -> None:
    """Valid R4; a server must not take two people's questions for the same ones."""
    bundle = publication.fhir()
    assert fhirkit.validate(bundle) == []
    resources = [entry["resource"] for entry in json.loads(bundle)["entry"]]
    (asked,) = [r for r in resources if r["resourceType"] == "Questionnaire"]
    (item,) = [i for i in asked["item"] if i["linkId"] == NAILS.id]
    assert item["text"] == NAILS.text
    assert "code" not in item
    usual = Publication(believable(), load_catalogue(), PageChoice(), Language.FR, TODAY)
    assert asked["url"] not in usual.fhir()
    answered = [r for r in resources if r["resourceType"] == "QuestionnaireResponse"]
    assert {r["questionnaire"].split("|")[0] for r in answered} == {asked["url"]}
    assert NAILS.id in json.dumps(answered)


def test_the_table_has_a_row_a_day_and_no_formula(publication: Publication) -> None:
    """In those words; what starts like a formula is neutralised as everywhere."""
    rows = publication.csv().decode("utf-8-sig").splitlines()
    assert len([row for row in rows if "Ongles <striés>" in row]) == 3


def test_a_symptom_taken_off_the_list_is_not_called_not_asked() -> None:
    """Its answers stay; where there are none, the page is silent about it."""
    carnet = with_own()
    gone = own_symptom("Faute de frappe")
    (entry,) = carnet.entries(Preferences)
    for number, body in (
        (900_201, Preferences(own_symptoms=(NAILS, gone))),
        (900_202, Preferences(own_symptoms=(NAILS,))),
    ):
        revision = carnet.next_revision(
            body,
            record_id=entry.id,
            revision_id=number_id(number),
            author=entry.author,
            now=entry.recorded_at,
        )
        carnet = carnet.with_revisions([revision])
    publication = Publication(carnet, load_catalogue(), PageChoice(), Language.FR, TODAY)
    assert gone.id not in publication.summary.not_asked
    assert gone.text not in publication.text()
    assert LONG.id in {symptom.id for symptom in publication.summary.symptoms}
