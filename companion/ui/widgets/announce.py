"""What a screen reader says of a change: a sentence, or the heading of what came.

An alert event would not do: on Linux, Qt passes none on.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from companion.ui.widgets.plain_words import HeadingLabel, PlainLabel, SeenOnly

TYPING_PAUSES_MS = 700
MOST_SENTENCES = 16


def announce(shown: QWidget, sentence: str) -> None:
    """Have a sentence that `shown` now shows said, after what is being said."""
    event = QAccessibleAnnouncementEvent(shown, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def tell(trouble: QLabel, sentence: str) -> None:
    """Show what does not work, and have it said; with nothing to say, the label is gone."""
    trouble.setText(sentence)
    trouble.setVisible(bool(sentence))
    if sentence:
        announce(trouble, sentence)


class SaidAfterTyping(QTimer):
    """Has what a search found said once the typing pauses: each letter finds something else."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__(shown)
        self._shown, self._sentence = shown, ""
        self.setSingleShot(True)
        self.setInterval(TYPING_PAUSES_MS)
        self.timeout.connect(self._say)

    def say(self, sentence: str) -> None:
        """Say this, and nothing that was to be said before; nothing for an empty one."""
        self._sentence = sentence
        self.start()

    def _say(self) -> None:
        if self._sentence:
            announce(self._shown, self._sentence)


def announce_heading(part: QWidget) -> None:
    """Have the first heading in `part` said: the ear does not notice that something else stands there."""
    if not QAccessible.isActive():
        return  # it would be looked for in vain
    headings = (each for each in part.findChildren(HeadingLabel) if each.isVisibleTo(part))
    if (heading := next(headings, None)) is not None and heading.text():
        announce(part, heading.text())


def announce_words(part: QWidget) -> None:
    """Have the sentences in `part` said, its title apart: a step that holds more to read than to press."""
    if not QAccessible.isActive():
        return
    labels = (e for e in part.findChildren(PlainLabel) if e.isVisibleTo(part))
    said = (
        e.text() for e in labels if e.property("kind") != "title" and not isinstance(e, SeenOnly)
    )
    announce(part, "\n".join(list(filter(None, said))[:MOST_SENTENCES]))
