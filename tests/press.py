"""A page of any carnet in one call, and golden files.

Run with COMPANION_GOLDEN=write to write the golden files anew, then read the difference.
"""

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from companion.actions.consultation import PageChoice, prepare
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue
from companion.domain.words import Language
from companion.exchange.fhir import bundle_json
from companion.messages import load_texts
from companion.paper.page.consultation import build_page, render_pdf
from companion.paper.page.document import PageDocument
from tests.believable import TODAY, believable


@dataclass(frozen=True)
class Press:
    """Makes pages of a carnet."""

    catalogue: Catalogue

    def summary(self, carnet: Carnet, choice: PageChoice, today: date = TODAY) -> Summary:
        return prepare(carnet, self.catalogue, choice, today)

    def page(
        self,
        carnet: Carnet,
        *,
        choice: PageChoice | None = None,
        language: Language = Language.FR,
        today: date = TODAY,
    ) -> PageDocument:
        chosen = choice or PageChoice()
        return build_page(
            self.summary(carnet, chosen, today),
            self.catalogue,
            carnet=carnet,
            choice=chosen,
            texts=load_texts(language),
            today=today,
        )

    def fhir(self, carnet: Carnet, choice: PageChoice | None = None) -> str:
        chosen = choice or PageChoice()
        summary = self.summary(carnet, chosen)
        return bundle_json(summary, self.catalogue, carnet, chosen, Language.FR)

    def pdf(
        self,
        carnet: Carnet,
        *,
        choice: PageChoice | None = None,
        language: Language = Language.FR,
    ) -> bytes:
        page = self.page(carnet, choice=choice, language=language)
        return render_pdf(page, self.fhir(carnet, choice))


@pytest.fixture(scope="session")
def press() -> Press:
    return Press(load_catalogue())


@pytest.fixture(scope="session")
def carnet() -> Carnet:
    return believable()


def printed_words(pdf: bytes) -> str:
    """What pdftotext reads, in the order in which the page was written."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-nopgbrk", "-raw", "-", "-"],
        input=pdf, capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout.decode()


def on_one_line(text: str) -> str:
    """The text with every stretch of white space, no-break ones too, as one space."""
    return " ".join(text.replace("\u200b", "").split())


def assert_golden(path: Path, text: str) -> None:
    """Compare with a golden file."""
    if os.environ.get("COMPANION_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    with path.open(encoding="utf-8", newline="") as file:
        assert text == file.read()
