"""Our Bundle in a real FHIR engine: valid for it and for npm `fhir`, and loaded twice it stands once."""

import io
import json
from collections import Counter
from datetime import timedelta
from typing import Final, cast

import pytest
from pypdf import PdfReader

from companion.domain.carnet import Carnet
from companion.domain.questionnaire_values import Given
from companion.domain.records import (
    CheckIn,
    Measurement,
    OwnSymptom,
    Person,
    Preferences,
    Questionnaire,
    QuestionnaireResponse,
    Role,
)
from companion.domain.symptoms import Recall
from companion.record_json import JsonObject
from tests.believable import TODAY, Writer, answers, number_id
from tests.exchange.one_of_each import one_of_each
from tests.hospital.node import run
from tests.paper.test_hostile_text import HOSTILE, carnet_saying
from tests.press import Press, consultation
from tests.questionnaires.building import URL, team_questionnaire

pytestmark = pytest.mark.hospital

DAY: Final = TODAY - timedelta(days=2)


def _neighbour(*, later: bool = False) -> Carnet:
    """Another patient, with a symptom in their own words and a care team's questionnaire.

    `later`: after a further day, and with the first one corrected.
    """
    writer = Writer(count=0x1000)
    patient = writer.write(Person("René", Role.PATIENT), DAY, number_id(0x1002))
    own = OwnSymptom("own-0a1b2c3d4e5f", "Crampes la nuit")
    writer.write(Preferences(own_symptoms=(own,)), DAY, patient)
    given = answers(f"fatigue S1 I0, {own.id} S2")
    first = writer.write(CheckIn(DAY, Recall.DAY, given), DAY, patient)
    writer.write(Questionnaire(URL, "Suivi", team_questionnaire()), DAY, patient)
    said: Given = {"sleep": "bad", "why": "La toux", "walks": True, "how-many": 2, "weight": 61.5}
    writer.write(QuestionnaireResponse(f"{URL}|1", DAY, said), DAY, patient)
    if later:
        writer.correct(first, CheckIn(DAY, Recall.DAY, answers("fatigue S3 I0")), DAY)
        day = DAY + timedelta(days=1)
        writer.write(CheckIn(day, Recall.DAY, answers("fatigue S4 I4")), day, patient)
        writer.write(Measurement(day, "temperature", 38.4, "Cel"), day, patient)
    return Carnet(number_id(0x900_001)).with_revisions(writer.revisions)


def _press(carnet: Carnet) -> Press:
    return Press(consultation(carnet).catalogue)


def _bundle(carnet: Carnet) -> JsonObject:
    return cast("JsonObject", json.loads(_press(carnet).fhir(carnet)))


def _as_updates(bundle: JsonObject) -> JsonObject:
    """As docs/hospital.md has it for a server that shall take corrections: conditional updates."""
    made: list[JsonObject] = []
    for entry in cast("list[JsonObject]", bundle["entry"]):
        asked = cast("JsonObject", entry["request"])
        put: JsonObject = {"method": "PUT", "url": f"{asked['url']}?{asked['ifNoneExist']}"}
        made.append(entry if asked["url"] == "Patient" else {**entry, "request": put})
    return {**bundle, "entry": [*made]}


def _known_patient() -> Carnet:
    """Somebody whom the hospital has treated for years."""
    writer = Writer(count=0x2000)
    patient = writer.write(Person("Odile", Role.PATIENT), DAY, number_id(0x2002))
    writer.write(CheckIn(DAY, Recall.DAY, answers("fatigue S2 I2")), DAY, patient)
    return Carnet(number_id(0x900_002)).with_revisions(writer.revisions)


