"""Letters that are typed where no field is: from the first one on they are the text of a field.

Also those that take two keys or an input method: ^ and e, a Greek or a Japanese word. Knows no screen.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.choices.level_keys import is_letter, level_of


class FirstLetters(QObject):
    """Says what is typed while the keyboard is on one of these buttons."""

    typed = Signal(str)

    def __init__(self, parent: QObject, where: Iterable[QWidget]) -> None:
        super().__init__(parent)
        self._held = ""
        for each in where:
            each.installEventFilter(self)
        # It may have the keyboard already; then nobody would ask again whether it takes composed letters.
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A dead key is composed with its letter only where input methods are taken, and lost elsewhere.
        if isinstance(event, QInputMethodQueryEvent):
            if event.queries() & Qt.InputMethodQuery.ImEnabled:
                event.setValue(Qt.InputMethodQuery.ImEnabled, True)
                return True
        elif isinstance(event, QInputMethodEvent):
            if event.commitString():
                self._say(event.commitString())
            return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.isAutoRepeat() or not text:
            return False
        if level_of(event) is not None:
            # « é » and « à » are also the keys 2 and 0 of a French keyboard, struck once too often:
            # they are letters as soon as another one follows.
            self._held = text if text.isalpha() else ""
            return bool(self._held)
        if is_letter(event) or (self._held and text == " "):
            self._say(text)
            return True
        self._held = ""
        return False

    def _say(self, text: str) -> None:
        text, self._held = self._held + text, ""
        self.typed.emit(text)
