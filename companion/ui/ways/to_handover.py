"""The way to preparing a file for somebody, with the page that was chosen where one comes from it."""

from dataclasses import dataclass

from companion.actions.consultation import PageChoice
from companion.actions.handover import Recipient
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


@dataclass(frozen=True)
class HandoverAsked:
    """Whom it is for, if that is known; the page of a nurse's; the way back leads to `came_from`."""

    came_from: ScreenName
    recipient: Recipient | None = None
    page: PageChoice | None = None


def prepare_handover(
    context: Context, recipient: Recipient | None = None, page: PageChoice | None = None
) -> None:
    """Show what prepares a file; the way back leads to the present screen."""
    context.state.put(HandoverAsked(context.state.screen, recipient, page))
    context.go(ScreenName.HANDOVER)
