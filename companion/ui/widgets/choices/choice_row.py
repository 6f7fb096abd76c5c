"""One of a few choices as buttons side by side, such as the languages, or each above what it means.

Tab reaches the chosen one and the arrows choose another, as with radio buttons. It says what was
chosen and applies nothing.
"""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)
from shiboken6 import isValid

from companion.ui.look.look import Look
from companion.ui.look.said_as import QUESTION
from companion.ui.widgets.basics import label
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.plain_words import PlainButton
from companion.ui.widgets.presses import when_pressed

FOCUS = Qt.FocusPolicy


class Choice(Struct, frozen=True):
    """One choice: a stable English key, such as its code in the record, and its words.

    `about` says below it what it means.
    """

    key: str
    text: str
    about: str = ""


# Qt looks to the right for what is to the right; in a column there is nothing.
_IN_COLUMN = {Qt.Key.Key_Right: Qt.Key.Key_Down, Qt.Key.Key_Left: Qt.Key.Key_Up}


class _ChoiceButton(PlainButton):
    """Enter on the choice that is made already has nothing to choose: it says `entered`.

    `pointed`: it was chosen with the mouse or a finger, which does not go on to the next choice as arrows do.

    In a column the arrows to the sides go up and down. The chosen one is bold: the room is kept for it, so
    that nothing moves or is cut.
    """

    entered = Signal()
    pointed = Signal()

    def __init__(self, look: Look, text: str, *, in_column: bool) -> None:
        super().__init__(text)
        self._in_column = in_column
        self._around_words = 2 * look.space(20) + 14

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        font = self.font()
        font.setBold(True)
        wide = QFontMetrics(font).horizontalAdvance(self.text().replace("&&", "&"))
        return super().sizeHint().expandedTo(QSize(wide + self._around_words, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_down = self.isDown()
        super().mouseReleaseEvent(event)
        if was_down and isValid(self) and self.isChecked():
            self.pointed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turned = _IN_COLUMN.get(Qt.Key(event.key())) if self._in_column else None
        if turned is not None:
            super().keyPressEvent(QKeyEvent(event.type(), turned, event.modifiers()))
        elif self.isChecked() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class ChoiceRow(QFrame):
    """The choices of a question called `name`; each button's handle is `handle`-`key`."""

    said_as = QUESTION

    chosen = Signal(str)
    entered = Signal()
    pointed = Signal()

    def __init__(
        self, look: Look, name: str, choices: Sequence[Choice], *, chosen: str | None, handle: str
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName(handle)
        self._handle = handle
        self._group = OneOf(self)
        explained = any(choice.about for choice in choices)
        layout: QLayout = (
            QVBoxLayout(self) if explained else FlowLayout(look.space(8), self, even=True)
        )
        if explained:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(look.space(4))
        for choice in choices:
            made = self._button(look, choice, checked=choice.key == chosen)
            layout.addWidget(made)
            if choice.about:
                about = label(choice.about, "soft")
                about.setContentsMargins(look.space(4), 0, 0, look.space(12))
                layout.addWidget(about)
        if self._group.checkedButton() is not None:
            for each in self.buttons():
                # Qt sees to it from the first press on; this is how it would have left them.
                tab = each.isChecked()
                each.setFocusPolicy(FOCUS.StrongFocus if tab else FOCUS.ClickFocus)

    def buttons(self) -> list[QAbstractButton]:
        """The buttons, in the order of the choices."""
        return self._group.buttons()

    def current(self) -> QAbstractButton | None:
        """The button where the keyboard starts: the chosen one, else the first."""
        return self._group.checkedButton() or next(iter(self._group.buttons()), None)

    def _button(self, look: Look, choice: Choice, *, checked: bool) -> QPushButton:
        made = _ChoiceButton(look, choice.text, in_column=bool(choice.about))
        made.setObjectName(f"{self._handle}-{choice.key}")
        made.setProperty("kind", "quiet")
        made.setProperty("choice", choice.key)
        made.setCheckable(True)
        made.setChecked(checked)
        made.setAutoDefault(True)
        made.setAccessibleDescription(choice.about)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if choice.about:
            made.setMinimumWidth(made.sizeHint().width())
        self._group.addButton(made)
        made.entered.connect(self.entered)
        made.pointed.connect(self.pointed)
        when_pressed(made, lambda _checked: self.chosen.emit(choice.key))
        return made
