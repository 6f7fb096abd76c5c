"""Hears on macOS that the screen is locked: a notice that the system gives to every program of the session.

The functions are those of Core Foundation, in plain C; its run loop is the one that Qt runs there.
"""

import ctypes
from collections.abc import Callable
from typing import Final

FRAMEWORK: Final = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
LOCKED: Final = b"com.apple.screenIsLocked"
_UTF8: Final = 0x08000100
_AT_ONCE: Final = 4
"""CFNotificationSuspensionBehaviorDeliverImmediately: also while another program is in front."""
_SAID: Final = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 5)


class DistributedNotice:
    """Calls `locked` at each such notice, from `listen` on, for as long as it is kept."""

    def __init__(self, locked: Callable[[], None]) -> None:
        # Held: the system keeps an address, not the object.
        self._said = _SAID(lambda *_: locked())

    def listen(self, framework: str = FRAMEWORK) -> bool:
        """Ask the system to tell us; whether it will."""
        try:
            core = ctypes.CDLL(framework)
            name_of, center_of = (
                core.CFStringCreateWithCString,
                core.CFNotificationCenterGetDistributedCenter,
            )
            observe = core.CFNotificationCenterAddObserver
        except (OSError, AttributeError):
            return False
        pointer = ctypes.c_void_p
        name_of.argtypes, name_of.restype = [pointer, ctypes.c_char_p, ctypes.c_uint32], pointer
        center_of.argtypes, center_of.restype = [], pointer
        observe.argtypes = [pointer, pointer, _SAID, pointer, pointer, ctypes.c_long]
        observe.restype = None
        center, name = center_of(), name_of(None, LOCKED, _UTF8)
        if not center or not name:
            return False
        observe(center, None, self._said, name, None, _AT_ONCE)
        return True
