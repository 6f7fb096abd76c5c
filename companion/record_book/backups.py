"""What keeps a record book safe: its backups and the acts on them; merging, for both front doors.

Knows neither the window nor a key itself: the storage package keeps it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Never

from companion.actions.key import Key
from companion.domain.errors import (
    CarnetExists,
    CarnetForReading,
    CarnetMissing,
    CompanionError,
    UnknownRecord,
    WrongKey,
)
from companion.files import clear_unfinished, make_private_folder
from companion.record_book import opening

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from companion.actions.journal import Journal
    from companion.actions.safekeeping import KeptBackup, PutBack, Rescued
    from companion.domain.carnet import Carnet
    from companion.domain.records import Revision
    from companion.record_book.place import Place
    from companion.storage.safe import Safe


class Safekeeping:
    """What keeps the open carnet safe. Acts marked so may run in the worker, beside the open file."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._backups = place.backups or place.path.parent / opening.BACKUPS_NAME

    def kept(self, second: Path | None) -> Sequence[KeptBackup]:
        """The backups of the open carnet, newest first. Worker."""
        return self._safe().kept(*_named(second))

    def preview(self, backup: Path) -> Journal:
        """What a backup holds, to be read."""
        from companion.actions.journal import Journal
        from companion.content.catalogue import load_catalogue

        carnet, photos = self._safe().read(backup)
        opened = self.place.opened
        if opened is not None and carnet.identity != opened.journal.carnet.identity:
            _refuse(carnet, backup)
        store = _ForReading(photos)
        catalogue = load_catalogue()
        carnet = _sound_part(carnet, ())
        return Journal(carnet, store, catalogue, clock=self.place.clock, new_id=opening.new_id)

    def put_back(self, backup: Path) -> PutBack:
        """Put a verified backup in the place of the open carnet, which is set aside, and open it."""
        from companion.actions.safekeeping import PutBack

        opened, safe = self.place.for_writing(), self._safe()
        author = opened.journal.author
        if opening.backup_is_due(opened, self._backups):
            opening.back_up(opened, self.place.path, self._backups)
        opened.close()
        aside, mishap = None, None
        try:
            aside = safe.put_back(backup, now=self.place.clock()).aside
        except CompanionError as error:
            mishap = error
        finally:
            fresh = opening.with_journal(safe.open(), self.place.clock)
            if author is not None and fresh.journal.carnet.person(author) is not None:
                fresh.journal.author = author
            self.place.go_on_with(fresh)
        return PutBack(fresh.journal, aside, mishap)

    def merge(self, other: Path) -> int:
        """Take over what another copy of the open carnet holds; how many writings were new."""
        return merge(self.place.for_writing(), self.place.path, self._backups, other, Key())

    def is_backup(self) -> bool:
        """Whether the open file is a backup."""
        opened = self.place.opened
        return opened is not None and opened.file.note() is not None

    def adopt(self, other: Safekeeping) -> Journal:
        """Make the backup that is open elsewhere the carnet of this place, where none is; open.

        Raises CarnetExists and other CompanionErrors; nothing was changed then.
        """
        from companion.storage.safe import Safe

        backup, opened = other.place.path, other.place.for_reading()
        if self.place.path.exists():
            raise CarnetExists
        make_private_folder(self.place.path.parent)
        identity = opened.journal.carnet.identity
        safe = Safe.of(opened.file, self.place.path, self._backups, identity)
        safe.put_back(backup, now=self.place.clock())
        fresh = opening.with_journal(safe.open(), self.place.clock)
        self.place.go_on_with(fresh)
        return fresh.journal

    def tidy(self) -> None:
        """Delete what a sudden end left half written here and among the backups. Worker."""
        for folder in (self.place.path.parent, self._backups):
            clear_unfinished(folder)

    def copies(self) -> Sequence[Path]:
        """Copies of the open carnet beside it that hold more than it does. Worker."""
        opened = self.place.opened
        return [] if opened is None else self._safe().copies_with_more(opened.journal.carnet)

    def copy_to(self, second: Path) -> datetime:
        """Copy the newest backup to the second place; when it was made. Worker."""
        return self._safe().copy_to(second)

    def newest_in(self, second: Path) -> datetime | None:
        """When the newest backup there was made; None where there is none in reach. Worker."""
        return self._safe().newest_in(second)

    def rehearse(self) -> datetime:
        """Restore the newest backup on a copy and read it whole; now. Worker."""
        now = self.place.clock()
        self._safe().rehearse(now=now)
        return now

    def synchronised_by(self) -> str | None:
        """The program that copies the carnet's folder elsewhere, by its name; or None."""
        from companion.storage import neighbours

        return neighbours.sync_service(self.place.path)

    def is_on_network(self) -> bool:
        """Whether the carnet lies on a disk of another computer."""
        from companion.storage import neighbours

        return neighbours.is_on_network(self.place.path)

    def was_here(self) -> bool:
        """Whether a carnet that is not at its place was there."""
        from companion.storage import safe

        return safe.was_here(self.place.path, self._backups)

    def rescue(self, key: Key, second: Path | None) -> Rescued:
        """Bring the carnet that does not open back from its newest good backup and from itself.

        It is opened by what is given, else as it was tried last. Nothing may be open; what stood
        there is set aside. Raises NothingToRescue, KeyMissing, WrongPassphrase and other
        CompanionErrors; nothing was changed then.
        """
        from companion.storage.safe import keyring_answer, safe_without_file

        place, further = self.place, _named(second)
        if key == Key():
            key = place.tried
        if key == Key():
            answer = keyring_answer(place.secrets(), place.path, self._backups, further)
            key = Key(answer=answer)
        safe = safe_without_file(place.path, self._backups, further, key)
        return safe.rescue(*further, now=place.clock())

    def _safe(self) -> Safe:
        """Asks nothing of the open file, so it may be called in the worker."""
        from companion.storage.safe import Safe

        opened = self.place.opened
        if opened is None:
            raise CarnetMissing
        identity = opened.journal.carnet.identity
        return Safe.of(opened.file, self.place.path, self._backups, identity)


