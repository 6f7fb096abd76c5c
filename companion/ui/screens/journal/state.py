"""What the journal is in the middle of."""

from dataclasses import dataclass
from datetime import date

from companion.domain.timeline import Period


@dataclass
class JournalState:
    """What the filters let through. `days`: how many of them are shown; None: as many as at first.

    `unread`: the records in which somebody else wrote since the `reader`'s last reading; they stay so
    until the record book is closed. `every_symptom`: those that were felt least stand in the strip too.
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
    is_filtering: bool = False
    every_symptom: bool = False
