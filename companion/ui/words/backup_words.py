"""What is said of a backup: when it was made and what it holds."""

from collections.abc import Sequence
from datetime import date, datetime

from companion import dates
from companion.actions.safekeeping import KeptBackup
from companion.messages import Texts


def when_made(texts: Texts, made_at: datetime, now: datetime, *, exact: bool = False) -> str:
    """« samedi 21 novembre 2026 à 20 h 14 »; where that is not `exact` enough, « … et 5 secondes »."""
    made = made_at.astimezone(now.tzinfo)
    hour = dates.hour(made.time(), texts.language)
    if exact:
        hour = texts.plural(
            "{hour} and {count} second", "{hour} and {count} seconds", made.second, hour=hour
        )
    return texts("{day} at {hour}", day=dates.full_day(made.date(), texts.language), hour=hour)


def when_backed_up(
    texts: Texts, backup: KeptBackup, listed: Sequence[KeptBackup], now: datetime
) -> str:
    """When it was made, told apart from those that were made in the same minute and lie in the same place."""
    minutes = [
        each.made_at.replace(second=0) for each in listed if each.path.parent == backup.path.parent
    ]
    exact = minutes.count(backup.made_at.replace(second=0)) > 1
    return when_made(texts, backup.made_at, now, exact=exact)


def backup_row(texts: Texts, backup: KeptBackup, when: str, *, elsewhere: bool) -> str:
    """One line of the list: when, how many days, the last one, and where it lies."""
    when = dates.capitalised(when)
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
