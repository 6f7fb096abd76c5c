"""The FHIR copy: valid R4, repeatable, and with no more than the page shows."""

import json
from datetime import timedelta
from typing import Final, cast

import fhirkit
import pytest
from msgspec.structs import replace

from companion.actions.consultation import PageChoice, PageSection
from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    Details,
    Measurement,
    Person,
    QuestionnaireResponse,
    Role,
)
from companion.domain.symptoms import Recall
from companion.record_json import JsonObject
from tests.believable import TODAY, Writer, answers, number_id
from tests.exchange.conftest import assert_golden
from tests.exchange.one_of_each import one_of_each
from tests.paper.test_hostile_text import HOSTILE, carnet_saying
from tests.press import Press

FORBIDDEN_SYSTEMS: Final = ("snomed", "meddra", "pro-ctcae", "ctcae")


def entries(bundle: str) -> list[JsonObject]:
    """The entries of a bundle."""
    return cast("list[JsonObject]", json.loads(bundle)["entry"])


def resources(bundle: str, kind: str) -> list[JsonObject]:
    """The resources of one kind."""
    found = [cast("JsonObject", entry["resource"]) for entry in entries(bundle)]
    return [resource for resource in found if resource["resourceType"] == kind]


def test_the_bundle_stays_as_it_is(press: Press) -> None:
    """One record of each kind, byte for byte; the questions are golden in the catalogue's test."""
    bundle = json.loads(press.fhir(one_of_each()))
    questionnaire = next(
        e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Questionnaire"
    )
    questionnaire["item"] = [i for i in questionnaire["item"] if i["linkId"] in {"recall", "rash"}]
    assert_golden("bundle.json", json.dumps(bundle, ensure_ascii=False, indent=1) + "\n")


def test_the_bundle_is_valid_r4(press: Press, carnet: Carnet) -> None:
    """The bundle as a whole and every resource in it, unknown elements refused."""
    bundle = press.fhir(carnet)
    assert fhirkit.validate(bundle) == []
    for entry in entries(bundle):
        resource = json.dumps(entry["resource"])
        assert fhirkit.validate(resource) == []
        fhirkit.parse(resource, strict=True)


def test_the_validator_refuses_what_is_not_r4(press: Press, carnet: Carnet) -> None:
    """The check has teeth."""
    patient = {**resources(press.fhir(carnet), "Patient")[0], "mood": "good"}
    with pytest.raises(fhirkit.ValidationError):
        fhirkit.parse(json.dumps(patient), strict=True)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_leave_the_bundle_valid(press: Press, name: str) -> None:
    """Controls, half characters and blank texts included."""
    bundle = press.fhir(carnet_saying(HOSTILE[name]))
    for entry in entries(bundle):
        assert fhirkit.validate(json.dumps(entry["resource"])) == []


def test_a_code_is_one_for_every_reader(press: Press) -> None:
    """A byte order mark is white space to a reader in JavaScript, and none to one in Python."""
    (response, _) = resources(
        press.fhir(carnet_saying("\ufeff fe\ufeffver ")), "QuestionnaireResponse"
    )
    items = {str(one["linkId"]): one for one in cast("list[JsonObject]", response["item"])}
    ticked = cast("list[JsonObject]", items["warning-signs"]["answer"])
    codes = [cast("JsonObject", one["valueCoding"])["code"] for one in ticked]
    assert codes == ["fe ver", "fever"]


def test_a_server_can_take_it_twice(press: Press, carnet: Carnet) -> None:
    """Every entry is created only when its identifier, all different, is not there yet."""
    requests = [cast("JsonObject", e["request"]) for e in entries(press.fhir(carnet))]
    assert {request["method"] for request in requests} == {"POST"}
    wanted = [str(request["ifNoneExist"]) for request in requests]
    assert len(set(wanted)) == len(wanted)
    urls = [entry["fullUrl"] for entry in entries(press.fhir(carnet))]
    assert len(set(map(str, urls))) == len(urls)


def test_other_questions_are_another_version(press: Press, carnet: Carnet) -> None:
    """A server keeps the questionnaire that it has of a version: one more symptom must not hide behind it."""
    fewer = dict(press.catalogue.symptoms)
    fewer.popitem()
    told = []
    for catalogue in (press.catalogue, replace(press.catalogue, symptoms=fewer)):
        bundle = Press(catalogue).fhir(carnet)
        (asked,) = resources(bundle, "Questionnaire")
        canonical = {one["questionnaire"] for one in resources(bundle, "QuestionnaireResponse")}
        assert canonical == {f"{asked['url']}|{asked['version']}"}
        assert f'"url={asked["url"]}&version={asked["version"]}"' in bundle
        told.append((asked["url"], asked["version"]))
    assert told[0][0] == told[1][0]
    assert told[0][1] != told[1][1]


