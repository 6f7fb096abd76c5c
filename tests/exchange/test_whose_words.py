"""What the patient did not write bears its writer, corrections too: JSON lines, table and FHIR."""

import csv
import io
import json
from dataclasses import dataclass
from typing import Final, cast

import fhirkit
import pytest
from msgspec.structs import replace

from companion.actions.consultation import PageChoice, PageSection
from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    Details,
    Infusion,
    Measurement,
    Medicine,
    Person,
    QuestionnaireResponse,
    Role,
)
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.exchange.fhir_authors import ANSWERED_BY
from companion.exchange.table import summary_csv
from companion.messages import load_texts
from companion.record_json import JsonObject, entry_to_line, parse_line
from tests.believable import TODAY, Writer, answers, number_id
from tests.exchange.test_fhir import entries, resources
from tests.press import Press

PAUL: Final = {"display": "Paul"}
BODY: Final = CheckIn(TODAY, Recall.DAY, answers("fatigue S2 I1, itching S1"), "Fatiguée")


@dataclass(frozen=True)
class TwoPeople:
    """Marianne and Paul, her carer, and what both of them wrote."""

    carnet: Carnet
    paul: str
    check_in: str
    infusion: str
    weight: str


@pytest.fixture
def two() -> TwoPeople:
    """Paul corrects Marianne's answers and ticks a sign; he notes an infusion and a weight."""
    writer = Writer()
    marianne = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    paul = writer.write(Person("Paul", Role.CAREGIVER), TODAY, marianne)
    check_in = writer.write(BODY, TODAY, marianne)
    said = answers("fatigue S4 I1, itching S1, cough S1")
    corrected = replace(BODY, answers=said, note="Elle tousse")
    writer.correct(check_in, corrected, TODAY, paul)
    writer.correct(check_in, replace(corrected, warning_signs=("fever",)), TODAY, paul)
    infusion = writer.write(Infusion(TODAY, "nivolumab", given=True), TODAY, paul)
    weight = writer.write(Measurement(TODAY, "weight", 64.0, "kg"), TODAY, paul)
    writer.correct(weight, Measurement(TODAY, "weight", 46.0, "kg"), TODAY, marianne)
    writer.write(Medicine("Prednisone", TODAY), TODAY, paul)
    given: dict[str, str | float | bool] = {"a": 1.0, "b": "oui"}
    response = QuestionnaireResponse("https://example.org/q|1", TODAY, given)
    answered = writer.write(response, TODAY, marianne)
    writer.correct(answered, replace(response, items={**given, "b": "non"}), TODAY, paul)
    return TwoPeople(writer.carnet(), paul, check_in, infusion, weight)


def line_of(two: TwoPeople, record: str) -> JsonObject:
    """The JSON line of a record."""
    text = entry_to_line(two.carnet.entry(record))
    assert parse_line(text).id == record
    return cast("JsonObject", json.loads(text))


def test_a_json_line_names_who_corrected_it_and_whose_its_parts_are(two: TwoPeople) -> None:
    """Such a line is taken in again as it is."""
    line = line_of(two, two.check_in)
    assert line["corrected_by"] == [two.paul]
    assert line["written_by"] == {
        "answers": {"fatigue": two.paul, "cough": two.paul},
        "warning_signs": {"fever": two.paul},
        "note": two.paul,
    }
    assert line_of(two, two.infusion)["author"] == two.paul
    assert "corrected_by" not in line_of(two, two.infusion)


def test_a_row_of_the_table_bears_its_own_writer(press: Press, two: TwoPeople) -> None:
    """What Paul added is his, what he changed was corrected by him, the rest is Marianne's."""
    text = summary_csv(press.prepared(two.carnet), load_texts(Language.EN)).decode("utf-8-sig")
    signed = {
        row["What"] or row["Kind"]: (row["Noted by"], row["Corrected by"])
        for row in csv.DictReader(io.StringIO(text))
    }
    fever = press.catalogue.card.signs["fever"].text.in_language(Language.EN)
    assert signed == {
        "Tiredness": ("Marianne", "Paul"),
        "Itching": ("Marianne", ""),
        "Cough": ("Paul", ""),
        fever: ("Paul", ""),
        "note": ("Marianne", "Paul"),
        "Weight": ("Paul", "Marianne"),
        "nivolumab": ("Paul", ""),
        "Prednisone": ("Paul", ""),
        "a": ("Marianne", ""),
        "b": ("Marianne", "Paul"),
    }


