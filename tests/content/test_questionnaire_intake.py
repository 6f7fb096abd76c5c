"""Questionnaires come as a file, a Bundle, or files with their lists beside: each whole, or refused."""

import json

import pytest

from companion.actions.questionnaire_files import Prepared
from companion.content.questionnaires.form import read_form
from companion.content.questionnaires.intake import prepare
from companion.domain.words import Language
from companion.messages import load_texts
from companion.record_json import Json, JsonObject
from tests.questionnaires.building import question, resource, when

LIST_URL = "https://team.example.org/ValueSet/scale"
SYSTEM_URL = "https://team.example.org/CodeSystem/scale"


def codes() -> JsonObject:
    """A code system with words in German and French."""
    return {
        "resourceType": "CodeSystem",
        "url": SYSTEM_URL,
        "concept": [
            {
                "code": code,
                "display": german,
                "designation": [{"language": "fr-FR", "value": french}],
            }
            for code, german, french in (("0", "Nie", "Jamais"), ("1", "Oft", "Souvent"))
        ],
    }


def listed(**more: Json) -> JsonObject:
    """A value set of the whole system."""
    return {
        "resourceType": "ValueSet",
        "id": "scale",
        "url": LIST_URL,
        "compose": {"include": [{"system": SYSTEM_URL}]},
        **more,
    }


def asking(**more: Json) -> str:
    """A questionnaire that names the list by its address."""
    return resource(question("q", "choice", answerValueSet=f"{LIST_URL}|1"), language="de", **more)


def bundle(*resources: Json) -> str:
    """A Bundle."""
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": r} for r in resources]})


def refusal(prepared: Prepared) -> str:
    """The English sentence; there is another in French."""
    assert prepared.refusal is not None
    said = load_texts(Language.EN).describe(prepared.refusal)
    assert said != load_texts(Language.FR).describe(prepared.refusal)
    return said


def test_one_that_stands_on_its_own_stays_letter_for_letter() -> None:
    """Blanks and order too."""
    text = "  " + resource(question("a"))
    assert prepare([("q.json", text)]) == (Prepared("Suivi de l’équipe", text),)


@pytest.mark.parametrize("way", ["files", "bundle", "bundle in a bundle", "all apart"])
def test_answers_are_taken_from_beside(way: str) -> None:
    """With the words of a code system, in each language; the questionnaire then stands alone."""
    whole: JsonObject = json.loads(asking())
    ways = {
        "files": [("q.json", asking()), ("lists.json", bundle(listed(), codes()))],
        "bundle": [("b.json", bundle(codes(), whole, listed()))],
        "bundle in a bundle": [("b.json", bundle(json.loads(bundle(whole, listed(), codes()))))],
        "all apart": [
            ("c.json", json.dumps(codes())),
            ("q.json", asking()),
            ("v.json", json.dumps(listed())),
        ],
    }
    (found,) = prepare(ways[way])
    assert found.text is not None
    form = read_form(found.text)
    for language, words in ((None, ["Nie", "Oft"]), ("fr", ["Jamais", "Souvent"])):
        options = form.in_language(language or "de").by_link["q"].options
        if language is None:
            assert [o.text for o in options] == words
        assert [(o.code.system if o.code else "", o.value) for o in options] == [
            (SYSTEM_URL, "0"),
            (SYSTEM_URL, "1"),
        ]
    assert not form.translations  # the question itself has no French


def test_a_list_is_named_when_it_is_not_there() -> None:
    """By its address, so that one can ask for it."""
    (found,) = prepare([("q.json", asking())])
    assert LIST_URL[:20] in refusal(found)
    assert "must be given too" in refusal(found)
    long = f"https://www.hospital.example.org/{'fhir/' * 20}ValueSet/severity"
    text = resource(question("q", "choice", answerValueSet=long))
    assert "ValueSet/severity" in refusal(prepare([("q.json", text)])[0])


