"""What a screen reader calls a widget that Qt has no word for: a drawing, a question above its answers, a heading.

Without it such a widget is “filler”, “frame” or a label among labels there. Qt no longer gives the text of
a label that is said otherwise: it needs an accessible name. A class says it in `said_as`, and a button below
which something unfolds in `is_unfolded`; knows no single one.
"""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

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
    if isinstance(thing, QAbstractButton) and hasattr(type(thing), "is_unfolded"):
        return _FoldInterface(thing)
    role = getattr(type(thing), "said_as", None)
    if isinstance(role, QAccessible.Role) and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, role)
    return None


class _FoldInterface(QAccessibleWidget):
    """A button that says whether what it unfolds is there. Qt's own for buttons cannot be added to: what it
    says besides, its words and its press, is said here.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        state = super().state()
        is_open = getattr(self.object(), "is_unfolded", False)
        state.expandable = 1
        state.expanded, state.collapsed = int(is_open), int(not is_open)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        button = self.object()
        said = super().text(kind)
        if kind is QAccessible.Text.Name and not said and isinstance(button, QAbstractButton):
            return button.text().replace("&&", "&")
        return said

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        button = self.object()
        if name == QAccessibleActionInterface.pressAction() and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().doAction(name)
