"""A question with its levels as big choices: a digit in its colour and a word."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.look.said_as import DECORATION
from companion.ui.widgets.basics import label
from companion.ui.widgets.choices.answers import AnswerButton, Answers
from companion.ui.widgets.layouts.items_layout import ItemsLayout

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignCenter.value
_ONE_SIDE = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
_WIDEST = 220
_INSIDE = 10
"""Between a word and the edge of its box."""


def paint_yes(painter: QPainter, rect: QRectF, look: Look) -> None:
    """What is only there or not there, and is there: a dot, in no level's colour."""
    painter.setPen(QPen(QColor(look.palette.strong_line), 1))
    painter.setBrush(QColor(look.palette.surface))
    corner = tokens.round_cell(rect.height())
    painter.drawRoundedRect(rect, corner, corner)
    radius = min(rect.width(), rect.height()) * 0.22
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.palette.ink))
    painter.drawEllipse(rect.center(), radius, radius)


def paint_level(
    painter: QPainter, rect: QRectF, look: Look, level: int, *, presence: bool = False
) -> None:
    """A rounded square in the level's colour with its digit; a yes is no level."""
    if presence and level:
        paint_yes(painter, rect, look)
        return
    fill, ink = look.level(level)
    painter.setPen(QPen(QColor(look.palette.line), 1))
    painter.setBrush(fill)
    corner = tokens.round_cell(rect.height())
    painter.drawRoundedRect(rect, corner, corner)
    font = painter.font()
    font.setPixelSize(max(look.digit(rect.height(), 0.46), tokens.SMALLEST_DIGIT))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(level))


def paint_unanswered(painter: QPainter, rect: QRectF, look: Look) -> None:
    """An empty box, as where the days are drawn."""
    painter.setPen(QPen(QColor(look.palette.hatching), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = tokens.round_cell(rect.height())
    painter.drawRoundedRect(rect, corner, corner)


class LevelBadge(QWidget):
    """The coloured digit beside words that say the same; an empty box where there is no answer."""

    said_as = DECORATION

    def __init__(
        self, look: Look, level: int | None, *, size: int = 40, presence: bool = False
    ) -> None:
        super().__init__()
        self._look, self._level, self._presence = look, level, presence
        side = look.px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._level is None:
            paint_unanswered(painter, inside, self._look)
        else:
            paint_level(painter, inside, self._look, self._level, presence=self._presence)
        painter.end()


class LevelButton(AnswerButton):
    """One level. Standing (digit above its word), or lying where there is no room."""

    def __init__(self, look: Look, level: int, word: str, *, presence: bool = False) -> None:
        super().__init__(look, word)
        self.level, self._presence = level, presence
        self._lying = False
        self.setProperty("kind", "level")
        self.setAccessibleName(f"{level}, {word}")
        self.setObjectName(f"level-{level}")
        # Not fixed in height: all of a question are as high as the one with the most lines.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def lie(self, lying: bool) -> None:  # noqa: FBT001 - a plain switch, like Qt's own setters
        """Set the digit beside the word, or above it."""
        self._lying = lying

    def narrowest(self) -> int:
        """The width that a standing choice needs for its longest word."""
        metrics = QFontMetrics(self.bold())
        words = max(metrics.horizontalAdvance(word) for word in self.text().split())
        return max(words + self.look.space(20), self.look.px(88))

    def height_standing(self, width: int) -> int:
        """The height of a standing choice of that width."""
        room = QRect(0, 0, max(width - 2 * self.look.space(_INSIDE), 1), 1000)
        words = QFontMetrics(self.bold()).boundingRect(room, _WRAP, self.text()).height()
        return self.look.px(40) + words + self.look.space(40)

    def height_lying(self) -> int:
        """The height of a choice whose digit stands beside its word."""
        words = QFontMetrics(self.bold()).height()
        return max(self._badge_lying() + self.look.space(10), words + self.look.space(6), 44)

    def heightForWidth(self, width: int) -> int:
        return self.height_lying() if self._lying else self.height_standing(width)

    def sizeHint(self) -> QSize:
        wide = self.narrowest()
        return QSize(wide, self.height_standing(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(32) + 44, self.height_lying())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_frame(painter)
        badge, gap = self._badge(), self.look.space(10)
        painter.save()
        if self._lying:
            place = QRectF(gap, (self.height() - badge) / 2, badge, badge)
            words = self.rect().adjusted(round(gap * 2.4) + badge, 0, -8, 0)
        else:
            place = QRectF((self.width() - badge) / 2, self.look.space(14), badge, badge)
            side = self.look.space(_INSIDE)
            above, below = badge + self.look.space(20), self.look.space(6)
            words = self.rect().adjusted(side, above, -side, -below)
        paint_level(painter, place, self.look, self.level, presence=self._presence)
        painter.restore()
        self.use_word_pen(painter)
        painter.drawText(words, _ONE_SIDE if self._lying else _WRAP, self.text())
        painter.end()

    def _badge(self) -> int:
        return self._badge_lying() if self._lying else self.look.px(40)

    def _badge_lying(self) -> int:
        # Five lines have to stay in sight in a small window: the digit grows less than its word.
        return self.look.space(32)


class _LevelsLayout(ItemsLayout):
    """Levels of one width side by side, or lying one below the other where there is no room."""

    def __init__(self, look: Look, buttons: Sequence[LevelButton]) -> None:
        super().__init__()
        self._buttons = buttons
        self._gap, self._widest = look.space(6), look.px(_WIDEST)

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


class LevelQuestion(Answers):
    """A question above its levels; the place of an answer is its level."""

    def __init__(
        self,
        look: Look,
        question: str,
        words: Sequence[str],
        *,
        handle: str,
        presence: bool = False,
    ) -> None:
        buttons = [
            LevelButton(look, level, word, presence=presence) for level, word in enumerate(words)
        ]
        super().__init__(look, question, buttons)
        self._said = (question, *words)
        self.setObjectName(handle)
        self.highest = len(buttons) - 1
        """The highest level that can be chosen."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(look.space(16), 0, 0, 0)
        rows.setSpacing(look.space(10))
        rows.addWidget(label(question))
        choices = _LevelsLayout(look, buttons)
        for made in buttons:
            choices.addWidget(made)
        rows.addLayout(choices)

    def aloud(self) -> tuple[str, ...]:
        """The question, then its answers from the lowest level on, as they are read aloud."""
        return self._said
