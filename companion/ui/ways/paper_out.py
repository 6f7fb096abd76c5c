"""The one door from a screen to paper: shows a document as it will print, prints it, saves it as a PDF.

Everything is set in the worker. Knows neither what stands on the paper nor how it is set.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from companion.domain.errors import N_, CompanionError
from companion.record_book.writing_out import write_out
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.ways.context import Context
from companion.ui.ways.proposed_name import proposed_name

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from companion.paper.printable import Printable

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """What the person is told on the way to the printer; an empty sentence is not said."""

    no_printer: str = N_("You can save it as a PDF and print it on another computer.")
    in_work: str = N_("The page is being prepared…")
    on_its_way: str = N_("It is on its way to the printer.")


@dataclass(frozen=True)
class Paper:
    """A document: the stem of its file's name, what a printer's list may say, and its builder.

    `build` runs in the worker, where the builder is imported too. Of a `personal` one, the person
    is told that the file is not protected.
    """

    stem: str
    job: str
    build: "Callable[[], Printable]"
    personal: bool = True
    said: Said = Said()


class PaperOut:
    """Shows, prints and saves for one screen; prints or saves one document at a time."""

    def __init__(self, context: Context, screen: QWidget) -> None:
        self._context, self._screen = context, screen
        self._is_working = False
        self._shown = 0

    def show(
        self,
        build: "Callable[[], Printable]",
        preview: PagePreview,
        *,
        settled: Callable[[], None] = lambda: None,
    ) -> None:
        """Show it as it will print, or what is in the way; then call `settled`.

        Of several that are asked for, the last one counts.
        """
        self._shown += 1
        number = self._shown

        def work() -> tuple[Sequence[bytes], str] | None:
            # What was asked for meanwhile stands behind in the queue: this one is not needed.
            if number != self._shown:
                return None
            from companion.paper.printable import SCREEN_PPI

            made = build()
            return made.pictures(SCREEN_PPI), made.text_on_screen()

        def done(made: tuple[Sequence[bytes], str] | None) -> None:
            if number == self._shown and made is not None:
                settled()
                preview.show_page(*made)

        def failed(error: CompanionError) -> None:
            if number == self._shown:
                settled()
                preview.show_trouble(self._context.texts.describe(error))

        self._context.tasks.run(self._screen, work, done=done, failed=failed)

    def print(self, paper: Paper) -> None:
        """Print, or offer the PDF where there is no printer."""
        texts, dialogs = self._context.texts, self._context.dialogs
        if self._is_working:
            return
        if not dialogs.printer_there():
            if dialogs.confirm(
                self._screen,
                texts("No printer is set up on this computer."),
                texts(paper.said.no_printer),
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
            self._screen,
            texts("Save as PDF"),
            proposed_name(self._context, f"{paper.stem}.pdf"),
            "PDF (*.pdf)",
        )
        if path is not None:
            self._write(with_ending(path, ".pdf"), paper)

    def _write(self, path: Path, paper: Paper) -> None:
        def write() -> None:
            write_out(path, paper.build().pdf())

        saved = N_("Saved: {path}.")
        if paper.personal:
            saved = N_("Saved: {path}. This file has no password: whoever has it can read it.")
        self._work(
            write,
            lambda _: self._on_saved(path, self._context.texts(saved, path=str(path))),
        )

    def _on_saved(self, path: Path, sentence: str) -> None:
        self._context.say(sentence, written=path)

    def _print_on(self, printer: "QPrinter", paper: Paper) -> None:
        def sides() -> Sequence[bytes]:
            made = paper.build()
            return made.pictures(made.paper_ppi)

        if paper.said.in_work:
            self._context.say(self._context.texts(paper.said.in_work))
        self._work(sides, lambda made: self._paint(printer, made, paper))

    def _paint(self, printer: "QPrinter", sides: Sequence[bytes], paper: Paper) -> None:
        from companion.ui.doors.printing import print_sides

        try:
            print_sides(printer, sides)
        except CompanionError as error:
            self._tell(error)
        else:
            self._context.say(self._context.texts(paper.said.on_its_way))

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def work_once() -> T:
            try:
                return work()
            finally:
                self._is_working = False

        def finished(result: T) -> None:
            self._context.papers_in_work -= 1
            done(result)

        def failed(error: CompanionError) -> None:
            self._context.papers_in_work -= 1
            self._tell(error)

        self._is_working = True
        self._context.papers_in_work += 1
        self._context.tasks.run(self._screen, work_once, done=finished, failed=failed)

    def _tell(self, error: CompanionError) -> None:
        self._context.dialogs.tell(self._screen, self._context.texts.describe(error))


def with_ending(path: Path, ending: str) -> Path:
    """The path with this ending; a file that was not chosen is never replaced."""
    if path.suffix.lower() == ending:
        return path
    ended = path.with_name(f"{path.name}{ending}")
    number = 2
    while ended.exists():
        ended = path.with_name(f"{path.name} ({number}){ending}")
        number += 1
    return ended