def test_an_answer_in_another_s_words_bears_its_writer_in_fhir(
    press: Press, two: TwoPeople
) -> None:
    """By FHIR's own extension, on the answer, the sign and the note."""
    journal, team = resources(press.fhir(two.carnet), "QuestionnaireResponse")
    by_paul = [{"url": ANSWERED_BY, "valueReference": PAUL}]
    items = {str(item["linkId"]): item for item in cast("list[JsonObject]", journal["item"])}
    assert {link for link, item in items.items() if "extension" in item} == {
        "fatigue",
        "cough",
        "note",
    }
    assert items["fatigue"]["extension"] == by_paul
    (sign,) = cast("list[JsonObject]", items["warning-signs"]["answer"])
    assert sign["extension"] == by_paul
    first, second = cast("list[JsonObject]", team["item"])
    assert "extension" not in first
    assert second["extension"] == by_paul


def test_what_another_noted_or_corrected_has_a_provenance(press: Press, two: TwoPeople) -> None:
    """It names the corrector, and the earlier writing with the one who wrote that."""
    bundle = press.fhir(two.carnet)
    patient = str(entries(bundle)[0]["fullUrl"])
    (observation,) = resources(bundle, "Observation")
    assert observation["performer"] == [PAUL]
    (statement,) = resources(bundle, "MedicationStatement")
    assert statement["informationSource"] == PAUL
    found = {str(one["target"]): one for one in resources(bundle, "Provenance")}
    named = {
        str(entry["fullUrl"]): str(cast("JsonObject", entry["resource"])["resourceType"])
        for entry in entries(bundle)
    }
    targets = [cast("list[JsonObject]", one["target"])[0]["reference"] for one in found.values()]
    assert sorted(named[str(target)] for target in targets) == [
        "MedicationAdministration",
        "MedicationStatement",
        "Observation",
        "QuestionnaireResponse",
        "QuestionnaireResponse",
    ]
    url = next(url for url, kind in named.items() if kind == "Observation")
    corrected = found[str([{"reference": url}])]
    assert who(corrected["agent"]) == [{"reference": patient}]
    (earlier,) = cast("list[JsonObject]", corrected["entity"])
    assert who(earlier["agent"]) == [PAUL]


def who(agents: object) -> list[object]:
    """The persons of a Provenance's agents."""
    return [agent["who"] for agent in cast("list[JsonObject]", agents)]


def test_the_bundle_of_two_people_is_valid_and_can_be_taken_twice(
    press: Press, two: TwoPeople
) -> None:
    """Every entry has a search of its own, and the same summary gives the same bytes."""
    bundle = press.fhir(two.carnet)
    assert bundle == press.fhir(two.carnet)
    assert fhirkit.validate(bundle) == []
    for entry in entries(bundle):
        resource = json.dumps(entry["resource"])
        assert fhirkit.validate(resource) == []
        fhirkit.parse(resource, strict=True)
    searches = [
        (entry["request"]["url"], entry["request"]["ifNoneExist"])
        for entry in cast("list[dict[str, dict[str, str]]]", entries(bundle))
    ]
    assert len(set(searches)) == len(searches)
    tags = {
        f"_tag={tag['system']}|{tag['code']}"
        for one in cast("list[dict[str, dict[str, list[dict[str, str]]]]]", resources(
            bundle, "Provenance"
        ))
        for tag in one["meta"]["tag"]
    }  # fmt: skip
    assert tags == {search for url, search in searches if url == "Provenance"}


def test_names_that_are_left_out_leave_a_role(press: Press, two: TwoPeople) -> None:
    """In every place that names a writer."""
    choice = PageChoice(sections=frozenset(PageSection) - {PageSection.IDENTITY})
    bundle = press.fhir(two.carnet, choice)
    assert "Paul" not in bundle
    assert '"display": "caregiver"' in bundle


def test_what_the_patient_alone_wrote_once_needs_no_provenance(press: Press) -> None:
    """Nor does what was put back as it was; a sign of one's own adds none."""
    writer = Writer()
    marianne = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    paul = writer.write(Person("Paul", Role.CAREGIVER), TODAY, marianne)
    noted = {"itching": Details(("face",))}
    check_in = writer.write(BODY, TODAY, marianne)
    writer.correct(check_in, replace(BODY, details=noted), TODAY, paul)
    writer.correct(check_in, BODY, TODAY, marianne)
    writer.correct(check_in, replace(BODY, warning_signs=("fever",)), TODAY, marianne)
    bundle = press.fhir(writer.carnet())
    assert resources(bundle, "Provenance") == []
    assert ANSWERED_BY not in bundle
