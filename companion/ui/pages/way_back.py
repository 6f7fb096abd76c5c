"""What the link says that leads back to the screen one came from.

Knows nothing of the screens.
"""

from companion.messages import Texts
from companion.ui.context import PageName


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
