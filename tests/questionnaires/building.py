"""FHIR Questionnaires for tests. The wording is invented; the codes of the second one are official.

Knows no test.
"""

import json

from companion.record_json import Json, JsonObject

URL = "https://team.example.org/Questionnaire/suivi"
MII = (
    "https://www.medizininformatik-initiative.de/fhir/ext/modul-pro/CodeSystem/mii-cs-pro-pro-ctcae"
)
WORDS = ("zéro pomme", "une pomme", "deux pommes", "trois pommes", "quatre pommes")
LONG_NAMES = {"frq": "frequency", "sev": "severity", "int": "interference"}


def resource(*items: Json, **more: Json) -> str:
    """A questionnaire of these items as text."""
    whole: JsonObject = {
        "resourceType": "Questionnaire",
        "url": URL,
        "version": "1",
        "title": "Suivi de l’équipe",
        "status": "active",
        "item": list(items),
    }
    return json.dumps({**whole, **more}, ensure_ascii=False)


def question(link_id: str, kind: str = "boolean", **more: Json) -> JsonObject:
    """A question with words made of its linkId."""
    return {"linkId": link_id, "text": f"La question {link_id}", "type": kind, **more}


def when(link_id: str, operator: str, **answer: Json) -> JsonObject:
    """A condition."""
    return {"question": link_id, "operator": operator, **answer}


def coding(code: str, display: str, system: str = "https://team.example.org/codes") -> JsonObject:
    """An answer to choose."""
    return {"valueCoding": {"system": system, "code": code, "display": display}}


def official_question(number: int, part: str, place: int = 0, **more: Json) -> JsonObject:
    """A question of the official set by its codes; `part` is frq, sev or int."""
    name = LONG_NAMES[part]
    options: list[Json] = [
        coding(f"proctcae-{name}-{score}", word, MII) for score, word in enumerate(WORDS)
    ]
    return {
        "linkId": f"proctcae-{number:02}{'abc'[place]}-{part}",
        "text": f"Combien de pommes, {number} {part}",
        "type": "choice",
        "required": True,
        "answerOption": options,
        **more,
    }


def official_item(number: int, *parts: str, branching: bool = True) -> JsonObject:
    """An official item: a group whose later questions are asked once the first is above 0."""
    questions: list[Json] = []
    for place, part in enumerate(parts):
        made = official_question(number, part, place)
        if place and branching:
            first = f"proctcae-{number:02}a-{parts[0]}"
            none = coding(f"proctcae-{LONG_NAMES[parts[0]]}-0", WORDS[0], MII)["valueCoding"]
            made["enableWhen"] = [when(first, "!=", answerCoding=none)]
        questions.append(made)
    return {
        "linkId": f"proctcae-{number:02}",
        "text": f"Les pommes {number}",
        "type": "group",
        "item": questions,
    }


def team_questionnaire() -> str:
    """One question of every kind, groups, texts, and branching."""
    sleep: list[Json] = [coding("good", "Bien"), coding("bad", "Mal"), coding("none", "Pas dormi")]
    ways: list[Json] = [{"valueString": "En marchant"}, {"valueString": "En voiture"}]
    unit: JsonObject = {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
        "valueCoding": {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kg"},
    }
    return resource(
        {
            "linkId": "intro",
            "type": "display",
            "text": "Ces questions parlent des 7 derniers jours.",
        },
        {
            "linkId": "nights",
            "type": "group",
            "text": "Vos nuits",
            "item": [
                question("sleep", "choice", prefix="1.", required=True, answerOption=sleep),
                question(
                    "why",
                    "text",
                    enableWhen=[
                        when("sleep", "=", answerCoding={"code": "bad"}),
                        when("sleep", "=", answerCoding={"code": "none"}),
                    ],
                    enableBehavior="any",
                    maxLength=200,
                ),
            ],
        },
        question(
            "walks",
            "boolean",
            item=[
                {"linkId": "help", "type": "display", "text": "Dix minutes suffisent."},
                question(
                    "how-many", "integer", enableWhen=[when("walks", "=", answerBoolean=True)]
                ),
            ],
        ),
        question("way", "open-choice", answerOption=ways),
        question("weight", "quantity", extension=[unit]),
        question("hours", "decimal"),
        question("since", "date"),
        question("name", "string"),
        {"linkId": "end", "type": "display", "text": "Merci."},
    )


def published_lists() -> JsonObject:
    """A Bundle of lists of answers as they lie beside a questionnaire, in two languages."""
    concepts: list[Json] = [
        {"code": code, "display": word, "designation": [{"language": "fr", "value": french}]}
        for code, word, french in (("0", "Nie", "Jamais"), ("1", "Oft", "Souvent"))
    ]
    resources: list[JsonObject] = [
        {"resourceType": "CodeSystem", "url": "https://x.org/c", "concept": concepts},
        {
            "resourceType": "ValueSet",
            "url": "https://x.org/v",
            "compose": {"include": [{"system": "https://x.org/c"}]},
        },
        {
            "resourceType": "ValueSet",
            "id": "w",
            "url": "https://x.org/w",
            "compose": {"include": [{"valueSet": ["https://x.org/v"]}]},
        },
    ]
    return {"resourceType": "Bundle", "entry": [{"resource": each} for each in resources]}


def published_questionnaire() -> str:
    """One in the shapes in which they are published: no address, lists beside, translations, copies."""
    core = "http://hl7.org/fhir/StructureDefinition/"
    french: JsonObject = {
        "extension": [
            {
                "url": f"{core}translation",
                "extension": [
                    {"url": "lang", "valueCode": "fr"},
                    {"url": "content", "valueString": "Douleurs ?"},
                ],
            }
        ]
    }
    alone: JsonObject = {
        **coding("n", "Keine"),
        "extension": [{"url": f"{core}questionnaire-optionExclusive", "valueBoolean": True}],
    }
    return resource(
        question("pain", "choice", _text=french, answerValueSet="https://x.org/v|1"),
        question("where", "choice", repeats=True, answerOption=[coding("a", "Knie"), alone]),
        question("more", "open-choice", repeats=True, answerValueSet="https://x.org/w"),
        question("words", "string", repeats=True, maxLength=20),
        question("hour", "time", enableWhen=[when("where", "=", answerCoding={"code": "a"})]),
        question("moment", "dateTime"),
        question("sum", "integer", readOnly=True),
        question("old", "choice", option=[{"valueString": "Ja"}]),
        question("new", "coding", enableWhen=[{"question": "old", "hasAnswer": True}],
                 answerOption=[{"valueDate": "2026-11-21"}]),
        {
            "linkId": "drugs",
            "type": "group",
            "text": "Medikament",
            "repeats": True,
            "item": [
                question("name", "string"),
                question("when", "date", extension=[
                    {"url": f"{core}minValue", "valueDate": "2026-01-01"}
                ]),
                question("why", "text", enableWhen=[when("name", "=", answerString="x")]),
            ],
        },
        url=None,
        language="de",
    )  # fmt: skip


def official_questionnaire() -> str:
    """Four official items by their codes, and a question that is not official."""
    return resource(
        official_item(53, "sev", "int"),
        official_item(9, "frq", "sev"),
        official_item(16, "frq"),
        official_item(51, "frq", "sev", "int"),
        question("other", "boolean"),
        url="https://team.example.org/Questionnaire/officiel",
        title="Questionnaire à codes officiels",
    )
