"""The recovery sheet on paper: one large page, readable to people, screen readers and scanners."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from companion.domain.words import Language
from companion.export.recovery_sheet import SheetDocument, sheet_document, sheet_pdf, sheet_png
from companion.messages import load_texts
from tests.export.verapdf import failed_rules

GROUPS = [f"{letter}{letter}{n:02}".upper() for n, letter in enumerate("abcdefghjkmnpq")]
DAY = date(2026, 11, 21)


def sheet(language: Language) -> SheetDocument:
    return sheet_document(GROUPS, "1a2b3c4d", load_texts(language), DAY)


@pytest.mark.parametrize("language", list(Language))
def test_one_page_holds_all_in_large_letters(language: Language, tmp_path: Path) -> None:
    """14 groups with their numbers, what it opens, where to keep it, and no name."""
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(sheet_pdf(sheet(language)))
    assert len(PdfReader(pdf).pages) == 1
    assert len(sheet_png(sheet(language), ppi=30)) == 1
    read = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    plain = re.sub(r"\s+", "", read)
    for number, group in enumerate(GROUPS, 1):
        assert f"{number}{group}" in plain
    assert "1a2b3c4d" in read
    where = "loin de l’ordinateur" if language is Language.FR else "away from the computer"
    assert where in " ".join(read.split())


@pytest.mark.parametrize("language", list(Language))
def test_the_page_is_accessible(language: Language) -> None:
    """PDF/UA and PDF/A, the code with its alternative text."""
    pdf = sheet_pdf(sheet(language))
    assert failed_rules(pdf, "ua1") == []
    assert failed_rules(pdf, "3a") == []
