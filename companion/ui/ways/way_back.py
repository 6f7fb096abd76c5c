"""The link that leads back to the screen one came from: where it stands."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QPushButton

from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, with_icon


def way_back(look: Look, words: str, act: Callable[[], None]) -> QPushButton:
    """The link with its arrow; blank words are set later."""
    return with_icon(button(words, act, kind="link"), "back", look.palette.primary, look)


def below_way_back(rows: QBoxLayout, look: Look) -> None:
    """Let the rows of a screen start with the link, at the same height on every screen."""
    margins = rows.contentsMargins()
    rows.setContentsMargins(margins.left(), look.space(20), margins.right(), margins.bottom())
