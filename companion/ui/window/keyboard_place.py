"""Where the keyboard is: scrolled into sight when it moves, and found again when all is drawn anew."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from companion.ui.look.look import Look
from companion.ui.widgets.basics import Paper

ROOM_AROUND = 24
# What is wrong with a field is said below it, and has to be seen too.
ROOM_BELOW_FIELD = 72


@dataclass(frozen=True)
class KeyboardPlace:
    """The name of the control that has the keyboard, and how far its screen is scrolled, in pixels."""

    name: str
    offset: int

    def go_back(self, screen: QWidget | None) -> None:
        """Give the keyboard to the control of that name, where the screen was before."""
        if screen is None or not self.name:
            return
        control = screen.findChild(QWidget, self.name)
        if control is None:
            return
        control.setFocus()
        paper = _paper_around(control)
        if paper is not None:
            paper.verticalScrollBar().setValue(self.offset)
            QTimer.singleShot(0, paper, lambda: paper.ensureWidgetVisible(control))


def keyboard_place() -> KeyboardPlace:
    """Where the keyboard is at present."""
    focused = QApplication.focusWidget()
    paper = _paper_around(focused)
    offset = paper.verticalScrollBar().value() if paper is not None else 0
    return KeyboardPlace(focused.objectName() if focused is not None else "", offset)


def keep_in_sight(control: QWidget | None, look: Look) -> None:
    """Qt scrolls to what Tab reaches within a screen, but not to what it reaches from outside."""
    if control is None or QApplication.mouseButtons():
        return  # a screen that moves between press and release would lose the click
    paper = _paper_around(control)
    if paper is None:
        return
    room = look.space(ROOM_BELOW_FIELD if isinstance(control, QLineEdit) else ROOM_AROUND)
    paper.ensureWidgetVisible(control, 0, room)
    # Once more when it has its place: a form that was just made has none yet.
    QTimer.singleShot(0, control, lambda: _keep_in_sight_still(control, paper, room))


def _keep_in_sight_still(control: QWidget, paper: Paper, room: int) -> None:
    if QApplication.focusWidget() is control and not QApplication.mouseButtons():
        paper.ensureWidgetVisible(control, 0, room)


def _paper_around(control: QWidget | None) -> Paper | None:
    while control is not None and not isinstance(control, Paper):
        control = control.parentWidget()
    return control
