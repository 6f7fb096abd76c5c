"""What the program hands out: the consultation summary, the explanations, the warning-sign card.

Put together here once for the window and the command line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from companion.actions.card_details import card_details
from companion.actions.consultation import PageChoice, prepare
from companion.actions.paper import CardSize
from companion.actions.team_words import own_card, own_catalogue
from companion.actions.week_sheet import week_sheet_symptoms
from companion.content.catalogue import load_catalogue
from companion.content.explanations import load_explanations
from companion.content.illustrations import Colouring, drawings, illustration
from companion.content.medicines import load_medicines
from companion.domain.carnet import Carnet
from companion.domain.explanations import Explanation
from companion.domain.records import Medicine
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue
from companion.domain.words import Language
from companion.exchange.fhir import bundle_json
from companion.exchange.summary_json import summary_json
from companion.exchange.table import summary_csv
from companion.messages import Texts, load_texts
from companion.paper import booklet, card, taper_sheet, week_sheet
from companion.paper.page.consultation import build_page, render_pdf, render_png
from companion.paper.page.document import PageDocument
from companion.paper.page.text import page_text


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
        return prepare(self.carnet, self._asked, self.choice, self.today)

    @cached_property
    def document(self) -> PageDocument:
        """What the page says, in words."""
        return build_page(
            self.summary,
            self._asked,
            carnet=self.carnet,
            choice=self.choice,
            texts=self._texts,
            today=self.today,
        )

    def pdf(self) -> bytes:
        """The accessible PDF that carries its FHIR copy."""
        return render_pdf(self.document, self.fhir(), self.choice.contents)

    def png(self, *, ppi: float) -> Sequence[bytes]:
        """One picture a side."""
        return render_png(self.document, ppi=ppi, contents=self.choice.contents)

    def text(self) -> str:
        """The page as plain text."""
        return page_text(self.document)

    def json(self) -> str:
        """The summary as `companion-summary/2`."""
        return summary_json(self.summary, self.language)

    def fhir(self) -> str:
        """The FHIR R4 transaction Bundle."""
        return bundle_json(self.summary, self._asked, self.carnet, self.choice, self.language)

    def csv(self) -> bytes:
        """The table for a spreadsheet, UTF-8 with its byte order mark."""
        return summary_csv(self.summary, self._asked, self.carnet, self._texts)

    @cached_property
    def _asked(self) -> Catalogue:
        """The catalogue with the person's own symptoms, and the team's words on the card."""
        return own_catalogue(self.catalogue, self.carnet)

    @property
    def _texts(self) -> Texts:
        return load_texts(self.language)


def booklet_pdf(language: Language, today: date) -> bytes:
    """Every explanation as one accessible PDF: cover, contents, a chapter a page."""
    document, drawn = _booklet(language, today)
    return booklet.booklet_pdf(document, drawn)


def booklet_png(language: Language, today: date, *, ppi: float) -> Sequence[bytes]:
    """The whole booklet as one picture a side."""
    document, drawn = _booklet(language, today)
    return booklet.booklet_png(document, drawn, ppi=ppi)


def explanation_pdf(explanation_id: str, language: Language, today: date) -> bytes:
    """One explanation as an accessible PDF. Raises UnknownExplanation."""
    document, drawn = _explanation(explanation_id, language, today)
    return booklet.booklet_pdf(document, drawn)


def explanation_png(
    explanation_id: str, language: Language, today: date, *, ppi: float
) -> Sequence[bytes]:
    """One explanation as one picture a side. Raises UnknownExplanation."""
    document, drawn = _explanation(explanation_id, language, today)
    return booklet.booklet_png(document, drawn, ppi=ppi)


def card_pdf(
    carnet: Carnet | None,
    size: CardSize,
    languages: Sequence[Language],
    today: date,
    *,
    filled: bool = False,
) -> bytes:
    """The warning-sign card as an accessible PDF: in one language, or in two side by side.

    The care team's numbers of the carnet stand at its top, or lines to write them on. `filled`: so
    do the name, treatment, doses, steroids and hospital that it holds.
    """
    return card.card_pdf(_card(carnet, size, languages, today, filled=filled))


def card_png(
    carnet: Carnet | None,
    size: CardSize,
    languages: Sequence[Language],
    today: date,
    *,
    filled: bool = False,
    ppi: float,
) -> Sequence[bytes]:
    """The same card as pictures."""
    return card.card_png(_card(carnet, size, languages, today, filled=filled), ppi=ppi)


def taper_pdf(carnet: Carnet, medicine: Medicine, language: Language, today: date) -> bytes:
    """A prescription in steps as an accessible PDF to tick, day by day."""
    return taper_sheet.taper_pdf(_taper(carnet, medicine, language, today))


def taper_png(
    carnet: Carnet, medicine: Medicine, language: Language, today: date, *, ppi: float
) -> Sequence[bytes]:
    """The same sheet as one picture a side."""
    return taper_sheet.taper_png(_taper(carnet, medicine, language, today), ppi=ppi)


def taper_text(carnet: Carnet, medicine: Medicine, language: Language, today: date) -> str:
    """The same sheet as plain text."""
    return taper_sheet.taper_text(_taper(carnet, medicine, language, today))


def _taper(
    carnet: Carnet, medicine: Medicine, language: Language, today: date
) -> taper_sheet.TaperSheet:
    return taper_sheet.taper_sheet(medicine, carnet.team(), load_texts(language), today)


def week_sheet_pdf(
    carnet: Carnet | None, first_day: date, language: Language, today: date
) -> bytes:
    """The blank sheet of the week that starts on `first_day`, as an accessible PDF."""
    return week_sheet.week_sheet_pdf(_week_sheet(carnet, first_day, language, today))


def week_sheet_png(
    carnet: Carnet | None, first_day: date, language: Language, today: date, *, ppi: float
) -> Sequence[bytes]:
    """The same sheet as pictures."""
    return week_sheet.week_sheet_png(_week_sheet(carnet, first_day, language, today), ppi=ppi)


def _week_sheet(
    carnet: Carnet | None, first_day: date, language: Language, today: date
) -> week_sheet.WeekSheetDocument:
    catalogue = load_catalogue()
    symptoms = catalogue.daily
    if carnet is not None:
        catalogue = own_catalogue(catalogue, carnet)
        symptoms = week_sheet_symptoms(carnet, catalogue, first_day)
    texts = load_texts(language)
    return week_sheet.week_sheet_document(
        carnet, catalogue, symptoms, first_day, texts=texts, today=today
    )


def _card(
    carnet: Carnet | None,
    size: CardSize,
    languages: Sequence[Language],
    today: date,
    *,
    filled: bool,
) -> card.CardDocument:
    texts = [load_texts(language) for language in languages]
    lines, details = load_catalogue().card, None
    if carnet is not None:
        lines = own_card(lines, carnet)
        details = card_details(carnet, load_medicines(), today) if filled else None
    team = () if carnet is None else carnet.team()
    return card.card_document(lines, team, size, texts, today, details=details)


def _booklet(
    language: Language, today: date
) -> tuple[booklet.BookletDocument, dict[str, booklet.PrintedDrawing]]:
    library = load_explanations()
    explanations = [library.explanation(head.id, language) for head in library.heads(language)]
    terms, texts = library.terms(language), load_texts(language)
    document = booklet.booklet_document(explanations, terms, texts, today)
    return document, _drawings(explanations, language)


def _explanation(
    explanation_id: str, language: Language, today: date
) -> tuple[booklet.BookletDocument, dict[str, booklet.PrintedDrawing]]:
    library = load_explanations()
    explanation = library.explanation(explanation_id, language)
    document = booklet.explanation_document(
        explanation, library.terms(language), load_texts(language), today
    )
    return document, _drawings([explanation], language)


def _drawings(
    explanations: Sequence[Explanation], language: Language
) -> dict[str, booklet.PrintedDrawing]:
    return {
        name: booklet.PrintedDrawing(
            svg=illustration(name, language, Colouring.PRINT),
            alternative=drawings()[name].alternative.in_language(language),
        )
        for name in booklet.drawings_of(explanations)
    }
