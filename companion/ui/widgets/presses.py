"""What counts as a press: a key, the mouse, or the action that a screen reader calls.

Qt's accessible action toggles a checkable button without a click, so that a mere `clicked` would
show an answer that nobody keeps.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class _Presses(QObject):
    """Lives with its button."""

    def __init__(self, target: QAbstractButton, act: Callable[[bool], None]) -> None:
        super().__init__(target)
        self._target, self._act = target, act
        self._is_clicking = False
        target.pressed.connect(self._on_pressed)
        target.released.connect(self._on_released)
        target.toggled.connect(self._on_toggled)
        target.clicked.connect(self._on_clicked)

    def _on_pressed(self) -> None:
        self._is_clicking = True

    def _on_released(self) -> None:
        self._is_clicking = False

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if not self._is_clicking and (checked or not self._is_one_of_several()):
            self._act(checked)

    def _on_clicked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._act(checked)

    def _is_one_of_several(self) -> bool:
        """Whether it comes up by itself when another one is pressed."""
        group: QButtonGroup | None = self._target.group()
        return self._target.autoExclusive() or (group is not None and group.exclusive())


def when_pressed(target: QAbstractButton, act: Callable[[bool], None]) -> None:
    """Call `act` with the state (False for a plain button) each time somebody presses it."""
    _Presses(target, act)


def show_checked(target: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - like Qt's setter
    """Show a state that nobody has just pressed."""
    with QSignalBlocker(target):
        target.setChecked(checked)
