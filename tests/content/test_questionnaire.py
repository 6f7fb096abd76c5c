"""A care team's FHIR Questionnaire is read whole, or refused with a sentence that says why."""

import json

import pytest

from companion.content.questionnaires.form import read_form
from companion.domain.questionnaire import QuestionnaireRefused
from companion.domain.words import Language
from companion.messages import load_texts
from companion.record_json import Json, JsonObject
from tests.questionnaires.building import (
    coding,
    official_questionnaire,
    question,
    resource,
    team_questionnaire,
    when,
)

CORE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
AGAIN: JsonObject = {
    "linkId": "g",
    "type": "group",
    "text": "G",
    "repeats": True,
    "item": [question("a")],
}
OPTIONS: list[Json] = [coding("a", "Un"), coding("b", "Deux")]


def refusal(text: str) -> str:
    """The English sentence of the refusal; French has one too."""
    with pytest.raises(QuestionnaireRefused) as caught:
        read_form(text)
    french = load_texts(Language.FR).describe(caught.value)
    assert french != load_texts(Language.EN).describe(caught.value)
    return load_texts(Language.EN).describe(caught.value)


def test_a_whole_questionnaire_is_read() -> None:
    """Its address, version, title, and every question word for word."""
    form = read_form(team_questionnaire())
    assert form.canonical == "https://team.example.org/Questionnaire/suivi|1"
    assert form.title == "Suivi de l’équipe"
    assert len(form.questions()) == 9
    assert [o.text for o in form.by_link["sleep"].options] == ["Bien", "Mal", "Pas dormi"]
    unit = form.by_link["weight"].unit
    assert unit is not None
    assert unit.code == "kg"


def test_what_fhir_lets_a_reader_pass_over_is_passed_over() -> None:
    """Unknown elements and extensions, a narrative, dates, contacts."""
    whole = json.loads(team_questionnaire())
    whole |= {"text": {"status": "generated"}, "date": "2026", "contact": [{}], "future": [1, None]}
    whole["extension"] = [{"url": "https://example.org/colour", "valueString": "blue"}]
    whole["item"][1]["item"][0]["extension"] = [
        {"url": f"{CORE}questionnaire-itemControl", "valueCodeableConcept": {}}
    ]
    assert read_form(json.dumps(whole)).questions() == read_form(team_questionnaire()).questions()


def test_answers_of_a_contained_list_are_read() -> None:
    """A value set spelled out, expanded, or of a whole contained system; words from the system."""
    system: JsonObject = {
        "resourceType": "CodeSystem",
        "url": "https://team.example.org/scale",
        "concept": [{"code": "0", "display": "Rien", "concept": [{"code": "1", "display": "Peu"}]}],
    }
    spelled: JsonObject = {
        "resourceType": "ValueSet",
        "id": "spelled",
        "compose": {
            "include": [{"system": "https://team.example.org/scale", "concept": [{"code": "1"}]}]
        },
    }
    whole: JsonObject = {
        "resourceType": "ValueSet",
        "id": "whole",
        "compose": {"include": [{"system": "https://team.example.org/scale"}]},
    }
    expanded: JsonObject = {
        "resourceType": "ValueSet",
        "id": "expanded",
        "expansion": {"contains": [{"system": "s", "code": "x", "display": "Ixe"}]},
    }
    spelled["url"] = "https://team.example.org/ValueSet/spelled"
    names = ("spelled", "whole", "expanded")
    text = resource(
        *(question(name, "choice", answerValueSet=f"#{name}") for name in names),
        question("by-url", "choice", answerValueSet=f"{spelled['url']}|1"),
        contained=[system, spelled, whole, expanded],
    )
    form = read_form(text)
    said = {item.link_id: [o.text for o in item.options] for item in form.questions()}
    assert said == {
        "spelled": ["Peu"],
        "whole": ["Rien", "Peu"],
        "expanded": ["Ixe"],
        "by-url": ["Peu"],
    }


