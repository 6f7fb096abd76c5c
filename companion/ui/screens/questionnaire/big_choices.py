"""A care team's answers as bars, word for word, with a letter for each key.

Letters and no digits: a digit before an official answer would look like its score.
"""

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from companion.plain_text import held_together
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.choices.answers import AnswerButton, Answers

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
_WRAP_ANYWHERE = Qt.TextFlag.TextWrapAnywhere.value | Qt.AlignmentFlag.AlignVCenter.value
_NO_END = 16_000
_LEAST_HEIGHT, _KEY = 52, 28


class _Bar(AnswerButton):
    def __init__(self, look: Look, text: str, letter: str) -> None:
        super().__init__(look, text.replace("&", "&&"))
        self._words, self._letter = held_together(text), letter
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._text_left - self.look.space(16), 1), _NO_END)
        text = self._metrics().boundingRect(room, self._flags(room.width()), self._words)
        return max(self._least(), text.height() + self.look.space(20))

    def sizeHint(self) -> QSize:
        wide = min(self._metrics().horizontalAdvance(self._words) + 8, self.look.px(560))
        whole = wide + self._text_left + self.look.space(16)
        return QSize(whole, self.heightForWidth(whole))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left + self.look.px(96), self._least())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_frame(painter)
        self._paint_letter(painter)
        self.use_word_pen(painter)
        words = self.rect().adjusted(self._text_left, 0, -self.look.space(16), 0)
        painter.drawText(words, self._flags(words.width()), self._words)
        painter.end()

    def _paint_letter(self, painter: QPainter) -> None:
        """The key in a box when there is one; the tick of what is chosen takes its place."""
        palette, side = self.look.palette, self.look.px(_KEY)
        box = QRectF(self.look.space(14), (self.height() - side) / 2, side, side)
        chosen = self.isChecked()
        painter.setBrush(QColor(palette.primary if chosen else palette.sunken))
        painter.setPen(QPen(QColor(palette.primary if chosen else palette.strong_line), 1))
        painter.drawRoundedRect(box, tokens.ROUND_CELL, tokens.ROUND_CELL)
        painter.setFont(self.bold())
        painter.setPen(QColor(palette.on_primary if chosen else palette.soft_ink))
        sign = "✓" if chosen else self._letter
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)

    @property
    def _text_left(self) -> int:
        return self.look.space(14) + self.look.px(_KEY) + self.look.space(14)

    def _least(self) -> int:
        # In large letters it grows less than they do: the question has to stay in sight above five of them.
        return max(_LEAST_HEIGHT, self.look.px(_KEY) + self.look.space(12))

    def _flags(self, width: int) -> int:
        """Between words; within one that is wider than the bar."""
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(w) for w in self._words.split()), default=0)
        return _WRAP if widest <= width else _WRAP_ANYWHERE

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.bold())


class BigChoices(Answers):
    """A bar an answer, one below the other."""

    def __init__(self, look: Look, question: str, words: Sequence[str]) -> None:
        letters = [*ascii_uppercase, *[""] * len(words)]
        bars = [_Bar(look, text, letters[place]) for place, text in enumerate(words)]
        super().__init__(look, question, bars)
        self._count = len(bars)
        self.setObjectName("answers")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(look.space(8), 0, 0, 0)
        rows.setSpacing(look.space(8))
        for place, bar in enumerate(bars):
            bar.setObjectName(f"answer-{place}")
            rows.addWidget(bar)

    def place_of_key(self, key: str) -> int | None:
        """The place of the answer that a letter key chooses."""
        place = ascii_uppercase.find(key.upper()) if len(key) == 1 else -1
        return place if 0 <= place < self._count else None
