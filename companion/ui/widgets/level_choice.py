"""A question with its levels as big choices: a digit in its colour and a word.

It says what was chosen and keeps nothing; it knows neither the symptom nor what comes next.
"""

from collections.abc import Sequence
from functools import partial

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
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.ui.look.look import Look
from companion.ui.widgets.basics import label
from companion.ui.widgets.items_layout import ItemsLayout
from companion.ui.widgets.presses import show_checked, when_pressed

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignCenter.value
_ONE_SIDE = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
_WITH_COMMAND = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_BAR = 4
_WIDEST = 220


def paint_level(painter: QPainter, rect: QRectF, look: Look, level: int) -> None:
    """A rounded square in the level's colour with its digit."""
    fill, ink = look.level(level)
    painter.setPen(QPen(QColor(look.palette.line), 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, 8, 8)
    font = painter.font()
    font.setPixelSize(max(round(rect.height() * 0.46), 11))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(level))


class LevelBadge(QWidget):
    """The coloured digit beside words that say the same."""

    def __init__(self, look: Look, level: int, *, size: int = 40) -> None:
        super().__init__()
        self._look, self._level = look, level
        side = look.px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_level(painter, inside, self._look, self._level)
        painter.end()


class ChoiceButton(QRadioButton):
    """One choice. Standing (digit above its word), or lying where there is no room."""

    def __init__(self, look: Look, level: int, word: str) -> None:
        super().__init__(word)
        self._look, self.level = look, level
        self._lying = False
        self.setProperty("kind", "level")
        self.setAccessibleName(f"{level}, {word}")
        self.setObjectName(f"level-{level}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def lie(self, lying: bool) -> None:  # noqa: FBT001 - a plain switch, like Qt's own setters
        """Set the digit beside the word, or above it."""
        self._lying = lying

    def narrowest(self) -> int:
        """The width that a standing choice needs for its longest word."""
        metrics = QFontMetrics(self._bold())
        words = max(metrics.horizontalAdvance(word) for word in self.text().split())
        return max(words + self._look.space(20), self._look.px(88))

    def height_standing(self, width: int) -> int:
        """The height of a standing choice of that width."""
        room = QRect(0, 0, max(width - self._look.space(12), 1), 1000)
        words = QFontMetrics(self._bold()).boundingRect(room, _WRAP, self.text()).height()
        return self._look.px(40) + words + self._look.space(40)

    def height_lying(self) -> int:
        """The height of a choice whose digit stands beside its word."""
        return max(self._look.px(32) + self._look.space(18), 44)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_lying() if self._lying else self.height_standing(width)

    def sizeHint(self) -> QSize:
        wide = self.narrowest()
        return QSize(wide, self.height_standing(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(32) + 44, self.height_lying())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The question moves among its choices, and Enter goes on rather than chooses.
        if event.key() in (*_BACK, *_ON, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        badge, gap = self._badge(), self._look.space(10)
        painter.save()
        if self._lying:
            place = QRectF(gap, (self.height() - badge) / 2, badge, badge)
            words = self.rect().adjusted(round(gap * 2.4) + badge, 0, -8, 0)
        else:
            place = QRectF((self.width() - badge) / 2, self._look.space(14), badge, badge)
            words = self.rect().adjusted(4, badge + self._look.space(20), -4, -self._look.space(6))
        paint_level(painter, place, self._look, self.level)
        painter.restore()
        palette = self._look.palette
        painter.setFont(self._bold() if self.isChecked() else self.font())
        painter.setPen(QColor(palette.on_tint if self.isChecked() else palette.ink))
        painter.drawText(words, _ONE_SIDE if self._lying else _WRAP, self.text())
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        palette = self._look.palette
        chosen, focused = self.isChecked(), self.hasFocus()
        fill = palette.primary_tint if chosen else palette.surface
        edge = palette.primary if chosen else palette.strong_line
        if self.underMouse() and not chosen:
            fill = palette.sunken
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1.4))
        inset = 3.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2.4))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.2, 1.2, -1.2, -1.2), 14, 14)

    def _badge(self) -> int:
        return self._look.px(32 if self._lying else 40)

    def _bold(self) -> QFont:
        self.ensurePolished()
        font = QFont(self.font())
        font.setBold(True)
        return font


