"""Our own Bundle, read back: the records that it was made of."""

import json
from datetime import timedelta

import pytest
from msgspec.structs import replace

from companion.actions.bring_in.found import FoundRecords, NotBroughtIn
from companion.actions.own_symptoms import own_symptom
from companion.domain.carnet import Carnet
from companion.domain.questionnaire_values import Value
from companion.domain.records import (
    Body,
    CheckIn,
    Details,
    Infusion,
    Measurement,
    Medicine,
    Person,
    Preferences,
    QuestionnaireResponse,
    Role,
)
from companion.domain.symptoms import Recall
from companion.exchange.incoming.read import read
from companion.record_json import JsonObject, entry_to_line, parse_line
from tests.believable import TODAY, Writer, answers, number_id
from tests.exchange.one_of_each import one_of_each
from tests.press import Press, consultation

IN_A_BUNDLE = (CheckIn, Measurement, Infusion, Medicine, QuestionnaireResponse)


def read_back(press: Press, bundle: str) -> FoundRecords:
    """What reading a bundle finds."""
    found = read(bundle.encode(), press.catalogue)
    assert isinstance(found, FoundRecords)
    return found


def bodies(found: FoundRecords) -> dict[str, Body]:
    """The records that were found, by id."""
    lines = [parse_line(record.line) for record in found.records]
    return {line.id: line.body for line in lines if line.id and line.body}


def as_in_a_bundle(carnet: Carnet) -> dict[str, Body]:
    """What stands in a carnet, of the kinds that a bundle holds, by id."""
    return {
        entry.id: replace(entry.body, copied_from=None)
        if isinstance(entry.body, CheckIn)
        else entry.body
        for entry in carnet.all_entries()
        if isinstance(entry.body, IN_A_BUNDLE)
    }


def test_one_of_each_kind_comes_back_equal(press: Press) -> None:
    """Ids, days, levels, ranges, routes, reasons, steps of doses and answers are those that were written out."""
    carnet = one_of_each()
    found = read_back(press, press.fhir(carnet))
    assert bodies(found) == as_in_a_bundle(carnet)
    assert not found.left_out


def test_all_of_the_period_comes_back_equal(press: Press, carnet: Carnet) -> None:
    """Six weeks of a believable carnet; who wrote each is named, the patient by nobody's name."""
    found = read_back(press, press.fhir(carnet))
    summary = press.summary(carnet)
    wanted = {entry.id for entry in summary.check_ins}
    wanted |= {entry.id for entry in summary.measurements}
    wanted |= {entry.id for entry in summary.infusions}
    wanted |= {entry.id for entry in summary.medicines}
    there = as_in_a_bundle(carnet)
    assert bodies(found) == {record: there[record] for record in wanted}
    names = {parse_line(record.line).id: record.writer for record in found.records if record.writer}
    assert set(names.values()) == {"Paul"}
    for entry in summary.check_ins:
        person = carnet.person(entry.author)
        is_patient = person is not None and person.role is Role.PATIENT
        assert names.get(entry.id) == (None if is_patient else "Paul")


def test_details_own_words_and_other_days_come_back_equal(press: Press) -> None:
    """Places on the body, symptoms in one's own words, and answers and readings for another day."""
    writer, own = Writer(), own_symptom("Goût de métal")
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    writer.write(Preferences(own_symptoms=(own,)), TODAY, patient)
    noted = Details(("face", "left-forearm"), sleep_lost=True, new_product="=crème", palms=3)
    said = {**answers("itching S2"), own.id: answers("fatigue S3")["fatigue"]}
    writer.write(CheckIn(TODAY, Recall.DAY, said, details={"itching": noted}), TODAY, patient)
    items: dict[str, Value] = {
        "a": ("x", "y"),
        "g.b": "2026-11-20",
        "g.b#2": "2026-11-21T08:30",
        "n": 2.5,
    }
    before = TODAY - timedelta(days=2)
    writer.write(QuestionnaireResponse("https://example.org/q", before, items), TODAY, patient)
    carnet = writer.carnet()
    found = read_back(press, press.fhir_of(consultation(carnet)))
    assert bodies(found) == as_in_a_bundle(carnet)
    assert found.own_symptoms == (own,)


