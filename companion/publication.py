"""One consultation summary in every form it can be had in: paper, picture, text, data.

Put together here once for the window and the command line; knows neither of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from companion.actions.consultation import PageChoice, prepare
from companion.domain.carnet import Carnet
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue
from companion.domain.words import Language
from companion.export.fhir import bundle_json
from companion.export.page import PageDocument, build_page, render_pdf, render_png
from companion.export.summary_json import summary_json
from companion.export.table import summary_csv
from companion.export.text import page_text
from companion.messages import Texts, load_texts


@dataclass(frozen=True)
class Publication:
    """The chosen page of a carnet on a day, in a language. Everything is made when asked for."""

    carnet: Carnet
    catalogue: Catalogue
    choice: PageChoice
    language: Language
    today: date

    @cached_property
    def summary(self) -> Summary:
        """The summary of the chosen period. Raises InvalidPeriod."""
        return prepare(self.carnet, self.catalogue, self.choice, self.today)

    @cached_property
    def document(self) -> PageDocument:
        """What the page says, in words."""
        return build_page(
            self.summary,
            self.catalogue,
            carnet=self.carnet,
            choice=self.choice,
            texts=self._texts,
            today=self.today,
        )

    def pdf(self) -> bytes:
        """The accessible PDF that carries its FHIR copy."""
        return render_pdf(self.document, self.fhir())

    def png(self, *, ppi: float) -> Sequence[bytes]:
        """One picture a side."""
        return render_png(self.document, ppi=ppi)

    def text(self) -> str:
        """The page as plain text."""
        return page_text(self.document)

    def json(self) -> str:
        """The summary as `companion-summary/1`."""
        return summary_json(self.summary, self.language)

    def fhir(self) -> str:
        """The FHIR R4 transaction Bundle."""
        return bundle_json(self.summary, self.catalogue, self.carnet, self.choice, self.language)

    def csv(self) -> bytes:
        """The table for a spreadsheet, UTF-8 with its byte order mark."""
        return summary_csv(self.summary, self.catalogue, self.carnet, self._texts)

    @property
    def _texts(self) -> Texts:
        return load_texts(self.language)
