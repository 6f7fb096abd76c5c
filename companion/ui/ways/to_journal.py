"""The way to some days of the journal, or back to the entry that was left there."""

from dataclasses import dataclass
from datetime import date

from companion.domain.timeline import Period
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


@dataclass(frozen=True)
class DaysAsked:
    """All that was noted on these days, of every symptom."""

    period: Period


def show_days(context: Context, period: Period) -> None:
    """Show the journal on these days."""
    context.state.put(DaysAsked(period))
    context.go(ScreenName.JOURNAL)


@dataclass(frozen=True)
class EntryLeft:
    """The entry that was looked at or corrected, and the day under which it stands."""

    record_id: str
    day: date


def back_to_entry(context: Context, left: EntryLeft) -> None:
    """Show the journal with the keyboard and the sight on an entry."""
    context.state.put(left)
    context.go(ScreenName.JOURNAL)
