"""The one door for modal boxes and file choosers, so that a story can answer them.

Sentences come from those who ask; nothing here decides.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from companion.languages import SOURCE, language_named
from companion.messages import load_texts
from companion.ui.doors.sticks import sticks

if TYPE_CHECKING:
    # The boxes themselves are loaded when first wanted, after the first paint.
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QFileDialog


_LESS_THAN_A_NAME = (1, 2)
"""The columns of a file's size and kind in Qt's own file chooser: large letters left no room for its name."""
_WIDE_IN_LETTERS, _HIGH_IN_LINES = 90, 26


class Dialogs(Protocol):
    """What a screen may ask for."""

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

    def open_place(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """A file that is there, to be opened; None when the person cancels."""

    def open_places(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        """One or several files that are there, to be opened; none when the person cancels."""

    def folder_place(self, parent: QWidget, title: str) -> Path | None:
        """A folder that is there; None when the person cancels."""

    def open_outside(self, path: Path) -> bool:
        """Show a file or a folder with the computer's own program; False when it has none."""

    def printer_there(self) -> bool:
        """Whether this computer knows a printer."""

    def choose_printer(self, parent: QWidget, title: str, job: str) -> "QPrinter | None":
        """The printer that was chosen, set to A4; None when the person cancels.

        Its `outputFileName` is set when a file was asked for instead of paper.
        """


