"""The page for the consultation: one summary in words, and ready to be set.

Says only what the summary holds.
"""

import base64
from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from companion import dates
from companion.actions.consultation import (
    Consultation,
    PageChoice,
    PageSection,
    chosen_photos,
    is_whole,
)
from companion.actions.words.page import PageWords
from companion.domain.summary import Summary
from companion.domain.words import Language
from companion.exchange.fhir import bundle_on_lines
from companion.messages import Texts, load_texts
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
from companion.paper.page.symptoms import symptom_table, withdrawn_fact
from companion.paper.page.text import page_text
from companion.paper.printable import Printable
from companion.paper.typesetting import printable_json

TEMPLATE: Final = "page/page.typ"


def consultation_page(prepared: Consultation, language: Language) -> Printable:
    """The page of a consultation, which carries its FHIR copy. Raises InvalidPeriod."""
    document = build_page(prepared, load_texts(language))
    return on_paper(document, lambda: bundle_on_lines(prepared, language), prepared.choice.contents)


def build_page(prepared: Consultation, texts: Texts) -> PageDocument:
    """What the page says of a consultation's summary, with the chosen sections, in the texts' language.

    The consultation's day is the one that the page bears.
    """
    summary, choice = prepared.summary, prepared.choice
    chosen = choice.sections
    words = PageWords(
        texts,
        prepared.catalogue,
        prepared.carnet,
        prepared.today,
        named=PageSection.IDENTITY in chosen,
    )
    alone = PageSection.SYMPTOMS in chosen and not summary.symptoms
    withdrawn = withdrawn_fact(summary, words) if alone else None
    return replace(
        _head(summary, words, choice),
        treatment=treatment(summary, words) if PageSection.TREATMENT in chosen else (),
        nothing_noted="" if withdrawn else _nothing_noted(summary, words),
        withdrawn=withdrawn,
        changes=changes(summary, words) if PageSection.SYMPTOMS in chosen else None,
        warning_signs=ticked_signs(summary, words, visited=PageSection.EVENTS in chosen)
        if PageSection.WARNING_SIGNS in chosen
        else None,
        symptoms=symptom_table(summary, words) if PageSection.SYMPTOMS in chosen else None,
        measurements=charts(summary, words) if PageSection.MEASUREMENTS in chosen else None,
        events=events(summary, words) if PageSection.EVENTS in chosen else None,
        medicines=medicines(summary, words) if PageSection.TREATMENT in chosen else None,
        questions=questions(summary, words) if PageSection.QUESTIONS in chosen else None,
        remarks=remarks(summary, words) if PageSection.REMARKS in chosen else None,
        notes=notes(summary, words) if PageSection.NOTES in chosen else None,
        details=details(summary, words) if PageSection.DETAILS in chosen else None,
        questionnaires=questionnaires(summary, words)
        if PageSection.QUESTIONNAIRES in chosen
        else None,
        photos=photos(chosen_photos(summary, choice), words),
    )


def on_paper(
    document: PageDocument,
    fhir: Callable[[], str],
    contents: Mapping[str, bytes] | None = None,
) -> Printable:
    """The page, its plain text, and its FHIR copy, which the PDF carries as `companion.fhir.json`.

    `contents` are the document's photos by SHA-256.
    """
    return Printable(
        TEMPLATE,
        {"page": printable_json(document)} | _pictures(document, contents or {}),
        document.made_on,
        in_pdf=lambda: {"fhir": fhir()},
        words=lambda: page_text(document),
        flowing=lambda: page_text(document, broken=False),
    )


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
    if not summary.is_empty:
        return words.texts("No symptom was noted in this period.")
    return words.texts("Nothing was noted in the journal in this period.")


def _foot(summary: Summary, words: PageWords) -> tuple[str, ...]:
    texts = words.texts
    own = texts("The journal’s own questions, level 0 to 4 in words; no official questionnaire.")
    if summary.answered:
        own = texts("The journal’s own questions, level 0 to 4 in words; the team’s stand apart.")
    day = dates.day_month_year(words.today, texts.language)
    return (
        texts("Noted by the patient and their caregivers, not verified."),
        texts("Does not replace a call to the care team."),
        own,
        texts("Printed on {day}.", day=day),
    )
