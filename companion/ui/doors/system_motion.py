"""Whether the computer is set to move nothing on screen. Asked once; where nothing tells, things may move."""

import sys
from functools import cache

_PORTAL = "org.freedesktop.portal.Desktop"
_PLACE = "/org/freedesktop/portal/desktop"
_MOST_MS = 100
_CLIENT_AREA_ANIMATION = 0x1042


@cache
def system_reduces_motion() -> bool:
    """What the system's own setting says."""
    system: str = sys.platform
    if system == "win32":
        return not _windows_animates()
    if system == "darwin":
        return _mac_is_still()
    return _desktop_is_still()


def _windows_animates() -> bool:
    import ctypes

    wanted = ctypes.c_int(1)
    windows = getattr(ctypes, "windll", None)
    if windows is not None:
        windows.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(wanted), 0)
    return bool(wanted.value)


def _mac_is_still() -> bool:
    from PySide6.QtCore import QDir, QSettings

    place = f"{QDir.homePath()}/Library/Preferences/com.apple.universalaccess.plist"
    return QSettings(place, QSettings.Format.NativeFormat).value("reduceMotion") in (
        True,
        1,
        "true",
    )


def _desktop_is_still() -> bool:
    """What the desktop tells through its portal: that of GNOME, which others follow."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    session = QDBusConnection.sessionBus()
    if not session.isConnected():
        return False
    asked = QDBusMessage.createMethodCall(
        _PORTAL, _PLACE, "org.freedesktop.portal.Settings", "ReadOne"
    )
    asked.setAutoStartService(False)  # whoever has no portal gets none for this
    asked.setArguments(["org.gnome.desktop.interface", "enable-animations"])
    answer = session.call(asked, timeout=_MOST_MS).arguments()
    return bool(answer) and _plain(answer[0]) is False


def _plain(value: object) -> object:
    """What a D-Bus variant holds."""
    held = getattr(value, "variant", None)
    return held() if callable(held) else value
