"""Which backups may go: close ones are all kept, older ones are kept further and further apart.

Looks at what the backups say of themselves; touches no file.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct

from companion.storage.backup_note import BackupNote

DAYS_WHOLE: Final = 2
_LONGEST_PAUSE: Final = timedelta(days=366)


class Backup(Struct, frozen=True):
    """One backup: its file, and what it says of itself."""

    path: Path
    note: BackupNote

    @property
    def day(self) -> date:
        """The local day on which it was made, as the clock had it."""
        return self.note.made_at.date()


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar())[:2]


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)


SPANS: Final[Sequence[tuple[Callable[[date], tuple[int, ...]], int]]] = (
    (_day, 14),
    (_week, 8),
    (_month, 24),
)
"""Of the last so many days, weeks and months that have a backup, the newest one of each is kept."""


def superfluous(backups: Sequence[Backup]) -> list[Backup]:
    """Those that may go, oldest first; none as long as something looks wrong.

    They are ordered by the sequence inside. All of the newest one's day and of the day before stay.
    Nothing goes when the newest holds fewer revisions than an older one, was made before the one
    that it follows, or more than a year after it: a lost entry or a wrong clock costs no backup.
    """
    ordered = sorted(backups, key=lambda backup: (backup.note.sequence, backup.path.name))
    if _looks_wrong(ordered):
        return []
    newest = ordered[-1]
    kept = {b.path for b in ordered if b.day > newest.day - timedelta(days=DAYS_WHOLE)}
    for span_of, count in SPANS:
        last_of: dict[tuple[int, ...], Backup] = {}
        for backup in reversed(ordered):
            last_of.setdefault(span_of(backup.day), backup)
        kept |= {backup.path for backup in list(last_of.values())[:count]}
    return [backup for backup in ordered if backup.path not in kept]


def _looks_wrong(ordered: Sequence[Backup]) -> bool:
    if len(ordered) < 2:
        return True
    newest, previous = ordered[-1].note, ordered[-2].note
    most = max(backup.note.fingerprint.revisions for backup in ordered)
    pause = newest.made_at - previous.made_at
    return newest.fingerprint.revisions < most or not timedelta() <= pause <= _LONGEST_PAUSE