def test_answers_that_bear_a_code_alone_take_their_words_from_beside() -> None:
    """The code stays."""
    text = resource(
        question("q", "choice", answerOption=[{"valueCoding": {"system": SYSTEM_URL, "code": "1"}}])
    )
    assert "has no words" in refusal(prepare([("q.json", text)])[0])
    (found,) = prepare([("q.json", text), ("c.json", json.dumps(codes()))])
    assert found.text is not None
    assert [o.text for o in read_form(found.text).by_link["q"].options] == ["Oft"]


def test_several_questionnaires_each_come_out_for_themselves() -> None:
    """One that cannot be shown does not stand in the way of another."""
    good = resource(question("a"), title="Gut")
    bad = resource(question("a", "attachment"), title="Schlecht", url=f"{LIST_URL}/2")
    other = json.dumps({"resourceType": "Patient"})
    found = prepare([("a.json", good), ("b.json", bad), ("p.json", other)])
    assert [(each.name, each.text is None) for each in found] == [
        ("Gut", False),
        ("Schlecht", True),
    ]


def test_one_without_an_address_gets_one_that_stays() -> None:
    """The same on every computer."""
    text = resource(question("a"), url=None)
    found, again = (prepare([("q.json", text)])[0].text for _ in range(2))
    assert found is not None
    assert found == again
    assert json.loads(found)["url"] == read_form(text).url


def test_one_in_older_words_is_kept_in_those_of_r4() -> None:
    """What is sent on must be R4."""
    text = resource(question("a", "choice", option=[{"valueString": "Oui"}]))
    (found,) = prepare([("q.json", text)])
    assert found.text is not None
    assert json.loads(found.text)["item"][0]["answerOption"] == [{"valueString": "Oui"}]


def test_one_without_a_title_is_called_like_its_file() -> None:
    """Its address is nothing to read."""
    (found,) = prepare([("Suivi du jour.json", resource(question("a"), title=None, url=None))])
    assert found.name == "Suivi du jour"
    assert found.text is not None
    assert read_form(found.text).title == "Suivi du jour"


def test_a_long_narrative_is_left_out_rather_than_the_questionnaire() -> None:
    """Publishers write most of a file for a browser; what is asked stays."""
    narrative: JsonObject = {"status": "generated", "div": "x" * 1_100_000}
    (found,) = prepare([("q.json", resource(question("a"), text=narrative))])
    assert found.text is not None
    assert read_form(found.text) == read_form(resource(question("a")))
    (long,) = prepare([("q.json", resource(question("a", text="x" * 1_100_000)))])
    assert "million letters" in refusal(long)


HIDDEN: Json = [
    {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True}
]
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire"
REFUSED = {
    "a list alone": (json.dumps(listed()), "it is a list of answers"),
    "another resource": ('{"resourceType": "Patient"}', "no FHIR questionnaire"),
    "XML": ("<Questionnaire/>", "written as XML"),
    "not JSON": ("{", "not written as expected (JSON)"),
    "a part of another": (
        resource(
            question("a"),
            {
                "linkId": "b",
                "type": "display",
                "text": "?",
                "extension": [{"url": f"{SDC}-subQuestionnaire", "valueCanonical": "x"}],
            },
        ),
        "the part b stands in another questionnaire",
    ),
    "one from a server": (
        resource(question("a"), extension=[{"url": f"{SDC}Adaptive", "valueBoolean": True}]),
        "comes from a server",
    ),
    "branching on what is hidden": (
        resource(
            question("h", extension=HIDDEN),
            question("a", enableWhen=[when("h", "=", answerBoolean=True)]),
        ),
        "rests on h, which a computer fills in",
    ),
    "rules": (
        bundle(json.loads(asking()), listed(compose={"include": [], "exclude": [{}]})),
        "follow from rules",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_says_why(name: str) -> None:
    """In both languages."""
    text, reason = REFUSED[name]
    (found,) = prepare([("q.json", text)])
    assert reason in refusal(found)
