"""Two record books: one's own on this computer, and another one on a stick."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.records import Infusion, Question
from companion.record_book.book import RecordBook
from companion.ui.ways.context import Context
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, journal_of, make_window

SECRET = "quatre mots simples ici"
READING = "Ce carnet est ouvert en lecture seule\u00a0: rien ne peut y être écrit."


kept: list[Opened] = []


def carnet_on_a_stick(folder: Path, passphrase: str | None = None) -> Path:
    folder.mkdir()
    book = RecordBook(folder / "paul.carnet", Key(), Clock(NOW))
    journal = book.create(name="Paul", key=Key(passphrase))
    journal.record(Question("Pourquoi ?"))
    journal.record(Infusion(NOW.date(), "nivolumab", given=True))
    book.close()
    return folder / "paul.carnet"


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def start(qtbot: QtBot, own: Path, chosen: Path | None = None) -> Opened:
    opened = make_window(qtbot, own)
    opened.dialogs.chosen = chosen
    opened.start(qtbot)
    # What was on screen before goes only later: the window must outlive the test's own names.
    kept.append(opened)
    return opened


def ask(opened: Opened) -> None:
    """Press Ctrl+O where the keyboard is."""
    QTest.keyClick(opened.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)


def context_of(opened: Opened) -> Context:
    assert opened.window.context is not None
    return opened.window.context


def patient(opened: Opened) -> str:
    entry = journal_of(opened).carnet.patient()
    assert entry is not None
    return entry.body.name