def test_details_in_words_alone_become_part_of_the_note(press: Press) -> None:
    """An older release wrote no more than words: none of them is lost."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    details = {"itching": Details(palms=3)}
    writer.write(
        CheckIn(TODAY, Recall.DAY, answers("itching S2"), "Note", details=details), TODAY, patient
    )
    bundle = json.loads(press.fhir(writer.carnet()))
    text = json.dumps(without_extensions(bundle))
    (body,) = bodies(read_back(press, text)).values()
    assert isinstance(body, CheckIn)
    assert not body.details
    assert body.note is not None
    assert body.note.startswith("Note\n")
    assert "3" in body.note


def without_extensions(value: object) -> object:
    """The same without any extension."""
    if isinstance(value, dict):
        return {k: without_extensions(v) for k, v in value.items() if k != "extension"}
    return [without_extensions(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("for-day", {"valueDate": "2026-13-41"}),
        ("recall", {"valueCoding": {"system": "urn:x", "code": "day"}}),
        ("fatigue", {"valueCoding": {"system": "urn:x", "code": "intensity-3"}}),
    ],
)
def test_what_only_looks_like_a_check_in_claims_no_level(
    press: Press, element: str, value: JsonObject
) -> None:
    """A code of another system is no level of ours, whatever its letters."""
    bundle = json.loads(press.fhir(one_of_each()))
    changed = 0
    for entry in bundle["entry"]:
        for item in entry["resource"].get("item", ()):
            inner = item.get("item") or [item]
            if item["linkId"] == element and "answer" in inner[0]:
                inner[0]["answer"] = [value]
                changed += 1
    assert changed
    found = read_back(press, json.dumps(bundle))
    read_levels = [b.answers for b in bodies(found).values() if isinstance(b, CheckIn)]
    assert all("fatigue" not in a for a in read_levels) or element != "fatigue"
    assert len(bodies(found)) <= len(as_in_a_bundle(one_of_each()))
    assert found.left_out or element == "recall"


def test_a_carnet_as_json_lines_comes_back_line_for_line(press: Press, carnet: Carnet) -> None:
    """Every line that `list` writes is there, as it was."""
    lines = [entry_to_line(entry) for entry in carnet.all_entries()]
    found = read(("\n".join(lines) + "\n").encode(), press.catalogue)
    assert isinstance(found, FoundRecords)
    assert [record.line for record in found.records] == lines


def test_a_line_without_an_id_gets_that_of_its_content(press: Press) -> None:
    """The same at each reading; the same words twice are two records, the same two each time."""
    line = '{"kind": "event", "for_day": "2026-11-20", "what": "Chute"}\n'
    read_twice = [read((line * 2).encode(), press.catalogue) for _ in range(2)]
    assert read_twice[0] == read_twice[1]
    found = read_twice[0]
    assert isinstance(found, FoundRecords)
    assert len(bodies(found)) == 2


def test_a_resource_that_says_it_means_something_else_stays_outside(press: Press) -> None:
    """`modifierExtension`, and what was entered in error, are counted and not read."""
    seen = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "8310-5"}]},
        "effectiveDateTime": "2026-11-20",
        "valueQuantity": {"value": 38.4, "code": "Cel", "system": "http://unitsofmeasure.org"},
    }
    entries = [
        {"resource": seen},
        {"resource": {**seen, "status": "entered-in-error"}},
        {"resource": {**seen, "modifierExtension": [{"url": "urn:x"}]}},
        {"resource": {"resourceType": "Claim"}},
    ]
    found = read_back(press, json.dumps({"resourceType": "Bundle", "entry": entries}))
    (body,) = bodies(found).values()
    assert isinstance(body, Measurement)
    assert body == Measurement(body.for_day, "temperature", 38.4, "Cel")
    assert sum(left.count for left in found.left_out) == 3


def test_another_unit_or_code_becomes_words(press: Press) -> None:
    """Nothing is converted: 101 °F is a note, and so is what has no code of ours."""
    seen = {
        "resourceType": "Observation",
        "status": "final",
        "code": {
            "coding": [{"system": "http://loinc.org", "code": "8310-5"}],
            "text": "Body temperature",
        },
        "effectiveDateTime": "2026-11-20T08:00:00+01:00",
        "valueQuantity": {"value": 101.1, "unit": "°F", "code": "[degF]"},
    }
    panel = {
        **seen,
        "code": {"text": "Blood pressure"},
        "valueQuantity": None,
        "component": [
            {
                "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
                "valueQuantity": {"value": value, "code": "mm[Hg]"},
            }
            for code, value in (("8480-6", 120), ("8462-4", 80))
        ],
    }
    found = read_back(
        press,
        json.dumps({"resourceType": "Bundle", "entry": [{"resource": seen}, {"resource": panel}]}),
    )
    note, *pressures = bodies(found).values()
    assert isinstance(note, CheckIn)
    assert note.note == "Body temperature: 101.1 °F"
    assert not note.answers
    assert [(p.quantity, p.value) for p in pressures if isinstance(p, Measurement)] == [
        ("systolic", 120.0),
        ("diastolic", 80.0),
    ]


def test_a_medicine_of_a_hospital_keeps_its_words(press: Press) -> None:
    """Named by a reference within the bundle; its doses in words, its days as told."""
    entries = [
        {
            "fullUrl": "urn:uuid:m",
            "resource": {"resourceType": "Medication", "code": {"text": "Prednisone"}},
        },
        {
            "resource": {
                "resourceType": "MedicationStatement",
                "status": "active",
                "medicationReference": {"reference": "urn:uuid:m"},
                "effectivePeriod": {"start": "2026-11-02T10:00:00Z", "end": "2026-11-09"},
                "dosage": [{"text": "40 mg le matin"}],
            }
        },
    ]
    found = read_back(press, json.dumps({"resourceType": "Bundle", "entry": entries}))
    (body,) = bodies(found).values()
    assert isinstance(body, Medicine)
    assert (body.name, body.dose, body.to_day and body.to_day.day) == (
        "Prednisone",
        "40 mg le matin",
        9,
    )


def test_a_bundle_of_nothing_is_said(press: Press) -> None:
    """One sentence instead of an empty preview."""
    with pytest.raises(NotBroughtIn):
        read(b'{"resourceType": "Bundle", "type": "collection"}', press.catalogue)