def _with_own_patient(carnet: Carnet) -> JsonObject:
    """The hospital's own Patient, who bears the carnet's identifier beside the hospital's."""
    ours = {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{carnet.identity}"}
    theirs = {"system": "https://hospital.example.org/ipp", "value": "8004321"}
    resource = {"resourceType": "Patient", "identifier": [theirs, ours], "active": True}
    entry = {"resource": resource, "request": {"method": "POST", "url": "Patient"}}
    return cast("JsonObject", {"resourceType": "Bundle", "type": "transaction", "entry": [entry]})


@pytest.fixture(scope="module")
def attached() -> JsonObject:
    """The Bundle as it lies in the PDF."""
    pdf = _press(one_of_each()).pdf(one_of_each())
    (held,) = PdfReader(io.BytesIO(pdf)).attachments["companion.fhir.json"]
    return cast("JsonObject", json.loads(held))


@pytest.fixture(scope="module")
def engine(attached: JsonObject) -> JsonObject:
    """What the engine made of them all: one start of node for every test."""
    neighbour, later = _bundle(_neighbour()), _bundle(_neighbour(later=True))
    hostile = [_bundle(carnet_saying(text)) for text in HOSTILE.values()]
    wrong = json.loads(json.dumps(attached))
    wrong["entry"][0]["resource"]["mood"] = "good"
    loaded = [attached, attached, neighbour, neighbour, later, later, _as_updates(later)]
    known = [_with_own_patient(_known_patient()), _bundle(_known_patient())]
    loaded += known
    given = {"check": [wrong, attached, neighbour, later, *hostile], "load": loaded}
    return cast("JsonObject", run("engine.cjs", cast("JsonObject", given)))


@pytest.fixture(scope="module")
def loads(engine: JsonObject) -> list[JsonObject]:
    """What the engine answered to each Bundle, and all that it held then."""
    return cast("list[JsonObject]", engine["loads"])


def _statuses(load: JsonObject) -> Counter[str]:
    return Counter(cast("list[str]", load["statuses"]))


def _held(load: JsonObject) -> list[JsonObject]:
    return cast("list[JsonObject]", load["resources"])


def test_the_bundle_is_valid_for_both_and_both_notice_a_fault(engine: JsonObject) -> None:
    """Alone, from the PDF, with a team's questionnaire, and with hostile words."""
    wrong, *right = cast("list[list[str]]", engine["faults"])
    assert len([fault for fault in wrong if "mood" in fault]) >= 2
    assert right == [[] for _ in right]
    assert len(right) == 3 + len(HOSTILE)


def test_loaded_twice_it_stands_once(loads: list[JsonObject], attached: JsonObject) -> None:
    """The first time everything is created, the second time everything is found."""
    count = len(cast("list[JsonObject]", attached["entry"]))
    first, second, *_ = loads
    assert _statuses(first) == {"201": count}
    assert _statuses(second) == {"200": count}
    assert len(_held(first)) == count
    assert _held(second) == _held(first)


def test_the_engine_gives_back_what_it_was_given(
    loads: list[JsonObject], attached: JsonObject
) -> None:
    """Each resource as it was written, its references led to what the engine holds."""
    held = {f"{one['resourceType']}/{one['id']}": one for one in _held(loads[1])}
    entries = cast("list[JsonObject]", attached["entry"])
    text = json.dumps([entry["resource"] for entry in entries])
    for place, entry in enumerate(entries):
        resource = cast("JsonObject", entry["resource"])
        (name,) = [key for key, one in held.items() if _is_same(one, resource)]
        text = text.replace(str(entry["fullUrl"]), name)
        held[name]["place"] = place
    read = sorted(held.values(), key=lambda one: cast("int", one["place"]))
    assert [_plain(one) for one in read] == [_plain(one) for one in json.loads(text)]


def _is_same(held: JsonObject, ours: JsonObject) -> bool:
    if held["resourceType"] != ours["resourceType"]:
        return False
    if ours["resourceType"] == "Provenance":
        theirs = cast("JsonObject", held["meta"])["tag"]
        return theirs == cast("JsonObject", ours["meta"])["tag"]
    key = "url" if ours["resourceType"] == "Questionnaire" else "identifier"
    return held[key] == ours[key]


def _plain(resource: JsonObject) -> JsonObject:
    """Without what the engine adds."""
    own = {key: value for key, value in resource.items() if key not in {"id", "meta", "place"}}
    tag = cast("JsonObject", resource.get("meta", {})).get("tag")
    return {**own, "tag": tag} if tag else own


def test_two_patients_stay_apart(loads: list[JsonObject]) -> None:
    """Also their questionnaires, where one asks about a symptom in the patient's own words."""
    held = _held(loads[3])
    patients = [f"Patient/{one['id']}" for one in held if one["resourceType"] == "Patient"]
    assert len(patients) == 2
    subjects = Counter(
        cast("JsonObject", one["subject"])["reference"]
        for one in held
        if one["resourceType"] == "QuestionnaireResponse"
    )
    assert subjects == {patients[0]: 3, patients[1]: 2}
    journals = [one for one in held if one.get("name") == "CompanionJournal"]
    assert len({one["url"] for one in journals}) == 2
    assert _statuses(loads[3]).keys() == {"200"}


def test_the_next_visit_adds_what_is_new(loads: list[JsonObject]) -> None:
    """A day, a temperature, and who corrected the first day; the rest is there already."""
    assert _statuses(loads[4])["201"] == 3
    known = {str(one["id"]) for one in _held(loads[3])}
    new = [one for one in _held(loads[4]) if str(one["id"]) not in known]
    kinds = Counter(str(one["resourceType"]) for one in new)
    assert kinds == {"QuestionnaireResponse": 1, "Observation": 1, "Provenance": 1}
    assert _statuses(loads[5]).keys() == {"200"}


def test_a_server_that_shall_take_corrections_is_asked_to_update(loads: list[JsonObject]) -> None:
    """The corrected day says what it says now, and nothing stands twice."""
    before, after = _held(loads[5]), _held(loads[6])
    assert _statuses(loads[6]).keys() == {"200"}
    assert len(after) == len(before)
    # The first day of the neighbour, whose fatigue was 1 and is 3.
    urn = f"urn:uuid:{number_id(0x1006)}"
    told = []
    for held in (before, after):
        (day,) = [
            one
            for one in held
            if one["resourceType"] == "QuestionnaireResponse"
            and cast("JsonObject", one["identifier"])["value"] == urn
        ]
        told.append((day["status"], "intensity-1" in json.dumps(day)))
    assert told == [("completed", True), ("amended", False)]


def test_what_the_hospital_knows_already_stays_its_own_patient(loads: list[JsonObject]) -> None:
    """Once its Patient bears the carnet's identifier, every Bundle finds it."""
    patients = [one for one in _held(loads[8]) if one["resourceType"] == "Patient"]
    (known,) = [one for one in patients if one.get("active")]
    assert len(patients) == 3
    subjects = [
        cast("JsonObject", one["subject"])["reference"]
        for one in _held(loads[8])
        if one["resourceType"] == "QuestionnaireResponse"
    ]
    assert subjects.count(f"Patient/{known['id']}") == 1
