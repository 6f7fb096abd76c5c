"""The care team's questionnaires on the page, in FHIR and in the table."""

import json
from datetime import UTC, datetime, time, timedelta
from typing import cast

import fhirkit
import pytest

from companion.actions.consultation import PageChoice, PageSection
from companion.domain.carnet import Carnet
from companion.domain.records import (
    Person,
    Preferences,
    Questionnaire,
    QuestionnaireResponse,
    Revision,
    Role,
)
from companion.domain.words import Language
from companion.exchange.table import summary_csv
from companion.languages import languages
from companion.messages import load_texts
from companion.paper.page.text import page_text
from companion.record_json import JsonObject
from tests.believable import TODAY, Writer, number_id
from tests.exchange.test_fhir import resources
from tests.press import Press, on_one_line, printed_words
from tests.questionnaires.building import (
    MII,
    URL,
    official_questionnaire,
    question,
    resource,
    team_questionnaire,
)

OFFICIAL = "https://team.example.org/Questionnaire/officiel"
TEAM_ANSWERS: dict[str, str | float | bool] = {
    "sleep": "bad",
    "why": "mal au dos",
    "walks": True,
    "how-many": 3.0,
    "way": "À vélo",
    "weight": 64.5,
    "hours": 2.5,
    "since": "2026-11-03",
    "name": "=SUM(A1)",
}


def answered() -> Carnet:
    """Both questionnaires, the official one answered twice."""
    writer = Writer()
    patient = writer.write(
        Person("Marianne", Role.PATIENT), TODAY - timedelta(days=9), number_id(2)
    )
    for title, text, url in (
        ("Suivi de l’équipe", team_questionnaire(), URL),
        ("Questionnaire à codes officiels", official_questionnaire(), OFFICIAL),
    ):
        writer.write(Questionnaire(url, title, text), TODAY - timedelta(days=9), patient)
    writer.write(QuestionnaireResponse(f"{URL}|1", TODAY, TEAM_ANSWERS), TODAY, patient)
    for days, severity, interference in ((7, 4, 3), (0, 1, 0)):
        day = TODAY - timedelta(days=days)
        items: dict[str, str | float | bool] = {
            "proctcae-53a-sev": f"proctcae-severity-{severity}",
            "proctcae-53b-int": f"proctcae-interference-{interference}",
            "proctcae-09a-frq": "proctcae-frequency-0",
            "proctcae-09b-sev": "proctcae-severity-4",
            "proctcae-51a-frq": "proctcae-frequency-2",
        }
        writer.write(QuestionnaireResponse(f"{OFFICIAL}|1", day, items), day, patient)
    return writer.carnet()


SAID_IN_WORDS = (
    "La question why: mal au dos",
    "La question how-many: 3",
    "La question weight: 64.5 kg",
    "La question name: =SUM(A1)",
    "1. La question sleep: Mal",
    "Combien de pommes, 53 sev: 23 Nov: quatre pommes; 30 Nov: une pomme",
)


def graded() -> Carnet:
    """The same, of a person who wants the grades on the page."""
    carnet = answered()
    patient = carnet.patient()
    assert patient is not None
    wanted = Revision(
        number_id(800_001), number_id(800_000), Preferences.kind, patient.id,
        datetime.combine(TODAY, time(12), UTC), Preferences(page_composite=True),
    )  # fmt: skip
    return carnet.with_revisions([wanted])


def test_every_answer_stands_on_the_page_and_no_grade_that_nobody_asked_for(press: Press) -> None:
    """In words, numbers and free text, each by its day; grades only when they are wanted."""
    said = on_one_line(page_text(press.page(answered(), language=Language.EN)))
    assert "grade" not in said.lower()
    assert all(one in said for one in SAID_IN_WORDS)


def test_the_page_shows_the_grades_with_their_source(press: Press) -> None:
    """Worst and last; an item without a grade is left out."""
    said = on_one_line(page_text(press.page(graded(), language=Language.EN)))
    assert "Suivi de l’équipe: 1 time, for 30 Nov" in said
    assert "Questionnaire à codes officiels: 2 times, last for 30 Nov" in said
    assert "53 · Les pommes 53: Composite grade: at most 3, 23 Nov, last 1, 30 Nov" in said
    assert "9 · Les pommes 9: Composite grade: at most 0, 23 Nov, last 0, 30 Nov" in said
    assert "51 · Les pommes 51" not in said
    assert "(Basch 2021" in said
    assert "It is not a CTCAE grade." in said
    assert "no official questionnaire" not in said


def test_the_printed_page_shows_them_too(press: Press) -> None:
    """In French, on paper."""
    words = on_one_line(printed_words(press.pdf(graded())))
    assert "Grade composite" in words
    assert "53 · Les pommes 53" in words


