"""What stands on a screen before anything was noted there: a drawing, what will stand here, the first step.

The drawing decorates: the words say all of it.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from companion.ui.look.icons import drawing
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, label, seen_only

DRAWING = QSize(120, 96)
WITH_DRAWING = 520
"""A narrower card, in pixels of text at 100 %, gives all its room to the words."""


def empty_drawing(look: Look, name: str) -> QLabel:
    """The drawing `empty-NAME` in the colours of the theme."""
    size = QSize(look.whole(DRAWING.width()), look.whole(DRAWING.height()))
    palette = look.palette
    made = seen_only()
    made.setPixmap(
        drawing(f"empty-{name}", palette.primary, palette.primary_tint, size, look.ratio)
    )
    made.setFixedSize(size)
    return made


class EmptyState(Card):
    """`act` is the button of the first step, where the screen has none elsewhere; `bare` within a card."""

    def __init__(
        self,
        look: Look,
        name: str,
        title: str,
        *sentences: str,
        act: QWidget | None = None,
        bare: bool = False,
    ) -> None:
        super().__init__(look, "bare" if bare else "card")
        if bare:
            self.rows.setContentsMargins(0, 0, 0, 0)
        self._look = look
        self._drawing = empty_drawing(look, name)
        words = QVBoxLayout()
        words.setSpacing(look.space(8))
        words.addWidget(label(title, "heading"))
        for sentence in sentences:
            words.addWidget(label(sentence))
        if act is not None:
            words.addSpacing(look.space(8))
            words.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        self.acts = QVBoxLayout()
        """Where more than one way on stands, beside the drawing."""
        words.addLayout(self.acts)
        words.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(look.space(32))
        beside.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(words, 1)
        self.rows.addLayout(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shows = self._look.scale <= 1.5 and event.size().width() >= self._look.px(WITH_DRAWING)
        self._drawing.setVisible(shows)
