"""A line to search with, and its button that empties it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from companion.messages import Texts
from companion.ui.look import tokens
from companion.ui.look.icons import icon
from companion.ui.look.look import Look
from companion.ui.widgets.basics import show_tip

_CROSS = 18


class _SearchField(QLineEdit):
    """Qt's own button is 22 pixels wide at each size of text, and takes no other size."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        size = look.whole(look.px(_CROSS))
        self._empty = QToolButton(self)
        self._empty.setProperty("kind", "in-field")
        self._empty.setIcon(icon("close", look.palette.ink, look, size))
        self._empty.setIconSize(QSize(size, size))
        self._empty.setAccessibleName(texts("Empty the search"))
        show_tip(self._empty, texts("Empty the search"))
        self._empty.setCursor(Qt.CursorShape.PointingHandCursor)
        self._empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # with keys one empties it by typing
        self._empty.setVisible(False)
        self._empty.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.width() - tokens.TARGET
        self._empty.setGeometry(left, 0, tokens.TARGET, self.height())

    def _on_text(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        # Empty, all of the line is for the hint.
        self.setTextMargins(0, 0, tokens.TARGET - 8 if text else 0, 0)


def search_field(look: Look, texts: Texts, name: str, hint: str, *, handle: str) -> QLineEdit:
    """`name` is what a screen reader says, `hint` what stands in the empty line."""
    made = _SearchField(look, texts)
    made.setObjectName(handle)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made
