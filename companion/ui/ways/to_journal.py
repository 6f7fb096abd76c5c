"""The way to some days of the journal."""

from dataclasses import dataclass

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
