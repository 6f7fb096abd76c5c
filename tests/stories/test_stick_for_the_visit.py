"""A patient prepares a stick at home; at the counter the nurse reads the same page, prints it, and nothing is left."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion.actions.consultation import PageChoice
from companion.actions.key import Key
from companion.content.catalogue import load_catalogue
from companion.content.demo import build_demo
from companion.domain.summary import Basis
from companion.domain.words import Language
from companion.record_book.making import create_file
from companion.ui.doors.sticks import Stick
from companion.ui.screens.visit.screen import ConsultationScreen
from companion.ui.screens.visit.state import VisitState
from companion.ui.screens.visit_key import making, screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.main_window import MainWindow
from tests.ui.conftest import NOW, Clock
from tests.ui.window.at_the_counter import Counter, counter_in
from tests.ui.windows import Opened, make_window

pytestmark = pytest.mark.story
TODAY = date(2026, 11, 21)
CHOSEN = PageChoice(Basis.DATES, first=date(2026, 10, 22), last=TODAY)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stick that is plugged in at home."""
    place = tmp_path / "KINGSTON"
    place.mkdir()
    monkeypatch.setattr(screen, "sticks", lambda: (Stick("KINGSTON", place),))
    monkeypatch.setattr(making, "eject", lambda _: True)
    return place


@pytest.fixture
def patient(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """The demonstration of twelve weeks, open at home."""
    home = tmp_path / "home"
    home.mkdir()
    demo = build_demo(load_catalogue(), TODAY, Language.FR)
    place = home / "companion.carnet"
    create_file(place, Key(), demo.revisions, photos=demo.photos, identity=demo.identity).close()
    opened = make_window(qtbot, home, clock=Clock(NOW))
    opened.start(qtbot)
    yield opened
    opened.window.close()
    QApplication.processEvents()


@pytest.fixture
def nurse(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    """The hospital's computer."""
    folder = tmp_path / "hospital"
    folder.mkdir()
    counter = counter_in(folder)
    qtbot.addWidget(counter.window)
    yield counter
    counter.window.close()
    QApplication.processEvents()


def page_of(shown: ConsultationScreen) -> str:
    """What the page says."""
    return shown._whole_request().build().text()


def prepared(qtbot: QtBot, patient: Opened) -> tuple[str, str]:
    """The page at home, and the four words once the stick is ready."""
    window = patient.window
    assert isinstance(window, MainWindow)
    assert window.context is not None
    window.context.state.put(VisitState(CHOSEN))
    window.context.go(ScreenName.CONSULTATION)
    (consultation,) = window.findChildren(ConsultationScreen)
    page = page_of(consultation)
    patient.press("visit-key")
    qtbot.waitUntil(lambda: patient.shows("key-stick-0"))
    patient.press("key-make")
    qtbot.waitUntil(lambda: patient.shows("key-words"))
    words = patient.control("key-words")
    assert isinstance(words, QLabel)
    assert "Vous pouvez la retirer." in patient.said()
    return page, words.text()


def test_the_nurse_prints_the_patients_page_and_nothing_is_left(
    qtbot: QtBot, patient: Opened, nurse: Counter, stick: Path, tmp_path: Path
) -> None:
    """The same sentences on both computers; afterwards every file is as it was, but the page that was asked for."""
    page, words = prepared(qtbot, patient)
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    with qtbot.waitActive(nurse.window):
        nurse.window.start()
        nurse.window.activateWindow()
    nurse.choose(*stick.iterdir())
    nurse.say_words(qtbot, words)
    (consultation,) = nurse.window.findChildren(ConsultationScreen)
    assert page_of(consultation) == page

    printed = tmp_path / "printed.pdf"
    nurse.dialogs.printer = QPrinter()
    nurse.dialogs.printer.setOutputFileName(str(printed))
    nurse.press("page-print")
    qtbot.waitUntil(printed.exists)
    qtbot.waitUntil(lambda: nurse.window.context is not None and bool(nurse.window.context.saved))
    nurse.press("strip-close")
    assert str(printed) in nurse.text()
    after = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    assert after.pop(printed).startswith(b"%PDF-")
    assert after == before
