"""Our Questionnaire in NLM's lforms, in a headless Chromium: shown, filled from our answers, exported, equal."""

import json
from typing import Final, cast

import pytest

from companion.domain.carnet import Carnet
from companion.domain.questionnaire_values import Given
from companion.domain.records import CheckIn, Person, Questionnaire, QuestionnaireResponse, Role
from companion.domain.symptoms import Attribute, Recall
from companion.record_json import Json, JsonObject
from tests.believable import TODAY, Writer, number_id
from tests.exchange.one_of_each import one_of_each
from tests.hospital.node import LFORMS, chromium, run
from tests.press import Press, consultation
from tests.questionnaires.building import URL, coding, question, resource, when

pytestmark = pytest.mark.hospital

ANSWERED: Final[Given] = {
    "sleep": "bad",
    "why": "La toux, « encore »",
    "walks": True,
    "how-many": 2,
    "hours": 6.5,
    "since": "2026-11-20",
    "name": "Jeanne",
    "rash": ("belly", "back"),
}


def _asked() -> str:
    """A questionnaire of every kind that lforms knows; a unit it takes beside numbers alone."""
    sleep: list[Json] = [coding("good", "Bien"), coding("bad", "Mal")]
    places: list[Json] = [coding("belly", "Ventre"), coding("arm", "Bras"), coding("back", "Dos")]
    badly = when("sleep", "=", answerCoding=coding("bad", "Mal")["valueCoding"])
    walked = when("walks", "=", answerBoolean=True)
    slept = question("sleep", "choice", answerOption=sleep)
    nights: list[Json] = [slept, question("why", "text", enableWhen=[badly])]
    return resource(
        {
            "linkId": "intro",
            "type": "display",
            "text": "Ces questions parlent des 7 derniers jours.",
        },
        {"linkId": "nights", "type": "group", "text": "Vos nuits", "item": nights},
        question("walks", item=[question("how-many", "integer", enableWhen=[walked])]),
        question("hours", "decimal"),
        question("since", "date"),
        question("name", "string"),
        question("rash", "choice", repeats=True, answerOption=places),
    )


def _resources(carnet: Carnet) -> list[JsonObject]:
    bundle = json.loads(Press(consultation(carnet).catalogue).fhir(carnet))
    return [cast("JsonObject", entry["resource"]) for entry in bundle["entry"]]


def _through_lforms(carnet: Carnet) -> list[tuple[JsonObject, JsonObject]]:
    """Each response of the carnet's one questionnaire, and what lforms made of it."""
    found = _resources(carnet)
    (asked,) = [one for one in found if one["resourceType"] == "Questionnaire"]
    canonical = f"{asked['url']}|{asked['version']}"
    ours = [one for one in found if one.get("questionnaire") == canonical]
    given: Json = {"questionnaire": asked, "responses": [*ours]}
    made = cast("list[JsonObject]", run("forms.cjs", given, chromium(), str(LFORMS)))
    return list(zip(ours, made, strict=True))


def _answered(item: Json) -> Json:
    """Linked answers alone: lforms writes the words of each question beside them, we those of groups."""
    if isinstance(item, list):
        return [_answered(one) for one in item]
    if isinstance(item, dict):
        left = {"text", "extension"} if "linkId" in item else {"extension"}
        return {key: _answered(value) for key, value in item.items() if key not in left}
    return item


def _check_in(exported: JsonObject) -> CheckIn:
    """The check-in that a response to our own questions says, its details aside."""
    items = {str(one["linkId"]): one for one in cast("list[JsonObject]", exported["item"])}

    def values(item: JsonObject) -> list[Json]:
        return [next(iter(one.values())) for one in cast("list[JsonObject]", item["answer"])]

    def codes(item: JsonObject) -> list[str]:
        return [str(cast("JsonObject", value)["code"]) for value in values(item)]

    given: dict[str, dict[Attribute, int]] = {}
    for link, item in items.items():
        for inner in cast("list[JsonObject]", item.get("item", [])):
            attribute, level = codes(inner)[0].rsplit("-", 1)
            assert inner["linkId"] == f"{link}.{attribute}"
            given.setdefault(link, {})[Attribute(attribute)] = int(level)
    note = values(items["note"])[0] if "note" in items else None
    return CheckIn(
        TODAY.fromisoformat(str(values(items["for-day"])[0])),
        Recall(codes(items["recall"])[0]),
        given,
        None if note is None else str(note),
        tuple(codes(items["warning-signs"])) if "warning-signs" in items else (),
    )


def test_our_questions_are_shown_filled_and_read_back_equal() -> None:
    """Each check-in: every question stands there, the answers in their fields, and nothing is lost."""
    carnet = one_of_each()
    through = _through_lforms(carnet)
    assert len(through) == 2
    for ours, made in through:
        exported = cast("JsonObject", made["response"])
        assert _answered(exported["item"]) == _answered(ours["item"])
        assert cast("int", made["questions"]) >= len(consultation(carnet).catalogue.symptoms)
    first = cast("list[str]", through[0][1]["shown"])
    assert {"ce jour", "Modérément", "Un peu", "Mieux\nce soir"} <= set(first)
    read = [_check_in(cast("JsonObject", made["response"])) for _, made in through]
    wrote = [entry.body for entry in consultation(carnet).summary.check_ins]
    assert read == wrote


def test_a_care_teams_answers_come_back_equal() -> None:
    """Nested and branched, one and several."""
    writer = Writer()
    patient = writer.write(Person("Jeanne", Role.PATIENT), TODAY, number_id(2))
    writer.write(Questionnaire(URL, "Suivi", _asked()), TODAY, patient)
    writer.write(QuestionnaireResponse(f"{URL}|1", TODAY, ANSWERED), TODAY, patient)
    ((ours, made),) = _through_lforms(writer.carnet())
    exported = cast("JsonObject", made["response"])
    assert _answered(exported["item"]) == _answered(ours["item"])
    assert len(json.dumps(exported["item"]).split('"answer"')) == len(ANSWERED) + 1
