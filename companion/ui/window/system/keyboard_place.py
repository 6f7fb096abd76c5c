"""Where the keyboard is: scrolled into sight when it moves, and found again when all is drawn anew."""

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from companion.ui.look.look import Look
from companion.ui.widgets.scroll_ground import ScrollGround, ground_of

ROOM_AROUND = 24
# What is wrong with a field is said below it, and has to be seen too.
ROOM_BELOW_FIELD = 72


class KeyboardPlace(Struct, frozen=True):
    """The name of the control that has the keyboard, and how far its screen is scrolled, in pixels."""

    name: str
    offset: int

    def go_back(self, screen: QWidget | None) -> None:
        """Give the keyboard to the control of that name, where the screen was before."""
        if screen is None or not self.name:
            return
        # Of several screens with a field of that name, the one that is shown: a hidden one would take the keys.
        named = screen.findChildren(QWidget, self.name)
        control = next((one for one in named if one.isVisibleTo(screen)), None)
        if control is None:
            return
        control.setFocus()
        ground = ground_of(control)
        if ground is not None:
            ground.verticalScrollBar().setValue(self.offset)
            QTimer.singleShot(0, ground, lambda: ground.ensureWidgetVisible(control))


def keyboard_place() -> KeyboardPlace:
    """Where the keyboard is at present."""
    focused = QApplication.focusWidget()
    ground = None if focused is None else ground_of(focused)
    offset = ground.verticalScrollBar().value() if ground is not None else 0
    return KeyboardPlace(focused.objectName() if focused is not None else "", offset)


def follow_keyboard(before: QWidget | None, now: QWidget | None, look: Look) -> None:
    """The keyboard went from control to control: the new one is in sight, and heard with what stands beside it."""
    keep_in_sight(now, look)
    if isinstance(now, QLineEdit):
        _write_on(now)
    if QAccessible.isActive():
        from companion.ui.window.system.said_beside import say_beside

        say_beside(before, now)


def _write_on(field: QLineEdit) -> None:
    """What is typed goes after what stands in a field, which shows its beginning until then.

    Where Tab came to it, all of it is chosen; where it was pressed, the mouse says the place.
    """
    if not (field.hasSelectedText() or field.cursorPosition() or QApplication.mouseButtons()):
        field.end(False)


def keep_in_sight(control: QWidget | None, look: Look) -> None:
    """Qt scrolls to what Tab reaches within a screen, but not to what it reaches from outside."""
    if control is None or QApplication.mouseButtons():
        return  # a screen that moves between press and release would lose the click
    ground = ground_of(control)
    if ground is None:
        return
    room = look.space(ROOM_BELOW_FIELD if isinstance(control, QLineEdit) else ROOM_AROUND)
    bar = ground.verticalScrollBar()
    begins = bar.value() == 0
    ground.keep_in_sight(control, room)
    to = bar.value() if begins else 0
    # Once more when it has its place: a form that was just made has none yet.
    QTimer.singleShot(0, control, lambda: _keep_in_sight_still(control, ground, room, to))


def _keep_in_sight_still(control: QWidget, ground: ScrollGround, room: int, to: int) -> None:
    """`to`: where a screen was scrolled to from its beginning; it is seen again if that shows the control too."""
    bar = ground.verticalScrollBar()
    if to and bar.value() == to:
        bar.setValue(0)
    if QApplication.focusWidget() is control and not QApplication.mouseButtons():
        ground.keep_in_sight(control, room)
