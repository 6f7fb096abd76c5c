"""A question's answers as big bars, word for word, with a letter for each key.

Letters and no digits: a digit before an official answer would look like its score. It says what was
chosen and keeps nothing.
"""

from collections.abc import Sequence
from functools import partial
from string import ascii_uppercase

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QSizePolicy, QVBoxLayout

from companion.ui.look.look import Look
from companion.ui.widgets.presses import show_checked, when_pressed

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_COMMAND = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
_WRAP_ANYWHERE = Qt.TextFlag.TextWrapAnywhere.value | Qt.AlignmentFlag.AlignVCenter.value
_NO_END = 16_000
_LEAST_HEIGHT = 52


class _Bar(QRadioButton):
    """One answer; the whole bar is the target."""

    def __init__(self, look: Look, text: str, letter: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look, self._words, self._letter = look, text, letter
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._text_left - self._look.space(16), 1), _NO_END)
        text = self._metrics().boundingRect(room, self._flags(room.width()), self._words)
        return max(self._look.px(_LEAST_HEIGHT), text.height() + self._look.space(20))

    def sizeHint(self) -> QSize:
        wide = min(self._metrics().horizontalAdvance(self._words) + 8, self._look.px(560))
        whole = wide + self._text_left + self._look.space(16)
        return QSize(whole, self.heightForWidth(whole))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left + self._look.px(96), self._look.px(_LEAST_HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_BACK, *_ON, *_ENTER):
            event.ignore()  # the question moves among its answers, and Enter goes on
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, chosen = self._look.palette, self.isChecked()
        fill = palette.primary_tint if chosen else palette.surface
        if self.underMouse() and not chosen:
            fill = palette.sunken
        frame = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setBrush(QColor(fill))
        painter.setPen(
            QPen(QColor(palette.primary if chosen else palette.strong_line), 2 if chosen else 1.4)
        )
        painter.drawRoundedRect(frame, 12, 12)
        self._paint_letter(painter)
        painter.setFont(self._bold() if chosen else self.font())
        painter.setPen(QColor(palette.on_tint if chosen else palette.ink))
        words = self.rect().adjusted(self._text_left, 0, -self._look.space(16), 0)
        painter.drawText(words, self._flags(words.width()), self._words)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2.4))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.2, 1.2, -1.2, -1.2), 14, 14)
        painter.end()

    def _paint_letter(self, painter: QPainter) -> None:
        """The key in a box when there is one; the tick of what is chosen takes its place."""
        palette, side = self._look.palette, self._look.px(28)
        box = QRectF(self._look.space(14), (self.height() - side) / 2, side, side)
        chosen = self.isChecked()
        painter.setBrush(QColor(palette.primary if chosen else palette.sunken))
        painter.setPen(QPen(QColor(palette.primary if chosen else palette.strong_line), 1))
        painter.drawRoundedRect(box, 7, 7)
        painter.setFont(self._bold())
        painter.setPen(QColor(palette.on_primary if chosen else palette.soft_ink))
        sign = "✓" if chosen else self._letter
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)

    @property
    def _text_left(self) -> int:
        return self._look.space(14) + self._look.px(28) + self._look.space(14)

    def _flags(self, width: int) -> int:
        """Between words; within one that is wider than the bar."""
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(w) for w in self._words.split()), default=0)
        return _WRAP if widest <= width else _WRAP_ANYWHERE

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold())

    def _bold(self) -> QFont:
        self.ensurePolished()
        font = QFont(self.font())
        font.setBold(True)
        return font


class BigChoices(QFrame):
    """`chosen` says that an answer was pressed, `moved` that the arrows went to it; both by place."""

    chosen = Signal(int)
    moved = Signal(int)

    def __init__(self, look: Look, question: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("answers")
        self.setAccessibleName(question)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = look
        rows = QVBoxLayout(self)
        rows.setContentsMargins(look.space(8), 0, 0, 0)
        rows.setSpacing(look.space(8))
        self._group = QButtonGroup(self)
        letters = [*ascii_uppercase, *[""] * len(words)]
        self._bars = [_Bar(look, text, letters[place]) for place, text in enumerate(words)]
        for place, bar in enumerate(self._bars):
            bar.setObjectName(f"answer-{place}")
            self._group.addButton(bar, place)
            when_pressed(bar, partial(self._on_pressed, place))
            rows.addWidget(bar)

    def show_chosen(self, place: int | None) -> None:
        """Show the answer given so far; None when there is none."""
        if place is not None:
            show_checked(self._bars[place], True)

    def clear_chosen(self) -> None:
        """Show that none is chosen."""
        self._group.setExclusive(False)
        for bar in self._bars:
            show_checked(bar, False)
        self._group.setExclusive(True)

    def place_of_key(self, key: str) -> int | None:
        """The place of the answer that a letter key chooses."""
        place = ascii_uppercase.find(key.upper()) if len(key) == 1 else -1
        return place if 0 <= place < len(self._bars) else None

    def press(self, place: int) -> None:
        """Choose an answer as if it had been pressed."""
        self._bars[place].click()

    def focus_answer(self) -> None:
        """Put the keyboard on the answer given, else on the question itself."""
        (self._group.checkedButton() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (*_BACK, *_ON) or event.modifiers() & _WITH_COMMAND:
            super().keyPressEvent(event)
            return
        step = 1 if event.key() in _ON else -1
        place = min(max(self._place() + step, 0), len(self._bars) - 1)
        show_checked(self._bars[place], True)
        self._bars[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.palette.focus))
        painter.drawRoundedRect(QRectF(0, 2, 4, self.height() - 4), 2, 2)
        painter.end()

    def _on_pressed(self, place: int, _checked: object = None) -> None:
        self.chosen.emit(place)

    def _place(self) -> int:
        focused = next((n for n, bar in enumerate(self._bars) if bar.hasFocus()), None)
        return self._group.checkedId() if focused is None else focused
