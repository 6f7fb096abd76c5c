"""The link that leads back to the screen one came from: what it says, where it stands.

Knows nothing of the screens.
"""

from PySide6.QtWidgets import QBoxLayout

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.ways.context import PageName


def way_back_words(texts: Texts, screen: PageName) -> str:
    """« Retour au journal »; a plain « Revenir » for a screen that is not often left this way."""
    ways = {
        PageName.HOME: texts("Back to home"),
        PageName.CHECK_IN: texts("Back to the check-in"),
        PageName.JOURNAL: texts("Back to the journal"),
        PageName.ENTRY: texts("Back to the entry"),
        PageName.TREATMENT: texts("Back to the treatment"),
        PageName.CONSULTATION: texts("Back to the consultation"),
        PageName.SETTINGS: texts("Back to the settings"),
    }
    return ways.get(screen, texts("Go back"))


def below_way_back(rows: QBoxLayout, look: Look) -> None:
    """Let the rows of a page start with the link, at the same height on every screen."""
    margins = rows.contentsMargins()
    rows.setContentsMargins(margins.left(), look.space(20), margins.right(), margins.bottom())


def back_words(texts: Texts, *, own_exists: bool) -> str:
    """What the way out of another carnet is called."""
    return texts("Back to my record book") if own_exists else texts("Close this record book")