def test_every_reference_leads_to_an_entry(press: Press, carnet: Carnet) -> None:
    """Nothing points outside the bundle."""
    bundle = press.fhir(carnet)
    urls = {str(entry["fullUrl"]) for entry in entries(bundle)}
    for kind in ("QuestionnaireResponse", "Observation", "MedicationAdministration"):
        for resource in resources(bundle, kind):
            assert cast("JsonObject", resource["subject"])["reference"] in urls


def test_a_postponed_infusion_is_not_done_with_its_reason(press: Press) -> None:
    """And a given one is completed."""
    found = resources(press.fhir(one_of_each()), "MedicationAdministration")
    assert [one["status"] for one in found] == ["completed", "not-done"]
    assert found[1]["statusReason"] == [{"text": "fièvre"}]


def test_what_was_corrected_is_amended_and_nothing_else(press: Press) -> None:
    """A check-in, a measurement and answers to the care team, each beside one that stands as it was."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    for corrected in (False, True):
        word, days = ("mended", 1) if corrected else ("whole", 0)
        day = TODAY - timedelta(days=days)
        for body in (
            CheckIn(day, Recall.DAY, answers("fatigue S2 I1"), note=word),
            Measurement(day, "temperature", 38.5 if corrected else 37.5, "Cel"),
            QuestionnaireResponse("https://team.example.org/unknown", day, {"sleep": word}),
        ):
            record = writer.write(body, day, patient)
            if corrected:
                writer.correct(record, body, day)
    bundle = press.fhir(writer.carnet())
    responses = resources(bundle, "QuestionnaireResponse")
    for word, status in (("mended", "amended"), ("whole", "completed")):
        found = [one["status"] for one in responses if word in json.dumps(one)]
        assert found == [status, status]
    values = {
        cast("JsonObject", one["valueQuantity"])["value"]: one["status"]
        for one in resources(bundle, "Observation")
    }
    assert values == {37.5: "final", 38.5: "amended"}


@pytest.mark.parametrize(
    ("section", "kinds"),
    [
        (PageSection.MEASUREMENTS, ("Observation",)),
        (PageSection.TREATMENT, ("MedicationAdministration", "MedicationStatement")),
    ],
)
def test_a_section_left_out_of_the_page_does_not_travel_hidden(
    press: Press, section: PageSection, kinds: tuple[str, ...]
) -> None:
    """The attached copy holds no more than the paper."""
    choice = PageChoice(sections=frozenset(PageSection) - {section})
    bundle = press.fhir(one_of_each(), choice)
    for kind in kinds:
        assert resources(bundle, kind) == []


def test_notes_signs_and_answers_can_each_be_left_out(press: Press) -> None:
    """A check-in travels with the chosen parts alone."""
    for section, secret in (
        (PageSection.NOTES, "Mieux"),
        (PageSection.WARNING_SIGNS, '"fever"'),
        (PageSection.SYMPTOMS, "intensity-2"),
    ):
        choice = PageChoice(sections=frozenset(PageSection) - {section})
        responses = json.dumps(
            resources(press.fhir(one_of_each(), choice), "QuestionnaireResponse"),
            ensure_ascii=False,
        )
        full = json.dumps(
            resources(press.fhir(one_of_each()), "QuestionnaireResponse"), ensure_ascii=False
        )
        assert secret in full
        assert secret not in responses


def test_what_was_noted_beside_a_level_travels_in_words(press: Press) -> None:
    """Beside its answer, and only while the page shows it too."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    noted = {"itching": Details(("face",), sleep_lost=True)}
    body = CheckIn(TODAY, Recall.DAY, answers("itching S2 I1"), details=noted)
    writer.write(body, TODAY, patient)
    bundle = press.fhir(writer.carnet())
    assert '"linkId": "itching.details"' in bundle
    assert "Visage · sommeil perdu" in bundle
    choice = PageChoice(sections=frozenset(PageSection) - {PageSection.DETAILS})
    assert "sommeil perdu" not in press.fhir(writer.carnet(), choice)


def test_only_open_terminologies_ship(press: Press, carnet: Carnet) -> None:
    """HPO and LOINC; no licensed system."""
    bundle = press.fhir(carnet).lower()
    assert "http://human-phenotype-ontology.org" in bundle
    assert "http://loinc.org" in bundle
    assert not [name for name in FORBIDDEN_SYSTEMS if name in bundle]


def test_an_empty_carnet_is_a_patient_alone(press: Press) -> None:
    """With no name."""
    bundle = press.fhir(Writer().carnet())
    (entry,) = entries(bundle)
    assert entry["resource"] == {
        "resourceType": "Patient",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{number_id(1)}"}],
    }
