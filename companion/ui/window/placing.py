"""Where the window stands: as large as the screen allows at first, then where it was left on such screens.

It knows no setting: it gives and takes what one kept.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

COMFORTABLE: Final = (1440, 940)
"""Beyond this more room only makes lines long."""
_FRAME: Final = (16, 48)
_KEPT: Final = 8


def screens_key() -> str:
    """The screens of this computer as they stand now, such as « 1920x1080 1280x1024 »."""
    return " ".join(sorted(_screen_key(screen) for screen in QGuiApplication.screens()))


def place(window: QWidget, kept: dict[str, str]) -> None:
    """Put a window that is not shown yet where it was left on these screens, else where it fits."""
    geometry = kept.get(screens_key(), "")
    if geometry and window.restoreGeometry(QByteArray.fromHex(geometry.encode())):
        return
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        _fill(window, screen.availableGeometry())


def bring_in(window: QWidget) -> None:
    """Put a window into sight whose screen has gone, unless the desktop has done so: its middle tells."""
    middle = window.frameGeometry().center()
    rooms = [each.availableGeometry() for each in QGuiApplication.screens()]
    if rooms and not any(room.contains(middle) for room in rooms):
        _fill(window, QGuiApplication.primaryScreen().availableGeometry())


def left_at(window: QWidget, kept: dict[str, str]) -> dict[str, str]:
    """What was kept, with where the window stands now on these screens as the newest."""
    geometry = bytes(window.saveGeometry().toHex().data()).decode()
    others = {key: value for key, value in kept.items() if key != screens_key()}
    newest = list(others.items())[-(_KEPT - 1) :]
    return {**dict(newest), screens_key(): geometry}


def _fill(window: QWidget, room: QRect) -> None:
    """In the middle of the room; on a small screen it takes all of it, and its title is in sight."""
    wide, high = room.width() - _FRAME[0], room.height() - _FRAME[1]
    window.resize(min(wide, COMFORTABLE[0]), min(high, COMFORTABLE[1]))
    window.move(
        room.left() + max(room.width() - window.width() - _FRAME[0], 0) // 2,
        room.top() + max(room.height() - window.height() - _FRAME[1], 0) // 2,
    )


def _screen_key(screen: QScreen) -> str:
    size = screen.geometry()
    return f"{size.width()}x{size.height()}"
