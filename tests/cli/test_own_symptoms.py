"""A symptom in one's own words through the command line: taken in, listed, summed up."""

import json
from collections.abc import Mapping

from companion.actions.own_symptoms import own_symptom
from tests.cli.conftest import TODAY, Typing, joined

NAILS = own_symptom("Ongles striés")
LISTED = {"kind": "preferences", "own_symptoms": [{"id": NAILS.id, "text": NAILS.text}]}
NOTED = {
    "kind": "check_in",
    "for_day": "2026-11-20",
    "recall": "day",
    "answers": {NAILS.id: {"intensity": 3}},
}


def lines_of(*records: Mapping[str, object]) -> bytes:
    """These records as standard input."""
    return joined([json.dumps(record) for record in records])


def test_it_is_recorded_once_it_is_listed_and_summed_up(companion: Typing) -> None:
    """In the same input or an earlier one; by its id for programs, by its words for people."""
    companion("new", "z.carnet", "--name", "Zoé")
    refused = companion("record", "z.carnet", "--from", "-", stdin=lines_of(NOTED))
    assert refused.status == 1
    assert NAILS.id in refused.err
    assert companion("record", "z.carnet", "--from", "-", stdin=lines_of(LISTED, NOTED)).status == 0
    records = [json.loads(line) for line in companion("list", "z.carnet").lines]
    assert {**LISTED, "kind": "preferences"}.items() <= records[-2].items()
    assert records[-1]["answers"] == NOTED["answers"]
    summed = companion("summary", "z.carnet", "--today", TODAY, "--format", "json").text
    assert json.loads(summed)["symptoms"][0]["id"] == NAILS.id
    shown = companion("summary", "z.carnet", "--today", TODAY, "--format", "text").text
    assert "Ongles striés" in shown


def test_what_one_carnet_lists_another_takes_in(companion: Typing) -> None:
    """The words come with the answers."""
    companion("new", "a.carnet")
    companion("record", "a.carnet", "--from", "-", stdin=lines_of(LISTED, NOTED))
    lines = companion("list", "a.carnet").out
    companion("new", "b.carnet")
    assert companion("record", "b.carnet", "--from", "-", stdin=lines).status == 0
    assert b"Ongles stri" in companion("list", "b.carnet").out
