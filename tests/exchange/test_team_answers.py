"""Answers to a care team's questionnaire in FHIR: several to a question, groups that stand twice, times."""

import json
from datetime import date

import msgspec

from companion.actions.consultation import PageChoice
from companion.content.questionnaire import read_form
from companion.content.questionnaire_intake import prepare
from companion.domain.carnet import Carnet
from companion.domain.questionnaire_values import Value
from companion.exchange import fhir_resources as fhir
from companion.exchange.fhir_authors import Authors
from companion.exchange.fhir_team import response_of
from companion.record_json import Json
from tests.questionnaires.answered import response_entry
from tests.questionnaires.building import published_lists, published_questionnaire


def exported(given: dict[str, Value]) -> list[Json]:
    """The items of the response."""
    lists = json.dumps(published_lists())
    (found,) = prepare([("q.json", published_questionnaire()), ("l.json", lists)])
    assert found.text is not None
    form = read_form(found.text)
    made = response_of(
        response_entry(form, given, date(2026, 11, 21)),
        form,
        identifier=fhir.Identifier(system="s", value="v"),
        subject=fhir.Reference(display="x"),
        authors=Authors(Carnet("x"), PageChoice(), fhir.Reference(display="x"), str),
    )
    assert made is not None
    whole = json.loads(msgspec.json.encode(made))
    items: list[Json] = whole["item"]
    return items


def values(items: list[Json]) -> list[tuple[str, list[Json]]]:
    """Each linkId with its values."""
    found: list[tuple[str, list[Json]]] = []
    for item in items:
        assert isinstance(item, dict)
        answers, said = item.get("answer", []), list[Json]()
        if isinstance(answers, list):
            for each in answers:
                assert isinstance(each, dict)
                said += [value for key, value in each.items() if key.startswith("value")]
        found.append((str(item["linkId"]), said))
    return found


def test_several_answers_and_times() -> None:
    """Each answer for itself, with its code where it has one; a time with seconds, a moment with a zone."""
    items = exported(
        {
            "where": ("a",),
            "more": ("0", "im Winter"),
            "words": ("eins", "zwei"),
            "hour": "14:30",
            "moment": "2026-11-20T09:05",
        }
    )
    said = dict(values(items))
    assert said["words"] == ["eins", "zwei"]
    assert said["hour"] == ["14:30:00"]
    assert said["moment"] == ["2026-11-20T09:05:00+00:00"]
    coded, free = said["more"]
    assert coded == {"system": "https://x.org/c", "code": "0", "display": "Nie"}
    assert free == "im Winter"


def test_a_group_that_was_filled_in_twice_stands_twice_under_its_own_name() -> None:
    """As FHIR repeats it: the same linkIds."""
    items = exported({"name": "a", "name#2": "b", "when#2": "2026-11-20"})
    first, second = items
    assert str(first).count("'linkId': 'drugs'") == str(second).count("'linkId': 'drugs'") == 1
    assert [str(each).count("'name'") for each in items] == [1, 1]
    assert "2026-11-20" in str(second)
    assert "#2" not in str(items)