class _ChoicesLayout(ItemsLayout):
    """Choices of one width side by side, or lying one below the other where there is no room."""

    def __init__(self, look: Look, buttons: Sequence[ChoiceButton]) -> None:
        super().__init__()
        self._buttons = buttons
        self._gap, self._widest = look.space(8), look.px(_WIDEST)

    def arrange(self, rect: QRect, *, move: bool) -> int:
        share = (rect.width() - self._gap * (len(self._buttons) - 1)) // len(self._buttons)
        lying = share < max(made.narrowest() for made in self._buttons)
        width = rect.width() if lying else min(share, self._widest)
        heights = [
            made.height_lying() if lying else made.height_standing(width) for made in self._buttons
        ]
        height = max(heights)
        step = height + self._gap if lying else width + self._gap
        if move:
            for place, (item, made) in enumerate(zip(self._items, self._buttons, strict=True)):
                made.lie(lying)
                along, down = (0, place * step) if lying else (place * step, 0)
                item.setGeometry(QRect(rect.x() + along, rect.y() + down, width, height))
        return len(heights) * step - self._gap if lying else height

    def sizeHint(self) -> QSize:
        wide = max(made.narrowest() for made in self._buttons)
        width = (wide + self._gap) * len(self._buttons) - self._gap
        return QSize(width, self.heightForWidth(width))


class LevelQuestion(QFrame):
    """A question, its choices, and the bar that shows where the digit keys answer.

    `chosen` says that a level was pressed; `moved` that the arrows went to it.
    """

    chosen = Signal(int)
    moved = Signal(int)

    def __init__(self, look: Look, question: str, words: Sequence[str], *, handle: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(handle)
        self.setAccessibleName(question)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(look.space(16), 0, 0, 0)
        rows.setSpacing(look.space(10))
        rows.addWidget(label(question))
        self._group = QButtonGroup(self)
        self._buttons = [ChoiceButton(look, level, word) for level, word in enumerate(words)]
        choices = _ChoicesLayout(look, self._buttons)
        for made in self._buttons:
            self._group.addButton(made, made.level)
            when_pressed(made, partial(self._on_pressed, made.level))
            choices.addWidget(made)
        rows.addLayout(choices)

    @property
    def highest(self) -> int:
        """The highest level that can be chosen."""
        return len(self._buttons) - 1

    def show_level(self, level: int | None) -> None:
        """Show the answer given so far; None when there is none."""
        if level is not None:
            show_checked(self._buttons[level], True)

    def _on_pressed(self, level: int, _checked: object = None) -> None:
        self.chosen.emit(level)

    def press(self, level: int) -> None:
        """Choose a level as if it had been pressed."""
        self._buttons[level].click()

    def is_active(self) -> bool:
        """Whether the keyboard is in this question."""
        return self.hasFocus() or any(made.hasFocus() for made in self._buttons)

    def focus_answer(self) -> None:
        """Put the keyboard on the answer given, else on the question itself."""
        checked = self._group.checkedButton()
        (checked or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (*_BACK, *_ON) or event.modifiers() & _WITH_COMMAND:
            super().keyPressEvent(event)
            return
        step = 1 if event.key() in _ON else -1
        level = min(max(self._place() + step, 0), self.highest)
        show_checked(self._buttons[level], True)
        self._buttons[level].setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(level)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.palette.focus))
        painter.drawRoundedRect(QRectF(0, 2, _BAR, self.height() - 4), 2, 2)
        painter.end()

    def _place(self) -> int:
        focused = next((b.level for b in self._buttons if b.hasFocus()), None)
        return self._group.checkedId() if focused is None else focused
