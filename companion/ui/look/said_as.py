"""What a screen reader calls a widget that Qt has no word for: a drawing, a question above its answers, a heading.

Without it such a widget is “filler”, “frame” or a label among labels there. Qt no longer gives the text of
a label that is said otherwise: it needs an accessible name. A class says it in `said_as`; knows no single one.
"""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

DRAWING = QAccessible.Role.Graphic
QUESTION = QAccessible.Role.Grouping
HEADING = QAccessible.Role.Heading
DOCUMENT = QAccessible.Role.Document
DECORATION = QAccessible.Role.Separator
"""What is only there for the eye: without a name, nothing is said of it."""


@cache
def say_roles() -> None:
    """Have these words heard, from the first screen reader on; once a process."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(type(thing), "said_as", None)
    if isinstance(role, QAccessible.Role) and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, role)
    return None
