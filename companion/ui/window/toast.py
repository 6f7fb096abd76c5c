"""The notice at the foot of the window: what just happened, and what can be done about it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QSizePolicy, QWidget
from shiboken6 import isValid

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.ways.shortcuts import Shortcut, printed_keys
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import breakable


class Toast(QFrame):
    """A short notice with a way to take back what was just done; hidden until `show_notice`.

    It does not fade: a slow reader keeps it until the next act, or closes it.
    """

    undo_asked = Signal()
    file_wanted = Signal(object)  # the Path of a file or of a folder
    screen_wanted = Signal(str)

    def __init__(self, look: Look, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        self._label = label("", "text")
        self._undo = button(texts("Undo"), self._ask_undo)
        self._undo.setObjectName("toast-undo")
        self._undo.setToolTip(printed_keys(texts, Shortcut.UNDO.keys))
        self._file: Path | None = None
        self._open = button(texts("Open it"), lambda: self._want(folder=False))
        self._open.setObjectName("toast-open")
        self._folder = button(texts("Show the folder"), lambda: self._want(folder=True))
        self._folder.setObjectName("toast-folder")
        self._where: str | None = None
        self._go = button(texts("Take me there"), self._go_there)
        self._go.setObjectName("toast-go")
        self._close_words = texts("Close")
        self._close = button(self._close_words, self._leave)
        self._close.setObjectName("toast-close")
        self._close.setFocusPolicy(
            Qt.FocusPolicy.TabFocus
        )  # the mouse leaves the keyboard where it is
        self._holder = QWidget()
        self._acts = FlowLayout(look.space(12), self._holder)
        for made in (self._undo, self._go, self._open, self._folder, self._close):
            self._acts.addWidget(made)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._inside.setContentsMargins(
            look.space(20), look.space(8), look.space(12), look.space(8)
        )
        self._inside.setSpacing(look.space(12))
        self._inside.addWidget(self._label, 1)
        self._inside.addWidget(self._holder)
        self._least = look.px(300)
        self._before: QWidget | None = None
        self.hide()

    def show_notice(
        self,
        text: str,
        *,
        undoable: bool,
        close: str = "",
        file: Path | None = None,
        where: str | None = None,
    ) -> None:
        """Show one sentence; a screen reader says it. `close` is what the button that hides it says.

        A `file` that was written can be opened, or its folder; `where` is the screen that it speaks of.
        """
        self._file, self._where = file, where
        self._go.setVisible(where is not None)
        for made in (self._open, self._folder):
            made.setVisible(file is not None)
        self._close.setText(close or self._close_words)
        self._label.setText(breakable(text, beside=True))
        self.setAccessibleName(text)
        self._undo.setVisible(undoable)
        self._fit()
        held = QApplication.focusWidget()
        self._before = held if held is not None and not self.isAncestorOf(held) else None
        self.show()
        announce(self, text)

    def _leave(self) -> None:
        """Close it, and give the keyboard back: Qt would take it to the top of the screen."""
        before, held = self._before, QApplication.focusWidget()
        is_lost = held is not None and self.isAncestorOf(held)
        if is_lost and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _ask_undo(self) -> None:
        self.undo_asked.emit()

    def _go_there(self) -> None:
        if self._where is not None:
            self.hide()
            self.screen_wanted.emit(self._where)

    def _want(self, *, folder: bool) -> None:
        if self._file is not None:
            self.file_wanted.emit(self._file.parent if folder else self._file)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The buttons beside the sentence while there is room, else below it."""
        across = self.width() >= self._acts.sizeHint().width() + self._least
        direction = QBoxLayout.Direction
        self._inside.setDirection(direction.LeftToRight if across else direction.TopToBottom)
        policy = QSizePolicy.Policy
        self._holder.setSizePolicy(policy.Fixed if across else policy.Preferred, policy.Preferred)
        self._holder.setMinimumWidth(self._acts.sizeHint().width() if across else 0)
