"""What the actions need from outside: a durable store, a clock, new ids.

Names the needs; knows none of those who fulfil them.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from companion.domain.records import Revision


class RevisionStore(Protocol):
    """Keeps revisions for good."""

    def append(self, revisions: Sequence[Revision]) -> None:
        """Add all or none; they survive a power cut once this returns.

        Raises DiskFull, CarnetReadOnly or another CompanionError, and then nothing was added.
        """


Clock = Callable[[], datetime]
"""The present instant, aware, in the person's own time zone."""

IdSource = Callable[[datetime], str]
"""A new UUIDv7 text for an instant."""
