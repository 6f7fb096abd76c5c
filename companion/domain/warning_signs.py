"""The warning-sign card: static, sourced, the same for everybody.

Nothing here depends on what a person answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from companion.domain.words import Words


class Urgency(StrEnum):
    """The three blocks of the card."""

    NOW = "now"
    TODAY = "today"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class WarningSign:
    """One line of the card. `threshold`: the care team's own words may replace it."""

    id: str
    block: Urgency
    organ: str
    text: Words
    sources: tuple[str, ...]
    tickable: bool = True
    threshold: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement was read. `year` is None when the page bears no date."""

    key: str
    organisation: str
    title: str
    year: int | None
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class DoneChoice:
    """Something a person may have done about a sign (`event.done`)."""

    id: str
    label: Words


@dataclass(frozen=True)
class WarningSignCard:
    """The whole card. `reviewed_on` is an ISO date."""

    version: str
    reviewed_on: str
    title: Words
    intro: tuple[Words, ...]
    headings: Mapping[Urgency, Words]
    actions: Mapping[Urgency, Words]
    signs: Mapping[str, WarningSign]
    done: tuple[DoneChoice, ...]
    sources: Mapping[str, Source]

    def block(self, urgency: Urgency) -> tuple[WarningSign, ...]:
        """The lines of one block, in the card's order."""
        return tuple(sign for sign in self.signs.values() if sign.block is urgency)
