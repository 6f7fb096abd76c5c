"""The spreadsheet table: numbers stay numbers, and words never become a formula."""

import csv
import io
import re
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.consultation import PageChoice, PageSection
from companion.domain.carnet import Carnet
from companion.domain.comparator import Comparator
from companion.domain.questionnaire_values import Value
from companion.domain.records import (
    Body,
    CheckIn,
    Details,
    Event,
    Infusion,
    Measurement,
    Person,
    Photo,
    PhotoType,
    Question,
    Questionnaire,
    QuestionnaireResponse,
    Remark,
    Role,
)
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.exchange.table import LONGEST_CELL, neutral, summary_csv
from companion.languages import languages
from companion.messages import load_texts
from tests.believable import TODAY, Writer, answers, number_id
from tests.exchange.conftest import assert_golden
from tests.exchange.one_of_each import one_of_each
from tests.paper.test_hostile_text import HOSTILE, carnet_saying
from tests.press import Press
from tests.questionnaires.building import URL, team_questionnaire


def table(press: Press, carnet: Carnet, language: Language) -> bytes:
    """The table of a carnet."""
    return summary_csv(press.prepared(carnet), load_texts(language))


@pytest.mark.parametrize("language", languages())
def test_the_table_stays_as_it_is(press: Press, language: Language) -> None:
    """One record of each kind, in both languages."""
    text = table(press, one_of_each(), language).decode("utf-8-sig")
    assert_golden(f"table.{language.value}.csv", text)


def test_spreadsheets_know_the_encoding_and_the_lines(press: Press) -> None:
    """A byte order mark, and CR LF at the end of every line."""
    content = table(press, one_of_each(), Language.FR)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize(("language", "delimiter", "value"), [
    (Language.FR, ";", "8,91"), (Language.EN, ",", "8.91"),
])  # fmt: skip
def test_numbers_are_written_as_the_language_reads_them(
    press: Press, language: Language, delimiter: str, value: str
) -> None:
    """A decimal comma in French, a point in English, never an apostrophe in front."""
    text = table(press, one_of_each(), language).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    assert len({len(row) for row in rows}) == 1
    assert value in {row[7] for row in rows}


