"""The one door for modal boxes and file choosers, so that a story can answer them.

Sentences come from those who ask; nothing here decides.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    # The boxes themselves are loaded when first wanted, after the first paint.
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QMessageBox


class Dialogs(Protocol):
    """What a page may ask for."""

    def tell(self, parent: QWidget, text: str, detail: str = "") -> None:
        """Say one thing, and go on."""

    def confirm(
        self,
        parent: QWidget,
        text: str,
        detail: str,
        *,
        yes: str,
        no: str,
        careful: bool = False,
    ) -> bool:
        """Ask once; True for `yes`. Escape means `no`, and so does Enter where one must be careful."""

    def save_place(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Where to save a file; None when the person cancels."""

    def printer_there(self) -> bool:
        """Whether this computer knows a printer."""

    def choose_printer(self, parent: QWidget, title: str, job: str) -> "QPrinter | None":
        """The printer that was chosen, set to A4; None when the person cancels.

        Its `outputFileName` is set when a file was asked for instead of paper.
        """


class QtDialogs:
    """The boxes of the real window."""

    def tell(self, parent: QWidget, text: str, detail: str = "") -> None:
        """Say one thing, and go on."""
        box = _box(parent, text, detail)
        box.exec()
        box.deleteLater()

    def confirm(
        self,
        parent: QWidget,
        text: str,
        detail: str,
        *,
        yes: str,
        no: str,
        careful: bool = False,
    ) -> bool:
        """Ask once; True for `yes`. Escape means `no`, and so does Enter where one must be careful."""
        from PySide6.QtWidgets import QMessageBox

        box = _box(parent, text, detail)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        usual = refuse if careful else accept
        usual.setProperty("kind", "primary")
        box.setDefaultButton(usual)
        box.setEscapeButton(refuse)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is accept

    def save_place(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Where to save a file; None when the person cancels."""
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if not Path(folder).is_dir():
            folder = str(Path.home())  # else Qt would propose the folder the program was started in
        path, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
        return Path(path) if path else None

    def printer_there(self) -> bool:
        """Whether this computer knows a printer."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def choose_printer(self, parent: QWidget, title: str, job: str) -> "QPrinter | None":
        """The printer that was chosen, set to A4; None when the person cancels."""
        from PySide6.QtPrintSupport import QPrintDialog

        from companion.ui.printing import a4_printer

        # The dialog does not keep its printer alive: the name here does, until the end.
        printer = a4_printer(job)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if accepted else None


def _box(parent: QWidget, text: str, detail: str) -> "QMessageBox":
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle(parent.window().windowTitle())
    box.setText(text)
    box.setInformativeText(detail)
    _give_room(box, parent.window().width())
    return box


def _give_room(box: "QMessageBox", width: int) -> None:
    """Let each sentence be as wide as its letters: Qt measures before large text is applied."""
    from PySide6.QtWidgets import QLabel

    for part in box.findChildren(QLabel):
        part.ensurePolished()
        whole = part.fontMetrics().horizontalAdvance(part.text()) + part.fontMetrics().height()
        part.setMinimumWidth(min(whole, width * 6 // 10))
