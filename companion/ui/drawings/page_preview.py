"""The page as it will print: every side as a picture, and the same words as text.

A picture is an empty box to a screen reader, so the first side carries the text too.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.look.said_as import DRAWING
from companion.ui.widgets.basics import button, clear, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout

A4 = QSize(210, 297)
EDGE = 3


class Sheet(QFrame):
    """White paper of a side's shape, as wide as its room: what stands there while the page is made."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def shape(self) -> QSize:
        """Width and height, as a proportion."""
        return A4

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shape = self.shape()
        inner = max(width - 2 * EDGE, 1)
        return round(inner * shape.height() / shape.width()) + 2 * EDGE

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.fillRect(paper, Qt.GlobalColor.white)
        self.paint_on(painter, paper)
        if self.hasFocus():
            pen = QPen(QColor(self._look.palette.focus), EDGE)
        else:
            pen = QPen(QColor(self._look.palette.strong_line), 1)
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()

    def paint_on(self, painter: QPainter, paper: QRect) -> None:
        """Draw what stands on the paper: nothing."""


class PageSide(Sheet):
    """One side of the page."""

    said_as = DRAWING

    def __init__(self, look: Look, picture: bytes) -> None:
        super().__init__(look)
        self._png = picture
        self._shape = QImage.fromData(picture).size()
        self._scaled = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def shape(self) -> QSize:
        """That of the picture."""
        return A4 if self._shape.isEmpty() else self._shape

    def paint_on(self, painter: QPainter, paper: QRect) -> None:
        """Draw the side."""
        painter.drawPixmap(paper.topLeft(), self._picture(paper.size()))

    def _picture(self, size: QSize) -> QPixmap:
        """The side at the size of the screen's own pixels, scaled once a size.

        Only that is kept: whole, a side has eight megabytes.
        """
        ratio = self.devicePixelRatioF()
        wanted = size * ratio
        if self._scaled.size() != wanted and not self._shape.isEmpty():
            scaled = QImage.fromData(self._png).scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled = QPixmap.fromImage(scaled)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled


class _WholeText(QPlainTextEdit):
    """As high as its words: the screen scrolls, not a part of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.verticalScrollBar().rangeChanged.connect(self._grow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(self.document().size())

    def _grow(self, _first: int, hidden: int) -> None:
        """Its size is a number of lines, and one with letters of another font is higher than the others."""
        if hidden > 0:
            self.setFixedHeight(self.height() + hidden * self.fontMetrics().lineSpacing())

    def _fit(self, size: QSizeF) -> None:
        around = 2 * (self.frameWidth() + self.document().documentMargin())
        margins = self.contentsMargins()
        lines = size.height() * self.fontMetrics().lineSpacing()
        self.setFixedHeight(round(lines + around + margins.top() + margins.bottom()) + 8)


class _Sides(QWidget):
    """The sides one below the other; what is said while they are made lies on them and moves nothing."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(look.space(16))
        self._above = look.space(12)
        self.waiting = label(texts("The page is being prepared…"), "pill", wrap=False)
        self.waiting.setParent(self)
        self.waiting.setObjectName("preview-waiting")
        self.waiting.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def say_waiting(self, *, is_waiting: bool) -> None:
        """Say that the sides are on their way, or no longer."""
        self.waiting.setVisible(is_waiting)
        self._place()

    def _place(self) -> None:
        self.waiting.adjustSize()
        self.waiting.move(max(0, (self.width() - self.waiting.width()) // 2), self._above)
        self.waiting.raise_()


class PagePreview(QFrame):
    """The sides, what one can do with them, why there are none, and the text on demand.

    `enlarged`: whether it is to have the whole width.
    """

    enlarged = Signal(bool)

    def __init__(self, look: Look, texts: Texts, *, may_enlarge: bool = False) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._is_large = self._is_below = False
        self.setProperty("kind", "desk")
        self.setAccessibleName(texts("The page as it will print"))
        rows = QVBoxLayout(self)
        margin = look.space(20)
        rows.setContentsMargins(margin, margin, margin, margin)
        rows.setSpacing(look.space(12))
        self._state = label("")
        self._state.setObjectName("preview-state")
        self._state.hide()
        rows.addWidget(self._state)
        self._read = button(texts("Read the page as text"), self._on_read, kind="link")
        self._read.setCheckable(True)
        self._read.setObjectName("preview-read")
        self._enlarge = button("", self._on_enlarge, kind="link")
        self._enlarge.setObjectName("preview-enlarge")
        self._ways = FlowLayout(look.space(20))
        for made in (self._enlarge, self._read):
            self._ways.addWidget(made)
        rows.addLayout(self._ways)
        self._enlarge.setVisible(may_enlarge)
        self._text = _WholeText()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setObjectName("preview-text")
        self._text.setAccessibleName(texts("The page as text"))
        self._text.setProperty("kind", "page-text")
        self._text.hide()
        rows.addWidget(self._text)
        self._pages = _Sides(look, texts)
        self._sides = self._pages.rows
        rows.addWidget(self._pages)
        rows.addStretch(1)
        self._draw()

    def stand_below(self, below: bool) -> None:  # noqa: FBT001 - a slot
        """Below what is chosen, its pictures wait until somebody wants them; beside it they are always there."""
        self._is_below = below
        self._draw()

    def _on_enlarge(self) -> None:
        self._is_large = not self._is_large
        self._draw()
        self.enlarged.emit(self._is_large)

    def _draw(self) -> None:
        texts = self._texts
        if self._is_below:
            words = texts("Hide the page") if self._is_large else texts("See the page")
        elif self._is_large:
            words = texts("Make the page smaller")
        else:
            words = texts("Enlarge the page")
        self._enlarge.setText(words)
        self._pages.setHidden(self._is_below and not self._is_large)

    def show_page(self, pictures: Sequence[bytes], text: str) -> None:
        """Show every side (PNG) and keep the same words as text."""
        self._state.hide()
        self._pages.say_waiting(is_waiting=False)
        clear(self._sides)
        for number, picture in enumerate(pictures, start=1):
            side = PageSide(self._look, picture)
            side.setObjectName(f"preview-side-{number}")
            side.setAccessibleName(
                self._texts("Side {number} of {total}", number=number, total=len(pictures))
            )
            if number == 1:
                # The words of the whole page: said again at each side, they would not end.
                side.setAccessibleDescription(text)
            self._sides.addWidget(side)
        self._text.setPlainText(text.replace(" · ", "\u00a0· "))
        self._read.setEnabled(True)

    def show_waiting(self) -> None:
        """Say that the page is on its way; the one before, or a blank sheet, stays in its place."""
        if not self._sides.count():
            self._sides.addWidget(Sheet(self._look))
        self._state.hide()
        self._pages.say_waiting(is_waiting=True)

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no page."""
        self._pages.say_waiting(is_waiting=False)
        clear(self._sides)
        self._text.clear()
        self._read.setEnabled(False)
        self._state.setText(sentence)
        self._state.show()

    def add_way(self, link: QWidget) -> None:
        """Set a quiet link beside the one to the text."""
        self._ways.addWidget(link)

    def lines(self) -> list[str]:
        """The words of the page, line by line; what stands in its place, while there is none."""
        for said in (self._pages.waiting, self._state):
            if not said.isHidden():
                return [said.text()]
        return self._text.toPlainText().split("\n")

    def _on_read(self) -> None:
        texts = self._texts
        is_open = self._read.isChecked()
        self._read.setText(texts("Hide the text") if is_open else texts("Read the page as text"))
        self._text.setVisible(is_open)
        if is_open:
            self._text.setFocus()
