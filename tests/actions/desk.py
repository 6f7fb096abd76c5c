"""A journal to write in without a file: a store in memory, a clock that is set, ids in order.

The store fulfils RevisionStore as the carnet file does: all or nothing.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from companion.actions.journal import Journal
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import CompanionError
from companion.domain.identifiers import ENTROPY_BYTES, uuid7
from companion.domain.records import Person, Revision, Role
from tests.strategies import IDENTITY

PARIS = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 21, 12, tzinfo=PARIS)
CATALOGUE = load_catalogue()


class MemoryStore:
    """Keeps revisions until the test ends; `mishap`, once set, is raised instead of keeping."""

    def __init__(self) -> None:
        self.revisions: list[Revision] = []
        self.photos: dict[str, bytes] = {}
        self.mishap: CompanionError | None = None

    def append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        """Add all or none."""
        if self.mishap is not None:
            raise self.mishap
        known = {revision.id for revision in self.revisions}
        assert all(revision.id not in known for revision in revisions)
        self.revisions += revisions
        self.photos.update({hashlib.sha256(content).hexdigest(): content for content in photos})

    def photo(self, sha256: str) -> bytes:
        """The content of a photo."""
        return self.photos[sha256]

    def carnet(self) -> Carnet:
        """What opening the store again gives."""
        return Carnet(IDENTITY).with_revisions(self.revisions)


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.instant = NOON

    def __call__(self) -> datetime:
        return self.instant

    def move(self, **by: float) -> None:
        """Move it, forward or backwards, by the keywords of timedelta."""
        self.instant += timedelta(**by)


class CountedIds:
    """UUIDv7 texts whose random part counts up."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, instant: datetime) -> str:
        self._count += 1
        return uuid7(instant, self._count.to_bytes(ENTROPY_BYTES, "big"))


class Desk:
    """A journal with its store and its clock. `patient` is the record id of the patient."""

    def __init__(self, *, founded: bool = True) -> None:
        self.store, self.clock, self.new_id = MemoryStore(), SetClock(), CountedIds()
        self.journal = Journal(
            Carnet(IDENTITY), self.store, CATALOGUE, clock=self.clock, new_id=self.new_id
        )
        self.patient = ""
        if founded:
            self.patient = self.journal.record(Person("Jeanne", Role.PATIENT)).record_id

    @property
    def carnet(self) -> Carnet:
        """What the journal holds now."""
        return self.journal.carnet
