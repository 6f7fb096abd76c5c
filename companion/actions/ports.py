"""What the actions need from outside: a durable store, a clock, new ids.

Names the needs; knows none of those who fulfil them.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from companion.domain.records import Revision


class RevisionStore(Protocol):
    """Keeps revisions for good."""

    def photo(self, sha256: str) -> bytes:
        """The content of a photo by its SHA-256 (hexadecimal). Raises UnknownRecord."""

    def append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        """Add all or none; they survive a power cut once this returns.

        `photos` are the contents that new records refer to. Raises DiskFull, CarnetReadOnly or
        another CompanionError, and then nothing was added.
        """


Clock = Callable[[], datetime]
"""The present instant, aware, in the person's own time zone."""

IdSource = Callable[[datetime], str]
"""A new UUIDv7 text for an instant."""
