"""A carnet that was handed over becomes one of this computer, under a key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.actions.handover import HandoverForReading, Recipient
from companion.files import make_private_folder
from companion.record_book.making import create_file

if TYPE_CHECKING:
    from companion.actions.handover import Handover
    from companion.actions.journal import Journal
    from companion.actions.key import Key
    from companion.record_book.book import RecordBook


def keep(book: RecordBook, found: Handover, key: Key) -> Journal:
    """Make what was handed over the carnet of this place, where none is; open.

    It stays the same carnet: what is written here is merged there. What cannot be true is left out.
    Raises HandoverForReading for a nurse's part, CarnetExists, CarnetReadOnly, DiskFull; nothing was
    written then.
    """
    from companion.record_book.handover import to_be_read

    if found.recipient is not Recipient.CAREGIVER:
        raise HandoverForReading
    make_private_folder(book.path.parent)
    carnet = to_be_read(found, book.clock).whole
    identity = found.carnet.identity
    first = [*carnet.revisions.values()]
    return book.go_on_with(
        create_file(book.path, key, first, photos=[*found.photos.values()], identity=identity)
    )
