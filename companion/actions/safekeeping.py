"""What is done so that nothing is lost: backups to choose among, what came back, the clock's doubts.

Names the acts and their outcomes; knows neither files nor keys nor the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

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


@dataclass(frozen=True, slots=True)
class KeptBackup:
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


@dataclass(frozen=True, slots=True)
class Rescued:
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


@dataclass(frozen=True, slots=True)
class PutBack:
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


class Safekeeping(Protocol):
    """What keeps the open carnet safe. Acts marked so may run in the worker, beside the open file."""

    def kept(self, second: Path | None) -> Sequence[KeptBackup]:
        """The backups of the open carnet, newest first, here and in the second place. Worker."""

    def preview(self, backup: Path) -> Journal:
        """What a backup holds, to be read. Nothing can be written in it. Raises CompanionError."""

    def put_back(self, backup: Path) -> PutBack:
        """Put a verified backup in the place of the open carnet, which is set aside, and open it.

        A backup is made before. Raises CompanionError when nothing is open afterwards.
        """

    def merge(self, other: Path) -> int:
        """Take over what another copy of the open carnet holds; how many writings were new.

        A backup is made before. Raises AnotherPerson and other CompanionErrors.
        """

    def is_backup(self) -> bool:
        """Whether the open file is a backup."""

    def adopt(self, other: Safekeeping) -> Journal:
        """Make the backup that is open elsewhere the carnet of this place, where none is; open.

        Raises CarnetExists and other CompanionErrors; nothing was changed then.
        """

    def copies(self) -> Sequence[Path]:
        """Copies of the open carnet beside it that hold more than it does. Worker."""

    def copy_to(self, second: Path) -> datetime:
        """Copy the newest backup to the second place; when it was made. Worker."""

    def newest_in(self, second: Path) -> datetime | None:
        """When the newest backup there was made; None where there is none in reach. Worker."""

    def rehearse(self) -> datetime:
        """Restore the newest backup on a copy and read it whole; now. Worker. Raises CompanionError."""

    def synchronised_by(self) -> str | None:
        """The program that copies the carnet's folder elsewhere, by its name; or None."""

    def is_on_network(self) -> bool:
        """Whether the carnet lies on a disk of another computer."""

    def was_here(self) -> bool:
        """Whether a carnet that is not at its place was there: its key or its backups still are."""

    def rescue(
        self, passphrase: str | None, second: Path | None, *, sheet: str | None = None
    ) -> Rescued:
        """Bring the carnet that does not open back from its newest good backup and from itself.

        It is opened by the password, by the sheet's letters, or as it was tried last. What stood
        there is set aside. Raises NothingToRescue, KeyMissing, WrongPassphrase and other
        CompanionErrors; nothing was changed then.
        """
