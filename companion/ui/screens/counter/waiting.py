"""Between two patients: how many files wait, who is next, and the way to choose files.

Shows the name of one file at a time, and nothing of any record book.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from companion.actions.sitting import Sitting
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.own_words import own_words


def not_opened(texts: Texts, name: str) -> str:
    """That a file does not open."""
    return texts("{name}: not opened.", name=name)


class WaitingScreen(ClosedScreen):
    """`choose`: files are to be chosen; `open_next`, `leave_out`: what is done with the next one."""

    choose = Signal()
    open_next = Signal()
    leave_out = Signal()

    def __init__(self, sitting: Sitting, said: Sequence[str], look: Look, texts: Texts) -> None:
        super().__init__(look, texts)
        rows = self.card.rows
        rows.addWidget(label(texts("Patients’ record books"), "title"))
        rows.addWidget(
            label(
                texts("They open for reading and printing. Nothing stays on this computer."), "soft"
            )
        )
        for sentence in said:
            notice = own_words(sentence, "strong")
            notice.setObjectName("counter-said")
            rows.addWidget(notice)
        if sitting.all > 1:
            self._show_progress(sitting)
        self._first = self._show_ways(sitting)
        for name, why in sitting.refused:
            title = not_opened(texts, name)
            if (title, why) != tuple(said):
                rows.addWidget(own_words(title, "strong"))
                rows.addWidget(label(why))
        if said:
            announce(self, " ".join(said))

    def focus_first(self) -> None:
        """The next patient is one key away."""
        self.go_to(self._first)

    def _show_progress(self, sitting: Sitting) -> None:
        words = self.texts.plural(
            "{count} of {all} files is still waiting.",
            "{count} of {all} files are still waiting.",
            len(sitting.waiting),
            all=sitting.all,
        )
        if not sitting.waiting:
            words = self.texts("No file is waiting any more.")
        told, bar = label(words), QProgressBar()
        told.setObjectName("counter-progress")
        bar.setRange(0, sitting.all)
        bar.setValue(sitting.done)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        self.card.rows.addWidget(told)
        self.card.rows.addWidget(bar)

    def _show_ways(self, sitting: Sitting) -> QPushButton:
        """The buttons; the first of them."""
        texts, coming = self.texts, sitting.next
        kind = "secondary" if coming else "primary"
        words = texts("Choose more files…") if coming else texts("Choose one or several files…")
        choose = button(words, self.choose.emit, kind=kind)
        choose.setObjectName("counter-choose")
        if coming is None:
            self.card.rows.addLayout(self.buttons(choose))
            return choose
        self.card.rows.addWidget(own_words(texts("Next: {name}", name=coming.name), "strong"))
        opens = button(texts("Open"), self.open_next.emit, kind="primary")
        opens.setObjectName("counter-next")
        leaves = button(texts("Leave it out"), self.leave_out.emit)
        leaves.setObjectName("counter-leave-out")
        self.card.rows.addLayout(self.buttons(opens, leaves, choose))
        return opens
