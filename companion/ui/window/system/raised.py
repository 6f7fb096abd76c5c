"""Hearing that the program was started a second time, so that its window comes to the front and shows what was opened.

Watches a folder for a word; knows no network and no other process.
"""

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from companion.ui.window.single_instance import OnlyWindow


class Raised(QObject):
    """`wanted`: the window is to come to the front; `given` carries the Path of a file to be shown."""

    wanted = Signal()
    given = Signal(object)

    def __init__(self, only: OnlyWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._only = only
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        if only.folder.is_dir():
            self._watcher.addPath(str(only.folder))
        only.take_requests()  # of a start that came before anybody watched, or of long ago

    def _on_changed(self, _folder: str) -> None:
        asked = self._only.take_requests()
        if asked:
            self.wanted.emit()
        for path in asked:
            if path is not None:
                self.given.emit(path)
