"""The page of the simple window: since the last consultation, as it is usually made, in one press."""

from PySide6.QtCore import Qt, QTimer

from companion import dates
from companion.actions.consultation import Consultation, PageChoice, as_remembered
from companion.domain.summary import Basis, resolve_period
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.screens.visit.screen import ON_PAPER, PATIENCE_MS, PageRequest
from companion.ui.screens.visit.unsaved_check_in import UnsavedCheckIn
from companion.ui.ways.context import Context
from companion.ui.ways.listening import Listening
from companion.ui.ways.paper_out import Paper, PaperOut
from companion.ui.ways.screen import Screen
from companion.ui.ways.shortcuts import print_with
from companion.ui.widgets.basics import button, label, with_icon
from companion.ui.widgets.step_frame import StepFoot

WIDEST = 860
"""Of the column that the page, its title and the buttons share, in pixels of text at 100 %."""


class PrintPageScreen(Screen):
    """Two buttons that stay in sight, and the page as it will print."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        self._out = PaperOut(context, self)
        self._asked: PageRequest | None = None
        self._period, self._unsaved = label(""), UnsavedCheckIn(context)
        self._period.setObjectName("page-period")
        self.preview = PagePreview(look, texts)
        for each in Listening(context, self, self.preview.lines, "page").buttons:
            self.preview.add_way(each)
        self.preview.show_waiting()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.preview.show_waiting)
        self._print = button(texts("Print"), self.print_page, kind="primary")
        with_icon(self._print, "print", look.palette.on_primary, look)
        self._print.setObjectName("page-print")
        print_with(self._print, texts)
        self._save = button(texts("Save as PDF"), self.save_pdf)
        self._save.setObjectName("page-save")
        self.keep_column(look.px(WIDEST))
        self.rows.addWidget(label(texts("The page for your consultation"), "title"))
        self.rows.addWidget(self._period)
        self.rows.addWidget(self._unsaved)
        self.rows.addWidget(self.preview)
        self.rows.addStretch(1)
        self.pin(StepFoot((), (self._save, self._print), gap=look.space(12)))

    def refresh(self) -> None:
        """Show the page as the carnet has it now."""
        self._unsaved.refresh()
        context, language = self.context, self.context.language
        journal = context.journal
        _, period = resolve_period(journal.carnet, journal.today(), self._choice().basis)
        said = context.texts(
            "From {first} to {last}",
            first=dates.day_month(period.first, language),
            last=dates.day_month_year(period.last, language),
        )
        self._period.setText(said)
        request = self._request()
        if not request.is_same(self._asked):
            self._asked = request
            self._patience.start()
            self._out.show(request.build, self.preview, settled=self._patience.stop)

    def focus_first(self) -> None:
        """The keyboard starts on the press one came for."""
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_page(self) -> None:
        """Print through the system's own dialog, or offer the PDF where there is no printer."""
        self._out.print(self._paper())

    def save_pdf(self) -> None:
        """Ask where, and write the PDF there."""
        self._out.save(self._paper())

    def _choice(self) -> PageChoice:
        """Since the last consultation, without what the person always leaves out."""
        usual = PageChoice(basis=Basis.LAST_CONSULTATION)
        return as_remembered(usual, self.context.journal.carnet.preferences())

    def _request(self) -> PageRequest:
        context, journal = self.context, self.context.journal
        prepared = Consultation(journal.carnet, context.catalogue, self._choice(), journal.today())
        return PageRequest(prepared, context.language)

    def _paper(self) -> Paper:
        return Paper(
            f"consultation-{self.context.journal.today().isoformat()}",
            self.context.texts("Page for the consultation"),
            self._request().build,
            said=ON_PAPER,
        )
