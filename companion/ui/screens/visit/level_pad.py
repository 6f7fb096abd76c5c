"""The levels as buttons at the foot of the week: a box is filled with a click or a tap, as with its key.

It says which level was pressed and knows no week.
"""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from companion.domain.symptoms import Catalogue, Symptom
from companion.messages import Texts
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, set_property, show_tip
from companion.ui.widgets.choices.level_choice import paint_level

HIGHEST = 4
SIDE, GROWN = 36, 26
"""Of a level, in pixels; with large text as much as the button has room for."""


class LevelPad(QWidget):
    """A button a level, one that leaves the box empty, and the way to save beside them."""

    pressed = Signal(object)  # the level, or None

    def __init__(self, look: Look, texts: Texts, catalogue: Catalogue, save: QPushButton) -> None:
        super().__init__()
        self._look, self._texts, self._catalogue = look, texts, catalogue
        self._save = save
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(look.space(4))
        self._levels = [self._button(level) for level in range(HIGHEST + 1)]
        empty = self._button(None)
        empty.setAccessibleName(texts("Leave it empty"))
        show_tip(empty, texts("Leave it empty"))
        self._line.addStretch(1)
        self._line.addWidget(save)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room the words of Save are smaller: the levels stay as big as the boxes."""
        super().resizeEvent(event)
        set_property(self._save, "shrunk", False)
        set_property(self._save, "shrunk", self._line.sizeHint().width() > self.width())

    def show_symptom(self, symptom: Symptom | None) -> None:
        """The levels that the box with the keyboard can hold, with their words."""
        for level, made in enumerate(self._levels):
            fits = symptom is not None and level <= symptom.attributes[0].highest
            made.setEnabled(fits)
            if symptom is not None and fits:
                word = self._texts.words(self._catalogue.word_of(symptom, level).label)
                made.setAccessibleName(f"{level}, {word}")
                show_tip(made, word)

    def _button(self, level: int | None) -> QPushButton:
        made = button("", partial(self.pressed.emit, level), kind="icon")
        made.setObjectName("pad-empty" if level is None else f"pad-{level}")
        made.setAccessibleName(str(level))
        side = self._look.whole(max(SIDE, self._look.px(GROWN)))
        made.setIcon(self._picture(level, side))
        made.setIconSize(QSize(side, side))
        self._line.addWidget(made)
        return made

    def _picture(self, level: int | None, side: int) -> QIcon:
        ratio = self._look.ratio
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter, rect = QPainter(picture), QRectF(1, 1, side - 2, side - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        if level is None:
            painter.setPen(QPen(QColor(self._look.palette.strong_line), 1.4))
            painter.setBrush(QColor(self._look.palette.surface))
            painter.drawRoundedRect(rect, tokens.ROUND_CELL, tokens.ROUND_CELL)
        else:
            paint_level(painter, rect, self._look, level)
        painter.end()
        return QIcon(picture)
