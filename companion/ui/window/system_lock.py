"""Says when the computer's own screen is locked or it goes to sleep, and on Linux when either ends.

On Linux through the desktop's message bus, which stays inside the computer; on Windows through its messages to a
window; on macOS through the notices of the session.
"""

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SAVERS = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
    ("org.cinnamon.ScreenSaver", "ActiveChanged"),
    ("org.mate.ScreenSaver", "ActiveChanged"),
    ("org.xfce.ScreenSaver", "ActiveChanged"),
)
_LOGIN = "org.freedesktop.login1"


class SystemLock(QObject):
    """`locked` comes when the screen is locked, a session is, or sleep begins; `woken` when that or sleep ends."""

    locked = Signal()
    woken = Signal()

    def watch(self) -> bool:
        """Listen from now on; False where the system offers nothing that we can hear."""
        system: str = sys.platform
        if system == "win32":
            from companion.ui.window.system.session_messages import SessionMessages

            self._messages = SessionMessages(self.locked.emit)
            return self._messages.listen()
        if system == "darwin":
            from companion.ui.window.system.distributed_notice import DistributedNotice

            self._notice = DistributedNotice(self.locked.emit)
            return self._notice.listen()
        if not system.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        # The stubs ask for bytes; what is connected by bytes is never heard.
        active = cast("bytes", SLOT("on_active(bool)"))
        plain = cast("bytes", SLOT("on_locked()"))
        session, heard = QDBusConnection.sessionBus(), False
        if session.isConnected():
            for interface, name in _SAVERS:
                heard |= session.connect("", "", interface, name, self, active)
        whole = QDBusConnection.systemBus()
        if whole.isConnected():
            manager, login = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
            heard |= whole.connect(_LOGIN, "", manager, "PrepareForSleep", self, active)
            heard |= whole.connect(_LOGIN, "", login, "Lock", self, plain)
        return heard

    @Slot(bool)
    def on_active(self, active: bool) -> None:  # noqa: FBT001 - the bus gives it
        """The screen saver, or sleep, begins or ends."""
        (self.locked if active else self.woken).emit()

    @Slot()
    def on_locked(self) -> None:
        """The session is locked."""
        self.locked.emit()
