"""The link that leads back to the screen one came from: where it stands."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, with_icon

_ON_ESCAPE: Final = "on-escape"


def way_back(
    look: Look, words: str, act: Callable[[], None], *, on_escape: bool = False
) -> QPushButton:
    """The link with its arrow; blank words are set later.

    `on_escape`: Escape presses it, where nothing is lost by that: not while something is being made.
    """
    made = with_icon(button(words, act, kind="link"), "back", look.palette.primary, look)
    made.setProperty(_ON_ESCAPE, on_escape)
    return made


def escape_from(screen: QWidget) -> bool:
    """Press the link that Escape presses; False where there is none."""
    for link in screen.findChildren(QPushButton):
        if link.property(_ON_ESCAPE) and link.isVisible():
            link.click()
            return True
    return False


def below_way_back(rows: QBoxLayout, look: Look) -> None:
    """Let the rows of a screen start with the link, at the same height on every screen."""
    margins = rows.contentsMargins()
    rows.setContentsMargins(margins.left(), look.space(20), margins.right(), margins.bottom())
