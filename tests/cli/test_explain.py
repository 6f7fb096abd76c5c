"""Reading the explanations without a window."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from companion.content.explanations import load_explanations
from companion.domain.words import Language
from tests.cli.conftest import Typing


def test_without_a_page_the_list_is_shown(companion: Typing) -> None:
    """Each page by the name it is asked for, in reading order, with its key message."""
    done = companion("explain")
    assert (done.status, done.err) == (0, "")
    listed = json.loads(companion("explain", "--format", "json").text)
    assert listed["format"] == "companion-explanations/1"
    names = [page["id"] for page in listed["pages"]]
    assert [line for line in done.lines if line and not line.startswith(" ")] == names
    assert names[0] == "immunotherapy-in-short"


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Les signes d’alerte"), ("en", "Warning signs")]
)
def test_a_page_is_read_with_its_sources(companion: Typing, language: str, title: str) -> None:
    """Title, reading time, review date, text, and where each statement was read."""
    done = companion("explain", "warning-signs", "--lang", language)
    assert done.status == 0
    assert done.lines[0] == title
    assert done.lines[1] == "=" * len(title)
    assert "2026" in done.lines[3]
    page = json.loads(
        companion("explain", "warning-signs", "--lang", language, "--format", "json").text
    )
    for source in page["sources"]:
        assert f"[{source['number']}]" in done.text
        assert source["url"] in done.text
    assert page["format"] == "companion-explanation/1"
    assert all(section["blocks"] for section in page["sections"])


@pytest.mark.parametrize("page", ["thyroid", "glossary", "about-this-program"])
def test_a_page_ends_with_who_has_not_read_it_yet(companion: Typing, page: str) -> None:
    """The last line, below the sources: nobody takes the wording for a care team's."""
    assert companion("explain", page, "--lang", "fr").lines[-1] == (
        "Ce texte n’a pas encore été relu par une équipe soignante."
    )


def test_a_page_past_its_review_says_so(companion: Typing) -> None:
    """On the day itself it still holds."""
    words = ("explain", "warning-signs", "--lang", "en")
    last = load_explanations().explanation("warning-signs", Language.EN).head.review_by
    sentence = f"This page was due for review by {last.day} {last:%B %Y}."
    within = companion(*words, "--today", str(last)).text.replace("\n", " ").replace("\u00a0", " ")
    after = (
        companion(*words, "--today", str(last + timedelta(days=1)))
        .text.replace("\n", " ")
        .replace("\u00a0", " ")
    )
    assert sentence not in within
    assert sentence in after


def test_a_search_shows_the_passages(companion: Typing) -> None:
    """With a slip, and in data for other programs."""
    done = companion("explain", "--search", "lymphocite", "--lang", "fr")
    assert done.status == 0
    assert "lymphocyte" in done.text.casefold()
    hits = json.loads(
        companion("explain", "--search", "lymphocite", "--lang", "fr", "--format", "json").text
    )
    assert hits["format"] == "companion-explanation-search/1"
    marked = {
        hit["passage"][start:end].casefold() for hit in hits["hits"] for start, end in hit["spans"]
    }
    assert marked <= {"lymphocyte", "lymphocytes"}
    assert marked


def test_nothing_found_is_said_plainly(companion: Typing) -> None:
    """No words of the pages are near these."""
    assert companion("explain", "--search", "zzzzzz").text == "Nothing was found.\n"


def test_a_page_goes_whole_into_a_file(companion: Typing, tmp_path: Path) -> None:
    """The file's ending chooses the form."""
    assert companion("explain", "glossary", "-o", "g.json").status == 0
    assert json.loads((tmp_path / "g.json").read_text("utf-8"))["id"] == "glossary"
    assert companion("explain", "glossary", "-o", "g.txt").status == 0
    assert (tmp_path / "g.txt").read_text("utf-8").startswith("Glossary\n=")


def test_an_unknown_page_is_told_in_one_sentence(companion: Typing) -> None:
    """Refused, with nothing on standard output."""
    done = companion("explain", "nowhere")
    assert (done.status, done.out) == (1, b"")
    assert (
        done.err == "There is no explanation called nowhere. “companion explain” lists them all.\n"
    )


@pytest.mark.parametrize("words", [("a", "b"), ("a", "--search", "b"), ("--format", "xml")])
def test_a_command_that_is_not_understood_shows_how(
    companion: Typing, words: tuple[str, ...]
) -> None:
    """Wrong usage is its own status."""
    assert companion("explain", *words).status == 2
