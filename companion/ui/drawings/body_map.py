"""Two figures, front and back, on which places are pressed or walked to with the arrows.

It draws what was chosen and says what was pressed; it keeps nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import hypot
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.body_map import FIGURE_HEIGHT, FIGURE_WIDTH, BodyMap, BodySide, Point
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.look.said_as import DRAWING
from companion.ui.widgets.announce import announce

WIDEST: Final = 380
"""Preferred width of the map in pixels at 100 %."""

LEAST: Final = 330
"""The least width of a map that grows with the text in pixels at any size: its places are still pressed then."""

LETTERS: Final = 15
_GAP: Final = 24.0
_HEAD: Final = 30.0
_WIDE_HEAD: Final = 50.0
"""Room for the head of a figure between the words beside it."""
_WHOLE: Final = 2 * FIGURE_WIDTH + _GAP
_ROUND: Final = 7.0
_REACH: Final = 14.0  # units around a small place that still belong to it
_ARROWS: Final[Mapping[Qt.Key, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class _Shape:
    """One drawn outline, in units of the whole map."""

    region: str
    side: BodySide
    path: QPainterPath

    @property
    def middle(self) -> QPointF:
        return self.path.boundingRect().center()


def _rounded(outline: tuple[Point, ...], left: float) -> QPainterPath:
    """The outline with its corners rounded, shifted to its figure."""
    corners = [QPointF(x + left, y + _HEAD) for x, y in outline]
    path = QPainterPath()
    for place, corner in enumerate(corners):
        before, after = corners[place - 1], corners[(place + 1) % len(corners)]
        start, end = _towards(corner, before), _towards(corner, after)
        if place == 0:
            path.moveTo(start)
        else:
            path.lineTo(start)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """A point a little away from a corner, at most half-way to the next one."""
    way = other - corner
    length = hypot(way.x(), way.y())
    return corner + way * min(_ROUND / length, 0.5)


class BodyFigures(QWidget):
    """`pressed` carries a region's id, `reached` the one where the keyboard or the mouse is."""

    said_as = DRAWING

    pressed = Signal(str)
    reached = Signal(str)

    def __init__(self, look: Look, texts: Texts, body: BodyMap) -> None:
        super().__init__()
        self._look, self._texts, self._body = look, texts, body
        self._chosen: frozenset[str] = frozenset()
        self._shapes = [
            _Shape(name, side, _rounded(outline, _left(side)))
            for side in BodySide
            for name, region in body.regions.items()
            if (outline := region.outlines.get(side)) is not None
        ]
        self._widest = look.px(WIDEST)
        self._current = self._shapes[0]
        self._under: str | None = None
        self.setObjectName("body-map")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(texts("Body map, front and back"))
        self._describe()

    def show_chosen(self, regions: Collection[str]) -> None:
        """Show these places as chosen."""
        self._chosen = frozenset(regions)
        self._describe()
        self.update()

    @property
    def current(self) -> str:
        """The id of the place where the keyboard is."""
        return self._current.region

    def middle_of(self, region: str, side: BodySide) -> QPointF:
        """Where a place lies on a figure, in pixels of this widget."""
        shape = next(s for s in self._shapes if s.region == region and s.side is side)
        return self._to_pixels(side).map(shape.middle)

    def fit(self, height: int) -> None:
        """Be seen whole in a room of that height, as far as its places stay large enough to be pressed."""
        below_words = (height - self._line()) * _WHOLE / FIGURE_HEIGHT
        fitting = min(height * _WHOLE / (FIGURE_HEIGHT + _HEAD), below_words)
        widest = min(self._look.px(WIDEST), max(LEAST, round(fitting)))
        if widest != self._widest:
            self._widest = widest
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        scale = min(width, self._widest) / _WHOLE
        return round(FIGURE_HEIGHT * scale + max(_HEAD * scale, self._line())) + 2

    def sizeHint(self) -> QSize:
        return QSize(self._widest, self.heightForWidth(self._widest))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(220))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._walk(*_ARROWS[key])
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.pressed.emit(self._current.region)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        shape = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and shape is not None:
            self._go_to(shape)
            self.pressed.emit(shape.region)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a hand that clicks everything twice: what the first one chose stays."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = self._at(event.position())
        under = None if shape is None else shape.region
        if under != self._under:
            self._under = under
            pointing, plain = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(pointing if under else plain)
            self.reached.emit(under or self._current.region)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self.reached.emit(self._current.region)
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit(self._current.region)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        to_pixels = {side: self._to_pixels(side) for side in BodySide}
        for shape in self._shapes:
            painter.setTransform(to_pixels[shape.side])
            self._paint(painter, shape)
        if self.hasFocus():
            pen = QPen(QColor(self._look.palette.focus), 3)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setTransform(to_pixels[self._current.side])
            painter.drawPath(_grown(self._current.path))
        painter.end()

    def _paint(self, painter: QPainter, shape: _Shape) -> None:
        palette = self._look.palette
        chosen = shape.region in self._chosen
        fill = palette.primary if chosen else palette.sunken
        if shape.region == self._under and not chosen:
            fill = palette.primary_tint
        pen = QPen(QColor(palette.primary if chosen else palette.strong_line), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        painter.drawPath(shape.path)
        if chosen:
            self._paint_tick(painter, shape.middle)

    def _paint_tick(self, painter: QPainter, middle: QPointF) -> None:
        """A tick says it too, for whoever does not see the colour."""
        pen = QPen(QColor(self._look.palette.on_primary), 2.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        low = middle + QPointF(-1.2, 3.6)
        painter.drawLine(middle + QPointF(-4.6, 0.2), low)
        painter.drawLine(low, middle + QPointF(4.8, -4))

    def _sides(self) -> Mapping[BodySide, tuple[str, str, str]]:
        """What stands at the left of each figure's head, above it, and at its right."""
        texts = self._texts
        right, left = texts("right"), texts("left")
        return {
            BodySide.FRONT: (right, texts("Seen from the front"), left),
            BodySide.BACK: (left, texts("Seen from behind"), right),
        }

    def _paint_words(self, painter: QPainter) -> None:
        """Which figure it is, and where its left and right are."""
        font, wide = self._font(), self._column()
        for side, (at_left, name, at_right) in self._sides().items():
            figure = self._to_pixels(side).mapRect(QRectF(_left(side), 0, FIGURE_WIDTH, 3 * _HEAD))
            head = QRectF(figure.center().x() - wide / 2, 1, wide, self._head())
            beside = QRectF(head.left(), head.bottom(), wide, figure.bottom() - head.bottom())
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(self._look.palette.ink))
            painter.drawText(head, _FLAG.AlignCenter, name)
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(QColor(self._look.palette.soft_ink))
            painter.drawText(beside, _FLAG.AlignLeft | _FLAG.AlignVCenter, at_left)
            painter.drawText(beside, _FLAG.AlignRight | _FLAG.AlignVCenter, at_right)

    def letters(self) -> int:
        """The size of the words in pixels: they grow with the text, as far as both figures have them side by side."""
        wanted = self._look.px(LETTERS)
        needed = self._needed(wanted)
        room = max(self.width() - _GAP * self._scale(), 0) / 2
        return wanted if needed <= room else max(int(wanted * room / needed), 1)

    def _needed(self, letters: int) -> float:
        """How wide a figure is with its words beside the head, in pixels."""
        font = self._font(letters)
        beside = QFontMetricsF(font)
        font.setBold(True)
        above = QFontMetricsF(font)
        widest = 0.0
        for at_left, name, at_right in self._sides().values():
            word = max(beside.horizontalAdvance(at_left), beside.horizontalAdvance(at_right))
            around = 2 * (word + letters / 2) + _WIDE_HEAD * self._scale()
            widest = max(widest, around, above.horizontalAdvance(name))
        return widest

    def _font(self, letters: int | None = None) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(letters or self.letters())
        return font

    def _line(self) -> float:
        """The height of a line of words in pixels."""
        return QFontMetricsF(self._font(self._look.px(LETTERS))).height()

    def _head(self) -> float:
        """What stands above the figures, in pixels."""
        return max(_HEAD * self._scale(), self._line())

    def _column(self) -> float:
        """The width of a figure and its words, in pixels: where these need more, the figures stand further apart."""
        return max(FIGURE_WIDTH * self._scale(), self._needed(self.letters()))

    def _scale(self) -> float:
        return min(self.width(), self._widest) / _WHOLE

    def _to_pixels(self, side: BodySide) -> QTransform:
        """From units to pixels, for one of the figures."""
        scale, wide = self._scale(), self._column()
        middle = (wide + _GAP * scale) / 2 * (-1 if side is BodySide.FRONT else 1)
        left = self.width() / 2 + middle - (_left(side) + FIGURE_WIDTH / 2) * scale
        top = 1 + self._head() - _HEAD * scale
        return QTransform.fromTranslate(left, top).scale(scale, scale)

    def _at(self, pixel: QPointF) -> _Shape | None:
        """The place under a point, else the nearest one in reach of it."""
        points = {side: self._to_pixels(side).inverted()[0].map(pixel) for side in BodySide}
        for shape in self._shapes:
            if shape.path.contains(points[shape.side]):
                return shape
        near = [(_distance(s.path, points[s.side]), n) for n, s in enumerate(self._shapes)]
        distance, nearest = min(near)
        return self._shapes[nearest] if distance <= _REACH else None

    def _walk(self, right: int, down: int) -> None:
        """Go to the next place in a direction; sideways the other figure follows."""
        here = self._current.middle
        found: list[tuple[float, int]] = []
        for number, shape in enumerate(self._shapes):
            way = shape.middle - here
            ahead = way.x() * right + way.y() * down
            aside = abs(way.x() * down) + abs(way.y() * right)
            same_figure = shape.side is self._current.side
            if ahead > 1 and (same_figure or right) and shape.region != self._current.region:
                found.append((ahead + 2 * aside + (0 if same_figure else _WHOLE), number))
        if found:
            self._go_to(self._shapes[min(found)[1]])
            announce(self, self.accessibleDescription())

    def _go_to(self, shape: _Shape) -> None:
        self._current = shape
        self._describe()
        self.reached.emit(shape.region)
        self.update()

    def _describe(self) -> None:
        """Tell a screen reader where the keyboard is."""
        name = self._texts.words(self._body.regions[self._current.region].label)
        if self._current.region in self._chosen:
            said = self._texts("{place}, chosen", place=name)
        else:
            said = self._texts("{place}, not chosen", place=name)
        self.setAccessibleDescription(said)


_FLAG: Final = Qt.AlignmentFlag


def _left(side: BodySide) -> float:
    return 0.0 if side is BodySide.FRONT else FIGURE_WIDTH + _GAP


def _grown(path: QPainterPath) -> QPainterPath:
    """The same outline a little larger, so that its mark stands around the place."""
    rect = path.boundingRect()
    middle = rect.center()
    wider, higher = (rect.width() + 5) / rect.width(), (rect.height() + 5) / rect.height()
    grow = QTransform.fromTranslate(middle.x(), middle.y()).scale(wider, higher)
    return grow.translate(-middle.x(), -middle.y()).map(path)


def _distance(path: QPainterPath, point: QPointF) -> float:
    """How far a point lies from the frame of an outline; 0 within it."""
    rect = path.boundingRect()
    x = max(rect.left() - point.x(), 0.0, point.x() - rect.right())
    y = max(rect.top() - point.y(), 0.0, point.y() - rect.bottom())
    return hypot(x, y)
