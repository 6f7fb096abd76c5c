"""The printed page: one summary in words, then as PDF or as pictures.

Says only what the summary holds; knows neither the window nor the carnet file.
"""

from dataclasses import replace
from datetime import date

from companion import dates
from companion.actions.consultation import PageChoice, Section, chosen_photos, is_whole
from companion.domain.carnet import Carnet
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue
from companion.export.page_changes import changes
from companion.export.page_details import details, photos
from companion.export.page_document import PageDocument
from companion.export.page_head import (
    care,
    coverage_sentence,
    identity,
    patient_name,
    period_sentence,
    treatment,
)
from companion.export.page_lists import events, medicines, notes, questions, remarks, ticked_signs
from companion.export.page_measurements import charts
from companion.export.page_questionnaires import questionnaires
from companion.export.page_symptoms import symptom_table
from companion.export.page_words import PageWords
from companion.export.typesetting import render_pdf, render_png
from companion.messages import Texts

__all__ = ["PageDocument", "build_page", "render_pdf", "render_png"]


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
