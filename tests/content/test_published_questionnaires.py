"""Questionnaires in the shapes in which they are published: none is shown in part."""

import json

import pytest

from companion.content.questionnaires.form import read_form
from companion.domain.questionnaire import QuestionnaireForm, QuestionnaireRefused
from companion.domain.questionnaire_items import ItemType
from companion.domain.questionnaire_values import Value
from companion.record_json import Json, JsonObject
from tests.questionnaires.building import coding, question, resource, when

CORE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"


def said_in(language: str, text: str) -> JsonObject:
    """A translation as FHIR writes it beside a text."""
    parts: list[Json] = [
        {"url": "lang", "valueCode": language},
        {"url": "content", "valueString": text},
    ]
    return {"extension": [{"url": f"{CORE}translation", "extension": parts}]}


def texts_of(form: QuestionnaireForm) -> list[str]:
    """Every word that is read, in order."""
    return [
        text
        for item in form.by_link.values()
        for text in (item.text, *(option.text for option in item.options))
    ]


def test_without_an_address_one_is_made_of_what_is_asked() -> None:
    """The same questions have the same, others have another; what a server adds changes nothing."""
    first, other = (resource(question(name), url=None) for name in "ab")
    served = json.loads(first) | {"id": "17", "meta": {"versionId": "3"}, "text": {"status": "x"}}
    assert read_form(first).url.startswith("urn:uuid:")
    assert read_form(first).url == read_form(json.dumps(served)).url
    assert read_form(first).url != read_form(other).url


def test_what_a_system_fills_in_is_not_asked() -> None:
    """A total that is worked out, a name that is known already; the rest is asked."""
    total: JsonObject = {"url": f"{SDC}sdc-questionnaire-calculatedExpression"}
    form = read_form(
        resource(
            question("a"),
            question("total", "integer", extension=[total]),
            question("name", "string", readOnly=True),
        )
    )
    assert [step.item.link_id for step in form.steps({})] == ["a"]
    assert form.by_link["total"].filled
    assert form.kept({"a": True, "total": 3, "name": "x"}) == {"a": True}


def test_several_answers_are_kept_in_the_order_of_the_list_and_each_once() -> None:
    """A tick each; one that goes with no other stands alone; no more than the form allows."""
    alone: JsonObject = {**coding("n", "Aucun"), "extension": [exclusive()]}
    most: JsonObject = {"url": f"{CORE}questionnaire-maxOccurs", "valueInteger": 2}
    options: list[Json] = [coding("a", "Un"), coding("b", "Deux"), coding("c", "Trois"), alone]
    item = read_form(
        resource(question("q", "choice", repeats=True, answerOption=options, extension=[most]))
    ).by_link["q"]
    accepted: list[Value] = [("a",), ("a", "c"), ("n",)]
    refused: list[Value] = ["a", (), ("a", "a"), ("a", "n"), ("a", "b", "c"), ("z",)]
    assert [item.accepts(each) for each in accepted] == [True] * 3
    assert [item.accepts(each) for each in refused] == [False] * 6


def exclusive() -> JsonObject:
    """The mark of an answer that goes with no other."""
    return {"url": f"{CORE}questionnaire-optionExclusive", "valueBoolean": True}


def test_a_condition_is_met_by_one_of_several_answers() -> None:
    """As FHIR has it: any of them; and for « different », none that is it."""
    options: list[Json] = [coding("a", "Un"), coding("b", "Deux")]
    form = read_form(
        resource(
            question("q", "choice", repeats=True, answerOption=options),
            question("why", enableWhen=[when("q", "=", answerCoding={"code": "b"})]),
            question("else", enableWhen=[when("q", "!=", answerCoding={"code": "b"})]),
        )
    )
    assert form.asked({"q": ("a", "b")}) == {"q", "why"}
    assert form.asked({"q": ("a",)}) == {"q", "else"}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("time", "14:30", "25:00"),
        ("dateTime", "2026-11-21T14:30", "2026-11-21T14:30:00Z"),
        ("dateTime", "2026-11-21", "2026-11"),
        ("url", "https://example.org", " "),
    ],
)
def test_days_times_and_addresses(kind: str, good: str, bad: str) -> None:
    """As they are typed, without seconds or a zone."""
    item = read_form(resource(question("q", kind))).by_link["q"]
    assert item.accepts(good)
    assert not item.accepts(bad)


