"""Which level a key stands for: the digit that is printed on it, on whatever keyboard, or none."""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_DIGITS: Final = {str(digit): digit for digit in range(5)}
_TYPING: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_ALT_GR: Final = Qt.KeyboardModifier.GroupSwitchModifier
_ALT_GR_ON_WINDOWS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
# What the digit keys of a French or Belgian keyboard type without Shift.
_WITHOUT_SHIFT: Final = {"à": 0, "&": 1, "é": 2, '"': 3, "'": 4}
# The digit key that stands at a place of the keyboard, as the system numbers places.
_PLACES: Final = {
    "xcb": {10: 1, 11: 2, 12: 3, 13: 4, 14: 5, 19: 0},
    "wayland": {10: 1, 11: 2, 12: 3, 13: 4, 14: 5, 19: 0},
    "windows": {2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 11: 0},
    "cocoa": {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 29: 0},
}


def level_of(event: QKeyEvent) -> int | None:
    """The level 0 to 4 that is printed on a pressed key; None for every other key, and with Ctrl or Alt.

    A digit means itself. `é` means 2 on the key where French keyboards print 2, and nothing on the
    keys where Swiss, Canadian or Italian ones have it: of 133 layouts of our neighbours, 112 have
    one of these signs on a key of another digit, or of none. (Programmer's Dvorak alone has `&` at
    the place of 1 without printing it.)
    """
    if event.modifiers() not in _TYPING:
        return None
    text = event.text()
    if text in _DIGITS:
        return _DIGITS[text]
    meant = _WITHOUT_SHIFT.get(text.lower())
    return meant if meant is not None and meant == digit_at(event) else None


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key types a letter and stands for no level; AltGr types some (œ), which Windows calls Ctrl+Alt."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | _ALT_GR)
    typed = held in (*_TYPING, _ALT_GR_ON_WINDOWS)
    return typed and event.text().isalpha() and level_of(event) is None


def digit_at(event: QKeyEvent) -> int | None:
    """The digit of the key at this place in the row of digits; None when no place is known."""
    places = _PLACES.get(QGuiApplication.platformName(), _PLACES["xcb"])
    # macOS numbers its keys in the virtual key, and gives no scan code.
    place = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    return places.get(place)