def merge(opened: opening.OpenCarnet, path: Path, backups: Path, other: Path, key: Key) -> int:
    """Take over into the open carnet what `other` holds, after a backup; how many were new.

    `other` opens with the key of the open carnet, or with `key`. Raises AnotherPerson, BackupFailed
    and what opening a carnet raises; nothing was changed then.
    """
    from companion.storage.safe import Safe

    identity = opened.journal.carnet.identity
    try:
        carnet, photos = Safe.of(opened.file, path, backups, identity).read(other)
    except WrongKey:
        carnet, photos = _of_another_key(other, key, opened)
    if carnet.identity != identity:
        _refuse(carnet, other)
    carnet = _sound_part(carnet, opened.journal.carnet.revisions.values())
    if carnet.revisions.keys() <= opened.journal.carnet.revisions.keys():
        return 0
    if opening.backup_is_due(opened, backups):
        opening.back_up(opened, path, backups)
    return opened.journal.merge(carnet, photos)


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


def _of_another_key(
    other: Path, key: Key, opened: opening.OpenCarnet
) -> tuple[Carnet, list[bytes]]:
    """A copy that was given another key, or another person's carnet that opens here."""
    from companion.actions.safekeeping import AnotherPerson

    clock = opened.journal.now
    with suppress(CompanionError):
        found = opening.open_carnet(other, key, clock=clock, read_only=True)
        try:
            return found.journal.carnet, found.file.photos()
        finally:
            found.close()
    raise AnotherPerson(name=other.name)


def _refuse(carnet: Carnet, other: Path) -> Never:
    from companion.actions.safekeeping import AnotherPerson

    patient = carnet.patient()
    named = "" if patient is None else patient.body.name
    raise AnotherPerson(name=named or other.name)


def _named(second: Path | None) -> tuple[Path, ...]:
    return () if second is None else (second,)


class _ForReading:
    """The store of a carnet that is only looked at: it gives photos and takes nothing."""

    def __init__(self, photos: Sequence[bytes]) -> None:
        import hashlib

        self._photos = {hashlib.sha256(content).hexdigest(): content for content in photos}

    def photo(self, sha256: str) -> bytes:
        """The content of a photo. Raises UnknownRecord."""
        if sha256 not in self._photos:
            raise UnknownRecord
        return self._photos[sha256]

    def append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        """Raises CarnetForReading."""
        raise CarnetForReading