def test_a_day_has_limits() -> None:
    """Both days count."""
    limits: list[Json] = [
        {"url": f"{CORE}minValue", "valueDate": "2026-01-01"},
        {"url": f"{CORE}maxValue", "valueDate": "2026-12-31"},
    ]
    item = read_form(resource(question("q", "date", extension=limits))).by_link["q"]
    days = ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01")
    assert [item.accepts(day) for day in days] == [False, True, True, False]


def test_a_question_without_words_is_read_with_its_group() -> None:
    """Or with the words of its code; a group that holds nothing is a text."""
    form = read_form(
        resource(
            {
                "linkId": "g",
                "type": "group",
                "text": "Votre poids",
                "item": [{"linkId": "kg", "type": "decimal"}],
            },
            {"linkId": "c", "type": "boolean", "code": [{"code": "x", "display": "Fumeur"}]},
            {"linkId": "end", "type": "group", "text": "Merci"},
        )
    )
    assert [form.by_link[link].text for link in ("kg", "c")] == ["Votre poids", "Fumeur"]
    assert form.by_link["end"].type is ItemType.DISPLAY
    assert form.closing({}) == ("Merci",)


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        ("xhtml", "<div><p>Depuis <b>2</b> semaines&nbsp;:</p><ul><li>un</li><li>deux &amp; trois</li></ul></div>",
         "Depuis 2 semaines :\nun\ndeux & trois"),
        ("xhtml", "<style>p {}</style>Bonjour<script>alert(1)</script><img src='http://x'/>", "Bonjour"),
        ("xhtml", "<<p", "<<p"),
        ("markdown", "Depuis **2** semaines", "Depuis **2** semaines"),
    ],
)  # fmt: skip
def test_words_that_stand_only_for_a_browser_are_read(kind: str, written: str, read: str) -> None:
    """None is lost; where there is a plain text too, that one is shown."""
    drawn: JsonObject = {"url": f"{CORE}rendering-{kind}", "valueString": written}
    text: JsonObject = {"linkId": "d", "type": "display", "_text": {"extension": [drawn]}}
    form = read_form(resource(text, question("a")))
    assert form.by_link["d"].text == read
    assert read_form(resource({**text, "text": "x"}, question("a"))).by_link["d"].text == "x"


def translated(*, whole: bool = True) -> str:
    """A questionnaire in German with French beside it."""
    word: JsonObject = {"code": "a", "display": "Ja"}
    if whole:
        word["_display"] = said_in("fr-FR", "Oui")
    listed: JsonObject = {
        "resourceType": "ValueSet",
        "id": "l",
        "compose": {
            "include": [
                {
                    "system": "s",
                    "concept": [
                        {
                            "code": "x",
                            "display": "Nie",
                            "designation": [{"language": "fr", "value": "Jamais"}],
                        }
                    ],
                }
            ]
        },
    }
    return resource(
        question(
            "q",
            "choice",
            text="Schmerzen?",
            _text=said_in("fr", "Douleurs ?"),
            answerOption=[{"valueCoding": word}],
        ),
        question("r", "choice", text="Oft?", _text=said_in("fr", "Souvent ?"), answerValueSet="#l"),
        language="de",
        contained=[listed],
    )


def test_a_translation_within_the_file_is_shown() -> None:
    """Texts, answers, and the designations of a list; codes and address stay the same."""
    form = read_form(translated())
    french = form.in_language("fr")
    assert texts_of(form) == ["Schmerzen?", "Ja", "Oft?", "Nie"]
    assert texts_of(french) == ["Douleurs ?", "Oui", "Souvent ?", "Jamais"]
    assert french.asks_the_same(form)
    assert [o.value for o in french.by_link["q"].options] == ["a"]
    assert form.in_language("en") is form


def test_a_translation_in_part_is_not_mixed_in() -> None:
    """Where one answer has none, all stands in the file's own language."""
    form = read_form(translated(whole=False))
    assert form.in_language("fr") is form


def test_older_and_newer_names_are_read() -> None:
    """STU3: option, options, conditions without operator; R5: coding with its constraint."""
    listed: JsonObject = {
        "resourceType": "ValueSet",
        "id": "l",
        "expansion": {"contains": [{"code": "x", "display": "Ixe"}]},
    }
    form = read_form(
        resource(
            question("a", "choice", option=[coding("y", "Oui")]),
            question("b", "open-choice", options={"reference": "#l"}),
            question(
                "c",
                enableWhen=[
                    {"question": "a", "hasAnswer": True},
                    {"question": "b", "answerCoding": {"code": "x"}},
                ],
            ),
            question("d", "coding", answerOption=[coding("z", "Zed")]),
            question(
                "e", "coding", answerConstraint="optionsOrString", answerOption=[coding("z", "Zed")]
            ),
            contained=[listed],
        )
    )
    kinds = {link: item.type.value for link, item in form.by_link.items()}
    assert kinds == {
        "a": "choice",
        "b": "open-choice",
        "c": "boolean",
        "d": "choice",
        "e": "open-choice",
    }
    assert "c" in form.asked({"a": "y"})
    assert "c" in form.asked({"b": "x"})
    assert "c" not in form.asked({})


