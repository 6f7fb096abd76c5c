"""What Windows says to a window is read as it stands in memory, on any computer."""

import ctypes
from ctypes import wintypes

import pytest

from companion.ui.window.system.session_messages import (
    LOCKED,
    POWER,
    SESSION_CHANGE,
    SUSPENDED,
    SessionMessages,
)

UNLOCKED, RESUMED, A_KEY = 8, 18, 0x0100


@pytest.mark.parametrize(
    ("kind", "said", "heard"),
    [
        (SESSION_CHANGE, LOCKED, 1),
        (SESSION_CHANGE, UNLOCKED, 0),
        (POWER, SUSPENDED, 1),
        (POWER, RESUMED, 0),
        (A_KEY, LOCKED, 0),
    ],
)
def test_the_lock_and_sleep_are_heard_and_nothing_else(kind: int, said: int, heard: int) -> None:
    """Each message goes on to the window."""
    times: list[int] = []
    messages = SessionMessages(lambda: times.append(1))
    message = wintypes.MSG(message=kind, wParam=said)
    answer = messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message))
    assert answer == (False, 0)
    assert len(times) == heard


def test_messages_of_other_systems_are_not_read() -> None:
    """Their memory has another form."""
    messages = SessionMessages(lambda: pytest.fail("heard"))
    assert messages.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
