"""The program's place in the system's tray, where there is one.

It shows what it is told to show and decides nothing.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from companion.ui.look.icons import icon_path


class SystemTray(QObject):
    """The icon with its menu; made when the window first goes there."""

    open_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    def is_there(self) -> bool:
        """Whether this computer has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def put(self, *, open_words: str, leave_words: str) -> None:
        """Show the program there, with the two ways that its menu offers."""
        self.take_away()
        self._menu = QMenu(self._owner)
        self._menu.addAction(open_words).triggered.connect(self.open_wanted)
        self._menu.addAction(leave_words).triggered.connect(self.leave_wanted)
        self._icon = QSystemTrayIcon(QIcon(icon_path("companion")), self)
        self._icon.setToolTip("Compagnon Immuno")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.open_wanted)
        self._icon.show()

    def take_away(self) -> None:
        """Show it there no more."""
        for part in (self._icon, self._menu):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._icon, self._menu = None, None

    def say(self, title: str, text: str) -> None:
        """Show a message from there."""
        if self._icon is not None:
            self._icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_wanted.emit()
