"""A symptom in one's own words on everything that is handed out: page, text, JSON, FHIR, table."""

import json
from datetime import timedelta

import fhirkit
import pytest

from companion.actions.consultation import Consultation
from companion.actions.own_symptoms import own_symptom
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Kind, Preferences, Revision
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.exchange.fhir import bundle_json
from companion.exchange.summary_json import summary_json
from companion.exchange.table import summary_csv
from companion.messages import load_texts
from companion.paper.page.consultation import consultation_page
from tests.believable import TODAY, believable, number_id
from tests.press import consultation

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
def prepared() -> Consultation:
    return consultation(with_own())


def test_the_page_and_its_text_name_it_in_those_words(prepared: Consultation) -> None:
    """With its level in words and digits; the PDF is made whatever the letters."""
    page = consultation_page(prepared, Language.FR)
    text = page.text()
    assert "Ongles <striés> & =cassés" in text
    assert "énormément" in text
    assert page.pdf().startswith(b"%PDF")


def test_the_summary_names_its_id(prepared: Consultation) -> None:
    """As worst of the period, or among the others."""
    summary = json.loads(summary_json(prepared.summary, Language.FR))
    found = {symptom["id"]: symptom["worst"]["level"] for symptom in summary["symptoms"]}
    assert found[NAILS.id] == 4


def test_the_bundle_holds_it_without_a_code_in_a_questionnaire_of_its_own(
    prepared: Consultation,
) -> None:
    """Valid R4; a server must not take two people's questions for the same ones."""
    bundle = bundle_json(prepared, Language.FR)
    assert fhirkit.validate(bundle) == []
    resources = [entry["resource"] for entry in json.loads(bundle)["entry"]]
    (asked,) = [r for r in resources if r["resourceType"] == "Questionnaire"]
    (item,) = [i for i in asked["item"] if i["linkId"] == NAILS.id]
    assert item["text"] == NAILS.text
    assert "code" not in item
    usual = bundle_json(consultation(believable()), Language.FR)
    assert asked["url"] not in usual
    answered = [r for r in resources if r["resourceType"] == "QuestionnaireResponse"]
    assert {r["questionnaire"].split("|")[0] for r in answered} == {asked["url"]}
    assert NAILS.id in json.dumps(answered)


def test_the_table_has_a_row_a_day_and_no_formula(prepared: Consultation) -> None:
    """In those words; what starts like a formula is neutralised as everywhere."""
    rows = summary_csv(prepared, load_texts(Language.FR)).decode("utf-8-sig").splitlines()
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
    prepared = consultation(carnet)
    assert gone.id not in prepared.summary.not_asked
    assert gone.text not in consultation_page(prepared, Language.FR).text()
    assert LONG.id in {symptom.id for symptom in prepared.summary.symptoms}
