"""The consultation screen: choose the page, see it as it will print, print it or save it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.consultation import PageChoice, as_remembered, remembering
from companion.actions.preferences import keep_preferences
from companion.domain.carnet import Carnet
from companion.domain.errors import CompanionError
from companion.domain.summary import next_consultation
from companion.domain.words import Language
from companion.record_book.writing_out import write_out
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.screens.visit.choice import (
    NextConsultationCard,
    PeriodCard,
    SectionsCard,
    consultation_words,
)
from companion.ui.screens.visit.left_out import PhotosCard, SymptomsCard, with_contents
from companion.ui.screens.visit.questions import VisitCard
from companion.ui.screens.visit.split import Head, Split
from companion.ui.screens.visit.state import VisitState
from companion.ui.screens.visit.week_sheet_card import WeekSheetCard
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.to_treatment import note_appointment
from companion.ui.widgets.basics import button, column, label, with_icon

T = TypeVar("T")

TYPING_PAUSE_MS = 250
PATIENCE_MS = 1_000
CHOICE_WIDTH, LEAST_PREVIEW = 352, 320


@dataclass(frozen=True)
class PageRequest:
    """What a page is made from."""

    carnet: Carnet
    choice: PageChoice
    language: Language
    today: date

    def is_same(self, other: "PageRequest | None") -> bool:
        """Whether the same page would come out; a carnet that changed is another object."""
        return (
            other is not None
            and self.carnet is other.carnet
            and (self.choice, self.language, self.today)
            == (other.choice, other.language, other.today)
        )


@dataclass(frozen=True)
class MadePage:
    """The sides as pictures (PNG), and the same words as text."""

    pictures: tuple[bytes, ...]
    text: str


class ConsultationScreen(Screen):
    """The choices at the left, the page at the right, its two ways out at the top."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._asked: PageRequest | None = None
        self._number = 0
        self._is_working = False
        self._recall_choice()
        self.period, self.sections = PeriodCard(context), SectionsCard(context)
        self.symptoms, self.photos = SymptomsCard(context), PhotosCard(context)
        self.visit = VisitCard(context)
        self.next, self.sheet = NextConsultationCard(context), WeekSheetCard(context)
        self.preview = PagePreview(context.look, context.texts)
        self._pause, self._patience = QTimer(self), QTimer(self)
        for timer, length_ms in ((self._pause, TYPING_PAUSE_MS), (self._patience, PATIENCE_MS)):
            timer.setSingleShot(True)
            timer.setInterval(length_ms)
        self._pause.timeout.connect(self._make_screen)
        self._patience.timeout.connect(self.preview.show_waiting)
        self.preview.show_waiting()
        self._lay_out()
        for card in (self.period, self.sections, self.symptoms, self.photos):
            card.chosen.connect(self._choose)
        self.next.wanted.connect(self._note_consultation)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_page)

    def refresh(self) -> None:
        journal = self.context.journal
        coming = next_consultation(journal.carnet, journal.today())
        self._subtitle.setText(
            "" if coming is None else consultation_words(self.context, coming.body)
        )
        self._subtitle.setVisible(coming is not None)
        if not self.context.read_only:
            self._recall_choice()
        self.period.show_choice()
        self.sections.show_choice()
        self._show_content()
        self.visit.refresh()
        self.next.show_next()
        self._ask_for_page()

    def _show_content(self) -> None:
        """What can be chosen depends on the period."""
        self.symptoms.show_choice()
        self.photos.show_choice()

    def focus_first(self) -> None:
        self.print_button.setFocus()

    # --- how it looks

    def _lay_out(self) -> None:
        look, texts = self.context.look, self.context.texts
        self._subtitle = label("", "soft")
        self.print_button = button(texts("Print"), self.print_page, kind="primary")
        with_icon(self.print_button, "print", look.palette.on_primary, look)
        self.print_button.setObjectName("page-print")
        self.print_button.setToolTip("Ctrl+P")
        self.save_button = button(texts("Save as PDF"), self.save_pdf)
        self.save_button.setObjectName("page-save")
        titles = QWidget()
        named = column(label(texts("Consultation"), "title"), self._subtitle, spacing=look.space(4))
        named.setContentsMargins(0, 0, 0, 0)
        titles.setLayout(named)
        ways = (self.save_button, self.print_button)
        self.rows.addWidget(Head(titles, ways, least=look.px(300), gap=look.space(12)))
        left = QWidget()
        cards = QVBoxLayout(left)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(look.space(16))
        for each in (
            self.period,
            self.visit,
            self.sections,
            self.symptoms,
            self.photos,
            self.next,
            self.sheet,
        ):
            cards.addWidget(each)
        cards.addStretch(1)
        self.rows.addWidget(
            Split(
                left,
                self.preview,
                narrow=look.px(CHOICE_WIDTH),
                least=LEAST_PREVIEW,
                gap=look.space(20),
            ),
            1,
        )

    # --- the choice

    def _recall_choice(self) -> None:
        preferences = self.context.journal.carnet.preferences()
        self.context.state.of(VisitState).choice = as_remembered(
            self.context.state.of(VisitState).choice, preferences
        )

    def _choose(self, choice: PageChoice) -> None:
        self.context.state.of(VisitState).choice = choice
        journal = self.context.journal
        kept = journal.carnet.preferences()
        # Of a carnet that is only read, what is left out is for this page alone.
        if not self.context.read_only and remembering(kept, choice) != kept:
            written = self.context.attempt(
                self,
                lambda: keep_preferences(journal, lambda before: remembering(before, choice)),
            )
            self.context.say("", undo=written or ())
        self._show_content()
        self.visit.refresh()
        self._ask_for_page()

    def _note_consultation(self) -> None:
        journal = self.context.journal
        coming = next_consultation(journal.carnet, journal.today())
        note_appointment(self.context, coming.id if coming else None)

    # --- the page on the screen

    def _request(self) -> PageRequest:
        journal = self.context.journal
        choice, language = self.context.state.of(VisitState).choice, self.context.language
        return PageRequest(journal.carnet, choice, language, journal.today())

    def _whole_request(self) -> PageRequest:
        """The same with the bytes of the chosen photos, for the worker."""
        request = self._request()
        return replace(request, choice=with_contents(self.context, request.choice))

    def _ask_for_page(self) -> None:
        if not self._request().is_same(self._asked):
            self._pause.start()

    def _make_screen(self) -> None:
        request, publisher = self._whole_request(), self.context.publisher
        if request.is_same(self._asked):
            return
        self._asked = request
        self._number += 1
        number = self._number

        def work() -> MadePage | None:
            # What was asked for meanwhile stands behind in the queue: this one is not needed.
            if number != self._number:
                return None
            made = request.carnet, request.choice, request.language
            return MadePage(tuple(publisher.pictures(*made)), publisher.text(*made))

        self._patience.start()
        self.context.tasks.run(
            self,
            work,
            done=lambda made: self._show(number, made),
            failed=lambda error: self._show_trouble(number, error),
        )

    def _show(self, number: int, made: MadePage | None) -> None:
        if number == self._number and made is not None:
            self._patience.stop()
            self.preview.show_screen(made.pictures, made.text)

    def _show_trouble(self, number: int, error: CompanionError) -> None:
        if number == self._number:
            self._patience.stop()
            self.preview.show_trouble(self.context.texts.describe(error))

    # --- the ways out

    def print_page(self) -> None:
        """Print through the system's own dialog, or offer the PDF where there is no printer."""
        texts, dialogs = self.context.texts, self.context.dialogs
        if self._is_working:
            return
        if not dialogs.printer_there():
            if dialogs.confirm(
                self,
                texts("This computer knows no printer."),
                texts("You can save the page as a PDF and print it on another computer."),
                yes=texts("Save as PDF"),
                no=texts("Cancel"),
            ):
                self.save_pdf()
            return
        printer = dialogs.choose_printer(self, texts("Print"), texts("Page for the consultation"))
        if printer is None:
            return
        if printer.outputFileName():
            # A raster in a file would be unreadable to a screen reader; the PDF is not.
            self._write_pdf(Path(printer.outputFileName()))
        else:
            self._print(printer)

    def save_pdf(self) -> None:
        """Ask where, and write the PDF there."""
        if self._is_working:
            return
        texts = self.context.texts
        name = f"consultation-{self.context.journal.today().isoformat()}.pdf"
        path = self.context.dialogs.save_place(self, texts("Save as PDF"), name, "PDF (*.pdf)")
        if path is not None:
            self._write_pdf(as_pdf(path))

    def _print(self, printer: QPrinter) -> None:
        from companion.ui.doors.printing import print_sides

        request, publisher = self._whole_request(), self.context.publisher

        def paint(pictures: tuple[bytes, ...]) -> None:
            try:
                print_sides(printer, pictures)
            except CompanionError as error:
                self._tell(error)
            else:
                self.context.say(self.context.texts("The page is on its way to the printer."))

        self._work(
            lambda: tuple(
                publisher.print_pictures(request.carnet, request.choice, request.language)
            ),
            paint,
        )

    def _write_pdf(self, path: Path) -> None:
        request, publisher = self._whole_request(), self.context.publisher

        def write() -> Path:
            write_out(path, publisher.pdf(request.carnet, request.choice, request.language))
            return path

        self._work(write, self._say_saved)

    def _say_saved(self, path: Path) -> None:
        self.context.say(
            self.context.texts(
                "Saved: {path}. The record book’s password does not protect this file.",
                path=str(path),
            )
        )

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def work_once() -> T:
            try:
                return work()
            finally:
                self._is_working = False

        self._is_working = True
        self.context.tasks.run(self, work_once, done=done, failed=self._tell)

    def _tell(self, error: CompanionError) -> None:
        self.context.dialogs.tell(self, self.context.texts.describe(error))


def as_pdf(path: Path) -> Path:
    """The path with the ending `.pdf`; a file that was not chosen is never replaced."""
    if path.suffix.lower() == ".pdf":
        return path
    ended = path.with_name(f"{path.name}.pdf")
    number = 2
    while ended.exists():
        ended = path.with_name(f"{path.name} ({number}).pdf")
        number += 1
    return ended
