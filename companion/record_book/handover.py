"""A file that hands a carnet over: made from an open one; and what was handed over, to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from companion.actions.handover import Handover, Recipient, as_said, photos_named
from companion.domain.errors import UnknownRecord
from companion.record_book.for_reading import ForReading
from companion.record_book.outside import new_id

if TYPE_CHECKING:
    from companion.actions.consultation import PageChoice
    from companion.actions.journal import Journal
    from companion.actions.ports import Clock

SUFFIX: Final = ".carnet-age"
"""How the names of these files end."""


def for_caregiver(journal: Journal) -> Handover:
    """All that the patient shares."""
    from companion.domain.sharing import shared

    carnet = shared(journal.whole)
    return Handover(
        made_at=journal.now(),
        made_by=journal.writer_id(),
        recipient=Recipient.CAREGIVER,
        carnet=carnet,
        photos=_contents(journal, photos_named(carnet)),
    )


def for_nurse(journal: Journal, choice: PageChoice) -> Handover:
    """What the page of `choice` needs, with its days as they are today. Raises InvalidPeriod."""
    from dataclasses import replace

    from companion.actions.consultation import prepare
    from companion.actions.part_for_nurse import part_for_nurse
    from companion.domain.sharing import shared
    from companion.domain.summary import Basis, basis_of

    summary = prepare(journal.whole, journal.catalogue, choice, journal.today())
    first, last = summary.period.first, summary.period.last
    page = replace(choice, basis=Basis.DATES, first=first, last=last, contents={})
    carnet = part_for_nurse(shared(journal.whole), summary, page)
    page = replace(page, basis=basis_of(carnet, first, last))
    return Handover(
        made_at=journal.now(),
        made_by=journal.writer_id(),
        recipient=Recipient.NURSE,
        carnet=carnet,
        photos=_contents(journal, photos_named(carnet)),
        page=page,
    )


def locked(handover: Handover, words: str) -> bytes:
    """The file that holds it, which the words open. Raises HandoverTooLarge."""
    from companion.exchange.age_file import seal
    from companion.exchange.handover_lines import to_lines

    return b"".join(seal(to_lines(handover), as_said(words)))


def to_be_read(handover: Handover, clock: Clock) -> Journal:
    """What was handed over as a journal in which nothing is written. `aside` is what cannot be true."""
    from companion.actions.journal import Journal
    from companion.actions.soundness import sift
    from companion.content.catalogue import load_catalogue
    from companion.domain.carnet import Carnet

    catalogue = load_catalogue()
    sound, aside = sift([*handover.carnet.revisions.values()], catalogue)
    return Journal(
        Carnet(handover.carnet.identity).with_revisions(sound),
        ForReading(handover.photos),
        catalogue,
        clock=clock,
        new_id=new_id,
        aside=aside,
    )


def _contents(journal: Journal, named: tuple[str, ...]) -> dict[str, bytes]:
    """The contents that are there."""
    found = dict[str, bytes]()
    for sha256 in named:
        try:
            found[sha256] = journal.photo(sha256)
        except UnknownRecord:
            continue
    return found
