"""The way to bringing in entries from elsewhere."""

from dataclasses import dataclass

from companion.actions.bring_in.found import FoundRecords
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


@dataclass(frozen=True)
class BringInAsked:
    """The way back leads to `came_from`. `found`: it was read already, and what would come in is shown."""

    came_from: ScreenName
    found: FoundRecords | None = None


def show_bring_in(context: Context, found: FoundRecords | None = None) -> None:
    """Show where a file is brought in, or what was found; the way back leads to the present screen."""
    context.state.put(BringInAsked(context.state.screen, found))
    context.go(ScreenName.BRING_IN)
