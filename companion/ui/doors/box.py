"""The box that says or asks one thing. Loaded with the first box: nobody waits for it at the start."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox, QWidget

from companion.plain_text import plain_lines
from companion.ui.doors.press_guard import as_screen
from companion.ui.widgets.plain_words import PlainButton

_MARGINS = 10, 20, 24, 20
"""Of a box: its buttons stand clear of its edge as its words do; Qt puts a gap of its own before the words."""
_BETWEEN_BUTTONS = 12
_WIDEST_WORDS = 900
"""Qt makes no box wider than 1000 pixels, and cuts words that were promised more."""
_MEASURED_ANEW = QEvent.Type.StyleChange, QEvent.Type.FontChange


class Box(QMessageBox):
    """Above the window of `parent`. Its words have the room of their letters, also once text or window changed."""

    def __init__(self, parent: QWidget, text: str, detail: str) -> None:
        super().__init__(parent)
        as_screen(self)
        self._below = parent.window()
        self.setWindowTitle(self._below.windowTitle())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(plain_lines(text))
        self.setInformativeText(plain_lines(detail))
        self._give_room()
        self._below.installEventFilter(self)

    def offer(
        self, words: str, role: QMessageBox.ButtonRole, *, is_primary: bool = False
    ) -> PlainButton:
        """A button of these words."""
        made = PlainButton(words, self)
        if is_primary:
            # Before it has a place: Qt reads the property when it polishes, and that is when it gets one.
            made.setProperty("kind", "primary")
        self.addButton(made, role)
        if is_primary:
            self.setDefaultButton(made)
        return made

    def agree(self) -> None:
        """The one button of what is only said, in Qt's words."""
        self.setStandardButtons(QMessageBox.StandardButton.Ok)
        for each in self.buttons():
            # None of the pictures that some desktops put before the words.
            each.setIcon(QIcon())
            each.setCursor(Qt.CursorShape.PointingHandCursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _MEASURED_ANEW:
            self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window below became wider or narrower, as it does on a screen of another scale."""
        if event.type() == QEvent.Type.Resize:
            self._give_room()
        return super().eventFilter(watched, event)

    def _words(self) -> Iterator[QLabel]:
        yield from (part for part in self.findChildren(QLabel) if part.text())

    def _give_room(self) -> None:
        """Let each sentence be as wide as its letters: Qt measures before large text is applied."""
        if (rows := self.layout()) is not None:
            rows.setContentsMargins(*_MARGINS)
        for buttons in self.findChildren(QDialogButtonBox):
            if (row := buttons.layout()) is not None:
                row.setSpacing(_BETWEEN_BUTTONS)
        widest = min(self._below.width() * 6 // 10, _WIDEST_WORDS)
        for part in self._words():
            part.setTextFormat(Qt.TextFormat.PlainText)  # Qt would guess, also for the second text
            part.ensurePolished()
            metrics = part.fontMetrics()
            whole = metrics.horizontalAdvance(part.text()) + metrics.height()
            part.setMinimumWidth(min(whole, widest))
