"""A correction at the patient's word says so in the table and in the FHIR bundle's Provenance."""

import dataclasses
import json
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from companion.actions.consultation import Consultation, PageChoice
from companion.domain.records import CheckIn, Event, Person, Role
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.exchange.fhir import bundle_json
from companion.exchange.table import summary_csv
from companion.messages import load_texts
from companion.paper.page.consultation import consultation_page
from tests.actions.desk import CATALOGUE, Desk

DAY = date(2026, 11, 20)
TIRED = CheckIn(DAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 3}})
LESS = CheckIn(DAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
CHOICE = PageChoice(basis=Basis.DATES, first=date(2026, 11, 14), last=date(2026, 11, 21))


def corrected() -> Desk:
    """Jeanne wrote a check-in and an event; Paul corrected both for her."""
    desk = Desk()
    tired, fell = desk.journal.record(TIRED), desk.journal.record(Event(DAY, "chute"))
    desk.journal.author = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    desk.journal.correct(tired.record_id, LESS, at_request=True)
    desk.journal.correct(fell.record_id, Event(DAY, "deux chutes"), at_request=True)
    return desk


def prepared(desk: Desk) -> Consultation:
    """The page of that week."""
    return Consultation(desk.carnet, CATALOGUE, CHOICE, date(2026, 11, 21))


def test_the_table_and_the_page_say_who_corrected_and_at_whose_request() -> None:
    """In the words of the journal."""
    made = prepared(corrected())
    assert "Paul, à la demande de Jeanne" in summary_csv(made, load_texts(Language.FR)).decode()
    page = consultation_page(made, Language.FR).text()
    assert "corrigé par Paul, à la demande de Jeanne" in page
    assert "Corrigé par Paul, à la demande de Jeanne" in page


def test_a_provenance_names_on_whose_behalf_it_was() -> None:
    """FHIR's own element; the first writing is on nobody's behalf."""
    desk = corrected()
    bundle = json.loads(bundle_json(prepared(desk), Language.FR))
    found = [e["resource"] for e in bundle["entry"]]
    patient = next(
        e["fullUrl"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Patient"
    )
    provenances = [each for each in found if each["resourceType"] == "Provenance"]
    assert provenances
    for each in provenances:
        assert [agent["onBehalfOf"]["reference"] for agent in each["agent"]] == [patient]
        assert each["agent"][0]["who"]["display"] == "Paul"
        assert "onBehalfOf" not in each["entity"][0]["agent"][0]


def test_what_is_private_is_on_no_page() -> None:
    """Not in the text, the table or the bundle."""
    desk = Desk()
    fell = desk.journal.record(Event(DAY, "chute")).record_id
    desk.journal.record(TIRED)
    desk.journal.keep_private(fell, private=True)
    made = prepared(desk)
    assert "chute" not in summary_csv(made, load_texts(Language.FR)).decode()
    assert "chute" not in consultation_page(made, Language.FR).text()
    assert "chute" not in bundle_json(made, Language.FR)


@pytest.mark.parametrize("stands", ["withdrawn", "kept", "alone"])
def test_the_page_says_what_one_computer_withdrew_and_the_other_wrote_again(stands: str) -> None:
    """Whichever counts by the clocks, alone in its period or not: both sides with their names, until
    somebody chose; private ones never.
    """
    desk = Desk()
    noted = desk.journal.record(TIRED).record_id
    if stands != "alone":
        desk.journal.record(replace(TIRED, for_day=DAY - timedelta(days=1)))
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    first = desk.carnet.history(noted)[0]
    hour = timedelta(hours=3 if stands == "kept" else 1)
    ends = [
        replace(
            first, id=f"{noted[:-12]}f000000000a1", author=paul, body=None, supersedes=first.id
        ),
        replace(first, id=f"{noted[:-12]}f000000000a2", body=LESS, supersedes=first.id),
    ]
    both = [
        replace(ends[0], recorded_at=first.recorded_at + timedelta(hours=2)),
        replace(ends[1], recorded_at=first.recorded_at + hour),
    ]
    carnet = desk.carnet.with_revisions(both)
    made = Consultation(carnet, CATALOGUE, CHOICE, date(2026, 11, 21))
    page = " ".join(consultation_page(made, Language.FR).text().split())
    assert "Rien n’a été noté dans le journal" not in page
    assert ("20 nov. : 1" in page.replace("\u00a0", " ")) == (stands == "kept")
    assert (
        "Retiré sur un seul ordinateur : 20 nov. : retiré par Paul ; Jeanne : Fatigue un peu (1)"
        in (page.replace("\u00a0", " ").replace("\u202f", " "))
    )
    hidden = [
        each if each.body is None else replace(each, body=replace(LESS, private=True))
        for each in both
    ]
    made = dataclasses.replace(made, carnet=desk.carnet.with_revisions(hidden))
    assert "Retiré sur un seul" not in consultation_page(made, Language.FR).text()
