"""Each record of a kind as FHIR says it, at the limits of what may be missing in it."""

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import cast
from uuid import NAMESPACE_URL, uuid5

import pytest

from companion.domain.carnet import Carnet
from companion.domain.comparator import Comparator
from companion.domain.records import (
    Body,
    CheckIn,
    DoseStep,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Person,
    Questionnaire,
    QuestionnaireResponse,
    Revision,
    Role,
    Route,
)
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.exchange import fhir_resources as fhir
from companion.record_json import JsonObject
from tests.believable import TODAY, Writer, answers, number_id
from tests.exchange.test_fhir import entries, resources
from tests.press import Press
from tests.questionnaires.building import URL, question, resource

DAY = timedelta(days=1)
UCUM = "http://unitsofmeasure.org"


def stable(name: str) -> str:
    """The urn of that name in any bundle: a server knows again what it took in last year."""
    return uuid5(uuid5(NAMESPACE_URL, "companion/fhir"), name).urn


def bundle_of(press: Press, *bodies: Body) -> str:
    """The bundle of a patient who wrote these records."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    for body in bodies:
        writer.write(body, TODAY, patient)
    return press.fhir(writer.carnet())


def resource_of(press: Press, kind: str, body: Body) -> JsonObject:
    """The one resource that a record became, without what each of them bears."""
    (found,) = resources(bundle_of(press, body), kind)
    same = {"resourceType", "identifier", "subject", "performer", "informationSource"}
    return {key: value for key, value in found.items() if key not in same}


@pytest.mark.parametrize(
    ("body", "category", "code", "unit"),
    [
        (Measurement(TODAY, "weight", 64.0, "kg"), "vital-signs", "29463-7", "kg"),
        (Measurement(TODAY, "ft4", 9.0, "pmol/L"), "laboratory", "14920-3", "pmol/L"),
        (Measurement(TODAY, "glucose", 5.0, "mmol/L"), "laboratory", None, "mmol/L"),
        (Measurement(TODAY, "mood", 2.0, "{x}"), "vital-signs", None, "{x}"),
        (Measurement(TODAY, "ft4", 2.0, "{x}"), "laboratory", None, "{x}"),
    ],
)
def test_a_measurement_has_the_category_and_the_code_of_its_quantity(
    press: Press, body: Measurement, category: str, code: str | None, unit: str
) -> None:
    """What the catalogue does not know keeps its own words and bears no code."""
    found = resource_of(press, "Observation", body)
    quantity = press.catalogue.quantities.get(body.quantity)
    words = quantity.label.in_language(Language.FR) if quantity else body.quantity
    coding = {"coding": [{"system": fhir.LOINC, "code": code}]} if code else {}
    assert found == {
        "status": "final",
        "category": [{"coding": [{"system": fhir.OBSERVATION_CATEGORY, "code": category}]}],
        "code": {**coding, "text": words},
        "effectiveDateTime": "2026-11-30",
        "valueQuantity": {"value": body.value, "unit": unit, "system": UCUM, "code": body.unit},
    }


def test_what_a_person_counts_is_a_survey(press: Press) -> None:
    """The catalogue's only count."""
    (count,) = (q for q in press.catalogue.quantities.values() if q.kind == "count")
    (unit, *_) = count.units
    found = resource_of(press, "Observation", Measurement(TODAY, count.id, 3.0, unit.ucum))
    (category,) = cast("list[JsonObject]", found["category"])
    assert category["coding"] == [{"system": fhir.OBSERVATION_CATEGORY, "code": "survey"}]


def test_a_measurement_with_an_hour_a_sign_and_a_range_of_one_side(press: Press) -> None:
    """The hour with its zone to the second; either side of the range may be missing."""
    at = datetime(2026, 11, 30, 8, 30, 5, 999, tzinfo=timezone(timedelta(hours=1)))
    for low, high in ((0.4, None), (None, 4.0), (0.4, 4.0), (0.0, None), (None, None)):
        body = Measurement(TODAY, "ft4", 0.1, "pmol/L", at, low, high, Comparator.BELOW)
        found = resource_of(press, "Observation", body)
        assert found["effectiveDateTime"] == "2026-11-30T08:30:05+01:00"
        unit = {"unit": "pmol/L", "system": UCUM, "code": "pmol/L"}
        assert found["valueQuantity"] == {"value": 0.1, "comparator": "<", **unit}
        sides = {"low": low, "high": high}
        known = {side: {"value": n, **unit} for side, n in sides.items() if n is not None}
        assert found.get("referenceRange") == ([known] if known else None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            Infusion(TODAY, "nivolumab", given=True, cycle=0, route=Route.IV, reason="no"),
            {"status": "completed", "note": [{"text": "cycle 0, route iv"}]},
        ),
        (Infusion(TODAY, "nivolumab", given=True, cycle=3),
         {"status": "completed", "note": [{"text": "cycle 3"}]}),
        (Infusion(TODAY, "nivolumab", given=False), {"status": "not-done"}),
        (Infusion(TODAY, "nivolumab", given=False, reason="fièvre"),
         {"status": "not-done", "statusReason": [{"text": "fièvre"}]}),
        (Infusion(TODAY, "nivolumab", given=False, reason=" "),
         {"status": "not-done", "statusReason": [{"text": "?"}]}),
        (Infusion(TODAY, "", given=True), {"status": "completed"}),
    ],
)  # fmt: skip
def test_an_infusion_says_why_only_where_it_was_postponed(
    press: Press, body: Infusion, expected: JsonObject
) -> None:
    """Cycle and route in a note, a blank reason as a question mark, no name as such."""
    named = {"text": body.medicine or "medicine not named"}
    assert resource_of(press, "MedicationAdministration", body) == {
        **expected,
        "medicationCodeableConcept": named,
        "effectiveDateTime": "2026-11-30",
    }