@pytest.mark.parametrize("start", list("=+-@|＝＋－＠｜"))
def test_words_that_start_a_formula_are_neutralised(start: str) -> None:
    """An apostrophe stands in front."""
    assert neutral(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@given(st.text())
def test_no_words_start_a_formula(text: str) -> None:
    """Whatever was typed, spaces and controls in front included."""
    assert not neutral(text).startswith(tuple("=+-@|\t\r\n＝＋－＠｜"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_leave_the_columns_in_place(press: Press, name: str) -> None:
    """Every row has as many cells as the headings."""
    text = table(press, carnet_saying(HOSTILE[name]), Language.EN).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len({len(row) for row in rows}) == 1


def test_what_was_noted_beside_a_level_stands_in_its_row(press: Press) -> None:
    """And a photo has a row of its own, in words alone."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    noted = {"itching": Details(("face",), sleep_lost=True, new_product="=lessive")}
    body = CheckIn(TODAY, Recall.DAY, answers("itching S2 I1"), details=noted)
    writer.write(body, TODAY, patient)
    photo = Photo(TODAY, "0" * 64, PhotoType.JPEG, 8, 8, "rash", ("belly",), "moins rouge")
    writer.write(photo, TODAY, patient)
    text = table(press, writer.carnet(), Language.FR).decode("utf-8-sig")
    assert "Visage · sommeil perdu · nouveau produit\u00a0: =lessive" in text
    assert "photo;Éruption;" in text
    assert "Ventre · moins rouge" in text


def test_a_cell_holds_what_a_spreadsheet_takes() -> None:
    """30,000 letters and any number of lines, on one line; spreadsheets hold 32,767."""
    assert LONGEST_CELL == 30_000
    assert neutral("x" * LONGEST_CELL) == "x" * LONGEST_CELL
    assert neutral("x" * (LONGEST_CELL + 1)).count("x") == LONGEST_CELL
    assert neutral("\n".join("abcdefgh" * 40)) == " ".join("abcdefgh" * 40)


def rows_of(press: Press, *bodies: Body) -> list[dict[str, str]]:
    """What of each row holds anything, for a patient who wrote these records today."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    for body in bodies:
        writer.write(body, TODAY, patient)
    text = table(press, writer.carnet(), Language.EN).decode("utf-8-sig")
    same = {"Day", "Noted by", "Written at", "Versions", "Code", "Identifier"}
    return [
        {name: cell for name, cell in row.items() if cell and name not in same}
        for row in csv.DictReader(io.StringIO(text))
    ]


def test_what_is_missing_in_a_record_is_an_empty_cell(press: Press) -> None:
    """A photo of nothing in particular, an event without an act, words that nobody knows."""
    sha = "0" * 64
    assert rows_of(
        press,
        Photo(TODAY, sha, PhotoType.JPEG, 8, 8),
        Photo(TODAY, sha, PhotoType.JPEG, 8, 8, "gone", text="rouge"),
        Photo(TODAY, sha, PhotoType.JPEG, 8, 8, "rash", ("belly",)),
        Event(TODAY, "Fièvre"),
        Question("Nager ?"),
        Question("Avant ?", TODAY - timedelta(days=1)),
        Remark("Bien."),
        Infusion(TODAY, "nivolumab", given=True),
    ) == [
        {"Kind": "question", "What": "Avant ?"},
        {"Kind": "infusion", "What": "nivolumab"},
        {"Kind": "event", "What": "Fièvre"},
        {"Kind": "photo"},
        {"Kind": "photo", "Text": "Rouge"},
        {"Kind": "photo", "What": "Rash", "Text": "Belly"},
        {"Kind": "question", "What": "Nager ?"},
        {"Kind": "remark", "Text": "Bien."},
    ]


def test_a_measurement_keeps_the_laboratory_s_sign_and_range(press: Press) -> None:
    """A quantity or a unit that the catalogue does not know stands in its own words."""
    ranged = Measurement(TODAY, "tsh", 0.01, "mIU/L", None, 0.4, 4.0, Comparator.BELOW)
    known, odd, unknown = rows_of(
        press, ranged, Measurement(TODAY, "tsh", 2.0, "{x}"), Measurement(TODAY, "mood", 1.5, "{y}")
    )
    assert known == {
        "Kind": "measurement",
        "What": "TSH",
        "Sign": "<",
        "Value": "0.01",
        "Unit": "mIU/L",
        "Laboratory from": "0.4",
        "Laboratory to": "4",
    }
    assert odd == {"Kind": "measurement", "What": "TSH", "Value": "2", "Unit": "{x}"}
    assert unknown == {"Kind": "measurement", "What": "mood", "Value": "1.5", "Unit": "{y}"}


def test_a_check_in_is_a_row_for_each_answer_in_it(press: Press) -> None:
    """No answer hides another about the same symptom; a sign of no card bears its id; late days count."""
    day = TODAY - timedelta(days=2)
    said = {**answers("joint-pain S1 F3 I2"), **answers("cough S0, rash P1, nausea")}
    noted = {"rash": Details(("belly",))}
    body = CheckIn(day, Recall.DAY, said, "Mieux", ("gone",), details=noted)
    rows = rows_of(press, body)
    for row in rows:
        assert row.pop("Days late") == "2"
    kind = {"Kind": "symptom, one day"}
    joints = {**kind, "What": "Joint pain"}
    assert rows == [
        {**kind, "What": "Rash", "Aspect": "Presence", "Level": "1", "In words": "yes"},
        {**kind, "What": "Rash", "Aspect": "Details", "Text": "Belly"},
        {**kind, "What": "Cough", "Aspect": "Intensity", "Level": "0", "In words": "not at all"},
        {**joints, "Aspect": "Intensity", "Level": "1", "In words": "a little"},
        {**joints, "Aspect": "Frequency", "Level": "3", "In words": "often"},
        {**joints, "Aspect": "Got in the way", "Level": "2", "In words": "moderately"},
        {"Kind": "warning sign", "What": "gone"},
        {"Kind": "note", "Text": "Mieux"},
    ]


def test_a_code_says_the_same_in_every_language_and_as_in_fhir(press: Press) -> None:
    """So that tables from two countries can be laid together, and beside a server's answers."""
    carnet = one_of_each()
    columns = []
    for language, delimiter in ((Language.FR, ";"), (Language.EN, ",")):
        text = table(press, carnet, language).decode("utf-8-sig")
        columns.append([row[-2] for row in csv.reader(io.StringIO(text), delimiter=delimiter)])
    assert columns[0] == columns[1]
    links = set(re.findall(r'"linkId": "([^"]+)"', press.fhir(carnet)))
    asked = {"fatigue.intensity", "fatigue.interference", "cough.intensity", "note", "a", "b"}
    assert asked <= links & set(columns[0])
    others = {"fever", "tsh", "weight", "infusion", "medicine", "event", "question", "remark"}
    assert set(columns[0]) == {"Code"} | asked | others


def test_a_section_that_is_left_out_leaves_its_rows_out(press: Press) -> None:
    """Each of them, and nothing else; without the identity nobody's name stands there."""
    own = {
        PageSection.SYMPTOMS: {"fatigue.intensity", "fatigue.interference", "cough.intensity"},
        PageSection.WARNING_SIGNS: {"fever"},
        PageSection.NOTES: {"note"},
        PageSection.MEASUREMENTS: {"tsh", "weight"},
        PageSection.TREATMENT: {"infusion", "medicine"},
        PageSection.EVENTS: {"event"},
        PageSection.QUESTIONS: {"question"},
        PageSection.REMARKS: {"remark"},
        PageSection.QUESTIONNAIRES: {"a", "b"},
        PageSection.DETAILS: set(),
        PageSection.IDENTITY: set(),
    }
    everything: set[str] = set().union(*own.values())
    for section in PageSection:
        choice = PageChoice(sections=frozenset(PageSection) - {section})
        prepared = press.prepared(one_of_each(), choice)
        text = summary_csv(prepared, load_texts(Language.EN)).decode("utf-8-sig")
        found = list(csv.DictReader(io.StringIO(text)))
        assert {row["Code"] for row in found} == everything - own[section]
        assert ("Marianne" in text) == (section is not PageSection.IDENTITY)


def test_details_and_photos_are_left_out_together(press: Press) -> None:
    """The levels beside them stay."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    noted = {"itching": Details(("face",))}
    writer.write(CheckIn(TODAY, Recall.DAY, answers("itching S2"), details=noted), TODAY, patient)
    writer.write(Photo(TODAY, "0" * 64, PhotoType.JPEG, 8, 8, "itching"), TODAY, patient)
    choice = PageChoice(sections=frozenset(PageSection) - {PageSection.DETAILS})
    prepared = press.prepared(writer.carnet(), choice)
    text = summary_csv(prepared, load_texts(Language.EN)).decode("utf-8-sig")
    assert [row["Code"] for row in csv.DictReader(io.StringIO(text))] == ["itching.intensity"]


def test_every_answer_stands_in_a_row(press: Press, carnet: Carnet) -> None:
    """As many as there are in six weeks, each with its level."""
    rows = list(csv.DictReader(io.StringIO(table(press, carnet, Language.EN).decode("utf-8-sig"))))
    levels = Counter((row["Identifier"], row["Code"], row["Level"]) for row in rows if row["Level"])
    assert levels == Counter(
        (entry.id, f"{symptom}.{attribute}", str(level))
        for entry in press.summary(carnet).check_ins
        for symptom, given in entry.body.answers.items()
        for attribute, level in given.items()
    )


def test_answers_to_a_known_questionnaire_stand_in_its_words(press: Press) -> None:
    """Numbers as values with their unit, all else in words, below the questionnaire's title."""
    given: dict[str, Value] = {"sleep": "bad", "walks": False, "weight": 64.5, "way": "À vélo"}
    kind = {"Kind": "Care team’s questionnaire", "Text": "Suivi de l’équipe"}
    assert rows_of(
        press,
        Questionnaire(URL, "Suivi", team_questionnaire()),
        QuestionnaireResponse(URL, TODAY, given),
    ) == [
        {**kind, "What": "1. La question sleep", "In words": "Mal"},
        {**kind, "What": "La question walks", "In words": "No"},
        {**kind, "What": "La question way", "In words": "À vélo"},
        {**kind, "What": "La question weight", "Value": "64.5", "Unit": "kg"},
    ]
