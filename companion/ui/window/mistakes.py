"""A mistake of the program: noted in the log, and told in one calm sentence; the window goes on.

Knows neither what was being done nor any answer. The log is loaded with the first mistake.
"""

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

from companion.ui.doors.dialogs import Dialogs
from companion.ui.window.dressing import DressedWindow


class Mistakes(QObject):
    """Lives as long as the window that tells."""

    def __init__(self, window: DressedWindow, dialogs: Dialogs, folder: Path) -> None:
        super().__init__(window)
        self._window, self._dialogs, self._folder = window, dialogs, folder
        self._is_telling = False

    def watch(self) -> None:
        """From now on, what nobody caught comes here."""
        sys.excepthook = self._on_first

    def _on_first(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        from companion import log

        log.start(self._folder)
        log.install_excepthook(self._tell_soon)
        sys.excepthook(kind, error, trace)

    def _tell_soon(self) -> None:
        # Not here, in the middle of what went wrong; and once, however often it goes wrong.
        if not self._is_telling:
            self._is_telling = True
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        texts = self._window.texts
        self._dialogs.tell(
            self._window,
            texts("The program made a mistake."),
            texts("What was saved before is safe. What you typed is still here. Please try again."),
        )
        self._is_telling = False
