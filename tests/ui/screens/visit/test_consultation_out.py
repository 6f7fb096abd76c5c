"""The ways out of the consultation screen: a PDF, the printer, and what may be in the way."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.errors import DiskFull
from companion.domain.records import CheckIn, Event, Question
from companion.domain.symptoms import Recall
from companion.ui.doors.printing import a4_printer
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screens.visit.consultation_screen import TODAY, Maker, open_screen, wait_for_page
from tests.ui.windows import make_carnet


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal, maker: Maker) -> OpenWindow:
    """The consultation screen of a journal with a week of fatigue."""
    return open_screen(qtbot, context, journal)


def test_the_pdf_is_written_where_it_was_asked_and_says_so(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """The notice tells the place, and that this file has no password; it is opened from there."""
    dialogs.place = tmp_path / "ma page.pdf"
    with qtbot.waitSignal(window.context.notice, timeout=20_000) as notice:
        window.press("page-save")

    assert dialogs.place.read_bytes().startswith(b"%PDF-")
    assert notice.args is not None
    assert str(dialogs.place) in str(notice.args[0])
    assert "n’a pas de mot de passe" in str(notice.args[0])
    for handle in ("toast-open", "toast-folder"):
        made = window.shell.findChild(QPushButton, handle)
        assert made is not None
        assert made.isVisible()
        made.click()
    assert dialogs.opened == [dialogs.place, tmp_path]


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
    window: OpenWindow, qtbot: QtBot, context: Context, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """A page saved over the open carnet is refused, and the carnet stays."""
    make_carnet(tmp_path)
    carnet = (tmp_path / "companion.carnet").rename(tmp_path / "mon-carnet.pdf")
    before = carnet.read_bytes()
    dialogs.place = carnet
    window.press("page-save")

    qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    assert carnet.read_bytes() == before


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


def test_ctrl_p_prints_the_page_in_sight(window: OpenWindow, dialogs: FakeDialogs) -> None:
    """The usual keys print from here, and do nothing on another screen."""
    window.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(dialogs.asked) == 1
    assert dialogs.asked[0].startswith("Cet ordinateur ne connaît aucune imprimante.")

    window.context.go(ScreenName.HOME)
    window.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(dialogs.asked) == 1


def test_printing_paints_every_side_on_its_sheet(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, journal: Journal, tmp_path: Path
) -> None:
    """The printer gets one A4 sheet a side; the job bears no name of a person."""
    from pypdf import PdfReader

    for number in range(30):
        day = TODAY - timedelta(days=number)
        journal.record(CheckIn(day, Recall.DAY, {}, note="Une longue journée au jardin. " * 12))
        journal.record(Question(f"Une question {number}, qui prend sa ligne ? " * 4))
        journal.record(Event(day, f"Une visite {number}, racontée en entier. " * 4))
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
