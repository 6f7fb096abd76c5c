"""What the page leaves out on the command line, and the blank week sheet."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from companion.actions.consultation import PageSection
from companion.actions.week_sheet import week_sheet_number
from tests.cli.conftest import TODAY, Typing


def page(companion: Typing, carnet: Path, *options: str) -> str:
    """The page as text."""
    done = companion("summary", carnet, "--today", TODAY, "--format", "text", *options)
    assert (done.status, done.err) == (0, "")
    return done.text


def remember(companion: Typing, carnet: Path, **left_out: list[str]) -> None:
    """Write in the record book what the page leaves out."""
    line = json.dumps({"kind": "preferences", **left_out})
    assert companion("record", carnet, "--from", "-", stdin=f"{line}\n".encode()).status == 0


def test_sections_and_symptoms_are_left_out_as_typed(companion: Typing, demo: Path) -> None:
    """Each option can be given several times."""
    whole = page(companion, demo)
    assert "Itching" in whole
    assert "My questions" in whole
    assert "Remarks" in whole
    less = page(
        companion, demo, "--without", "questions", "--without", "remarks",
        "--without-symptom", "itching", "--without-symptom", "cough",
    )  # fmt: skip
    for gone in ("Itching", "Cough", "My questions", "Remarks"):
        assert gone not in less
    assert "Tiredness" in less or "Fatigue" in less


def test_what_the_record_book_remembers_is_left_out_of_the_page(
    companion: Typing, demo: Path
) -> None:
    """Of its text, its PDF and its FHIR copy; `--whole` leaves nothing out."""
    remember(companion, demo, page_without=["remarks"], page_without_symptoms=["itching"])
    less = page(companion, demo)
    assert "Remarks" not in less
    assert "Itching" not in less
    assert "Itching" in page(companion, demo, "--whole")
    fhir = companion("summary", demo, "--today", TODAY, "--format", "fhir").text
    responses = [
        entry["resource"]
        for entry in json.loads(fhir)["entry"]
        if entry["resource"]["resourceType"] == "QuestionnaireResponse"
    ]
    assert responses
    assert not any(item["linkId"] == "itching" for r in responses for item in r["item"])


def test_for_other_programs_only_what_is_typed_is_left_out(companion: Typing, demo: Path) -> None:
    """The summary as JSON is whole until somebody says otherwise."""
    remember(companion, demo, page_without_symptoms=["itching"])

    def symptoms(*options: str) -> set[str]:
        done = companion("summary", demo, "--today", TODAY, "--format", "json", *options)
        return {symptom["id"] for symptom in json.loads(done.text)["symptoms"]}

    assert "itching" in symptoms()
    assert "itching" not in symptoms("--without-symptom", "itching")


def test_an_unknown_symptom_or_section_is_refused(companion: Typing, demo: Path) -> None:
    """In one sentence, and nothing is written."""
    done = companion("summary", demo, "--without-symptom", "ennui")
    assert (done.status, done.err) == (1, "The symptom ennui is unknown.\n")
    done = companion("summary", demo, "--without", "weather")
    assert done.status == 2
    assert done.err.startswith("The value of --without is not understood.")


@pytest.mark.parametrize("section", list(PageSection))
def test_every_section_has_its_name(companion: Typing, demo: Path, section: PageSection) -> None:
    """Whatever is left out, the page is made."""
    assert page(companion, demo, "--without", section.value)


def test_the_week_sheet_needs_no_record_book(companion: Typing, tmp_path: Path) -> None:
    """From the next Monday, or from a day."""
    assert companion("week-sheet", "-o", "a.pdf", "--today", TODAY).status == 0
    assert companion("week-sheet", "--from", "2026-11-23", "-o", "b.pdf").status == 0
    (side,) = PdfReader(io.BytesIO((tmp_path / "a.pdf").read_bytes())).pages
    assert week_sheet_number(date(2026, 11, 23)) in side.extract_text()
    assert (
        week_sheet_number(date(2026, 11, 23))
        in PdfReader(tmp_path / "b.pdf").pages[0].extract_text()
    )


def test_the_week_sheet_of_a_record_book_leaves_it_as_it_was(
    companion: Typing, demo: Path, tmp_path: Path
) -> None:
    """It asks what this person is asked, and is never written over the record book."""
    before = demo.read_bytes()
    done = companion("week-sheet", demo, "--today", TODAY, "-o", "w.pdf")
    assert (done.status, done.err) == (0, "")
    assert "Marianne" in PdfReader(tmp_path / "w.pdf").pages[0].extract_text()
    assert companion("week-sheet", demo, "-o", demo).status == 1
    assert demo.read_bytes() == before


def test_a_sheet_is_no_text_for_a_pipe_of_words(companion: Typing) -> None:
    """To a pipe it is the PDF."""
    assert companion("week-sheet", "--today", TODAY).out.startswith(b"%PDF-")
