"""What a screen reader says of a change: a sentence, or the heading of what came.

An alert event would not do: on Linux, Qt passes none on.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.plain_words import HeadingLabel


def announce(shown: QWidget, sentence: str) -> None:
    """Have a sentence that `shown` now shows said, after what is being said."""
    event = QAccessibleAnnouncementEvent(shown, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def announce_heading(part: QWidget) -> None:
    """Have the first heading in `part` said: the ear does not notice that something else stands there."""
    if not QAccessible.isActive():
        return  # it would be looked for in vain
    headings = (each for each in part.findChildren(HeadingLabel) if each.isVisibleTo(part))
    if (heading := next(headings, None)) is not None:
        announce(part, heading.text())
