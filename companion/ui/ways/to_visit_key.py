"""The way to preparing a USB stick for the visit, with the page that was chosen where one comes from it."""

from msgspec import Struct

from companion.actions.consultation import PageChoice
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


class VisitKeyAsked(Struct, frozen=True):
    """The page that goes on the stick, None for the usual one; the way back leads to `came_from`."""

    came_from: ScreenName
    page: PageChoice | None = None


def prepare_visit_key(context: Context, page: PageChoice | None = None) -> None:
    """Show what prepares a stick; the way back leads to the present screen."""
    context.state.put(VisitKeyAsked(context.state.screen, page))
    context.go(ScreenName.VISIT_KEY)