def test_without_official_items_no_grade_is_spoken_of(press: Press) -> None:
    """A team's own questions, and the journal's, have none."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    writer.write(Questionnaire(URL, "Suivi", team_questionnaire()), TODAY, patient)
    writer.write(QuestionnaireResponse(f"{URL}|1", TODAY, TEAM_ANSWERS), TODAY, patient)
    said = page_text(press.page(writer.carnet(), language=Language.EN))
    assert "Suivi de l’équipe" in said
    assert "grade" not in said.lower()


def test_the_section_can_be_left_out_everywhere(press: Press) -> None:
    """The paper and its hidden copy."""
    choice = PageChoice(sections=frozenset(PageSection) - {PageSection.QUESTIONNAIRES})
    assert "Suivi" not in page_text(press.page(answered(), choice=choice))
    assert "team.example.org" not in press.fhir(answered(), choice)


def team_response(press: Press) -> JsonObject:
    found = resources(press.fhir(answered()), "QuestionnaireResponse")
    return next(one for one in found if one["questionnaire"] == f"{URL}|1")


def test_the_answers_stand_against_the_link_ids(press: Press) -> None:
    """Nested as the questionnaire nests them; codes with their system, units, numbers, days."""
    items = cast("list[JsonObject]", team_response(press)["item"])
    answers = {one["linkId"]: one.get("answer", one.get("item")) for one in items}
    assert answers["nights"] == [
        {
            "linkId": "sleep",
            "text": "La question sleep",
            "answer": [
                {
                    "valueCoding": {
                        "system": "https://team.example.org/codes",
                        "code": "bad",
                        "display": "Mal",
                    }
                }
            ],
        },
        {
            "linkId": "why",
            "text": "La question why",
            "answer": [{"valueString": "mal au dos"}],
        },
    ]
    assert answers["walks"] == [
        {
            "valueBoolean": True,
            "item": [
                {
                    "linkId": "how-many",
                    "text": "La question how-many",
                    "answer": [{"valueInteger": 3}],
                }
            ],
        }
    ]
    assert answers["way"] == [{"valueString": "À vélo"}]
    quantity = {"value": 64.5, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}
    assert answers["weight"] == [{"valueQuantity": quantity}]
    assert answers["hours"] == [{"valueDecimal": 2.5}]
    assert answers["since"] == [{"valueDate": "2026-11-03"}]
    assert team_response(press)["status"] == "completed"


def test_an_answer_that_was_not_asked_for_does_not_travel(press: Press) -> None:
    """Nor does a grade: it is on the page alone. A question left open makes it in progress."""
    found = resources(press.fhir(answered()), "QuestionnaireResponse")
    official = next(one for one in found if str(one["questionnaire"]).startswith(OFFICIAL))
    assert "proctcae-09a-frq" in json.dumps(official)
    assert "proctcae-09b-sev" not in json.dumps(official)
    assert MII in json.dumps(official)
    assert official["status"] == "in-progress"


def test_the_bundle_holds_the_questionnaires_themselves_and_is_valid(press: Press) -> None:
    """Letter for letter, each once."""
    bundle = press.fhir(answered())
    assert fhirkit.validate(bundle) == []
    loaded = {str(one["url"]): one for one in resources(bundle, "Questionnaire")}
    assert loaded[URL] == json.loads(team_questionnaire())
    assert loaded[OFFICIAL] == json.loads(official_questionnaire())
    for kind in ("Questionnaire", "QuestionnaireResponse"):
        for one in resources(bundle, kind):
            assert fhirkit.validate(json.dumps(one)) == []
            fhirkit.parse(json.dumps(one), strict=True)


def test_the_version_that_was_answered_travels(press: Press) -> None:
    """An older one too, when its answers are of the period."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    texts = [resource(question("a", text=f"Mot {n}"), version=str(n)) for n in (1, 2)]
    record = writer.write(Questionnaire(URL, "Suivi", texts[0]), TODAY, patient)
    writer.correct(record, Questionnaire(URL, "Suivi", texts[1]), TODAY)
    writer.write(QuestionnaireResponse(f"{URL}|1", TODAY, {"a": True}), TODAY, patient)
    bundle = press.fhir(writer.carnet())
    (loaded,) = (q for q in resources(bundle, "Questionnaire") if q["url"] == URL)
    assert loaded["version"] == "1"
    assert f"url={URL}&version=1" in bundle.replace("\\u0026", "&")


def test_a_strange_address_cannot_break_the_search(press: Press) -> None:
    """What would end or split it is escaped."""
    url = "https://team.example.org/q?a=1&b=%2#c"
    version = "1 + 2"
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    body = Questionnaire(url, "Suivi", resource(question("a"), url=url, version=version))
    writer.write(body, TODAY, patient)
    writer.write(QuestionnaireResponse(url, TODAY, {"a": True}), TODAY, patient)
    bundle = press.fhir(writer.carnet())
    assert "q?a=1%26b=%252%23c&version=1%20%2B%202" in bundle
    assert url in {one["questionnaire"] for one in resources(bundle, "QuestionnaireResponse")}


@pytest.mark.parametrize("language", languages())
def test_the_table_has_a_row_for_each_answer(press: Press, language: Language) -> None:
    """In the questionnaire's words; numbers as numbers; no formula."""
    carnet = answered()
    text = summary_csv(press.prepared(carnet), load_texts(language)).decode("utf-8-sig")
    rows = [line for line in text.splitlines() if "Suivi de l’équipe" in line]
    assert len(rows) == len(TEAM_ANSWERS)
    assert any("Mal" in row for row in rows)
    assert any("'=SUM(A1)" in row for row in rows)
    assert any(("64,5" if language is Language.FR else "64.5") in row for row in rows)
