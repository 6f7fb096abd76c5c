"""What a screen reader says of a change: a sentence, or the heading of what came.

An alert event would not do: on Linux, Qt passes none on.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.plain_words import HeadingLabel, PlainLabel, SeenOnly

TYPING_PAUSES_MS = 700
MOST_SENTENCES = 16
_SENTENCES = ("soft", "small", "text")
"""Kinds of labels that hold sentences."""


def announce(shown: QWidget, sentence: str) -> None:
    """Have a sentence that `shown` now shows said, after what is being said."""
    event = QAccessibleAnnouncementEvent(shown, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


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


def announce_heading(part: QWidget, *, with_words: bool = False) -> None:
    """Have the first heading in `part` said: the ear does not notice that something else stands there.

    `with_words`: and the sentences below it, where Tab comes by the controls alone.
    """
    if not QAccessible.isActive():
        return  # it would be looked for in vain
    headings = (each for each in part.findChildren(HeadingLabel) if each.isVisibleTo(part))
    if (heading := next(headings, None)) is None:
        return
    said = [heading.text()]
    if with_words:
        beside = (e for e in part.findChildren(PlainLabel) if e.parent() is heading.parent())
        said += [
            each.text()
            for each in beside
            if each.property("kind") in _SENTENCES and each.isVisibleTo(part)
        ]
    announce(part, "\n".join(filter(None, said)))


def announce_words(part: QWidget) -> None:
    """Have the sentences in `part` said, its title apart: a step that holds more to read than to press."""
    if not QAccessible.isActive():
        return
    labels = (e for e in part.findChildren(PlainLabel) if e.isVisibleTo(part))
    said = (
        e.text() for e in labels if e.property("kind") != "title" and not isinstance(e, SeenOnly)
    )
    announce(part, "\n".join(list(filter(None, said))[:MOST_SENTENCES]))
