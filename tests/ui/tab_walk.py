"""Goes through a window with Tab, as a hand without a mouse: what is passed, in which order, and whether it shows.

Knows Qt, but no single screen.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)

from tests.ui.look.colours import contrast

MOST_STOPS = 250
AROUND = 6
SEEN = 3.0
FEWEST_PIXELS = 60
"""Of the ring: fewer would be a dot."""


def stops(window: QWidget) -> list[QWidget]:
    """Each control that Tab comes to, until it comes to the first one again. Raises AssertionError for a trap."""
    found: list[QWidget] = []
    for _ in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None, "Tab leads out of the window"
        if found and here is found[-1]:
            continue  # a text whose links Tab goes through, one after the other
        if here in found:
            assert here is found[0], f"Tab is caught at {_said(here)}"
            return found
        found.append(here)
    if len(found) == 1:
        return found
    raise AssertionError(f"Tab finds no end: {[_said(each) for each in found[-5:]]}")


def tab_faults(window: QWidget) -> list[str]:
    """What Tab leaves out, and where it goes against the eye."""
    try:
        passed = stops(window)
    except AssertionError as trap:
        return [str(trap)]
    for _ in range(3):  # what the last field offered goes when it is left
        QApplication.processEvents()
    return [*_left_out(window, passed), *_against_the_eye(window, passed)]


def _left_out(window: QWidget, passed: Sequence[QWidget]) -> Iterator[str]:
    held = {id(each.group()) for each in passed if isinstance(each, QAbstractButton)}
    for control in window.findChildren(QWidget):
        if control.window() is not window or not control.isVisible() or not control.isEnabled():
            continue
        if not isinstance(
            control, QPushButton | QToolButton | QCheckBox | QLineEdit | QPlainTextEdit
        ):
            continue
        in_group = isinstance(control, QAbstractButton) and id(control.group()) in held
        inner = isinstance(control.parent(), QLineEdit) or control.objectName().startswith("qt_")
        if control not in passed and not in_group and not inner:
            yield f"{_said(control)}: Tab never comes to it"


def _against_the_eye(window: QWidget, passed: Sequence[QWidget]) -> Iterator[str]:
    for before, after in pairwise(passed):
        if _region(before) is not _region(after):
            continue
        one, other = _place(before, window), _place(after, window)
        if other.bottom() <= one.top() and other.left() < one.right():
            yield f"{_said(after)}: comes after {_said(before)}, and stands above it"
        elif (
            other.right() <= one.left()
            and other.top() < one.bottom()
            and one.top() < other.bottom()
        ):
            yield f"{_said(after)}: comes after {_said(before)}, and stands left of it"


def _region(control: QWidget) -> QWidget | None:
    """What is read from its top to its end by itself: the scrolled part, a foot, a card in a row of cards."""
    above = control.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        if isinstance(above, QFrame) and above.property("kind") in (
            "foot",
            "held",
            "sidebar",
            "toast",
            "strip",
        ):
            return above
        above = above.parentWidget()
    return above


def _place(control: QWidget, window: QWidget) -> QRect:
    return QRect(control.mapTo(window, QPoint()), control.size())


def ring_faults(window: QWidget) -> list[str]:
    """The controls that look with the keyboard as they look without it, or too much so."""
    found: list[str] = []
    try:
        passed = stops(window)
    except AssertionError:
        return []
    for here in passed:
        here.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(3):  # until it is scrolled into sight
            QApplication.processEvents()
        if isinstance(here, QAbstractItemView | QTextEdit | QPlainTextEdit | QScrollArea):
            continue
        room = _place(here, window).adjusted(-AROUND, -AROUND, AROUND, AROUND) & window.rect()
        with_it = window.grab(room).toImage()
        here.clearFocus()
        QApplication.processEvents()
        without = window.grab(room).toImage()
        count = changed(with_it, without)
        if count < FEWEST_PIXELS:
            found.append(f"{_said(here)}: its ring changes {count} pixels enough to be seen")
    return found


def changed(one: QImage, other: QImage) -> int:
    """How many pixels differ by a contrast of 3 to 1 and more."""
    images = [each.convertToFormat(QImage.Format.Format_RGB32) for each in (one, other)]
    pairs = zip(*(memoryview(each.constBits()).cast("I") for each in images), strict=True)
    return sum(
        count
        for (here, there), count in Counter(pairs).items()
        if here != there and contrast(QColor(here).name(), QColor(there).name()) >= SEEN
    )


def _said(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return f"{type(control).__name__} {control.objectName()} “{text[:30]}”".replace("\n", " ")
