"""The reading ruler: a calm band over the line that is read, under the pointer or at the keyboard.

It looks where the pointer is and takes no press: labels hear of no mouse that only passes, so the band
asks for its place some times a second, and only while it is there.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QScrollBar,
    QStackedWidget,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from companion.ui.look.look import Look
from companion.ui.ways.shortcuts import Shortcut, on_keys

_LOOKS_MS: Final = 60
_FILL: Final = 0.16
_HIGHEST_CONTROL: Final = 160
_STEP, _EDGE = 3, 24


class ReadingRuler(QWidget):
    """Lies over `ground`; the keys Alt and an arrow move it by a line."""

    def __init__(self, look: Look, ground: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._ground, self._around = look, ground, parent
        self.setObjectName("reading-ruler")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pointer, self._is_at_pointer = QCursor.pos(), False
        # What it lies over, and the line in its pixels when its text was scrolled this far.
        self._part: QWidget | None = None
        self._line, self._scrolled = QRect(), 0
        self._timer = QTimer(self, interval=_LOOKS_MS)
        self._timer.timeout.connect(self._look_for_pointer)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        for keys, by in ((Shortcut.RULER_DOWN, 1), (Shortcut.RULER_UP, -1)):
            on_keys(keys, parent, partial(self.move_by_line, by))
        self._timer.start()
        self.hide()

    def follow(self, place: QPoint) -> None:
        """Lie over the line at a place of the screen (global pixels); elsewhere, stay."""
        found = self._line_below(self._ground.mapFromGlobal(place))
        if found is not None:
            self._lie_over(*found)
            self._is_at_pointer = True

    def move_by_line(self, by: int) -> None:
        """To the line above (-1) or below (1), from the top where it was nowhere; what is out of sight comes."""
        if self._go_to_next(by):
            return
        bar = self._scroll_bar()
        before = bar.value()
        bar.setValue(before + by * bar.pageStep() // 2)
        if bar.value() != before:
            self._go_to_next(by)

    def _go_to_next(self, by: int) -> bool:
        """Whether there is one in sight: in the same column first."""
        ground = self._ground.rect()
        here = self._place() or QRect(ground.x(), ground.y() - 1, ground.width(), 1)
        edge = self._look.px(_EDGE)
        column = here.center().x(), here.left() + edge, here.right() - edge
        anywhere = tuple(ground.x() + ground.width() * part // 8 for part in range(1, 8))
        for across in (column, anywhere):
            y = here.bottom() + _STEP if by > 0 else here.top() - _STEP
            while ground.top() <= y <= ground.bottom():
                for x in across:
                    found = self._line_below(QPoint(x, y))
                    if found is not None and self._is_beyond(found, here, by):
                        self._lie_over(*found)
                        return True
                y += by * _STEP
        return False

    def _is_beyond(self, found: tuple[QWidget, QRect], here: QRect, by: int) -> bool:
        part, line = found
        if not _is_seen(part, line):
            return False  # on a line that the edge cuts, one would be nowhere the next time
        middle = part.mapTo(self._ground, line.center()).y()
        return middle > here.bottom() if by > 0 else middle < here.top()

    def _line_below(self, inside: QPoint) -> tuple[QWidget, QRect] | None:
        """What is read at a place of the ground, and its line there; None where nothing is."""
        found = self._ground.childAt(inside) if self._ground.rect().contains(inside) else None
        line = None if found is None else _line_at(found, found.mapFrom(self._ground, inside))
        return None if found is None or line is None else (found, line)

    def _scroll_bar(self) -> QScrollBar:
        """Of the text that is read where it scrolls by itself, else of the screen."""
        text = None if self._place() is None else _text_of(self._part)
        shown = text or self._ground.currentWidget()
        assert isinstance(shown, QAbstractScrollArea)
        return shown.verticalScrollBar()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge = band_colours(self._look)
        painter.fillRect(self.rect(), fill)
        painter.setPen(QPen(edge, 2))
        for y in (1, self.height() - 1):
            painter.drawLine(0, y, self.width(), y)
        painter.end()

    def _lie_over(self, part: QWidget, line: QRect) -> None:
        self._part, self._line, self._scrolled = part, line, _scroll_of(part)
        self._is_at_pointer = False
        self._stay_with_line()

    def _place(self) -> QRect | None:
        """Where the line is now, in the ground; None when it went, or was scrolled out of sight."""
        part = self._part
        if part is None or not isValid(part) or not self._ground.isAncestorOf(part):
            return None
        line = self._line.translated(0, self._scrolled - _scroll_of(part))
        if not _is_seen(part, line):
            return None
        return QRect(part.mapTo(self._ground, line.topLeft()), line.size())

    def _stay_with_line(self) -> None:
        """A text that scrolls takes the band along: its edge never strikes another line through."""
        place, room = self._place(), self._look.space(4)
        if place is None:
            self.hide()
            return
        there = place.translated(self._ground.mapTo(self._around, QPoint()))
        there = there.adjusted(-2 * room, -room, 2 * room, room)
        if there != self.geometry() or not self.isVisible():
            self.setGeometry(there)
            self.show()
            self.raise_()

    def _look_for_pointer(self) -> None:
        now = QCursor.pos()
        # At rest too, once it follows the pointer: the wheel brings another line there.
        if self.window().isActiveWindow() and (now != self._pointer or self._is_at_pointer):
            self._pointer = now
            self.follow(now)
        self._stay_with_line()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._ground.isAncestorOf(now):
            # Once it has its place: the screen scrolls to what has the keyboard.
            QTimer.singleShot(0, self, lambda: self._follow_keyboard(now))

    def _follow_keyboard(self, now: QWidget) -> None:
        if QApplication.focusWidget() is not now or not self._ground.isAncestorOf(now):
            return
        if now.height() <= self._look.px(_HIGHEST_CONTROL) and not isinstance(now, QTextEdit):
            self._lie_over(now, now.rect())


def band_colours(look: Look) -> tuple[QColor, QColor]:
    """The band over the text, of which little is seen, and its edges."""
    fill, edge = QColor(look.palette.primary), QColor(look.palette.primary)
    fill.setAlphaF(_FILL)
    return fill, edge


def _text_of(part: QWidget | None) -> QTextEdit | QPlainTextEdit | None:
    """The text whose sheet this is, if it is one."""
    text = None if part is None else part.parent()
    return text if isinstance(text, QTextEdit | QPlainTextEdit) else None


def _is_seen(part: QWidget, line: QRect) -> bool:
    return part.visibleRegion().boundingRect().contains(line.center())


def _scroll_of(part: QWidget) -> int:
    text = _text_of(part)
    return 0 if text is None else text.verticalScrollBar().value()


def _line_at(widget: QWidget, at: QPoint) -> QRect | None:
    """The line of a text at a place of the widget, in its pixels; None where nothing is read."""
    if (text := _text_of(widget)) is not None:
        line = text.cursorRect(text.cursorForPosition(at))
        return QRect(0, line.y(), widget.width(), line.height())
    if isinstance(widget, QLabel) and widget.text():
        height = widget.fontMetrics().lineSpacing()
        lines = max(round(widget.contentsRect().height() / height), 1)
        top = widget.contentsRect().y() + (widget.contentsRect().height() - lines * height) // 2
        number = min(max((at.y() - top) // height, 0), lines - 1)
        return QRect(0, top + number * height, widget.width(), height)
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.height() <= _HIGHEST_CONTROL:
        return widget.rect()
    return None
