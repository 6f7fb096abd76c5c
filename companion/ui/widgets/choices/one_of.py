"""Buttons of which one is chosen, and which a screen reader calls so: one of several, not a tick box."""

from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class OneOf(QButtonGroup):
    """A group in which one button is down at a time."""

    def addButton(self, button: QAbstractButton, id: int = -1) -> None:  # noqa: A002, N802 - Qt’s names
        # Qt goes by this flag when it says what a button is, and by the group when one is pressed.
        button.setAutoExclusive(True)
        super().addButton(button, id)
