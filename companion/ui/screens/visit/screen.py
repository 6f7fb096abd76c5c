"""The consultation screen: choose the page, see it as it will print, print it or save it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.consultation import Consultation, PageChoice, as_remembered, remembering
from companion.actions.preferences import keep_preferences
from companion.domain.errors import N_
from companion.domain.summary import next_consultation
from companion.domain.words import Language
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.screens.visit.choice import (
    NextConsultationCard,
    PeriodCard,
    SectionsCard,
    consultation_words,
)
from companion.ui.screens.visit.left_out import with_contents
from companion.ui.screens.visit.on_the_page import OnThePageCard
from companion.ui.screens.visit.other_forms import OtherFormsCard
from companion.ui.screens.visit.questions import VisitCard
from companion.ui.screens.visit.split import Head, Split
from companion.ui.screens.visit.state import VisitState
from companion.ui.screens.visit.unsaved_check_in import UnsavedCheckIn
from companion.ui.screens.visit.visit_key_card import VisitFileCard, way_to_stick
from companion.ui.screens.visit.week_sheet_card import WeekSheetCard
from companion.ui.ways.context import Context
from companion.ui.ways.listening import Listening
from companion.ui.ways.paper_out import Paper, PaperOut, Said
from companion.ui.ways.screen import Screen
from companion.ui.ways.shortcuts import print_with
from companion.ui.ways.to_treatment import note_appointment
from companion.ui.widgets.basics import CLOSE, Card, Gathered, button, column, label, with_icon
from companion.ui.widgets.unfolding import Unfolding

if TYPE_CHECKING:
    from companion.paper.printable import Printable

TYPING_PAUSE_MS = 250
PATIENCE_MS = 1_000
CHOICE_WIDTH, LEAST_CHOICE = 352, 280
LEAST_PREVIEW = 400
"""In pixels at any size of text: a picture does not grow with it, and has its own way to be larger."""


ON_PAPER = Said(
    no_printer=N_("You can save the page as a PDF and print it on another computer."),
    in_work="",
    on_its_way=N_("The page is on its way to the printer."),
)


@dataclass(frozen=True)
class PageRequest:
    """What a page is made from."""

    prepared: Consultation
    language: Language

    def is_same(self, other: "PageRequest | None") -> bool:
        """Whether the same page would come out; a carnet that changed is another object."""
        if other is None or self.prepared.carnet is not other.prepared.carnet:
            return False
        mine, others = self.prepared, other.prepared
        return (mine.choice, self.language, mine.today) == (
            others.choice,
            other.language,
            others.today,
        )

    def build(self) -> "Printable":
        """The page; the worker makes it. Raises InvalidPeriod."""
        from companion.paper.page.consultation import consultation_page

        return consultation_page(self.prepared, self.language)


class ConsultationScreen(Screen):
    """The choices at the left, the page at the right, its two ways out at the top."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._asked: PageRequest | None = None
        self._out = PaperOut(context, self)
        self._recall_choice()
        self.period, self.sections = PeriodCard(context), SectionsCard(context)
        self.on_the_page = OnThePageCard(context, self.sections)
        self.visit = VisitCard(context)
        self.next, self.week_sheet = NextConsultationCard(context), WeekSheetCard(context)
        self.forms = OtherFormsCard(context)
        self.file, self._unsaved = VisitFileCard(context), UnsavedCheckIn(context)
        self.preview = PagePreview(context.look, context.texts, may_enlarge=True)
        for each in Listening(context, self, self.preview.lines, "page").buttons:
            self.preview.add_way(each)
        self._pause, self._patience = QTimer(self), QTimer(self)
        for timer, length_ms in ((self._pause, TYPING_PAUSE_MS), (self._patience, PATIENCE_MS)):
            timer.setSingleShot(True)
            timer.setInterval(length_ms)
        self._pause.timeout.connect(self._make_page)
        self._patience.timeout.connect(self.preview.show_waiting)
        self.preview.show_waiting()
        self._lay_out()
        page = self.on_the_page
        for card in (self.period, self.sections, page.symptoms, page.photos):
            card.chosen.connect(self._choose)
        self.next.wanted.connect(self._note_consultation)

    def refresh(self) -> None:
        journal = self.context.journal
        coming = next_consultation(journal.carnet, journal.today())
        texts = self.context.texts
        self._subtitle.setText(
            texts("No consultation to come is noted.")
            if coming is None
            else consultation_words(self.context, coming.body)
        )
        may_add = coming is None and not self.context.read_only
        self._subtitle.setVisible(coming is not None or may_add)
        self._add_date.setVisible(may_add)
        self._unsaved.refresh()
        if not self.context.read_only:
            self._recall_choice()
        self.period.show_choice()
        self.on_the_page.show_choice()
        self.visit.refresh()
        self.next.show_next()
        self._ask_for_page()

    def focus_first(self) -> None:
        self.print_button.setFocus()

    # --- how it looks

    def _lay_out(self) -> None:
        look, texts = self.context.look, self.context.texts
        self._subtitle = label("", "soft")
        self._add_date = button(texts("Add the date"), self._note_consultation, kind="link")
        self._add_date.setObjectName("consultation-add")
        self.print_button = button(texts("Print"), self.print_page, kind="primary")
        with_icon(self.print_button, "print", look.palette.on_primary, look)
        self.print_button.setObjectName("page-print")
        print_with(self.print_button, texts)
        self.save_button = button(texts("Save as PDF"), self.save_pdf)
        self.save_button.setObjectName("page-save")
        titles = QWidget()
        named = column(label(texts("Consultation"), "title"), self._subtitle, spacing=look.space(4))
        named.addWidget(self._add_date, 0, Qt.AlignmentFlag.AlignLeft)
        named.addWidget(self._unsaved)
        named.setContentsMargins(0, 0, 0, 0)
        titles.setLayout(named)
        ways = (self.save_button, self.print_button)
        self.rows.addWidget(Head(titles, ways, least=look.px(300), gap=look.space(12)))
        cards = self._cards()
        self.preview.enlarged.connect(cards.setHidden)
        split = Split(
            cards,
            self.preview,
            self,
            narrow=(look.px(CHOICE_WIDTH), look.px(LEAST_CHOICE)),
            least=LEAST_PREVIEW,
            gap=look.space(20),
        )
        split.stacked.connect(self.preview.stand_below)
        self.rows.addWidget(split, 1)

    def _cards(self) -> QWidget:
        look, texts = self.context.look, self.context.texts
        left = QWidget()
        cards = QVBoxLayout(left)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(look.space(12))
        beside_it = Gathered(look, (self.next, self.file, self.week_sheet, self.forms), kind="bare")
        more = Card(look, margin=CLOSE)
        more.rows.setSpacing(0)
        more.rows.addWidget(way_to_stick(self.context))
        more.rows.addWidget(
            Unfolding(
                look,
                texts("Week on paper, files…"),
                texts("Hide"),
                beside_it,
                handle="visit-more",
            )
        )
        for each in (self.period, self.on_the_page, self.visit, more):
            cards.addWidget(each)
        cards.addStretch(1)
        return left

    # --- the choice

    def _recall_choice(self) -> None:
        state = self.context.state.of(VisitState)
        if not state.is_given:
            state.choice = as_remembered(state.choice, self.context.journal.carnet.preferences())

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
        self.on_the_page.show_choice()  # depends on the period
        self.visit.refresh()
        self._ask_for_page()

    def _note_consultation(self) -> None:
        journal = self.context.journal
        coming = next_consultation(journal.carnet, journal.today())
        note_appointment(self.context, coming.id if coming else None)

    # --- the page on the screen

    def _request(self) -> PageRequest:
        context, journal = self.context, self.context.journal
        choice = context.state.of(VisitState).choice
        prepared = Consultation(journal.carnet, context.catalogue, choice, journal.today())
        return PageRequest(prepared, context.language)

    def _whole_request(self) -> PageRequest:
        """The same with the bytes of the chosen photos, for the worker."""
        request = self._request()
        choice = with_contents(self.context, request.prepared.choice)
        return replace(request, prepared=replace(request.prepared, choice=choice))

    def _ask_for_page(self) -> None:
        if not self._request().is_same(self._asked):
            self._pause.start()

    def _make_page(self) -> None:
        request = self._whole_request()
        if request.is_same(self._asked):
            return
        self._asked = request
        self._patience.start()
        self._out.show(request.build, self.preview, settled=self._patience.stop)

    # --- the ways out

    def print_page(self) -> None:
        """Print through the system's own dialog, or offer the PDF where there is no printer."""
        self._out.print(self._paper())

    def save_pdf(self) -> None:
        """Ask where, and write the PDF there."""
        self._out.save(self._paper())

    def _paper(self) -> Paper:
        return Paper(
            f"consultation-{self.context.journal.today().isoformat()}",
            self.context.texts("Page for the consultation"),
            self._whole_request().build,
            said=ON_PAPER,
        )
