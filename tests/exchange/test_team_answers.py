"""Answers to a care team's questionnaire in FHIR: several to a question, groups that stand twice, times."""

import json
from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from companion.actions.consultation import PageChoice
from companion.content.questionnaires.form import read_form
from companion.content.questionnaires.intake import prepare
from companion.domain.carnet import Carnet
from companion.domain.questionnaire_values import Value
from companion.exchange import fhir_resources as fhir
from companion.exchange.fhir_authors import Authors
from companion.exchange.fhir_team import response_of
from companion.record_json import Json, JsonObject
from tests.questionnaires.answered import response_entry
from tests.questionnaires.building import (
    published_lists,
    published_questionnaire,
    question,
    resource,
)


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


def of(given: dict[str, Value], *questions: Json) -> list[Json]:
    """The items of the response to a questionnaire of these questions."""
    form = read_form(resource(*questions))
    made = response_of(
        response_entry(form, given, date(2026, 11, 21)),
        form,
        identifier=fhir.Identifier(system="s", value="v"),
        subject=fhir.Reference(display="x"),
        authors=Authors(Carnet("x"), PageChoice(), fhir.Reference(display="x"), str),
    )
    assert made is not None
    items: list[Json] = json.loads(msgspec.json.encode(made))["item"]
    return items


@pytest.mark.parametrize(
    ("kind", "value", "answer"),
    [
        ("boolean", True, {"valueBoolean": True}),
        ("integer", 3.0, {"valueInteger": 3}),
        ("decimal", 2.5, {"valueDecimal": 2.5}),
        ("string", "x", {"valueString": "x"}),
        ("string", "\u0007", {"valueString": "?"}),
        ("text", "x", {"valueString": "x"}),
        ("date", "2026-11-03", {"valueDate": "2026-11-03"}),
        ("time", "08:30", {"valueTime": "08:30:00"}),
        ("dateTime", "2026-11-03", {"valueDateTime": "2026-11-03"}),
        ("dateTime", "2026-11-03T08:30", {"valueDateTime": "2026-11-03T08:30:00+00:00"}),
        ("url", "https://x.org", {"valueUri": "https://x.org"}),
        ("quantity", 4.0, {"valueQuantity": {"value": 4.0}}),
    ],
)
def test_each_type_of_question_has_its_type_of_answer(
    kind: str, value: str | float, answer: JsonObject
) -> None:
    """What stands within a question stands within its answer, whatever the type."""
    inner: JsonObject = question("inner", "boolean")
    items = of({"outer": value, "inner": False}, question("outer", kind, item=[inner]))
    within = [{"linkId": "inner", "text": "La question inner", "answer": [{"valueBoolean": False}]}]
    assert items == [
        {"linkId": "outer", "text": "La question outer", "answer": [{**answer, "item": within}]}
    ]
    (alone,) = of({"outer": value}, question("outer", kind, item=[inner]))
    assert isinstance(alone, dict)
    assert alone["answer"] == [answer]


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ({"code": "kg", "display": "Kilo", "system": "u"}, {"unit": "Kilo", "system": "u"}),
        ({"code": "kg", "system": "u"}, {"unit": "kg", "system": "u"}),
    ],
)
def test_a_quantity_bears_its_unit(unit: JsonObject, said: JsonObject) -> None:
    """By its words, else by its code."""
    extension = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
    asked = question("q", "quantity", extension=[{"url": extension, "valueCoding": unit}])
    (item,) = of({"q": 4.0}, asked)
    assert isinstance(item, dict)
    assert item["answer"] == [{"valueQuantity": {"value": 4.0, "code": "kg", **said}}]


def test_answers_without_their_questionnaire_stand_as_they_were_written() -> None:
    """One after the other, several to a question, blank links left out, words whole."""
    form = read_form(resource(question("a")))
    entry = response_entry(
        form,
        {"a": True, "b": 2.0, " ": "x", "c\td": ("one", "\u0007"), "e": "f"},
        date(2026, 11, 21),
    )
    made = response_of(
        entry,
        None,
        identifier=fhir.Identifier(system="s", value="v"),
        subject=fhir.Reference(display="x"),
        authors=Authors(Carnet("x"), PageChoice(), fhir.Reference(display="x"), str),
    )
    assert made is not None
    assert json.loads(msgspec.json.encode(made))["item"] == [
        {"linkId": "a", "answer": [{"valueBoolean": True}]},
        {"linkId": "b", "answer": [{"valueDecimal": 2.0}]},
        {"linkId": "cd", "answer": [{"valueString": "one"}, {"valueString": "?"}]},
        {"linkId": "e", "answer": [{"valueString": "f"}]},
    ]
    assert made.status == "completed"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"a": True}, "completed"),
        ({"b": True}, "in-progress"),
        ({"a": True, "b": True}, "completed"),
    ],
)
def test_a_question_that_wants_an_answer_and_has_none_is_in_progress(
    given: dict[str, Value], status: str
) -> None:
    """Every other one may be left out."""
    form = read_form(resource(question("a", required=True), question("b")))
    made = response_of(
        response_entry(form, given, date(2026, 11, 21)),
        form,
        identifier=fhir.Identifier(system="s", value="v"),
        subject=fhir.Reference(display="x"),
        authors=Authors(Carnet("x"), PageChoice(), fhir.Reference(display="x"), str),
    )
    assert made is not None
    assert made.status == status


def test_nothing_to_say_is_no_response() -> None:
    """No answer at all, or a questionnaire whose address is none."""
    form = read_form(resource(question("a")))

    def made(given: dict[str, Value], address: str) -> object:
        entry = response_entry(form, given, date(2026, 11, 21))
        body = replace(entry.body, questionnaire=address)
        return response_of(
            replace(entry, body=body),
            None,
            identifier=fhir.Identifier(system="s", value="v"),
            subject=fhir.Reference(display="x"),
            authors=Authors(Carnet("x"), PageChoice(), fhir.Reference(display="x"), str),
        )

    assert made({}, "https://x.org") is None
    assert made({" ": "x"}, "https://x.org") is None
    assert made({"a": True}, "not an address") is None
    assert made({"a": True}, "https://x.org") is not None
