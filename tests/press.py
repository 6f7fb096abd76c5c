"""A page of any carnet in one call, and golden files.

Run with COMPANION_GOLDEN=write to write the golden files anew, then read the difference.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.words.team import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue
from companion.domain.words import Language
from companion.exchange.fhir import bundle_json, bundle_on_lines
from companion.messages import load_texts
from companion.paper.page.consultation import build_page, on_paper
from companion.paper.page.document import PageDocument
from companion.paper.printable import Printable
from tests.believable import TODAY, believable
from tests.systems import program


@dataclass(frozen=True)
class Press:
    """Makes pages of a carnet."""

    catalogue: Catalogue

    def prepared(
        self, carnet: Carnet, choice: PageChoice | None = None, today: date = TODAY
    ) -> Consultation:
        return Consultation(carnet, self.catalogue, choice or PageChoice(), today)

    def summary(self, carnet: Carnet) -> Summary:
        return self.prepared(carnet).summary

    def page(
        self,
        carnet: Carnet,
        *,
        choice: PageChoice | None = None,
        language: Language = Language.FR,
        today: date = TODAY,
    ) -> PageDocument:
        return build_page(self.prepared(carnet, choice, today), load_texts(language))

    def fhir(self, carnet: Carnet, choice: PageChoice | None = None) -> str:
        return bundle_json(self.prepared(carnet, choice), Language.FR)

    def fhir_of(self, prepared: Consultation) -> str:
        return bundle_json(prepared, Language.FR)

    def on_paper(
        self, page: PageDocument, contents: Mapping[str, bytes] | None = None
    ) -> Printable:
        """A page that a test has made, with a FHIR copy of nothing."""
        return on_paper(page, lambda: "{}", contents)

    def pdf(
        self,
        carnet: Carnet,
        *,
        choice: PageChoice | None = None,
        language: Language = Language.FR,
    ) -> bytes:
        page = self.page(carnet, choice=choice, language=language)
        prepared = self.prepared(carnet, choice)
        return on_paper(page, lambda: bundle_on_lines(prepared, Language.FR)).pdf()


def consultation(
    carnet: Carnet, choice: PageChoice | None = None, today: date = TODAY
) -> Consultation:
    """What is prepared of a carnet, as the window and the commands do it."""
    catalogue = own_catalogue(load_catalogue(), carnet)
    return Consultation(carnet, catalogue, choice or PageChoice(), today)


@pytest.fixture(scope="session")
def press() -> Press:
    return Press(load_catalogue())


@pytest.fixture(scope="session")
def carnet() -> Carnet:
    return believable()


def printed_words(pdf: bytes) -> str:
    """What pdftotext reads, in the order in which the page was written."""
    return "".join(printed_sides(pdf))


def printed_sides(pdf: bytes) -> list[str]:
    """The same, side by side."""
    done = subprocess.run(
        [program("pdftotext"), "-enc", "UTF-8", "-raw", "-", "-"],
        input=pdf, capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout.decode().split("\f")[:-1]


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