class QtDialogs:
    """The boxes of the real window. File choosers start where the last one ended, until the program ends."""

    def __init__(self) -> None:
        self._last: Path | None = None

    def tell(self, parent: QWidget, text: str, detail: str = "") -> None:
        """Say one thing, and go on."""
        from companion.ui.doors.box import Box

        box = Box(parent, text, detail)
        box.agree()
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
        from companion.ui.doors.box import Box

        box = Box(parent, text, detail)
        accept = box.offer(yes, Box.ButtonRole.AcceptRole, is_primary=not careful)
        refuse = box.offer(no, Box.ButtonRole.RejectRole, is_primary=careful)
        box.setEscapeButton(refuse)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is accept

    def save_place(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Where to save a file; None when the person cancels."""
        return next(iter(self._choose(parent, title, kinds, name)), None)

    def open_place(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """A file that is there, to be opened; None when the person cancels."""
        return next(iter(self._choose(parent, title, kinds)), None)

    def open_places(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        """One or several files that are there, to be opened; none when the person cancels."""
        return self._choose(parent, title, kinds, several=True)

    def folder_place(self, parent: QWidget, title: str) -> Path | None:
        """A folder that is there; None when the person cancels."""
        return next(iter(self._choose(parent, title, "", folder=True)), None)

    def open_outside(self, path: Path) -> bool:
        """Show a file or a folder with the computer's own program; False when it has none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def printer_there(self) -> bool:
        """Whether this computer knows a printer."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def choose_printer(self, parent: QWidget, title: str, job: str) -> "QPrinter | None":
        """The printer that was chosen, set to A4; None when the person cancels."""
        from PySide6.QtPrintSupport import QPrintDialog

        from companion.ui.doors.printing import a4_printer

        # The dialog does not keep its printer alive: the name here does, until the end.
        printer = a4_printer(job)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if accepted else None

    def _choose(
        self,
        parent: QWidget,
        title: str,
        kinds: str,
        name: str | None = None,
        *,
        folder: bool = False,
        several: bool = False,
    ) -> tuple[Path, ...]:
        """What was chosen, from the last place, else from a stick that is there to be read."""
        found = sticks()
        last = self._last if self._last is not None and self._last.is_dir() else None
        opens = name is None and not folder
        start = last or (found[0].place if found and opens else _documents())
        shown = tuple(stick.place for stick in found)
        chosen = _choose_files(
            parent, title, kinds, name, (start, *shown), folder=folder, several=several
        )
        if chosen:
            self._last = chosen[0] if folder else chosen[0].parent
        from companion.files import reachable

        return tuple(map(reachable, chosen))


def _documents() -> Path:
    """Where a person looks first; else Qt would propose the folder the program was started in."""
    from PySide6.QtCore import QStandardPaths

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder) if Path(folder).is_dir() else Path.home()


def _choose_files(
    parent: QWidget,
    title: str,
    kinds: str,
    name: str | None,
    places: Sequence[Path],
    *,
    folder: bool = False,
    several: bool = False,
) -> tuple[Path, ...]:
    """Where to save a file that is called `name`; when that is None, which file, files or folder to open.

    `places`: the folder to start in, then the sticks that stand beside. A whole path as `name` says
    where to start, too.
    """
    from PySide6.QtCore import QLocale, QUrl
    from PySide6.QtWidgets import QFileDialog
    from shiboken6 import delete

    with _no_trace():
        dialog = QFileDialog(parent, title, str(places[0]), kinds)
        if QLocale.system().language() != QLocale().language():
            # The system's own would speak the system's language, not the window's.
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        beside = dict.fromkeys((*places[1:], Path.home(), _documents()))
        dialog.setSidebarUrls([QUrl.fromLocalFile(str(place)) for place in beside])
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        elif name is None:
            one, many = QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.ExistingFiles
            dialog.setFileMode(many if several else one)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(name)
        _name_parts(dialog)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen = dialog.selectedFiles() if accepted else []
        delete(dialog)  # now: this is when Qt writes down which folders were looked at
    return tuple(Path(each) for each in chosen)


def _name_parts(dialog: "QFileDialog") -> None:
    """Say in the window's language what Qt's own dialog says in English only."""
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import (
        QDialogButtonBox,
        QFileDialog,
        QHeaderView,
        QLabel,
        QTreeView,
    )

    if dialog.findChild(QLabel, "lookInLabel") is None:
        return  # the system's own dialog, in the system's words
    _as_wide_as_its_letters(dialog)
    dialog.setSizeGripEnabled(False)  # it would lie over the corner of a button
    for each in dialog.findChildren(QDialogButtonBox):
        for made in each.buttons():
            made.setIcon(QIcon())  # as in our boxes
    if (details := dialog.findChild(QTreeView, "treeView")) is not None:
        header, mode = details.header(), QHeaderView.ResizeMode
        for column in _LESS_THAN_A_NAME:
            details.setColumnHidden(column, True)
        for column in range(1, details.model().columnCount()):  # else their words are cut
            header.setSectionResizeMode(column, mode.ResizeToContents)
        header.setSectionResizeMode(0, mode.Stretch)
    spoken = QLocale().name().partition("_")[0]
    texts = load_texts(language_named(spoken) or SOURCE)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, texts("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, texts("Kind of file:"))


def _as_wide_as_its_letters(dialog: "QFileDialog") -> None:
    """Grow with the letters, as far as the window reaches: the names of the files are what one reads."""
    from PySide6.QtWidgets import QSplitter

    if (parent := dialog.parentWidget()) is not None:
        dialog.ensurePolished()  # before, it has other letters
        room, metrics = parent.window().size(), dialog.fontMetrics()
        wide, high = (
            metrics.averageCharWidth() * _WIDE_IN_LETTERS,
            metrics.height() * _HIGH_IN_LINES,
        )
        dialog.resize(min(wide, room.width()), min(high, room.height()))
        if (halves := dialog.findChild(QSplitter, "splitter")) is not None:
            halves.setSizes([dialog.width() // 5, dialog.width()])  # a stick may have a long name


@contextmanager
def _no_trace() -> Iterator[None]:
    """Keep Qt from leaving the folders that were looked at in the person's configuration."""
    from PySide6.QtCore import QSettings, QStandardPaths

    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    native, person = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    with TemporaryDirectory() as folder:
        QSettings.setPath(native, person, folder)
        try:
            yield
        finally:
            QSettings.setPath(native, person, usual)
