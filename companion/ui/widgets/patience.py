"""« Un instant… » while the window works: beyond a fifth of a second something shows it, below nothing flashes.

What is done on the window's own thread lets nothing be painted meanwhile. So whatever makes many parts
looks at the clock between them (`look`), and the sign is painted then and there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

WAIT_S: Final = 0.2


class _Wait(Struct):
    """One act of the window that is under way."""

    window: QWidget
    words: str
    since: float
    sign: QLabel | None = None


_under_way: list[_Wait] = []


@contextmanager
def patience(part: QWidget, words: str, *, at_once: bool = False) -> Iterator[None]:
    """Do something that may take long; an act within another one belongs to it.

    `at_once`: it is known to, and most of it is one step of Qt's in which nobody looks at the clock.
    """
    if _under_way or not part.isVisible():
        yield
        return
    wait = _Wait(part.window(), words, monotonic())
    if at_once:
        wait.sign = _show(wait.window, wait.words)
    _under_way.append(wait)
    try:
        yield
    finally:
        _under_way.remove(wait)
        if wait.sign is not None:
            _take_away(wait.sign)


def look() -> None:
    """Show the sign if what is under way takes long by now."""
    if _under_way and monotonic() - _under_way[0].since > WAIT_S:
        wait = _under_way[0]
        if wait.sign is None:
            wait.sign = _show(wait.window, wait.words)


def _show(window: QWidget, words: str) -> QLabel:
    sign = QLabel(words, window)
    sign.setObjectName("one-moment")
    sign.setProperty("kind", "moment")
    sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    sign.ensurePolished()
    sign.adjustSize()
    middle = window.rect().center() - sign.rect().center()
    sign.move(QPoint(middle.x(), min(middle.y(), window.height() // 3)))
    sign.show()
    sign.repaint()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    return sign


def _take_away(sign: QLabel) -> None:
    """Once what was made meanwhile is laid out and painted."""
    QGuiApplication.restoreOverrideCursor()

    def away() -> None:
        if isValid(sign):
            sign.hide()
            sign.deleteLater()

    QTimer.singleShot(0, away)
