"""What the journal is in the middle of."""

from dataclasses import dataclass
from datetime import date

from companion.domain.carnet import Carnet
from companion.domain.timeline import Period


@dataclass
class JournalState:
    """What the filters let through. `days`: how many of them are shown; None: as many as at first.

    `unread`: the records in which somebody else wrote since the `reader`'s last reading; they stay so
    until the record book is closed.
    """

    symptom: str | None = None
    period: Period | None = None
    month: date | None = None
    days: int | None = None
    with_withdrawn: bool = False
    author: str | None = None
    reader: str = ""
    unread: frozenset[str] = frozenset()
    only_unread: bool = False
    is_picking: bool = False


@dataclass(frozen=True)
class Drawn:
    """What the strip and the cards were drawn from, beside the look and the language of their screen."""

    carnet: Carnet
    writer: str | None
    today: date
    state: JournalState

    def is_of(self, other: "Drawn") -> bool:
        """Whether both show the same; a carnet never changes, so that the same one is enough."""
        return self.carnet is other.carnet and (self.writer, self.today, self.state) == (
            other.writer,
            other.today,
            other.state,
        )
