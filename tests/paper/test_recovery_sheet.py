"""The recovery sheet on paper: one large page, readable to people, screen readers and scanners."""

import io
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from companion.domain.words import Language
from companion.languages import languages
from companion.paper.printable import PAPER_PPI, Printable
from companion.paper.recovery_sheet import recovery_sheet
from tests.paper.verapdf import failed_rules
from tests.qr_codes import codes_in
from tests.systems import program

GROUPS = [f"{letter}{letter}{n:02}".upper() for n, letter in enumerate("abcdefghjkmnpq")]
DAY = date(2026, 11, 21)


def sheet(language: Language) -> Printable:
    return recovery_sheet(GROUPS, "1a2b3c4d", language, DAY)


@pytest.mark.parametrize("language", languages())
def test_one_page_holds_all_in_large_letters(language: Language, tmp_path: Path) -> None:
    """14 groups with their numbers, what it opens, where to keep it, and no name."""
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(sheet(language).pdf())
    assert len(PdfReader(pdf).pages) == 1
    assert len(sheet(language).pictures(30)) == 1
    read = subprocess.run(
        [program("pdftotext"), "-raw", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    plain = re.sub(r"\s+", "", read)
    for number, group in enumerate(GROUPS, 1):
        assert f"{number}{group}" in plain
    assert "1a2b3c4d" in read
    where = "loin de l’ordinateur" if language is Language.FR else "away from the computer"
    assert where in " ".join(read.split())


@pytest.mark.parametrize("language", languages())
def test_the_page_is_accessible(language: Language) -> None:
    """PDF/UA and PDF/A, the code with its alternative text."""
    pdf = sheet(language).pdf()
    assert failed_rules(pdf, "ua1") == []
    assert failed_rules(pdf, "3a") == []


@pytest.mark.parametrize("language", languages())
def test_the_code_is_read_back_from_paper_and_from_the_printer(
    language: Language, tmp_path: Path
) -> None:
    """As a phone reads it: all groups, separated by spaces, in order."""
    wanted = [" ".join(GROUPS)]
    assert codes_in(sheet(language).pictures(PAPER_PPI)[0]) == wanted
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(sheet(language).pdf())
    subprocess.run(
        [program("pdftoppm"), "-r", "150", "-png", "-singlefile", str(pdf), str(tmp_path / "page")],
        check=True,
    )
    assert codes_in((tmp_path / "page.png").read_bytes()) == wanted


def test_a_code_that_is_cut_is_not_read() -> None:
    """What the other tests rely on."""
    whole = sheet(Language.FR).pictures(PAPER_PPI)[0]
    with Image.open(io.BytesIO(whole)) as page:
        left = page.crop((0, 0, page.width * 4 // 5, page.height))
    held = io.BytesIO()
    left.save(held, "PNG")
    assert codes_in(held.getvalue()) == []
