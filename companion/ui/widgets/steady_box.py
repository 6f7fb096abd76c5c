"""A box of choices that the wheel of the mouse leaves alone, and whose list stays inside the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class SteadyBox(QComboBox):
    """Opened by a press or a key; never changed in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """As Qt does it, which looks at the screen alone."""
        super().showPopup()
        popup, room = self.view().window(), self.window().geometry()
        shown = popup.geometry()
        shown.setHeight(min(shown.height(), room.height()))
        shown.moveTop(max(min(shown.top(), room.bottom() + 1 - shown.height()), room.top()))
        popup.setGeometry(shown)
