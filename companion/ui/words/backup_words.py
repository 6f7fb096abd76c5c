"""What is said of a backup: when it was made and what it holds."""

from datetime import date, datetime

from companion import dates
from companion.actions.safekeeping import KeptBackup
from companion.messages import Texts


def when_made(texts: Texts, made_at: datetime, now: datetime) -> str:
    """« samedi 21 novembre 2026 à 20 h 14 »."""
    made = made_at.astimezone(now.tzinfo)
    return texts(
        "{day} at {hour}",
        day=dates.full_day(made.date(), texts.language),
        hour=dates.hour(made.time(), texts.language),
    )


def backup_row(texts: Texts, backup: KeptBackup, now: datetime, *, elsewhere: bool) -> str:
    """One line of the list: when, how many days, the last one, and where it lies."""
    when = dates.capitalised(when_made(texts, backup.made_at, now))
    if backup.last_day is None:
        held = texts("{when} · no day noted yet", when=when)
    else:
        held = texts.plural(
            "{when} · {count} day noted, on {last}",
            "{when} · {count} days noted, the last one on {last}",
            backup.days,
            when=when,
            last=dates.short_day_year(backup.last_day, texts.language),
        )
    return texts("{backup} · in the second place", backup=held) if elsewhere else held


def rehearsal_line(texts: Texts, rehearsed_on: date | None) -> str:
    """When a restoration was last tried."""
    if rehearsed_on is None:
        return texts("No restoration was tried yet: one is tried each month, on a copy.")
    day = dates.day_month_year(rehearsed_on, texts.language)
    return texts("A restoration was tried on {day}: the record book came back whole.", day=day)


def copied_line(texts: Texts, copied_at: datetime | None, now: datetime) -> str:
    """When the newest backup in the second place was made."""
    if copied_at is None:
        return texts("No backup was copied there yet.")
    when = when_made(texts, copied_at, now)
    return texts("The newest backup there is of {when}.", when=when)
