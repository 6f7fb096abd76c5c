"""Presses that were meant for what stood there before: they do nothing.

A tired hand clicks twice, holds Enter, or presses Space once too often; what comes up meanwhile
has not been read. One guard before every widget of a window.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

UNREAD_S = 0.7
"""How long a new screen must stand before it can be pressed."""

START_S = 10.0
"""How long a window is new: until then its first press of all is meant for it, since nothing stood there before."""

SAME_PLACE_PX = 24
_WRITTEN_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_ACTIVATING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
_ERASE_LINE = QKeySequence.StandardKey.DeleteCompleteLine
# A spontaneous one is that of a window that was minimised, and is back.
_COMING = (QEvent.Type.Show, QEvent.Type.Hide)
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
# The lines of the navigation stay where they are, and store nothing.
_NAVIGATION = ("nav", "nav-warning")
# Arrows from month to month are pressed many times in a row.
_LEAFED_THROUGH = ("icon", "link")


class _Press(Struct, frozen=True):
    """A press that was let through: when, on what, and where on the screen (None: by key).

    `leads`: it was on a line of the navigation.
    """

    at_s: float
    target: QObject
    place: QPoint | None
    leads: bool = False


class PressGuard(QObject):
    """Stands before a window and its boxes. `now_s` gives the present moment in seconds.

    A *new screen* is whatever is marked by `as_screen`: for `UNREAD_S` after it came up, and after a box
    went, neither the mouse nor Enter or Space presses anything. A second press that would fall on something
    else than the first, without the hand having moved, does nothing in that time either. Digits, letters
    and arrows always pass, so that a check-in is answered as fast as one types; so does what is typed in
    a field that has the keyboard, and what a screen reader presses, which is never pressed by a slip of
    the hand. So do the first press of a window that has just come, before which there was nothing to
    press, and one line of the navigation after another. A click gives the keyboard to no field of a
    screen that was not read: what is pressed next would be written there.

    It listens to the window of the system and not to the application, so that only what a hand does comes
    by here, and not each event of each widget.
    """

    def __init__(self, window: QWidget, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._now_s = now_s
        self._screen_since_s = float("-inf")
        self._new_until_s: float | None = None
        self._last: _Press | None = None

    def screen_came(self, window: QWidget) -> None:
        """Something new is shown in that window."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)  # a second time moves it to the front, no more
        self._screen_since_s = self._now_s()
        if self._new_until_s is None:
            self._new_until_s = self._screen_since_s + START_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            stray = _is_ours_in_a_field(event) or self._is_stray_key(watched, event)
        elif kind in _CLICKS and isinstance(event, QMouseEvent):
            stray = self._is_stray_click(watched, event)
        else:
            return super().eventFilter(watched, event)
        self._new_until_s = float("-inf")  # this was the first of all, if none came before
        return stray

    def _is_stray_key(self, watched: QObject, event: QKeyEvent) -> bool:
        target = QApplication.focusWidget() or watched
        if event.key() not in _ACTIVATING:
            self._last = None  # Tab or an arrow: the hand went on by itself
            return False
        if isinstance(target, _WRITTEN_IN) and (
            event.key() == Qt.Key.Key_Space or not isinstance(target, QLineEdit)
        ):
            return False  # it is typed, and presses nothing
        return event.isAutoRepeat() or self._is_too_early(target, None)

    def _is_stray_click(self, watched: QObject, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        target = QApplication.widgetAt(place) or watched
        if isinstance(target, QAbstractSlider):
            return False
        if isinstance(target, _WRITTEN_IN) or _is_inside_text(target):
            return self._is_unread()
        is_second = event.type() is QEvent.Type.MouseButtonDblClick
        if is_second and _is_pressed_once(target):
            return True
        return self._is_too_early(target, place)

    def _is_unread(self) -> bool:
        now_s = self._now_s()
        if self._new_until_s is not None and now_s < self._new_until_s:
            return False
        return now_s - self._screen_since_s < UNREAD_S

    def _is_too_early(self, target: QObject, place: QPoint | None) -> bool:
        now_s, last, leads = self._now_s(), self._last, target.property("kind") in _NAVIGATION
        if self._is_unread() and not (leads and last is not None and last.leads):
            return True
        if last is not None and now_s - last.at_s < UNREAD_S and _is_same_hand(last.place, place):
            return last.target is not target
        self._last = _Press(now_s, target, place, leads)
        return False


def _is_ours_in_a_field(event: QKeyEvent) -> bool:
    """Whether a field would have erased its line, and keys of the window were pressed instead.

    Under X, Ctrl+U erases what is typed. It leads to the card of warning signs, and erases nothing.
    """
    target = QApplication.focusWidget()
    if not isinstance(target, _WRITTEN_IN) or not event.matches(_ERASE_LINE):
        return False
    keys = QKeySequence.keyBindings(_ERASE_LINE)
    for each in target.window().findChildren(QShortcut):
        owner = each.parent()
        shown = isinstance(owner, QWidget) and owner.isVisible()
        if shown and each.isEnabled() and each.key() in keys:
            each.activated.emit()
            return True
    return False


def _is_same_hand(before: QPoint | None, now: QPoint | None) -> bool:
    """A key has no place: after a click it comes from the hand that rests. To click after a key, it moved."""
    if now is None:
        return True
    if before is None:
        return False
    return (now - before).manhattanLength() <= SAME_PLACE_PX


def _is_pressed_once(target: QObject) -> bool:
    """Whether the second click of a double click does nothing more than the first one did."""
    return isinstance(target, QAbstractButton) and target.property("kind") not in _LEAFED_THROUGH


def _is_inside_text(target: QObject) -> bool:
    """What is clicked in a field of several lines is the sheet inside it."""
    return isinstance(target.parent(), (QPlainTextEdit, QTextEdit))


class _Screen(QObject):
    """Tells the guard of its window that its screen came up, or that a box went. Lives with it.

    It keeps nothing: its last events may come when Python has taken its attributes away.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _COMING and isinstance(watched, QWidget) and not event.spontaneous():
            guard = _guard_of(watched) if kind == QEvent.Type.Show or watched.isWindow() else None
            if guard is not None:
                guard.screen_came(watched.window())
        return False


def as_screen(target: QWidget) -> None:
    """Say that whenever this comes up, it has to be read before it can be pressed."""
    target.installEventFilter(_Screen(target))


def _guard_of(target: QWidget) -> PressGuard | None:
    here: QWidget | None = target.window()
    only_own = Qt.FindChildOption.FindDirectChildrenOnly
    while here is not None:
        found = here.findChild(PressGuard, options=only_own)
        if isinstance(found, PressGuard):
            return found
        above = here.parentWidget()  # of a box: what it stands before
        here = None if above is None else above.window()
    return None
