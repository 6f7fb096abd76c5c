"""What came back of a damaged or lost carnet, in sentences: from where, and which days are missing.

Says what is known and what is not.
"""

from collections.abc import Sequence
from datetime import date

from companion import dates
from companion.actions.safekeeping import Rescued
from companion.messages import Texts

MOST_DAYS = 7


def rescued_lines(texts: Texts, rescued: Rescued) -> list[str]:
    """One sentence a line: the sources, what is missing, where the damaged file lies."""
    lines = [_sources(texts, rescued), _missing(texts, rescued)]
    if rescued.aside is not None:
        lines.append(
            texts("The damaged file was kept. It is now called {name}.", name=rescued.aside.name)
        )
    return lines


def _sources(texts: Texts, rescued: Rescued) -> str:
    if rescued.backup_of is None:
        return texts("It comes from what could still be read of the file. There was no backup.")
    made = rescued.backup_of
    day = dates.day_month_year(made.date(), texts.language)
    hour = dates.hour(made.time(), texts.language)
    if rescued.from_file == 0:
        return texts("It comes from the backup of {day} at {hour}.", day=day, hour=hour)
    return texts.plural(
        "It comes from the backup of {day} at {hour}, and {count} later entry from the file.",
        "It comes from the backup of {day} at {hour}, and {count} later entries from the file.",
        rescued.from_file,
        day=day,
        hour=hour,
    )


def _missing(texts: Texts, rescued: Rescued) -> str:
    if rescued.lost_days:
        days = _listed(texts, rescued.lost_days)
        return texts("Part of what was written on these days did not come back: {days}.", days=days)
    if rescued.all_known:
        return texts("Nothing is missing.")
    if rescued.backup_of is None:
        return texts("Something may be missing: this cannot be known.")
    return texts("What was written after this backup may be missing: this cannot be known.")


def _listed(texts: Texts, days: Sequence[date]) -> str:
    shown = [dates.short_day_year(day, texts.language) for day in days[-MOST_DAYS:]]
    listed = ", ".join(shown)
    if len(days) <= MOST_DAYS:
        return listed
    return texts.plural(
        "{days}, and {count} day before", "{days}, and {count} days before", len(days) - MOST_DAYS,
        days=listed,
    )  # fmt: skip
