"""One question's answers as big buttons: the arrows move among them, a press chooses one.

It says what was chosen and keeps nothing. What an answer looks like is its own: `paint_frame` draws
what all have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QRadioButton

from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.look.said_as import QUESTION
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.presses import show_checked, when_pressed

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_COMMAND = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_BAR = 4
_RING = tokens.ROUND_CONTROL + tokens.EDGE


class AnswerButton(QRadioButton):
    """One answer; the whole button is the target."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self.look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_BACK, *_ON, *_ENTER):
            event.ignore()  # the question moves among its answers, and Enter goes on
        else:
            super().keyPressEvent(event)

    def bold(self) -> QFont:
        """The font of the answer that is chosen: the room is kept for it."""
        self.ensurePolished()
        font = QFont(self.font())
        font.setBold(True)
        return font

    def paint_frame(self, painter: QPainter) -> None:
        """The ground and the edge, which show what is chosen, and the ring of the keyboard."""
        palette, chosen = self.look.palette, self.isChecked()
        fill = palette.primary_tint if chosen or self.isDown() else palette.surface
        edge = palette.primary if chosen or self.isDown() else palette.strong_line
        if self.underMouse() and not (chosen or self.isDown()):
            fill = palette.hover
        if chosen and self.isDown():
            fill = palette.surface
        wide = 3 if self.isDown() or (chosen and self.underMouse()) else 2 if chosen else 1.4
        style = Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DashLine
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(edge), wide, style))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(3, 3, -3, -3), tokens.ROUND_CONTROL, tokens.ROUND_CONTROL
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2.4))
            ring = QRectF(self.rect()).adjusted(1.2, 1.2, -1.2, -1.2)
            painter.drawRoundedRect(ring, _RING, _RING)

    def use_word_pen(self, painter: QPainter) -> None:
        """Write the answer's words as those of what is chosen, or not."""
        palette, chosen = self.look.palette, self.isChecked()
        painter.setFont(self.bold() if chosen else self.font())
        ink = palette.ink if self.isEnabled() else palette.soft_ink
        painter.setPen(QColor(palette.on_tint if chosen else ink))


class Answers(QFrame):
    """The answers by their places, and the bar that shows where the keys answer.

    `chosen` says that an answer was pressed, `moved` that the arrows went to it.
    """

    said_as = QUESTION

    chosen = Signal(int)
    moved = Signal(int)

    def __init__(self, look: Look, question: str, buttons: Sequence[AnswerButton]) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look, self._buttons = look, buttons
        self._group = OneOf(self)
        for place, made in enumerate(buttons):
            self._group.addButton(made, place)
            when_pressed(made, partial(self._on_pressed, place))

    def show_chosen(self, place: int | None) -> None:
        """Show the answer given so far; None when there is none."""
        if place is not None:
            show_checked(self._buttons[place], True)

    def clear_chosen(self) -> None:
        """Show that none is chosen."""
        self._group.setExclusive(False)
        for made in self._buttons:
            show_checked(made, False)
        self._group.setExclusive(True)

    def press(self, place: int) -> None:
        """Choose an answer as if it had been pressed."""
        self._buttons[place].click()

    def is_active(self) -> bool:
        """Whether the keyboard is in this question."""
        return self.hasFocus() or any(made.hasFocus() for made in self._buttons)

    def focus_answer(self) -> None:
        """Put the keyboard on the answer given, else on the question itself."""
        (self._group.checkedButton() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (*_BACK, *_ON) or event.modifiers() & _WITH_COMMAND:
            super().keyPressEvent(event)
            return
        step = 1 if event.key() in _ON else -1
        place = min(max(self._place() + step, 0), len(self._buttons) - 1)
        show_checked(self._buttons[place], True)
        self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.palette.focus))
        painter.drawRoundedRect(QRectF(0, 2, _BAR, self.height() - 4), tokens.EDGE, tokens.EDGE)
        painter.end()

    def _on_pressed(self, place: int, _checked: object = None) -> None:
        self.chosen.emit(place)

    def _place(self) -> int:
        focused = next((n for n, made in enumerate(self._buttons) if made.hasFocus()), None)
        return self._group.checkedId() if focused is None else focused
