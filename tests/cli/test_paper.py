"""The booklet, one explanation and the warning-sign card as PDF, without a window."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import TODAY, Typing


def sides(path: Path) -> int:
    """How many sides a PDF has."""
    return len(PdfReader(io.BytesIO(path.read_bytes())).pages)


def test_one_explanation_becomes_a_pdf(companion: Typing, tmp_path: Path) -> None:
    """By the file's ending, or by name to a pipe."""
    assert companion("explain", "fatigue", "-o", "f.pdf", "--today", TODAY).status == 0
    assert 1 <= sides(tmp_path / "f.pdf") <= 4
    piped = companion("explain", "fatigue", "--format", "pdf", "--today", TODAY)
    assert piped.out == (tmp_path / "f.pdf").read_bytes()


def test_without_a_page_the_pdf_is_the_booklet(
    companion: Typing, tmp_path: Path, short_booklet: None
) -> None:
    """All pages in one file; all is here a fourth of the chapters."""
    assert companion("explain", "--lang", "en", "-o", "all.pdf").status == 0
    assert sides(tmp_path / "all.pdf") > 10


def test_a_search_has_no_paper_form(companion: Typing, tmp_path: Path) -> None:
    """Refused in one sentence, and nothing is written."""
    done = companion("explain", "--search", "skin", "-o", "s.pdf")
    assert done.status == 1
    assert done.err == "What a search finds is not made as PDF. Please choose text or json.\n"
    assert not (tmp_path / "s.pdf").exists()


@pytest.mark.parametrize("options", [(), ("--size", "wallet"), ("--both",), ("--lang", "fr")])
def test_the_card_needs_no_record_book(
    companion: Typing, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """One side in every size and language."""
    assert companion("card", *options, "-o", "card.pdf").status == 0
    assert sides(tmp_path / "card.pdf") == 1


def test_the_card_bears_the_team_s_numbers(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """Those of the record book; the book itself is left as it was."""
    before = demo.read_bytes()
    assert companion("card", demo, "--size", "wallet", "-o", "card.pdf").status == 0
    assert (
        "Name"
        not in PdfReader(io.BytesIO((tmp_path / "card.pdf").read_bytes())).pages[0].extract_text()
    )
    assert demo.read_bytes() == before


def test_the_card_never_replaces_the_record_book(companion: Typing, demo: Path) -> None:
    """Nor its key."""
    before = demo.read_bytes()
    assert companion("card", demo, "-o", demo).status == 1
    assert companion("card", demo, "-o", "d.carnet.key").status == 1
    assert demo.read_bytes() == before


@pytest.mark.parametrize("words", [("--size", "a5"), ("a", "b"), ("--both=1",)])
def test_what_is_not_understood_is_refused(companion: Typing, words: tuple[str, ...]) -> None:
    """With how it is written."""
    done = companion("card", *words)
    assert done.status == 2
    assert "usage: companion" in done.err
