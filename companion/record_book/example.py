"""The record book of a person who does not exist: in memory alone, for who wants to look and try."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.actions.journal import Journal
from companion.content.catalogue import load_catalogue
from companion.content.demo import build_demo
from companion.domain.carnet import Carnet
from companion.domain.errors import UnknownRecord
from companion.record_book.outside import new_id

if TYPE_CHECKING:
    from companion.actions.ports import Clock
    from companion.domain.records import Revision
    from companion.domain.words import Language


class InMemory:
    """A store that forgets all with the process. Fulfils RevisionStore."""

    def __init__(self, photos: Sequence[bytes]) -> None:
        self._photos = _by_sum(photos)

    def photo(self, sha256: str) -> bytes:
        """The content of a photo. Raises UnknownRecord."""
        if sha256 not in self._photos:
            raise UnknownRecord
        return self._photos[sha256]

    def append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        """Keep the photos; the journal itself holds the revisions."""
        self._photos |= _by_sum(photos)


def _by_sum(photos: Sequence[bytes]) -> dict[str, bytes]:
    return {hashlib.sha256(content).hexdigest(): content for content in photos}


def example_journal(clock: Clock, language: Language) -> Journal:
    """A journal of twelve weeks that end today; what is written in it is gone with the window."""
    catalogue = load_catalogue()
    demo = build_demo(catalogue, clock().date(), language)
    carnet = Carnet(demo.identity).with_revisions(demo.revisions)
    return Journal(carnet, InMemory(demo.photos), catalogue, clock=clock, new_id=new_id)
