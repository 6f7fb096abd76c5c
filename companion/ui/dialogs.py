"""The one door for modal boxes and file choosers, so that a story can answer them.

Sentences come from those who ask; nothing here decides.
"""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Dialogs(Protocol):
    """What a page may ask for."""

    def tell(self, parent: QWidget, text: str, detail: str = "") -> None:
        """Say one thing, and go on."""

    def confirm(self, parent: QWidget, text: str, detail: str, *, yes: str, no: str) -> bool:
        """Ask once; True for `yes`. Escape means `no`."""

    def save_place(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Where to save a file; None when the person cancels."""


class QtDialogs:
    """The boxes of the real window."""

    def tell(self, parent: QWidget, text: str, detail: str = "") -> None:
        """Say one thing, and go on."""
        box = QMessageBox(parent)
        box.setWindowTitle(parent.window().windowTitle())
        box.setText(text)
        box.setInformativeText(detail)
        box.exec()
        box.deleteLater()

    def confirm(self, parent: QWidget, text: str, detail: str, *, yes: str, no: str) -> bool:
        """Ask once; True for `yes`. Escape means `no`."""
        box = QMessageBox(parent)
        box.setWindowTitle(parent.window().windowTitle())
        box.setText(text)
        box.setInformativeText(detail)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        accept.setProperty("kind", "primary")
        box.setDefaultButton(accept)
        box.setEscapeButton(refuse)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is accept

    def save_place(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Where to save a file; None when the person cancels."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
        return Path(path) if path else None
