"""The page of a file that was handed over, as PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from companion.record_book.handover import to_be_read

if TYPE_CHECKING:
    from companion.actions.handover import Handover
    from companion.actions.ports import Clock
    from companion.domain.words import Language


def page_of(handover: Handover, language: Language, clock: Clock) -> bytes:
    """The page that was chosen, or the usual one of all that is shared, as PDF. Raises InvalidPeriod."""
    from companion.actions.consultation import Consultation, PageChoice, as_remembered
    from companion.actions.words.team import own_catalogue
    from companion.paper.page.consultation import consultation_page

    journal = to_be_read(handover, clock)
    choice = handover.page or as_remembered(PageChoice(), journal.carnet.preferences())
    choice = replace(choice, contents=handover.photos)
    catalogue = own_catalogue(journal.catalogue, journal.carnet)
    prepared = Consultation(journal.carnet, catalogue, choice, journal.today())
    return consultation_page(prepared, language).pdf()
