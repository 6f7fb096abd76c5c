"""A file that was handed over, where no record book is: is one begun with it, or is it only read?

It does not open the file.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.big_button import BigButton
from companion.ui.widgets.own_words import own_words


class GivenScreen(ClosedScreen):
    """`keep`, `read`, `given_up`: what was chosen."""

    has_ways = False
    keep = Signal()
    read = Signal()
    given_up = Signal()

    def __init__(self, look: Look, texts: Texts, path: Path) -> None:
        super().__init__(look, texts)
        self._keep = BigButton(look, "big", "journal", texts("I am a caregiver"), self.keep.emit)
        self._keep.setObjectName("given-keep")
        self._keep.say(texts("Begin a record book on this computer with this file."))
        read = BigButton(look, "big-other", "consultation", texts("Read it only"), self.read.emit)
        read.setObjectName("given-read")
        read.say(texts("For the care team: nothing of it stays on this computer."))
        back = button(texts("Back"), self.given_up.emit, kind="quiet")
        back.setObjectName("way-back")
        rows = self.card.rows
        rows.addWidget(label(texts("Open a file that I was given"), "title"))
        rows.addWidget(own_words(path.name, "soft"))
        rows.addWidget(self._keep)
        rows.addWidget(read)
        rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """The keyboard starts with the first way."""
        self.go_to(self._keep)
