"""Explanations and the warning-sign card leave the window as PDF files or on a printer's sheets."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from companion.actions.card_size import CardSize
from companion.actions.journal import Journal
from companion.content.explanations import load_explanations
from companion.domain.records import Profile, TeamContact
from companion.domain.words import Language
from companion.paper.booklet import booklet
from companion.paper.card import warning_sign_card
from companion.paper.printable import PAPER_PPI
from companion.ui.doors.printing import a4_printer
from companion.ui.screens.understand.shortcuts import shortcut_lines
from companion.ui.screens.warning_signs.paper import CardState
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import with_ending
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_understand import explain
from tests.ui.conftest import NOW, FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.windows import make_carnet

PATIENCE_MS = 20_000


@pytest.fixture
def window(qtbot: QtBot, context: Context, real_paper: None) -> OpenWindow:
    """The window with real paper."""
    return OpenWindow(qtbot, context)


def words_of(path: Path) -> str:
    """The text of a PDF, spaces made alike."""
    reader = PdfReader(BytesIO(path.read_bytes()))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def wait_for(qtbot: QtBot, path: Path) -> None:
    """Until the worker has written the file."""
    qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)


def test_the_open_page_is_saved_as_a_pdf(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """Print opens the ways out; the file gets its ending."""
    dialogs.place = tmp_path / "fatigue"
    explain(window.context, "fatigue")
    window.press("understand-print")
    window.press("paper-save")
    wait_for(qtbot, tmp_path / "fatigue.pdf")
    head = load_explanations().explanation("fatigue", window.context.language).head
    assert head.title in words_of(tmp_path / "fatigue.pdf")


def test_the_keys_are_saved_on_one_side(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """All that the sheet shows stands on it, to lie beside the keyboard."""
    dialogs.place = tmp_path / "touches"
    window.key(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    window.press("shortcuts-save")
    wait_for(qtbot, tmp_path / "touches.pdf")
    found = words_of(tmp_path / "touches.pdf").replace(" ", "")
    for heading, lines in shortcut_lines(window.context):
        for words in (heading, *(each for line in lines for each in line)):
            assert "".join(words.split()) in found
    assert len(PdfReader(tmp_path / "touches.pdf").pages) == 1


def test_a_personal_file_is_said_to_be_unprotected(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """The card holds the team’s numbers: the notice says so. An explanation is everybody’s."""
    said: list[str] = []
    window.context.notice.connect(lambda text, _undo: said.append(text))
    dialogs.place = tmp_path / "carte.pdf"
    window.context.go(ScreenName.WARNING_SIGNS)
    window.press("card-save")
    qtbot.waitUntil(lambda: len(said) == 1, timeout=PATIENCE_MS)
    dialogs.place = tmp_path / "fatigue.pdf"
    explain(window.context, "fatigue")
    window.press("understand-print")
    window.press("paper-save")
    qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE_MS)
    assert ["n’a pas de mot de passe" in sentence for sentence in said] == [True, False]


def test_without_a_printer_the_pdf_is_offered(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """One question, then the same file."""
    dialogs.place = tmp_path / "page.pdf"
    explain(window.context, "fatigue")
    window.press("understand-print")
    window.press("paper-print")
    wait_for(qtbot, tmp_path / "page.pdf")
    assert len(dialogs.asked) == 1


def test_what_the_printer_lists_says_nothing_of_the_page(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """The job is called “Explication”; a printer that prints to a file gets the PDF itself."""
    dialogs.printer = a4_printer("")
    dialogs.printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    explain(window.context, "fatigue")
    window.press("understand-print")
    window.press("paper-print")
    wait_for(qtbot, tmp_path / "sheet.pdf")
    assert dialogs.jobs == ["Explication"]


def test_the_card_is_saved_in_two_languages_with_the_teams_numbers(
    window: OpenWindow, qtbot: QtBot, journal: Journal, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """For travel: French and English side by side."""
    journal.record(Profile("Marianne", team=(TeamContact("Oncologie", "01 99 00 12 34"),)))
    dialogs.place = tmp_path / "card.pdf"
    window.context.go(ScreenName.WARNING_SIGNS)
    window.press("card-language-both")
    window.press("card-save")
    wait_for(qtbot, tmp_path / "card.pdf")
    words, title = words_of(tmp_path / "card.pdf"), window.context.catalogue.card.title
    assert " ".join(title.in_language(Language.FR).split()) in words
    assert " ".join(title.in_language(Language.EN).split()) in words
    assert "01 99 00 12 34" in words


def test_the_card_for_the_wallet_has_pictures_for_a_printer(window: OpenWindow) -> None:
    """A side of an A4 sheet at 300 pixels an inch."""
    window.context.go(ScreenName.WARNING_SIGNS)
    window.press("card-size-wallet")
    assert window.context.state.of(CardState).size == "wallet"
    card = warning_sign_card(None, CardSize.WALLET, [window.context.language], NOW.date())
    pictures = card.pictures(card.paper_ppi)
    assert QImage.fromData(pictures[0]).width() == 2480


def test_a_page_is_never_written_over_the_record_book(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """A sentence, and the file stays as it is."""
    make_carnet(tmp_path)
    book = (tmp_path / "companion.carnet").rename(tmp_path / "book.pdf")
    before = book.read_bytes()
    dialogs.place = book
    explain(window.context, "fatigue")
    window.press("understand-print")
    window.press("paper-save")
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert dialogs.told == [
        "book.pdf fait partie d’un carnet et n’est jamais remplacé. Choisissez un autre nom."
    ]
    assert book.read_bytes() == before


def test_the_whole_booklet_goes_to_the_printer(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path, short_booklet: None
) -> None:
    """A printer that prints to a file gets the accessible booklet; paper gets each side.

    Whole is here a fourth of the chapters, with cover and contents.
    """
    dialogs.printer = a4_printer("")
    dialogs.printer.setOutputFileName(str(tmp_path / "booklet.pdf"))
    explain(window.context, "fatigue")
    window.press("understand-print")
    window.press("paper-booklet-print")
    wait_for(qtbot, tmp_path / "booklet.pdf")
    reader = PdfReader(tmp_path / "booklet.pdf")
    assert dialogs.jobs == ["Explication"]
    whole = booklet(window.context.language, NOW.date())
    assert whole.paper_ppi < PAPER_PPI
    pictures = whole.pictures(whole.paper_ppi)
    assert len(pictures) == len(reader.pages) > 10


def test_a_name_without_ending_never_replaces_another_file(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """`.pdf` is added, and a number when that file is there already."""
    (tmp_path / "fatigue.pdf").write_bytes(b"mine")
    dialogs.place = tmp_path / "fatigue"
    explain(window.context, "fatigue")
    window.press("understand-print")
    window.press("paper-save")
    wait_for(qtbot, tmp_path / "fatigue (2).pdf")
    assert (tmp_path / "fatigue.pdf").read_bytes() == b"mine"
    assert with_ending(tmp_path / "Page.PDF", ".pdf") == tmp_path / "Page.PDF"
    assert with_ending(tmp_path / "autre", ".pdf") == tmp_path / "autre.pdf"
