"""The way to bringing in entries from elsewhere."""

from dataclasses import dataclass

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


@dataclass(frozen=True)
class BringInAsked:
    """The way back leads to `came_from`."""

    came_from: ScreenName


def show_bring_in(context: Context) -> None:
    """Show where a file is brought in; the way back leads to the present screen."""
    context.state.put(BringInAsked(context.state.screen))
    context.go(ScreenName.BRING_IN)
