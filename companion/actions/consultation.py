"""Preparing the consultation: which period, which sections, and the summary that follows.

Knows neither the page's layout nor the window.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from companion.domain.carnet import Carnet
from companion.domain.summary import Basis, Summary, resolve_period, summarise
from companion.domain.symptoms import Catalogue


class Section(StrEnum):
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


@dataclass(frozen=True)
class PageChoice:
    """What the page shows. `first` and `last` matter for Basis.DATES; `last` defaults to today."""

    basis: Basis = Basis.LAST_CONSULTATION
    first: date | None = None
    last: date | None = None
    sections: frozenset[Section] = field(default_factory=lambda: frozenset(Section))


def prepare(carnet: Carnet, catalogue: Catalogue, choice: PageChoice, today: date) -> Summary:
    """The summary of the chosen period. Raises InvalidPeriod."""
    basis, period = resolve_period(
        carnet, today, choice.basis, first=choice.first, last=choice.last
    )
    return summarise(carnet, catalogue, basis, period)