@pytest.mark.parametrize(
    ("until", "status"),
    [(None, "active"), (TODAY - DAY, "completed"), (TODAY, "active"), (TODAY + DAY, "active")],
)
def test_a_medicine_is_completed_once_its_last_day_has_passed(
    press: Press, until: date | None, status: str
) -> None:
    """On that day it is still taken."""
    kind = MedicineClass.CORTICOSTEROID
    steps = (DoseStep(TODAY - DAY, "40 mg"), DoseStep(TODAY, " "))
    body = Medicine("Prednisone", TODAY - 3 * DAY, "1 a day", kind, until, steps)
    period = {"start": "2026-11-27"} | ({"end": until.isoformat()} if until else {})
    assert resource_of(press, "MedicationStatement", body) == {
        "status": status,
        "medicationCodeableConcept": {"text": "Prednisone"},
        "effectivePeriod": period,
        "note": [{"text": "corticosteroid"}],
        "dosage": [
            {"sequence": 1, "text": "1 a day"},
            {"sequence": 2, "text": "40 mg (2026-11-29)"},
            {"sequence": 3, "text": "? (2026-11-30)"},
        ],
    }


def test_a_medicine_of_which_little_is_known(press: Press) -> None:
    """No class and no dose: neither note nor dosage."""
    assert resource_of(press, "MedicationStatement", Medicine(" ", TODAY)) == {
        "status": "active",
        "medicationCodeableConcept": {"text": "?"},
        "effectivePeriod": {"start": "2026-11-30"},
    }


def test_a_questionnaire_that_was_answered_with_and_without_its_version_is_sent_once(
    press: Press,
) -> None:
    """It is looked for before it is made, and what it says stays in letters as they are."""
    text = resource(question("a", text="Été ?"))
    bundle = bundle_of(
        press,
        Questionnaire(URL, "Suivi", text),
        QuestionnaireResponse(URL, TODAY, {"a": True}),
        QuestionnaireResponse(f"{URL}|1", TODAY, {"a": False}),
    )
    sent = [e for e in entries(bundle) if cast("JsonObject", e["resource"]).get("url") == URL]
    (entry,) = sent
    assert entry["request"] == {
        "method": "POST",
        "url": "Questionnaire",
        "ifNoneExist": f"url={URL}&version=1",
    }
    assert "Été ?" in bundle
    assert len(resources(bundle, "QuestionnaireResponse")) == 2
    # Known again by the carnet of anybody who answers the same questionnaire.
    assert entry["fullUrl"] == stable(f"team-questionnaire/{URL}|1")


def test_the_bundle_is_indented_by_one_space(press: Press) -> None:
    """As all files of ours."""
    text = bundle_of(press)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    assert text.startswith('{\n "resourceType": "Bundle",\n "type": "transaction",\n')


def test_a_record_that_bears_no_uuid_is_known_by_one_all_the_same(press: Press) -> None:
    """Always the same one, made of its own name."""
    body = CheckIn(TODAY, Recall.DAY, answers("cough S1"))
    revision = Revision("w", "own-name", body.kind, "x", datetime(2026, 11, 30, tzinfo=UTC), body)
    bundle = press.fhir(Carnet(number_id(1)).with_revisions([revision]))
    (found,) = resources(bundle, "QuestionnaireResponse")
    urn = stable("record/own-name")
    assert found["identifier"] == {"system": "urn:ietf:rfc:3986", "value": urn}
    (entry,) = (e for e in entries(bundle) if e["resource"] == found)
    assert entry["fullUrl"] == urn
    assert cast("JsonObject", entry["request"])["ifNoneExist"] == (
        f"identifier=urn:ietf:rfc:3986|{urn}"
    )


def test_the_journal_s_own_questions_and_their_answers_bear_the_same_links(press: Press) -> None:
    """Day, time spoken of, symptoms, signs and note, in that order; a sign of no card has a code."""
    check_in = CheckIn(TODAY, Recall.WEEK, answers("cough S1"), "Mieux", ("fever", "gone", " "))
    bundle = bundle_of(press, check_in)
    (asked,) = resources(bundle, "Questionnaire")
    links = {
        str(item["linkId"]): (item["type"], item.get("repeats"))
        for item in cast("list[JsonObject]", asked["item"])
    }
    groups = dict.fromkeys(press.catalogue.symptoms, ("group", None))
    assert list(links.items()) == [
        ("for-day", ("date", None)),
        ("recall", ("choice", None)),
        *groups.items(),
        ("warning-signs", ("choice", True)),
        ("note", ("text", None)),
    ]
    assert {key: asked[key] for key in ("status", "name", "subjectType")} == {
        "status": "active",
        "name": "CompanionJournal",
        "subjectType": ["Patient"],
    }
    (given,) = resources(bundle, "QuestionnaireResponse")
    assert re.fullmatch(r"1\.[0-9a-f]{8}", str(asked["version"]))
    assert given["questionnaire"] == f"{asked['url']}|{asked['version']}"
    said = {str(i["linkId"]): i.get("answer") for i in cast("list[JsonObject]", given["item"])}
    assert list(said) == ["for-day", "recall", "cough", "warning-signs", "note"]
    assert said["for-day"] == [{"valueDate": "2026-11-30"}]
    assert said["note"] == [{"valueString": "Mieux"}]
    signs = [
        cast("JsonObject", a["valueCoding"])
        for a in cast("list[JsonObject]", said["warning-signs"])
    ]
    assert [one["code"] for one in signs] == ["fever", "gone", "unknown"]
    assert ["display" in one for one in signs] == [True, False, False]
