"""A box of choices that the wheel of the mouse leaves alone while the screen scrolls below it."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class SteadyBox(QComboBox):
    """Opened by a press or a key; never changed in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
