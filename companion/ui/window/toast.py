"""A short notice at the foot of the window, with a way to take back what was just done.

It does not fade: a slow reader keeps it until the next act, or closes it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import button, label


class Toast(QFrame):
    """Hidden until `show_notice`."""

    undo_asked = Signal()

    def __init__(self, look: Look, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        self._label = label("", "text")
        self._undo = button(texts("Undo"), self._ask_undo)
        self._undo.setObjectName("toast-undo")
        self._undo.setToolTip("Ctrl+Z")
        self._close = button(texts("Close"), self.hide)
        self._close.setObjectName("toast-close")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(look.space(22), look.space(8), look.space(12), look.space(8))
        inside.setSpacing(look.space(12))
        inside.addWidget(self._label, 1)
        inside.addWidget(self._undo)
        inside.addWidget(self._close)
        self.hide()

    def show_notice(self, text: str, *, undoable: bool) -> None:
        """Show one sentence; a screen reader says it."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._undo.setVisible(undoable)
        self.show()
        announce(self, text)

    def _ask_undo(self) -> None:
        self.undo_asked.emit()
