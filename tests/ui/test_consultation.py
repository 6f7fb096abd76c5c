"""The consultation screen: the page is chosen, seen, printed or saved, and mishaps are told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from threading import Event as Gate

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from companion.actions.consultation import PageChoice, Section
from companion.actions.journal import Journal
from companion.app import PageMaker
from companion.domain.carnet import Carnet
from companion.domain.errors import DiskFull, InvalidPeriod
from companion.domain.records import Appointment, CheckIn, Infusion, Purpose
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.settings import Settings
from companion.ui.context import Context, PageName
from companion.ui.pages.consultation import ConsultationPage, as_pdf
from companion.ui.pages.treatment import TreatmentPage
from companion.ui.printing import a4_printer
from companion.ui.widgets.page_preview import PageSide
from tests.ui.conftest import NOW, FakeDialogs
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)
ZONE = timezone(timedelta(hours=1))


@dataclass
class Maker:
    """Makes real pages and keeps what they were asked for; a test may hold it up or break it."""

    made: PageMaker = field(default_factory=lambda: PageMaker(lambda: NOW))
    asked: list[PageChoice] = field(default_factory=list)
    gate: Gate = field(default_factory=Gate)
    trouble: Exception | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def _begin(self, choice: PageChoice) -> None:
        self.asked.append(choice)
        self.gate.wait(20)
        if self.trouble is not None:
            raise self.trouble

    def pictures(self, carnet: Carnet, choice: PageChoice, language: Language) -> Sequence[bytes]:
        self._begin(choice)
        return self.made.pictures(carnet, choice, language)

    def print_pictures(
        self, carnet: Carnet, choice: PageChoice, language: Language
    ) -> Sequence[bytes]:
        self._begin(choice)
        return self.made.print_pictures(carnet, choice, language)

    def pdf(self, carnet: Carnet, choice: PageChoice, language: Language) -> bytes:
        self._begin(choice)
        return self.made.pdf(carnet, choice, language)

    def text(self, carnet: Carnet, choice: PageChoice, language: Language) -> str:
        return self.made.text(carnet, choice, language)


@pytest.fixture
def maker(context: Context) -> Iterator[Maker]:
    """A page maker for the context; opened at the end, so that no worker waits for ever."""
    made = Maker()
    context.publisher = made
    yield made
    made.gate.set()


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal, maker: Maker) -> OpenWindow:
    """The consultation screen of a journal with a week of fatigue."""
    for number in range(7):
        day = TODAY - timedelta(days=number)
        journal.record(CheckIn(day, Recall.DAY, {"fatigue": {Attribute.INTENSITY: number % 4}}))
    journal.record(Infusion(date(2026, 11, 9), "Nivolumab", given=True, cycle=4))
    at = datetime(2026, 10, 20, 10, 30, tzinfo=ZONE)
    journal.record(Appointment(at, Purpose.CONSULTATION, "Dr Lenoir"))
    made = OpenWindow(qtbot, context)
    context.go(PageName.CONSULTATION)
    return made


def sides(window: OpenWindow) -> list[PageSide]:
    """The sides on screen."""
    return [side for side in window.page.findChildren(PageSide) if side.isVisible()]


def choose_period(window: OpenWindow, basis: Basis) -> None:
    """Choose a period with the keyboard."""
    option = window.control(f"period-{basis.value}")
    assert isinstance(option, QRadioButton)
    option.setFocus()
    window.key(Qt.Key.Key_Space)


def wait_for_page(window: OpenWindow, qtbot: QtBot) -> None:
    """Wait for the first side."""
    qtbot.waitUntil(lambda: bool(sides(window)), timeout=20_000)


def test_the_page_shows_as_pictures_and_as_text(window: OpenWindow, qtbot: QtBot) -> None:
    """Each side can be reached by keyboard and carries its words for a screen reader."""
    wait_for_page(window, qtbot)
    first = sides(window)[0]
    assert first.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert "Fatigue" in first.accessibleDescription()
    assert first.accessibleName() == "Page 1 sur 1"
    window.press("preview-read")

    text = window.page.findChild(QPlainTextEdit, "preview-text")
    assert isinstance(text, QPlainTextEdit)
    assert text.isVisible()
    assert "Fatigue" in text.toPlainText()


def test_the_periods_say_from_which_day_they_count(window: OpenWindow) -> None:
    """The last consultation and the last infusion stand with their dates."""
    assert window.says("Mardi 20\u00a0octobre\u00a02026")
    assert window.says("Lundi 9\u00a0novembre\u00a02026")


def test_another_period_makes_another_page(window: OpenWindow, qtbot: QtBot, maker: Maker) -> None:
    """Since the last infusion: the newest page is the one on screen."""
    wait_for_page(window, qtbot)
    choose_period(window, Basis.LAST_INFUSION)
    qtbot.waitUntil(
        lambda: any("9\u00a0novembre" in s.accessibleDescription() for s in sides(window)),
        timeout=20_000,
    )

    assert maker.asked[-1].basis is Basis.LAST_INFUSION


def test_dates_can_be_typed(window: OpenWindow, qtbot: QtBot, maker: Maker) -> None:
    """The two days begin as those of the page in sight, and a typed one is taken."""
    wait_for_page(window, qtbot)
    choose_period(window, Basis.DATES)
    first = window.page.findChild(QLineEdit, "field-period-first")
    assert isinstance(first, QLineEdit)
    assert first.text() == "20/10/2026"
    first.setFocus()
    first.selectAll()
    window.type("15/11/2026")
    qtbot.waitUntil(lambda: maker.asked[-1].first == date(2026, 11, 15), timeout=20_000)

    assert maker.asked[-1].last == TODAY


def test_a_day_that_is_none_is_told_beside_its_field(window: OpenWindow) -> None:
    """What was typed stays, and the page in sight stays too."""
    choose_period(window, Basis.DATES)
    first = window.page.findChild(QLineEdit, "field-period-first")
    assert isinstance(first, QLineEdit)
    first.setFocus()
    first.selectAll()
    window.type("31/02/2026")
    window.key(Qt.Key.Key_Tab)

    assert window.says("Veuillez écrire la date, par exemple 21/11/2026.")
    assert first.text() == "31/02/2026"


def test_only_the_newest_of_several_pages_is_made(
    window: OpenWindow, qtbot: QtBot, maker: Maker
) -> None:
    """While one page is held up, those overtaken meanwhile are never made."""
    wait_for_page(window, qtbot)
    maker.asked.clear()
    maker.gate.clear()
    page = window.page
    assert isinstance(page, ConsultationPage)
    for basis in (Basis.LAST_INFUSION, Basis.DATES, Basis.LAST_CONSULTATION):
        with qtbot.waitSignal(page._pause.timeout):
            choose_period(window, basis)
    sections = frozenset(Section) - {Section.NOTES}
    with qtbot.waitSignal(page._pause.timeout):
        window.press("section-notes")
    maker.gate.set()
    qtbot.waitUntil(lambda: len(maker.asked) == 2, timeout=20_000)

    assert maker.asked[0].basis is Basis.LAST_INFUSION
    assert maker.asked[1] == PageChoice(Basis.LAST_CONSULTATION, sections=sections)


def test_a_page_that_takes_its_time_says_so(window: OpenWindow, qtbot: QtBot, maker: Maker) -> None:
    """After a second one calm line stands above the page before; then it goes."""
    wait_for_page(window, qtbot)
    maker.gate.clear()
    choose_period(window, Basis.LAST_INFUSION)
    qtbot.waitUntil(lambda: window.says("La page se prépare…"), timeout=20_000)
    assert sides(window)
    maker.gate.set()

    qtbot.waitUntil(lambda: not window.says("La page se prépare…"), timeout=20_000)


def test_a_page_that_cannot_be_made_says_why_in_its_place(
    window: OpenWindow, qtbot: QtBot, maker: Maker
) -> None:
    """One sentence instead of the page; the next choice is tried anew."""
    wait_for_page(window, qtbot)
    maker.trouble = InvalidPeriod()
    choose_period(window, Basis.LAST_INFUSION)
    sentence = window.context.texts.describe(InvalidPeriod())
    qtbot.waitUntil(lambda: window.says(sentence), timeout=20_000)
    assert not sides(window)
    maker.trouble = None
    choose_period(window, Basis.LAST_CONSULTATION)

    wait_for_page(window, qtbot)
    assert not window.says(sentence)


def test_a_section_left_out_is_remembered(window: OpenWindow, context: Context) -> None:
    """The settings keep its name, and a new screen leaves it out again."""
    kept: list[Settings] = []
    context.settings_wanted.connect(kept.append)
    window.press("section-identity")

    assert kept[-1].sections_left_out == {"identity"}
    context.settings = kept[-1]
    context.state.choice = PageChoice()
    again = ConsultationPage(context)
    assert Section.IDENTITY not in context.state.choice.sections
    assert not again.sections.ticks[Section.IDENTITY].isChecked()
    again.deleteLater()


def test_a_question_added_here_is_on_the_page(window: OpenWindow, qtbot: QtBot) -> None:
    """The page follows the journal."""
    wait_for_page(window, qtbot)
    line = window.page.findChild(QLineEdit, "question-new")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    window.type("Et la vaccination")
    window.key(Qt.Key.Key_Return)

    qtbot.waitUntil(
        lambda: any("Et la vaccination" in s.accessibleDescription() for s in sides(window)),
        timeout=20_000,
    )


def test_the_next_consultation_is_noted_in_the_treatment(
    window: OpenWindow, context: Context
) -> None:
    """The link opens the form of an appointment."""
    window.press("consultation-date")

    assert isinstance(window.page, TreatmentPage)
    assert window.shows("field-hour")
    assert context.state.treatment_tab == "appointments"


def test_the_pdf_is_written_where_it_was_asked_and_says_so(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """The notice tells the place, and that the password does not protect this file."""
    dialogs.place = tmp_path / "ma page.pdf"
    with qtbot.waitSignal(window.context.notice, timeout=20_000) as notice:
        window.press("page-save")

    assert dialogs.place.read_bytes().startswith(b"%PDF-")
    assert notice.args is not None
    assert str(dialogs.place) in str(notice.args[0])
    assert "ne protège pas ce fichier" in str(notice.args[0])


def test_cancelling_the_place_says_nothing(
    window: OpenWindow, dialogs: FakeDialogs, maker: Maker
) -> None:
    """No page is made and no box opens."""
    before = len(maker.asked)
    window.press("page-save")

    assert dialogs.told == []
    assert len(maker.asked) == before


def test_a_full_disk_is_told_and_the_old_file_stays(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, maker: Maker, tmp_path: Path
) -> None:
    """The file that stood there is untouched, and saving can be tried again."""
    wait_for_page(window, qtbot)
    dialogs.place = tmp_path / "page.pdf"
    dialogs.place.write_bytes(b"old")
    maker.trouble = DiskFull()
    window.press("page-save")
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=20_000)
    assert dialogs.told == [window.context.texts.describe(DiskFull())]
    assert dialogs.place.read_bytes() == b"old"
    maker.trouble = None
    with qtbot.waitSignal(window.context.notice, timeout=20_000):
        window.press("page-save")

    assert dialogs.place.read_bytes().startswith(b"%PDF-")


def test_the_record_book_itself_is_never_replaced(
    window: OpenWindow, context: Context, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """A page saved over the open carnet is refused, and the carnet stays."""
    carnet = tmp_path / "mon-carnet.pdf"
    carnet.write_bytes(b"carnet")
    context.place = dialogs.place = carnet
    window.press("page-save")

    assert len(dialogs.told) == 1
    assert carnet.read_bytes() == b"carnet"


def test_without_a_printer_the_pdf_is_offered(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """It is said plainly, and one answer saves the PDF."""
    dialogs.place = tmp_path / "page.pdf"
    with qtbot.waitSignal(window.context.notice, timeout=20_000):
        window.press("page-print")

    assert "Cet ordinateur ne connaît aucune imprimante." in dialogs.asked[0]
    assert dialogs.place.exists()


def pdf_printer(path: Path) -> QPrinter:
    """A printer that keeps its sheets in a file, as a real one would put them on paper."""
    printer = a4_printer("test")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


class QuietPrinter(QPrinter):
    """A printer of paper: it does not say that it writes into a file."""

    def outputFileName(self) -> str:  # noqa: N802 - Qt's name
        return ""


def test_printing_paints_every_side_on_its_sheet(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, journal: Journal, tmp_path: Path
) -> None:
    """The printer gets one A4 sheet a side; the job bears no name of a person."""
    from pypdf import PdfReader

    for number in range(30):
        day = TODAY - timedelta(days=number)
        journal.record(CheckIn(day, Recall.DAY, {}, note="Une longue journée au jardin. " * 12))
    paper = tmp_path / "paper.pdf"
    dialogs.printer = QuietPrinter(QPrinter.PrinterMode.HighResolution)
    dialogs.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialogs.printer.setOutputFileName(str(paper))
    with qtbot.waitSignal(window.context.notice, timeout=30_000) as notice:
        window.press("page-print")

    assert notice.args is not None
    assert notice.args[0] == "La page part à l’imprimante."
    sheets = PdfReader(paper).pages
    assert len(sheets) >= 2
    assert [round(float(side) / 72 * 25.4) for side in sheets[0].mediabox[2:]] == [210, 297]
    assert dialogs.jobs == ["Page pour la consultation"]


def test_printing_to_a_file_writes_the_accessible_pdf(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """The dialog’s own file would be a picture: the tagged PDF is written in its place."""
    target = tmp_path / "imprimé.pdf"
    dialogs.printer = pdf_printer(target)
    with qtbot.waitSignal(window.context.notice, timeout=20_000):
        window.press("page-print")

    assert b"/MarkInfo" in target.read_bytes()


def test_a_name_without_ending_never_replaces_another_file(tmp_path: Path) -> None:
    """`.pdf` is added, and a number when that file is there already."""
    (tmp_path / "page.pdf").write_bytes(b"")

    assert as_pdf(tmp_path / "Page.PDF") == tmp_path / "Page.PDF"
    assert as_pdf(tmp_path / "autre") == tmp_path / "autre.pdf"
    assert as_pdf(tmp_path / "page") == tmp_path / "page (2).pdf"


def test_the_choice_outlives_a_change_of_language(
    window: OpenWindow, context: Context, qtbot: QtBot
) -> None:
    """The period chosen before is chosen in the new screen."""
    choose_period(window, Basis.LAST_INFUSION)
    again = ConsultationPage(context)
    qtbot.addWidget(again)

    assert context.state.choice == replace(PageChoice(), basis=Basis.LAST_INFUSION)
    option = again.findChild(QRadioButton, "period-last-infusion")
    assert isinstance(option, QRadioButton)
    assert option.isChecked()
