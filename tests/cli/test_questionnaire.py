"""`companion questionnaire`: add, list, remove; and what the summary says of the answers."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Typing
from tests.questionnaires.building import (
    official_questionnaire,
    question,
    resource,
    team_questionnaire,
)

OFFICIAL = "https://team.example.org/Questionnaire/officiel"
TEAM = "https://team.example.org/Questionnaire/suivi"


@pytest.fixture
def carnet(companion: Typing, tmp_path: Path) -> str:
    """An empty carnet beside two files."""
    assert companion("new", "z.carnet").status == 0
    (tmp_path / "official.json").write_text(official_questionnaire(), "utf-8")
    (tmp_path / "team.json").write_text("\ufeff" + team_questionnaire(), "utf-8")
    return "z.carnet"


def test_questionnaires_are_added_listed_and_removed(companion: Typing, carnet: str) -> None:
    """One line each; adding the same again changes nothing."""
    added = companion("questionnaire", carnet, "add", "team.json")
    assert added.lines == ["The questionnaire is in the record book: Suivi de l’équipe."]
    before = companion("list", carnet).out
    again = companion("questionnaire", carnet, "add", "team.json")
    assert again.lines == ["This questionnaire is already in the record book."]
    assert companion("list", carnet).out == before
    companion("questionnaire", carnet, "add", "official.json")
    assert companion("questionnaire", carnet, "list").lines == [
        f"Suivi de l’équipe · 9 questions · {TEAM}|1",
        f"Questionnaire à codes officiels · 9 questions · {OFFICIAL}|1",
    ]
    assert companion("questionnaire", carnet, "remove", TEAM).status == 0
    assert len(companion("questionnaire", carnet, "list").lines) == 1


def test_a_newer_version_corrects_the_older_one(
    companion: Typing, carnet: str, tmp_path: Path
) -> None:
    """The same address, another version: one record, written twice."""
    for version in ("1", "2"):
        text = resource(question("a"), version=version)
        (tmp_path / "q.json").write_text(text, "utf-8")
        assert companion("questionnaire", carnet, "add", "q.json").status == 0
    (line,) = companion("questionnaire", carnet, "list").lines
    assert line.endswith(f"{TEAM}|2")
    kept = [json.loads(each) for each in companion("list", carnet).lines]
    (record,) = (each for each in kept if each["kind"] == "questionnaire")
    assert record["revision"] == 2


def test_what_cannot_be_shown_is_refused(companion: Typing, carnet: str, tmp_path: Path) -> None:
    """With one sentence, from a file and from a line alike; nothing is written."""
    before = companion("list", carnet).out
    text = resource(question("a", "attachment"))
    (tmp_path / "q.json").write_text(text, "utf-8")
    refused = companion("questionnaire", carnet, "add", "q.json")
    reason = "the question a is of the kind attachment, which cannot be shown: it must be of another kind"
    assert (refused.status, refused.err) == (1, f"This questionnaire was not taken in: {reason}.\n")
    line = {"kind": "questionnaire", "url": TEAM, "title": "x", "resource": text}
    recorded = companion("record", carnet, "--from", "-", stdin=json.dumps(line).encode())
    assert (recorded.status, reason in recorded.err) == (1, True)
    assert companion("list", carnet).out == before


@pytest.mark.parametrize(
    "words", [("add",), ("remove",), ("list", "x"), ("zap",), (), ("remove", "a", "b")]
)
def test_a_command_that_is_not_whole_is_wrong_usage(
    companion: Typing, carnet: str, words: tuple[str, ...]
) -> None:
    """It says how it is written."""
    outcome = companion("questionnaire", carnet, *words)
    assert outcome.status == 2
    assert outcome.err


def test_files_beside_and_a_folder(companion: Typing, carnet: str, tmp_path: Path) -> None:
    """A list of answers beside; of a folder, each questionnaire for itself, and what was refused."""
    listed = {
        "resourceType": "ValueSet",
        "url": "https://team.example.org/vs",
        "compose": {"include": [{"system": "s", "concept": [{"code": "a", "display": "Un"}]}]},
    }
    apart = question("q", "choice", answerValueSet="https://team.example.org/vs")
    (tmp_path / "v.json").write_text(json.dumps(listed), "utf-8")
    (tmp_path / "q.json").write_text(resource(apart), "utf-8")
    assert companion("questionnaire", carnet, "add", "q.json").status == 1
    assert companion("questionnaire", carnet, "add", "q.json", "v.json").status == 0
    assert (
        companion("questionnaire", carnet, "add", "v.json", "q.json").status == 0
    )  # there already
    folder = tmp_path / "many" / "within"
    folder.mkdir(parents=True)
    (folder / "good.json").write_text(resource(question("a"), url=None, title="Gut"), "utf-8")
    bad = resource(question("a", "attachment"), url="https://team.example.org/b", title="Schlecht")
    (folder / "bad.json").write_text(bad, "utf-8")
    (folder / "other.json").write_text("[1]", "utf-8")
    taken = companion("questionnaire", carnet, "add", "many")
    assert (taken.status, taken.lines) == (1, ["The questionnaire is in the record book: Gut."])
    assert taken.err.startswith("Schlecht: This questionnaire was not taken in: the question a is")
    assert len(companion("questionnaire", carnet, "list").lines) == 2
    assert companion("questionnaire", carnet, "add", "many/within/other.json").status == 1


def test_mishaps(companion: Typing, carnet: str) -> None:
    """No such file, no such address."""
    assert companion("questionnaire", carnet, "add", "nowhere.json").status == 1
    assert companion("questionnaire", carnet, "remove", "https://nowhere").status == 1


def test_the_summary_grades_official_items_alone(companion: Typing, carnet: str) -> None:
    """By url and responses; the composite where the codes are official."""
    for name in ("team.json", "official.json"):
        companion("questionnaire", carnet, "add", name)
    severity = "proctcae-severity-"
    answers = [
        (TEAM, "2026-11-20", {"sleep": "bad"}),
        (OFFICIAL, "2026-11-13", {"proctcae-53a-sev": f"{severity}4", "proctcae-53b-int": "proctcae-interference-3"}),
        (OFFICIAL, "2026-11-20", {"proctcae-53a-sev": f"{severity}0", "proctcae-16a-frq": "proctcae-frequency-2"}),
        ("https://nobody.example.org/q", "2026-11-20", {"proctcae-53a-sev": f"{severity}0"}),
    ]  # fmt: skip
    lines = [
        json.dumps({"kind": "questionnaire_response", "questionnaire": url, "for_day": day, "items": items})
        for url, day, items in answers
    ]  # fmt: skip
    taken = companion("record", carnet, "--from", "-", stdin="\n".join(lines).encode())
    assert taken.status == 0
    summary = companion("summary", carnet, "--today", TODAY, "--format", "json").text
    assert json.loads(summary)["questionnaires"] == [
        {"url": "https://nobody.example.org/q", "responses": 1},
        {
            "url": OFFICIAL,
            "responses": 2,
            "composite": [
                {
                    "item": 16,
                    "worst": {"grade": 1, "day": "2026-11-20"},
                    "last": {"grade": 1, "day": "2026-11-20"},
                },
                {
                    "item": 53,
                    "worst": {"grade": 3, "day": "2026-11-13"},
                    "last": {"grade": 0, "day": "2026-11-20"},
                },
            ],
        },
        {"url": TEAM, "responses": 1},
    ]
