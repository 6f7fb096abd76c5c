"""Preparing the consultation: which period, which sections, and the summary that follows."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from msgspec.structs import replace

from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Photo, Preferences
from companion.domain.sharing import shared
from companion.domain.summary import Basis, Summary, resolve_period, summarise
from companion.domain.symptoms import Catalogue

MOST_PHOTOS: Final = 8
"""As many photos as the page takes."""


class PageSection(StrEnum):
    """The parts of the page that a person may leave out."""

    IDENTITY = "identity"
    SYMPTOMS = "symptoms"
    WARNING_SIGNS = "warning-signs"
    TREATMENT = "treatment"
    MEASUREMENTS = "measurements"
    EVENTS = "events"
    QUESTIONS = "questions"
    REMARKS = "remarks"
    NOTES = "notes"
    DETAILS = "details"
    QUESTIONNAIRES = "questionnaires"


@dataclass(frozen=True)
class PageChoice:
    """What the page shows. `first` and `last` matter for Basis.DATES; `last` defaults to today.

    `without_symptoms` are symptom ids. `photos` are record ids, chosen for this page alone;
    `contents` holds their bytes by SHA-256, so that the page can be made in the worker.
    """

    basis: Basis = Basis.LAST_CONSULTATION
    first: date | None = None
    last: date | None = None
    sections: frozenset[PageSection] = field(default_factory=lambda: frozenset(PageSection))
    without_symptoms: frozenset[str] = frozenset()
    photos: tuple[str, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)


def is_whole(choice: PageChoice) -> bool:
    """Whether no section and no symptom is left out."""
    return choice.sections == frozenset(PageSection) and not choice.without_symptoms


def as_remembered(choice: PageChoice, preferences: Preferences) -> PageChoice:
    """The choice with the sections and symptoms that the person leaves out each time."""
    shown = frozenset(s for s in PageSection if s.value not in preferences.page_without)
    without = frozenset(preferences.page_without_symptoms)
    return dataclasses.replace(choice, sections=shown, without_symptoms=without)


def remembering(preferences: Preferences, choice: PageChoice) -> Preferences:
    """The preferences with what this choice leaves out; names of a later version stay."""
    known = {section.value for section in PageSection}
    later = [name for name in preferences.page_without if name not in known]
    left_out = [section.value for section in PageSection if section not in choice.sections]
    return replace(
        preferences,
        page_without=(*left_out, *later),
        page_without_symptoms=tuple(sorted(choice.without_symptoms)),
    )


def prepare(carnet: Carnet, catalogue: Catalogue, choice: PageChoice, today: date) -> Summary:
    """The summary of the chosen period, without what is private and the symptoms that are left out.

    Raises InvalidPeriod.
    """
    carnet = shared(carnet)
    basis, period = resolve_period(
        carnet, today, choice.basis, first=choice.first, last=choice.last
    )
    summary = summarise(carnet, catalogue, basis, period)
    return without_symptoms(summary, choice.without_symptoms)


@dataclass(frozen=True)
class Consultation:
    """What the page, the table and the bundle are made of: a carnet on a day, and what is chosen of it.

    `catalogue` holds the person's own symptoms and the care team's own words.
    """

    carnet: Carnet
    catalogue: Catalogue
    choice: PageChoice
    today: date

    @cached_property
    def summary(self) -> Summary:
        """The summary of the chosen period. Raises InvalidPeriod."""
        return prepare(self.carnet, self.catalogue, self.choice, self.today)


def chosen_photos(summary: Summary, choice: PageChoice) -> tuple[Entry[Photo], ...]:
    """The photos of the period that were chosen and whose content is at hand, by day."""
    return tuple(
        entry
        for entry in summary.photos
        if entry.id in choice.photos and entry.body.sha256 in choice.contents
    )


def without_symptoms(summary: Summary, left_out: frozenset[str]) -> Summary:
    """The summary without a trace of these symptoms; the days stay noted, other words stay.

    A photo of one of them goes too.
    """
    if not left_out:
        return summary

    def kept(entries: tuple[Entry[CheckIn], ...]) -> tuple[Entry[CheckIn], ...]:
        return tuple(_answering_less(entry, left_out) for entry in entries)

    return replace(
        summary,
        symptoms=tuple(s for s in summary.symptoms if s.id not in left_out),
        not_asked=tuple(s for s in summary.not_asked if s not in left_out),
        check_ins=kept(summary.check_ins),
        warning_signs=kept(summary.warning_signs),
        notes=kept(summary.notes),
        details=tuple(e for e in kept(summary.details) if e.body.details),
        copied=kept(summary.copied),
        photos=tuple(e for e in summary.photos if e.body.about not in left_out),
    )


def _answering_less(entry: Entry[CheckIn], left_out: frozenset[str]) -> Entry[CheckIn]:
    body = entry.body
    answers = {symptom: a for symptom, a in body.answers.items() if symptom not in left_out}
    details = {symptom: d for symptom, d in body.details.items() if symptom not in left_out}
    return Entry(entry.id, replace(body, answers=answers, details=details), entry.revisions)
