"""Brings a document to paper or into a file, by the system's own dialogs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from companion.domain.errors import N_, CompanionError
from companion.record_book.writing_out import write_out
from companion.ui.ways.context import Context

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True)
class Paper:
    """A document: the stem of its file's name, what a printer's list may say, and its makers.

    Both makers run in the worker; `pictures` are the sides as PNG, 300 pixels an inch. Of a
    `personal` one, the person is told that the file is not protected.
    """

    stem: str
    job: str
    pdf: Callable[[], bytes]
    pictures: Callable[[], Sequence[bytes]]
    personal: bool = True


class PaperOut:
    """Prints and saves for one screen, one document at a time."""

    def __init__(self, context: Context, screen: QWidget) -> None:
        self._context, self._screen = context, screen
        self._is_working = False

    def print(self, paper: Paper) -> None:
        """Print, or offer the PDF where there is no printer."""
        texts, dialogs = self._context.texts, self._context.dialogs
        if self._is_working:
            return
        if not dialogs.printer_there():
            if dialogs.confirm(
                self._screen,
                texts("This computer knows no printer."),
                texts("You can save it as a PDF and print it on another computer."),
                yes=texts("Save as PDF"),
                no=texts("Cancel"),
            ):
                self.save(paper)
            return
        printer = dialogs.choose_printer(self._screen, texts("Print"), paper.job)
        if printer is None:
            return
        if printer.outputFileName():
            # A raster in a file would be unreadable to a screen reader; the PDF is not.
            self._write(Path(printer.outputFileName()), paper)
        else:
            self._print_on(printer, paper)

    def save(self, paper: Paper) -> None:
        """Ask where, and write the PDF there."""
        if self._is_working:
            return
        texts = self._context.texts
        path = self._context.dialogs.save_place(
            self._screen, texts("Save as PDF"), f"{paper.stem}.pdf", "PDF (*.pdf)"
        )
        if path is not None:
            self._write(path if path.suffix.lower() == ".pdf" else Path(f"{path}.pdf"), paper)

    def _write(self, path: Path, paper: Paper) -> None:
        def write() -> Path:
            write_out(path, paper.pdf())
            return path

        def done(path: Path) -> None:
            self._on_written(path, personal=paper.personal)

        self._is_working = True
        self._context.tasks.run(self._screen, write, done=done, failed=self._on_failed)

    def _print_on(self, printer: "QPrinter", paper: Paper) -> None:
        self._is_working = True
        self._context.say(self._context.texts("The page is being prepared…"))
        self._context.tasks.run(
            self._screen,
            lambda: tuple(paper.pictures()),
            done=lambda sides: self._paint(printer, sides),
            failed=self._on_failed,
        )

    def _paint(self, printer: "QPrinter", sides: Sequence[bytes]) -> None:
        from companion.ui.doors.printing import print_sides

        self._is_working = False
        try:
            print_sides(printer, sides)
        except CompanionError as error:
            self._on_failed(error)
        else:
            self._context.say(self._context.texts("It is on its way to the printer."))

    def _on_written(self, path: Path, *, personal: bool) -> None:
        self._is_working = False
        saved = N_("Saved: {path}.")
        if personal:
            saved = N_("Saved: {path}. The record book’s password does not protect this file.")
        self._context.say(self._context.texts(saved, path=str(path)))

    def _on_failed(self, error: CompanionError) -> None:
        self._is_working = False
        self._context.dialogs.tell(self._screen, self._context.texts.describe(error))
