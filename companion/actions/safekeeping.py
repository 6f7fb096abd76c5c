"""What is done so that nothing is lost: backups to choose among, what came back, the clock's doubts.

Names the acts and their outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from companion.domain.errors import N_, CompanionError, OtherCarnet

if TYPE_CHECKING:
    # What the window loads after its first paint.
    from companion.actions.journal import Journal
    from companion.domain.carnet import Carnet

REHEARSAL_EVERY: Final = timedelta(days=30)
SECOND_PLACE_WITHIN: Final = timedelta(days=14)

# Two places on earth differ by 26 hours at most: travel and daylight saving are no wrong clock.
_CLOCK_MAY_BE_BEHIND: Final = timedelta(hours=26)
_CLOCK_MAY_BE_AHEAD: Final = timedelta(days=366)


class AnotherPerson(OtherCarnet):
    """Another person's carnet, which is never merged: it is refused by name."""

    message = N_("This is the record book of {name}, which is another one. Nothing was changed.")


class KeptBackup(Struct, frozen=True):
    """One backup that opens. `days` were noted in it, the last one on `last_day`.

    `written_at` is the instant of its last writing, `revisions` counts all writings.
    """

    path: Path
    sequence: int
    made_at: datetime
    days: int
    last_day: date | None
    written_at: datetime | None
    revisions: int


class Rescued(Struct, frozen=True):
    """What came back of a damaged or lost carnet.

    `backup_of` is when the backup was made that was used, None without one; `from_file` counts the
    writings that only the damaged file gave. `lost_days` are the local days on which something was
    written that did not come back; `all_known` says whether nothing else can be missing. `aside`
    is where the damaged file lies now.
    """

    backup_of: datetime | None
    from_file: int
    lost_days: tuple[date, ...]
    all_known: bool
    aside: Path | None


class PutBack(Struct, frozen=True):
    """The journal that is open after a restoration, and where the file lies that was replaced.

    With a `mishap`, the backup was not put in place and the carnet is what it was.
    """

    journal: Journal
    aside: Path | None = None
    mishap: CompanionError | None = None


class ClockDoubt(StrEnum):
    """How the computer's clock and what was written before do not fit together."""

    BEHIND = "behind"
    AHEAD = "ahead"


def clock_doubt(now: datetime, written: Sequence[datetime | None]) -> ClockDoubt | None:
    """Whether the clock seems wrong, by the instants of earlier writings and backups.

    Instants are compared, not hours on a wall: daylight saving and travel raise no doubt.
    """
    last = max((instant for instant in written if instant is not None), default=None)
    if last is None:
        return None
    if now < last - _CLOCK_MAY_BE_BEHIND:
        return ClockDoubt.BEHIND
    return ClockDoubt.AHEAD if now > last + _CLOCK_MAY_BE_AHEAD else None


def last_written(carnet: Carnet) -> datetime | None:
    """The instant of the last writing in a carnet."""
    return max((revision.recorded_at for revision in carnet.revisions.values()), default=None)
