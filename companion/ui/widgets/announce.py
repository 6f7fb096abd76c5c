"""Says a sentence aloud through the screen reader, wherever the keyboard is.

An alert event would not do: on Linux, Qt passes none on.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(shown: QWidget, sentence: str) -> None:
    """Have a sentence that `shown` now shows said, after what is being said."""
    event = QAccessibleAnnouncementEvent(shown, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
