"""Another copy of the open record book, or a file that was handed over: looked at, or merged into it."""

from __future__ import annotations

from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Never

from companion.actions.handover import HandoverForReading, Recipient
from companion.actions.key import Key
from companion.domain.errors import CompanionError, WrongKey
from companion.record_book.book import RecordBook
from companion.record_book.for_reading import ForReading
from companion.record_book.outside import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from companion.actions.handover import Handover
    from companion.actions.journal import Journal
    from companion.actions.merging import Brought
    from companion.domain.carnet import Carnet


def preview(book: RecordBook, copy: Path) -> Journal:
    """What a copy with the key of the open carnet holds, to be read."""
    from companion.actions.journal import Journal
    from companion.actions.soundness import sift
    from companion.content.catalogue import load_catalogue
    from companion.domain.carnet import Carnet

    carnet, photos = _read(copy, book.file.data_key)
    if carnet.identity != book.journal.whole.identity:
        _refuse(carnet, copy)
    catalogue = load_catalogue()
    sound, _ = sift([*carnet.revisions.values()], catalogue)
    carnet = Carnet(carnet.identity).with_revisions(sound)
    return Journal(carnet, ForReading(photos), catalogue, clock=book.clock, new_id=new_id)


def is_copy(book: RecordBook, other: Path) -> bool:
    """Whether a file, whatever its name and place, opens with the key of the open carnet."""
    from companion.storage.carnet_file import CarnetFile

    return CarnetFile.opens_with(other, book.file.data_key)


def look_into(book: RecordBook, other: Path, key: Key = Key()) -> Brought:  # noqa: B008 - frozen
    """What another copy would bring to the open carnet; nothing is taken.

    `other` opens with the key of the open carnet, or with `key`. Raises AnotherPerson and what
    opening a carnet raises.
    """
    try:
        carnet, photos = _read(other, book.file.data_key)
    except WrongKey:
        carnet, photos = _of_another_key(book, other, key)
    if carnet.identity != book.journal.whole.identity:
        _refuse(carnet, other)
    return book.journal.compare(carnet, photos)


def look_into_open(book: RecordBook, there: RecordBook) -> Brought | None:
    """The same of a copy that is open, such as one that another password opened; None of another person's."""
    if there.journal.whole.identity != book.journal.whole.identity:
        return None
    return book.journal.compare(there.journal.whole, _named(there.file.photos()))


def look_into_handover(book: RecordBook, other: Path, words: str) -> Brought:
    """What a file that was handed over would bring to the open carnet; nothing is taken.

    Raises AnotherPerson, HandoverForReading, and what `read_handover_apart` raises.
    """
    from companion.apart.handovers import read_handover_apart

    return compare_handover(book, other, read_handover_apart(other, words))


def compare_handover(book: RecordBook, other: Path, found: Handover) -> Brought:
    """The same of a file that was read."""
    if found.carnet.identity != book.journal.whole.identity:
        _refuse(found.carnet, other)
    if found.recipient is not Recipient.CAREGIVER:
        raise HandoverForReading
    return book.journal.compare(found.carnet, found.photos)


def take(book: RecordBook, brought: Brought) -> Path | None:
    """Take over what was looked at, after a backup, in one act. None where there is nothing new.

    The backup that undoes it, with `backups.put_back`. Raises CarnetForReading, BackupFailed and
    what writing raises; nothing was changed then.
    """
    from companion.storage import backup

    book.file_to_write()
    if not brought.new:
        return None
    book.back_up_before()
    before = backup.newest_backup(book.file, book.backups_place)
    book.journal.merge(brought)
    return None if before is None else before.path


def merge(book: RecordBook, other: Path, key: Key) -> Brought:
    """Look into another copy and take it over. Raises what both raise."""
    book.file_to_write()
    brought = look_into(book, other, key)
    take(book, brought)
    return brought


def beside(book: RecordBook) -> Sequence[Path]:
    """Copies of the open carnet beside it that hold more than it does. Worker."""
    from companion.storage import neighbours

    return neighbours.copies_with_more(book.path, book.file.data_key, book.journal.whole)


def synchronised_by(book: RecordBook) -> str | None:
    """The program that copies the carnet's folder elsewhere, by its name; or None."""
    from companion.storage import neighbours

    return neighbours.sync_service(book.path)


def is_on_network(book: RecordBook) -> bool:
    """Whether the carnet lies on a disk of another computer."""
    from companion.storage import neighbours

    return neighbours.is_on_network(book.path)


def _read(copy: Path, key: bytes) -> tuple[Carnet, Mapping[str, bytes]]:
    """What a file with this key holds, and the contents of its photos.

    Raises WrongKey, CarnetDamaged and what else `CarnetFile.open` raises.
    """
    from companion.storage.carnet_file import CarnetFile

    with CarnetFile.open(copy, key, read_only=True) as file:
        file.check_pages()
        return file.load(), _named(file.photos())


def _of_another_key(book: RecordBook, other: Path, key: Key) -> tuple[Carnet, Mapping[str, bytes]]:
    """A copy that was given another key, or another person's carnet that opens here."""
    from companion.actions.safekeeping import AnotherPerson

    there = RecordBook(other, key, book.clock, read_only=True, secrets=book.secrets())
    with suppress(CompanionError), closing(there):
        return there.open(key).whole, _named(there.file.photos())
    raise AnotherPerson(name=other.name)


def _named(photos: Sequence[bytes]) -> Mapping[str, bytes]:
    return {sha256(content).hexdigest(): content for content in photos}


def _refuse(carnet: Carnet, other: Path) -> Never:
    from companion.actions.safekeeping import AnotherPerson

    patient = carnet.patient()
    named = "" if patient is None else patient.body.name
    raise AnotherPerson(name=named or other.name)
