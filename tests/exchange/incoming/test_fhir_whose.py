"""A bundle from elsewhere as a whole: what stays outside, whose it is, which id it has."""

import json
from datetime import date

import pytest

from companion.actions.bring_in.found import BROKEN, NOTHING_KNOWN, FoundRecords, NotBroughtIn
from companion.content.catalogue import load_catalogue
from companion.domain.records import (
    Body,
    Measurement,
    Medicine,
)
from companion.exchange.incoming import fhir_in
from companion.exchange.incoming.read import read
from companion.record_json import Json, JsonObject, parse_line

CATALOGUE = load_catalogue()
DAY = date(2026, 11, 20)
UCUM = "http://unitsofmeasure.org"
OBSERVED: JsonObject = {
    "resourceType": "Observation",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "8310-5"}]},
    "effectiveDateTime": "2026-11-20",
    "valueQuantity": {"value": 38.4, "code": "Cel"},
}
TAKEN: JsonObject = {
    "resourceType": "MedicationStatement",
    "medicationReference": {"reference": "Medication/m", "display": "Displayed"},
    "effectiveDateTime": "2026-11-20",
}


def bundle(*resources: JsonObject) -> FoundRecords:
    """What is found in a bundle of these."""
    entries = [{"fullUrl": f"urn:{n}", "resource": one} for n, one in enumerate(resources)]
    text = json.dumps({"resourceType": "Bundle", "entry": [*entries, {}]})
    found = read(text.encode(), CATALOGUE)
    assert isinstance(found, FoundRecords)
    return found


def bodies(found: FoundRecords) -> list[Body | None]:
    return [parse_line(record.line).body for record in found.records]


def left(found: FoundRecords) -> dict[tuple[str, str], int]:
    return {(one.reason, one.name): one.count for one in found.left_out}


def test_what_stays_outside_is_counted_by_its_kind() -> None:
    """People, provenance and the questions themselves are no records, and are not spoken of."""
    found = bundle(
        OBSERVED,
        {**OBSERVED, "status": "cancelled"},
        {**OBSERVED, "status": "entered-in-error"},
        {**OBSERVED, "implicitRules": "urn:x"},
        {**OBSERVED, "effectiveDateTime": None},
        {"resourceType": "MedicationAdministration", "effectiveDateTime": "2026-11-20"},
        {"resourceType": "Patient", "id": "p", "name": [{"given": ["Zoé"], "family": "E"}]},
        {"resourceType": "OperationOutcome"},
        {"resourceType": "Medication"},
        TAKEN,
    )
    assert len(found.records) == 2
    assert left(found) == {
        (fhir_in.IN_ERROR, "Observation"): 2,
        (fhir_in.MODIFIED, "Observation"): 1,
        (fhir_in.NO_DAY, "Observation"): 1,
        (fhir_in.OTHER_KIND, "MedicationAdministration"): 1,
    }
    assert found.about == "Zoé E"


def test_a_single_resource_is_read_as_a_bundle_of_it() -> None:
    """And a bundle of nothing for us is refused."""
    found = read(json.dumps(OBSERVED).encode(), CATALOGUE)
    assert isinstance(found, FoundRecords)
    assert bodies(found) == [Measurement(DAY, "temperature", 38.4, "Cel")]
    with pytest.raises(NotBroughtIn) as told:
        bundle({"resourceType": "Patient"})
    assert told.value.values == {"reason": NOTHING_KNOWN}


def test_a_medicine_is_named_where_its_reference_leads() -> None:
    """By its id, by its place in the bundle, else by the words beside the reference."""
    named: JsonObject = {"resourceType": "Medication", "id": "m", "code": {"text": "Named"}}
    by_place: JsonObject = {**TAKEN, "medicationReference": {"reference": "urn:0"}}
    names = [
        body.name
        for found in (bundle(named, TAKEN), bundle(named, by_place), bundle(TAKEN))
        for body in bodies(found)
        if isinstance(body, Medicine)
    ]
    assert names == ["Named", "Named", "Displayed"]


def test_the_same_resource_has_the_same_id_whatever_a_server_adds() -> None:
    """Its own number and its shown text are no content; another value is."""
    warmer: JsonObject = {"valueQuantity": {"value": 38.5, "code": "Cel"}}
    added: JsonObject = {"meta": {"versionId": "2"}, "text": {"div": "x"}}
    same: list[JsonObject] = [OBSERVED, OBSERVED | added, OBSERVED | warmer]
    ids = [parse_line(bundle(one).records[0].line).id for one in same]
    assert ids[0] == ids[1] != ids[2]
    urn = "urn:uuid:00000000-0000-4000-8000-000000000001"
    identified: JsonObject = {
        **OBSERVED,
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": urn}],
    }
    other = identified | warmer
    one, two = (parse_line(bundle(each).records[0].line).id for each in (identified, other))
    assert one == two != ids[0]


