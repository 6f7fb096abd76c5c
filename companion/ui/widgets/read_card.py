"""A card that is read and not pressed, such as the warning signs: Tab comes by it all the same.

Who hears the window has no other way to what stands on it. It knows no words of its own.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen

from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.look.said_as import QUESTION
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card
from companion.ui.widgets.plain_words import HeadingLabel, PlainLabel, SeenOnly

_ENDS = (".", "…", "?", ":")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReadCard(Card):
    """Coming to it says all of it; the arrows say it line by line, and scroll the screen as elsewhere."""

    said_as = QUESTION

    def __init__(self, look: Look, kind: str = "card", margin: int = 24) -> None:
        super().__init__(look, kind, margin)
        self._said: Sequence[str] = ()
        self._at = -1

    def read(self, name: str, lines: Sequence[str]) -> None:
        """Its name and its lines, as they are said."""
        self._said, self._at = lines, -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(_one_after_another(lines))

    def read_words(self, name: str) -> None:
        """Its name, and as its lines the words that stand on it now."""
        labels = (
            each
            for each in self.findChildren(PlainLabel)
            if not isinstance(each, HeadingLabel | SeenOnly)
        )
        self.read(name, [said for each in labels if (said := each.accessibleName() or each.text())])

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._at = -1
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if step is not None and self._said:
            self._at = min(max(self._at + step, 0), len(self._said) - 1)
            announce(self, self._said[self._at])
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._look.palette.focus), tokens.EDGE + 1))
            ring = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(ring, tokens.ROUND_CARD, tokens.ROUND_CARD)
            painter.end()


def _one_after_another(lines: Sequence[str]) -> str:
    """With a rest for the voice after each line that has none of its own."""
    return " ".join(
        line if last or line.endswith(_ENDS) else f"{line};"
        for last, line in ((at == len(lines), line) for at, line in enumerate(lines, start=1))
    )