def test_the_oldest_form_is_refused_for_what_it_is() -> None:
    """DSTU2 has another shape altogether."""
    with pytest.raises(QuestionnaireRefused, match="DSTU2"):
        read_form(json.dumps({"resourceType": "Questionnaire", "status": "draft", "group": {}}))


@pytest.mark.parametrize("link", ["h", "f"])
def test_limits_of_what_nobody_answers_stand_in_no_way(link: str) -> None:
    """A list that is nowhere, several units: a hidden question, one that a system fills in."""
    hidden: JsonObject = {"url": f"{CORE}questionnaire-hidden", "valueBoolean": True}
    form = read_form(
        resource(
            question("h", "choice", extension=[hidden], answerValueSet="https://x.org/nowhere"),
            question("f", "choice", readOnly=True, answerValueSet="https://x.org/nowhere"),
            question("a"),
        )
    )
    assert form.by_link[link].options == ()
    assert [step.item.link_id for step in form.steps({})] == ["a"]


@pytest.mark.parametrize("link", ["h", "f"])
def test_what_nobody_answers_meets_no_condition(link: str) -> None:
    """A hidden question, one that a system fills in."""
    hidden: JsonObject = {"url": f"{CORE}questionnaire-hidden", "valueBoolean": True}
    form = read_form(
        resource(
            question("h", extension=[hidden]),
            question("f", readOnly=True),
            question("a"),
            question("b", enableWhen=[when(link, "=", answerBoolean=True)]),
        )
    )
    assert [step.item.link_id for step in form.steps({link: True})] == ["a"]


def again(**more: Json) -> str:
    """A group that may be filled in three times."""
    most: JsonObject = {"url": f"{CORE}questionnaire-maxOccurs", "valueInteger": 3}
    return resource(
        question("before"),
        {
            "linkId": "g",
            "type": "group",
            "text": "Médicament",
            "repeats": True,
            "extension": [most],
            "item": [
                question("name", "string", required=True),
                question("dose", "string", required=True),
                question("why", "string", enableWhen=[when("dose", "=", answerString="beaucoup")]),
            ],
            **more,
        },
    )


def test_a_group_that_repeats_is_asked_again_while_it_is_filled_in() -> None:
    """One skip ends it; conditions within it are those of the same turn."""
    form = read_form(again())
    assert form.question_count == 4

    def asked(**given: str) -> list[str]:
        answers = {link.replace("_", "#"): value for link, value in given.items()}
        return [step.item.link_id for step in form.steps(answers)]

    assert asked() == ["before", "name", "dose"]
    assert asked(name="a") == ["before", "name", "dose", "name#2"]
    assert asked(dose="beaucoup") == ["before", "name", "dose", "why", "name#2"]
    two = {"name": "a", "name_2": "b"}
    assert asked(**two) == ["before", "name", "dose", "name#2", "dose#2", "name#3"]
    assert asked(**two, dose_2="beaucoup")[-3:] == ["dose#2", "why#2", "name#3"]
    assert asked(**two, name_3="c")[-2:] == ["name#3", "dose#3"]
    assert form.by_link["dose#2"].words == "La question dose (2)"
    open_ones = [step.item for step in form.steps({"name": "a", "dose": "b"}) if step.item.required]
    assert [item.link_id for item in open_ones] == ["name", "dose"]


def test_a_long_group_stands_less_often() -> None:
    """A file cannot keep the window busy."""
    items: list[Json] = [question(f"q{n}", "string") for n in range(300)]
    form = read_form(again(item=items, extension=[]))
    assert len(form.by_link) == 1 + 2 * 301


def test_many_groups_stand_less_often() -> None:
    """All together stay few enough to be asked without waiting."""
    groups: list[Json] = [
        {"linkId": f"g{n}", "type": "group", "repeats": True, "item": [question(f"q{n}", "string")]}
        for n in range(499)
    ]
    assert len(read_form(resource(*groups)).by_link) == 2 * 2 * 499
