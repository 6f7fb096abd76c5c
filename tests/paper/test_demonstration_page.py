"""The demonstration carnet on paper: the page that the README shows."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from companion.content.demo import build_demo
from companion.domain.carnet import Carnet
from companion.domain.words import Language
from companion.languages import languages
from companion.paper.page.consultation import consultation_page
from tests.paper.verapdf import failed_rules
from tests.press import Press, consultation, on_one_line, printed_words

TODAY = date(2026, 11, 21)


def demonstration(press: Press, language: Language) -> bytes:
    """The page since the last consultation."""
    demo = build_demo(press.catalogue, TODAY, language)
    carnet = Carnet(demo.identity).with_revisions(demo.revisions)
    return consultation_page(consultation(carnet, today=TODAY), language).pdf()


@pytest.mark.parametrize("language", languages())
def test_the_demonstration_prints_on_two_sides_at_most(press: Press, language: Language) -> None:
    """Everything but the notes stands on the first side, and every symptom can be found."""
    pdf = demonstration(press, language)
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) <= 2
    heading = last_heading_of_the_first_side(language)
    assert heading in on_one_line(pages[0].extract_text())
    words = on_one_line(printed_words(pdf))
    assert ("Voix enrouée" if language is Language.FR else "Hoarse voice") in words
    for symptom in press.catalogue.symptoms.values():
        assert on_one_line(symptom.label.in_language(language)) in words


def last_heading_of_the_first_side(language: Language) -> str:
    """The heading of the last part that belongs on the first side."""
    return "Remarques" if language is Language.FR else "Remarks"


def test_the_demonstration_is_accessible_and_archivable(press: Press) -> None:
    """veraPDF finds no broken rule of either standard."""
    pdf = demonstration(press, Language.FR)
    assert failed_rules(pdf, "ua1") == []
    assert failed_rules(pdf, "3a") == []
