"""The reading ruler: a calm band over the line that is read, under the pointer or at the keyboard.

It looks where the pointer is and takes no press: labels hear of no mouse that only passes, so the band
asks for its place some times a second, and only while it is there.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget

from companion.ui.look.look import Look
from companion.ui.ways.shortcuts import Shortcut, on_keys

_LOOKS_MS: Final = 60
_FILL: Final = 0.16
_HIGHEST_CONTROL: Final = 160


class ReadingRuler(QWidget):
    """Lies over `ground`; the keys Alt and an arrow move it by a line."""

    def __init__(self, look: Look, ground: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._ground, self._around = look, ground, parent
        self.setObjectName("reading-ruler")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pointer = QCursor.pos()
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
        inside = self._ground.mapFromGlobal(place)
        found = self._ground.childAt(inside) if self._ground.rect().contains(inside) else None
        if found is not None and (line := _line_at(found, found.mapFromGlobal(place))):
            self._lie_over(found, line)

    def move_by_line(self, by: int) -> None:
        """One line up or down, from the top of the screen where it was nowhere."""
        ground = QRect(self._ground.mapTo(self._around, QPoint()), self._ground.size())
        if not self.isVisible():
            line = QRect(ground.topLeft(), QSize(ground.width(), self._look.px(34)))
        else:
            line = self.geometry().translated(0, by * self.height())
        line.moveTop(min(max(line.y(), ground.y()), ground.bottom() + 1 - line.height()))
        self._lie(line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge = band_colours(self._look)
        painter.fillRect(self.rect(), fill)
        painter.setPen(QPen(edge, 2))
        for y in (1, self.height() - 1):
            painter.drawLine(0, y, self.width(), y)
        painter.end()

    def _lie_over(self, part: QWidget, line: QRect) -> None:
        room = self._look.space(4)
        there = QRect(part.mapTo(self._around, line.topLeft()), line.size())
        self._lie(there.adjusted(-2 * room, -room, 2 * room, room))

    def _lie(self, there: QRect) -> None:
        self.setGeometry(there)
        self.show()
        self.raise_()

    def _look_for_pointer(self) -> None:
        now = QCursor.pos()
        if now != self._pointer and self.window().isActiveWindow():
            self._pointer = now
            self.follow(now)

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


def _line_at(widget: QWidget, at: QPoint) -> QRect | None:
    """The line of a text at a place of the widget, in its pixels; None where nothing is read."""
    if isinstance(widget.parent(), QTextEdit | QPlainTextEdit):
        text = widget.parent()
        assert isinstance(text, QTextEdit | QPlainTextEdit)
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
