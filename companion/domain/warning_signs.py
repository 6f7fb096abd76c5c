"""The warning-sign card: static, sourced, the same for everybody.

Nothing here depends on what a person answered.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from companion.domain.words import Words


class Urgency(StrEnum):
    """The three blocks of the card."""

    NOW = "now"
    TODAY = "today"
    NOTE = "note"


class WarningSign(Struct, frozen=True):
    """One line of the card. `threshold`: the care team's own words may replace it.

    `retired`: no longer on the card, but known, because a record book may hold it.
    """

    id: str
    block: Urgency
    organ: str
    text: Words
    sources: tuple[str, ...]
    tickable: bool = True
    threshold: bool = False
    retired: bool = False


class Source(Struct, frozen=True):
    """Where a statement was read. `year` is None when the page bears no date."""

    key: str
    organisation: str
    title: str
    year: int | None
    url: str
    language: str


class DoneChoice(Struct, frozen=True):
    """Something a person may have done about a sign (`event.done`)."""

    id: str
    label: Words


class EmergencyNumber(Struct, frozen=True):
    """A number to call or to write to, and what it is for."""

    number: str
    label: Words


class WarningSignCard(Struct, frozen=True):
    """The whole card. `reviewed_on` is an ISO date.

    `signs` holds every sign that was ever on the card, `lines` those of today.
    `sources` holds every known source by its key; `sentence_sources` are the keys of those behind
    the numbers and the introduction, as `WarningSign.sources` are behind one line.
    """

    version: str
    reviewed_on: str
    title: Words
    intro: tuple[Words, ...]
    headings: Mapping[Urgency, Words]
    actions: Mapping[Urgency, Words]
    signs: Mapping[str, WarningSign]
    done: tuple[DoneChoice, ...]
    sources: Mapping[str, Source]
    numbers: tuple[EmergencyNumber, ...] = ()
    sentence_sources: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[WarningSign, ...]:
        """What stands on the card, in its order; `signs` knows the retired ones too."""
        return tuple(sign for sign in self.signs.values() if not sign.retired)

    @property
    def cited(self) -> tuple[Source, ...]:
        """The sources that the card rests on, each once, in the order of the list of sources."""
        keys = {key for sign in self.lines for key in sign.sources}
        keys.update(self.sentence_sources)
        return tuple(source for key, source in self.sources.items() if key in keys)

    def done_label(self, done: str) -> Words:
        """How something that was done is called; `done` is one of its ids."""
        return next(choice.label for choice in self.done if choice.id == done)

    def block(self, urgency: Urgency) -> tuple[WarningSign, ...]:
        """The lines of one block, in the card's order."""
        return tuple(sign for sign in self.lines if sign.block is urgency)
