"""A photo in the width that it is given, with words for whoever does not see it.

Until it is there, a quiet ground stands for it.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.look.said_as import DRAWING
from companion.ui.widgets.basics import show_tip

_ROUND: Final = tokens.ROUND_CONTROL


def decoded(content: bytes, longest: int) -> QImage:
    """The picture of a photo's content, its longer side at most `longest` pixels.

    A null image when it cannot be read. Runs in the worker.
    """
    held = QByteArray(content)  # the buffer does not keep it alive
    buffer = QBuffer(held)
    reader = QImageReader(buffer)
    size = reader.size()
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class PhotoView(QWidget):
    """A photo of `size` pixels, shown at most `widest` x `highest`; `words` say what it is.

    A `boxed` one stands in the middle of a ground of four to three, like all others beside it.
    """

    said_as = DRAWING

    def __init__(
        self, look: Look, words: str, size: QSize, *, widest: int, highest: int, boxed: bool = False
    ) -> None:
        super().__init__()
        self._look, self._size = look, size
        self._widest, self._highest = widest, highest
        self._boxed = boxed
        self._image: QImage | None = None
        self.setAccessibleName(words)
        show_tip(self, words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_image(self, image: QImage) -> None:
        """Show the decoded picture."""
        self._image = image
        self.update()

    def be_at_most(self, highest: int) -> None:
        """Show it in another height, in pixels."""
        self._highest = highest
        self.updateGeometry()
        self.update()

    @property
    def is_shown(self) -> bool:
        """Whether the picture is there."""
        return self._image is not None and not self._image.isNull()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(width, self._widest) * 3 // 4 if self._boxed else self._fitted(width).height()

    def sizeHint(self) -> QSize:
        return QSize(self._widest, self.heightForWidth(self._widest))

    def minimumSizeHint(self) -> QSize:
        width = min(self._widest, 120)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fitted = self._fitted(self.width())
        room = QRectF(self.rect()) if self._boxed else QRectF(0, 0, fitted.width(), fitted.height())
        ground = room.adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(ground, _ROUND, _ROUND)
        painter.fillPath(outline, QColor(self._look.palette.sunken))
        if self._image is not None and not self._image.isNull():
            painter.setClipPath(outline)
            shown = QRectF(0, 0, fitted.width(), fitted.height())
            shown.moveCenter(room.center())
            painter.drawImage(shown, self._image)
            painter.setClipping(False)
        painter.setPen(QPen(QColor(self._look.palette.line), 1))
        painter.drawPath(outline)
        painter.end()

    def _fitted(self, width: int) -> QSize:
        """The largest size of the photo's shape in a width and the highest height."""
        room = QSize(max(min(width, self._widest), 1), self._highest)
        if self._boxed:
            room.setHeight(max(self.heightForWidth(width), 1))
        return self._size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
