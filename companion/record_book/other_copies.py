"""Another copy of the open record book, such as a backup: looked at, or merged into it."""

from __future__ import annotations

from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Never

from companion.actions.key import Key
from companion.domain.errors import CompanionError, WrongKey
from companion.record_book.book import RecordBook
from companion.record_book.for_reading import ForReading
from companion.record_book.outside import new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from companion.actions.journal import Journal
    from companion.domain.carnet import Carnet
    from companion.domain.records import Revision


def preview(book: RecordBook, copy: Path) -> Journal:
    """What a copy with the key of the open carnet holds, to be read."""
    from companion.actions.journal import Journal
    from companion.content.catalogue import load_catalogue

    carnet, photos = _read(copy, book.file.data_key)
    if carnet.identity != book.journal.whole.identity:
        _refuse(carnet, copy)
    carnet = _sound_part(carnet, ())
    store = ForReading({sha256(content).hexdigest(): content for content in photos})
    return Journal(carnet, store, load_catalogue(), clock=book.clock, new_id=new_id)


def merge(book: RecordBook, other: Path, key: Key) -> int:
    """Take over into the open carnet what `other` holds, after a backup; how many were new.

    `other` opens with the key of the open carnet, or with `key`. Raises AnotherPerson, BackupFailed
    and what opening a carnet raises; nothing was changed then.
    """
    journal = book.journal
    try:
        carnet, photos = _read(other, book.file_to_write().data_key)
    except WrongKey:
        carnet, photos = _of_another_key(book, other, key)
    if carnet.identity != journal.whole.identity:
        _refuse(carnet, other)
    carnet = _sound_part(carnet, journal.whole.revisions.values())
    if carnet.revisions.keys() <= journal.whole.revisions.keys():
        return 0
    book.back_up_before()
    return journal.merge(carnet, photos)


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


def _read(copy: Path, key: bytes) -> tuple[Carnet, list[bytes]]:
    """What a file with this key holds, and the contents of its photos.

    Raises WrongKey, CarnetDamaged and what else `CarnetFile.open` raises.
    """
    from companion.storage.carnet_file import CarnetFile

    with CarnetFile.open(copy, key, read_only=True) as file:
        file.check_pages()
        return file.load(), file.photos()


def _sound_part(carnet: Carnet, known: Collection[Revision]) -> Carnet:
    """What of another file can be true beside what is `known`: the rest stays where it is."""
    from companion.actions.soundness import sift
    from companion.content.catalogue import load_catalogue
    from companion.domain.carnet import Carnet as Of

    ids = {revision.id for revision in known}
    there = [r for r in carnet.revisions.values() if r.id in ids]
    new = [r for r in carnet.revisions.values() if r.id not in ids]
    sound, _ = sift(new, load_catalogue(), known=known)
    return Of(carnet.identity).with_revisions([*there, *sound])


def _of_another_key(book: RecordBook, other: Path, key: Key) -> tuple[Carnet, list[bytes]]:
    """A copy that was given another key, or another person's carnet that opens here."""
    from companion.actions.safekeeping import AnotherPerson

    there = RecordBook(other, key, book.clock, read_only=True, secrets=book.secrets())
    with suppress(CompanionError), closing(there):
        return there.open(key).carnet, there.file.photos()
    raise AnotherPerson(name=other.name)


def _refuse(carnet: Carnet, other: Path) -> Never:
    from companion.actions.safekeeping import AnotherPerson

    patient = carnet.patient()
    named = "" if patient is None else patient.body.name
    raise AnotherPerson(name=named or other.name)