OURS = "0190e2f0-0000-7000-8000-0000000000aa"


def ours(number: int = 0xAA, **more: Json) -> JsonObject:
    """An observation that this program wrote out."""
    record = f"urn:uuid:0190e2f0-0000-7000-8000-{number:012x}"
    named: list[Json] = [{"system": "urn:x"}, {"system": "urn:ietf:rfc:3986", "value": record}]
    return {**OBSERVED, "identifier": named, **more}


def provenance(target: str, *names: str, revised: tuple[str, ...] = ()) -> JsonObject:
    """Who made the resource at that place of the bundle."""
    entity: list[Json] = [{"agent": [{"who": {"display": name}} for name in revised]}]
    return {
        "resourceType": "Provenance",
        "target": [{"reference": target}],
        "agent": [{"who": {"display": name}} for name in names],
        "entity": entity,
    }


def writers(found: FoundRecords) -> list[str | None]:
    return [record.writer for record in found.records]


def test_who_wrote_what_is_ours_is_named() -> None:
    """By the resource or by its provenance; the patient by nobody's name, however they are meant."""
    paul: JsonObject = {"performer": [{"display": "Paul"}]}
    zoe: JsonObject = {"performer": [{"reference": "urn:0"}]}
    by_id: JsonObject = {"performer": [{"reference": "Patient/p"}]}
    patient: JsonObject = {"resourceType": "Patient", "id": "p"}
    found = bundle(patient, ours(1, **paul), ours(2, **zoe), ours(3, **by_id), ours(4))
    assert writers(found) == ["Paul", None, None, None]
    told = bundle(patient, ours(1), provenance("urn:1", "Paul"), provenance("urn:9", "Luc"))
    assert writers(told) == ["Paul"]
    referred: JsonObject = {"performer": [{"reference": "Practitioner/7"}]}
    assert writers(bundle(ours(1, **referred))) == ["Practitioner/7"]
    # What a hospital wrote is brought in by whoever brings it in.
    assert writers(bundle({**OBSERVED, **paul})) == [None]


def test_what_several_people_wrote_stays_outside() -> None:
    """Nobody may be given another's words."""
    paul: JsonObject = {"performer": [{"display": "Paul"}]}
    found = bundle(
        ours(1, **paul),
        provenance("urn:0", "Luc"),
        ours(2),
        provenance("urn:2", "Paul", revised=("Luc",)),
        ours(3, **paul),
        provenance("urn:4", "Paul"),
    )
    assert writers(found) == ["Paul"]
    assert left(found) == {(fhir_in.SEVERAL_WRITERS, "Observation"): 2}


def test_a_record_of_ours_keeps_its_id_and_another_s_number_is_none() -> None:
    """Only an identifier of our form, letter for letter, is a record's."""
    assert parse_line(bundle(ours()).records[0].line).id == OURS
    for other in (
        OURS.upper(),
        OURS.replace("-7000-", "-4000-"),
        OURS.replace("-7000-", "-8000-"),
        "me",
        "",
    ):
        named: list[Json] = [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{other}"}]
        (record,) = bundle({**OBSERVED, "identifier": named}).records
        assert parse_line(record.line).id not in {OURS, other}
    elsewhere: list[Json] = [{"system": "urn:x", "value": f"urn:uuid:{OURS}"}]
    (record,) = bundle({**OBSERVED, "identifier": elsewhere}).records
    assert parse_line(record.line).id != OURS


def test_what_a_resource_says_wrongly_is_told_with_its_place() -> None:
    """The whole file is refused: half of it would be another one."""
    with pytest.raises(NotBroughtIn) as told:
        bundle({**OBSERVED, "code": 1})
    assert told.value.values["reason"] == BROKEN


def test_answers_and_medicines_bear_who_gave_them() -> None:
    """The author, and whoever answered a part; who told of a medicine."""
    named: JsonObject = {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{OURS}"}
    answered: JsonObject = {
        "resourceType": "QuestionnaireResponse",
        "identifier": named,
        "questionnaire": "https://x.org/q",
        "authored": "2026-11-20T10:00:00Z",
        "author": {"display": "Paul"},
        "item": [{"linkId": "a", "answer": [{"valueBoolean": True}]}],
    }
    assert writers(bundle(answered)) == ["Paul"]
    taken = TAKEN | {"identifier": [named], "informationSource": {"display": "Luc"}}
    assert writers(bundle(taken)) == ["Luc"]


def test_a_medicine_without_any_words_is_none() -> None:
    """A reference that leads nowhere and is called nothing."""
    lost: JsonObject = {**TAKEN, "medicationReference": {"reference": "Medication/gone"}}
    assert left(bundle(lost)) == {(fhir_in.NO_DAY, "MedicationStatement"): 1}
