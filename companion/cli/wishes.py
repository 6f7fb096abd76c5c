"""What a person may wish for on the command line: which page, in which form, and where to.

Knows neither how it is typed nor how it is made.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from companion.actions.consultation import Section
from companion.actions.paper import CardSize
from companion.domain.summary import Basis


class Format(StrEnum):
    """The forms in which a summary can be had."""

    PDF = "pdf"
    PNG = "png"
    JSON = "json"
    TEXT = "text"
    FHIR = "fhir"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class SummaryWish:
    """Which period, in which form, and where to (None: standard output).

    `without` and `without_symptoms` are left out beside what the record book remembers, unless
    `whole`.
    """

    basis: Basis = Basis.LAST_CONSULTATION
    first: date | None = None
    last: date | None = None
    format: Format = Format.TEXT
    output: Path | None = None
    without: frozenset[Section] = frozenset()
    without_symptoms: frozenset[str] = frozenset()
    whole: bool = False


class PageFormat(StrEnum):
    """The forms in which the explanations can be had."""

    TEXT = "text"
    JSON = "json"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ExplainWish:
    """One page, the places of some words, or the list of pages; where to as in SummaryWish.

    As PDF, the list is the whole booklet.
    """

    page: str | None = None
    words: str | None = None
    format: PageFormat = PageFormat.TEXT
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class CardWish:
    """The warning-sign card on paper; `both` is French and English side by side."""

    size: CardSize = CardSize.A4
    both: bool = False
    output: Path | None = None
