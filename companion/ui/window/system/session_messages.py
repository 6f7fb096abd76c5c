"""Hears on Windows that the session is locked, or that the computer goes to sleep.

Windows tells it to a window, so there is one that is never shown.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

SESSION_CHANGE: Final = 0x02B1
"""WM_WTSSESSION_CHANGE, and of what it says, WTS_SESSION_LOCK."""
LOCKED: Final = 7
POWER: Final = 0x0218
"""WM_POWERBROADCAST, and of what it says, PBT_APMSUSPEND."""
SUSPENDED: Final = 4


class SessionMessages(QAbstractNativeEventFilter):
    """Calls `locked` at each such message, from `listen` on."""

    def __init__(self, locked: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked
        self._window: QWindow | None = None

    def listen(self) -> bool:
        """Ask Windows to tell us; whether it will."""
        if sys.platform == "win32":
            application = QCoreApplication.instance()
            assert application is not None
            self._window = QWindow()
            self._window.create()
            application.installNativeEventFilter(self)
            place = wintypes.HWND(int(self._window.winId()))
            return bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(place, 0))
        return False

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803 - the same
        message: int,
    ) -> object:
        """Look at what Windows says to one of our windows; nothing is kept from it."""
        if eventType == b"windows_generic_MSG":
            said = wintypes.MSG.from_address(int(message))
            if (said.message, said.wParam) in {(SESSION_CHANGE, LOCKED), (POWER, SUSPENDED)}:
                self._locked()
        return False, 0
