"""The carnet that does not open: what happened, that nothing was changed, what to do next.

It is given the sentence and knows no mishap itself.
"""

from PySide6.QtCore import Signal

from companion.messages import Texts
from companion.ui.look import Look
from companion.ui.pages.closed_page import ClosedPage
from companion.ui.widgets.basics import button, label


class TroublePage(ClosedPage):
    """One sentence, and two ways on."""

    try_again = Signal()
    leave = Signal()

    def __init__(self, sentence: str, look: Look, texts: Texts) -> None:
        super().__init__(look, texts)
        again = button(texts("Try again"), self.try_again.emit, kind="primary")
        again.setObjectName("trouble-again")
        leave = button(texts("Quit"), self.leave.emit)
        leave.setObjectName("trouble-leave")
        self._again = again
        rows = self.card.rows
        rows.addWidget(label(texts("Your record book could not be opened"), "title"))
        what = label(sentence)
        what.setObjectName("trouble-sentence")
        rows.addWidget(what)
        rows.addWidget(label(texts("Nothing was changed."), "soft"))
        rows.addLayout(self.buttons(again, leave))

    def focus_first(self) -> None:
        """Put the keyboard on the way on."""
        self.keep_in_sight(self._again)