def test_numbers_may_have_limits_and_a_hidden_question_is_not_asked() -> None:
    """Extensions of FHIR itself that change what can be answered."""
    limits: list[Json] = [
        {"url": f"{CORE}minValue", "valueInteger": 1},
        {"url": f"{CORE}maxValue", "valueDecimal": 9.5},
    ]
    hidden: list[Json] = [{"url": f"{CORE}questionnaire-hidden", "valueBoolean": True}]
    form = read_form(
        resource(question("n", "decimal", extension=limits), question("h", extension=hidden))
    )
    item = form.by_link["n"]
    assert [item.accepts(n) for n in (0.5, 1.0, 9.5, 9.6)] == [False, True, True, False]
    assert [step.item.link_id for step in form.steps({"h": True})] == ["n"]


def condition(kind: str, operator: str, **answer: Json) -> str:
    """A questionnaire whose second question asks for an answer to the first."""
    options: JsonObject = {"answerOption": OPTIONS} if "choice" in kind else {}
    return resource(
        question("a", kind, **options), question("b", enableWhen=[when("a", operator, **answer)])
    )


REFUSED = {
    "not JSON": ("{", "it is not written as expected (JSON)"),
    "another resource": ('{"resourceType": "Patient"}', "it is not a FHIR questionnaire"),
    "a list": ("[]", "it is not written as one entry (JSON)"),
    "a key twice": ('{"url": 1, "url": 2}', "the key url stands twice"),
    "too long": (" " * 1_000_001, "more than a million letters"),
    "a blank in the address": (resource(question("a"), url="https://a b"), "holds a blank or a bar"),
    "retired": (resource(question("a"), status="retired"), "no longer used"),
    "nothing asked": (resource({"linkId": "d", "type": "display", "text": "Bonjour"}), "asks nothing"),
    "no items": (resource(), "asks nothing"),
    "items of another form": (resource(item="a"), "the element item of Questionnaire"),
    "a linkId twice": (resource(question("a"), question("a")), "both called a"),
    "no linkId": (resource({"text": "?", "type": "boolean"}), "the element linkId"),
    "an unknown kind": (resource(question("a", "attachment")), "of the kind attachment"),
    "a thing of another file": (resource(question("a", "reference")), "of the kind reference"),
    "several yes and no": (resource(question("a", repeats=True)), "takes several answers"),
    "a group that repeats in another": (
        resource(
            {
                "linkId": "o",
                "type": "group",
                "repeats": True,
                "item": [question("b"), {**AGAIN}],
            }
        ),
        "within another that can",
    ),
    "a group that repeats and asks nothing": (
        resource(question("b"), {**AGAIN, "item": [{"linkId": "d", "type": "display", "text": "x"}]}),
        "begins with no question",
    ),
    "branching on what repeats": (
        resource(AGAIN, question("b", enableWhen=[when("a", "=", answerBoolean=True)])),
        "which can be answered several times",
    ),
    "no words": (resource({"linkId": "a", "type": "boolean"}), "has no words"),
    "a text with parts": (
        resource({"linkId": "d", "type": "display", "text": "x", "item": [question("a")]}),
        "holds other parts",
    ),
    "a formula": (
        resource(question("a", extension=[{"url": f"{SDC}sdc-questionnaire-enableWhenExpression"}])),
        "needs a formula",
    ),
    "a modifier": (resource(question("a", modifierExtension=[{}])), "means something else"),
    "a modifier of all": (resource(question("a"), implicitRules="x"), "means something else"),
    "no answers": (resource(question("a", "choice")), "offers no answer"),
    "answers elsewhere": (
        resource(question("a", "choice", answerValueSet="https://example.org/vs")),
        "stand in another file",
    ),
    "answers twice": (
        resource(question("a", "choice", answerOption=OPTIONS, answerValueSet="#x")),
        "names its answers twice",
    ),
    "answers alike": (
        resource(question("a", "choice", answerOption=[OPTIONS[0], coding("a", "Trois")])),
        "cannot be told apart",
    ),
    "answers of the same words": (
        resource(question("a", "choice", answerOption=[OPTIONS[0], coding("c", "Un")])),
        "cannot be told apart",
    ),
    "an answer without words": (
        resource(question("a", "choice", answerOption=[{"valueCoding": {"code": "a"}}])),
        "has no words",
    ),
    "an answer of another kind": (
        resource(question("a", "choice", answerOption=[{"valueReference": {}}])),
        "cannot be shown",
    ),
    "answers to a number": (
        resource(question("a", "integer", answerOption=[{"valueInteger": 1}])),
        "not one to choose",
    ),
    "below zero": (
        resource(question("a", "decimal", extension=[{"url": f"{CORE}minValue", "valueDecimal": -1}])),
        "below 0",
    ),
    "a limit of a day": (
        resource(question("a", "date", extension=[{"url": f"{CORE}maxValue", "valueDate": "2026-01"}])),
        "limits of the question a",
    ),
    "several units": (
        resource(
            question(
                "a",
                "quantity",
                extension=[
                    {"url": f"{CORE}questionnaire-unitOption", "valueCoding": {"code": unit}}
                    for unit in ("kg", "g")
                ],
            )
        ),
        "several units",
    ),
    "a condition on nothing": (
        resource(question("a", enableWhen=[when("z", "exists", answerBoolean=True)])),
        "asks about z, which is no question",
    ),
    "a circle": (
        resource(
            question("a", enableWhen=[when("b", "exists", answerBoolean=False)]),
            question("b", enableWhen=[when("a", "exists", answerBoolean=False)]),
        ),
        "turns in a circle",
    ),
    "a question that waits for itself": (
        resource(question("a", enableWhen=[when("a", "exists", answerBoolean=True)])),
        "turns in a circle",
    ),
    "neither all nor any": (
        resource(
            question("a"),
            question("b", enableWhen=[when("a", "exists", answerBoolean=True)] * 2),
        ),
        "all or any",
    ),
    "a strange operator": (condition("boolean", "~", answerBoolean=True), "cannot be given"),
    "two answers": (
        condition("boolean", "=", answerBoolean=True, answerInteger=1),
        "cannot be given",
    ),
    "an answer of another sort": (condition("integer", "=", answerString="a"), "cannot be given"),
    "order of words": (condition("string", ">", answerString="a"), "cannot be given"),
    "order of choices": (
        condition("choice", ">", answerCoding={"code": "a"}),
        "cannot be given",
    ),
    "a choice that is not offered": (
        condition("choice", "=", answerCoding={"code": "z"}),
        "cannot be given",
    ),
    "a choice of another system": (
        condition("choice", "=", answerCoding={"system": "https://else.org", "code": "a"}),
        "cannot be given",
    ),
    "a month": (condition("date", "=", answerDate="2026-11"), "cannot be given"),
    "another unit": (
        condition("quantity", "=", answerQuantity={"value": 1, "code": "kg"}),
        "cannot be given",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_as_it_is_meant_is_refused(name: str) -> None:
    """Each with its own sentence, in both languages."""
    text, reason = REFUSED[name]
    assert reason in refusal(text)


def test_too_many_parts_and_too_deep_ones_are_refused() -> None:
    """A file cannot keep the window busy."""
    many = resource(*(question(f"q{n}") for n in range(1_001)))
    assert "more than 1000 parts" in refusal(many)
    deep = question("q0")
    for n in range(1, 8):
        deep = {"linkId": f"g{n}", "type": "group", "item": [deep]}
    assert "too deeply" in refusal(resource(deep))
    choices: list[Json] = [coding(str(n), f"mot {n}") for n in range(201)]
    assert "more than 200" in refusal(resource(question("a", "choice", answerOption=choices)))


def test_a_hostile_name_stays_short_in_the_sentence() -> None:
    """Control letters and long names are not repeated."""
    said = refusal(resource(question("\u202e" + "x" * 500, "attachment")))
    assert "\u202e" not in said
    assert len(said) < 200


def test_the_official_set_is_read_like_any_other() -> None:
    """Its branching and its required questions."""
    form = read_form(official_questionnaire())
    assert form.by_link["proctcae-53a-sev"].required
    assert form.by_link["proctcae-53b-int"].conditions
