"""The printed page: one summary in words, then as PDF or as pictures.

Says only what the summary holds.
"""

import base64
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from companion import dates
from companion.actions.consultation import PageChoice, Section, chosen_photos, is_whole
from companion.actions.page_words import PageWords
from companion.domain.carnet import Carnet
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue
from companion.messages import Texts
from companion.paper.page.changes import changes
from companion.paper.page.details import details, photos
from companion.paper.page.document import PageDocument
from companion.paper.page.head import (
    care,
    coverage_sentence,
    identity,
    patient_name,
    period_sentence,
    treatment,
)
from companion.paper.page.lists import events, medicines, notes, questions, remarks, ticked_signs
from companion.paper.page.measurements import charts
from companion.paper.page.questionnaires import questionnaires
from companion.paper.page.symptoms import symptom_table
from companion.paper.typesetting import printable_json, set_pdf, set_png

PREVIEW_PPI: Final = 96.0
PAGE: Final = "page/page.typ"


def build_page(
    summary: Summary,
    catalogue: Catalogue,
    *,
    carnet: Carnet,
    choice: PageChoice,
    texts: Texts,
    today: date,
) -> PageDocument:
    """What the page says of a summary, with the chosen sections, in the texts' language.

    `today` is the day that the page bears; `carnet` tells who the authors are.
    """
    chosen = choice.sections
    words = PageWords(texts, catalogue, carnet, today, named=Section.IDENTITY in chosen)
    return replace(
        _head(summary, words, choice),
        treatment=treatment(summary, words) if Section.TREATMENT in chosen else (),
        nothing_noted=_nothing_noted(summary, words),
        changes=changes(summary, words) if Section.SYMPTOMS in chosen else None,
        warning_signs=ticked_signs(summary, words, visited=Section.EVENTS in chosen)
        if Section.WARNING_SIGNS in chosen
        else None,
        symptoms=symptom_table(summary, words) if Section.SYMPTOMS in chosen else None,
        measurements=charts(summary, words) if Section.MEASUREMENTS in chosen else None,
        events=events(summary, words) if Section.EVENTS in chosen else None,
        medicines=medicines(summary, words) if Section.TREATMENT in chosen else None,
        questions=questions(summary, words) if Section.QUESTIONS in chosen else None,
        remarks=remarks(summary, words) if Section.REMARKS in chosen else None,
        notes=notes(summary, words) if Section.NOTES in chosen else None,
        details=details(summary, words) if Section.DETAILS in chosen else None,
        questionnaires=questionnaires(summary, words) if Section.QUESTIONNAIRES in chosen else None,
        photos=photos(chosen_photos(summary, choice), words),
    )


def render_pdf(
    document: PageDocument, fhir_json: str, contents: Mapping[str, bytes] | None = None
) -> bytes:
    """The page as PDF with `fhir_json` attached as `companion.fhir.json`.

    `contents` are the document's photos by SHA-256. The same document, attachment and photos give
    the same bytes. Raises PageNotSet on any warning.
    """
    inputs = {"page": printable_json(document), "fhir": fhir_json}
    return set_pdf(PAGE, inputs | _pictures(document, contents or {}), document.made_on)


def render_png(
    document: PageDocument,
    *,
    ppi: float = PREVIEW_PPI,
    contents: Mapping[str, bytes] | None = None,
) -> list[bytes]:
    """The page as one PNG a side, at `ppi` pixels an inch. Raises PageNotSet on any warning."""
    inputs = {"page": printable_json(document)} | _pictures(document, contents or {})
    return set_png(PAGE, inputs, document.made_on, ppi=ppi)


def _pictures(document: PageDocument, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Each photo in an SVG frame: what the template is given is text, and nothing lies in a file."""
    shown = document.photos.photos if document.photos else ()
    return {
        photo.name: framed_picture(contents[photo.sha256], photo.width, photo.height)
        for photo in shown
    }


def framed_picture(content: bytes, width: int, height: int) -> str:
    """A JPEG or PNG of that size (pixels) as the text of an SVG file."""
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    code = base64.b64encode(content).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="data:image/{kind};base64,{code}" width="{width}" height="{height}"/></svg>'
    )


def _head(summary: Summary, words: PageWords, choice: PageChoice) -> PageDocument:
    """The page before any part: whose it is, which days it covers, and its foot."""
    texts = words.texts
    name, period = patient_name(summary, words), period_sentence(summary, words)
    heading = texts("Summary for the consultation")
    return PageDocument(
        language=texts.language,
        made_on=words.today,
        title=f"{heading} – {name}" if name else heading,
        heading=heading,
        running_head=" · ".join(part for part in (heading, name, period) if part),
        page_label=texts("page [page] of [pages]"),
        identity=identity(summary, words),
        period=period,
        coverage=coverage_sentence(summary, words, is_whole=is_whole(choice)),
        care=care(summary, words),
        foot=_foot(summary, words),
    )


def _nothing_noted(summary: Summary, words: PageWords) -> str:
    if summary.symptoms or summary.days_noted:
        return ""
    return words.texts("Nothing was noted in the journal in this period.")


def _foot(summary: Summary, words: PageWords) -> tuple[str, ...]:
    texts = words.texts
    own = texts("The journal’s own questions, level 0 to 4 in words; no official questionnaire.")
    if summary.answered:
        own = texts("The journal’s own questions, level 0 to 4 in words; the team’s stand apart.")
    day = dates.day_month_year(words.today, texts.language)
    return (
        texts("Noted by the patient and the people close to them, not verified."),
        texts("Does not replace a call to the care team."),
        own,
        texts("Printed on {day}.", day=day),
    )
