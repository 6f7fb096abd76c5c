"""A USB stick for the visit: found, written, said what to do with it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.consultation import PageChoice, PageSection
from companion.actions.journal import Journal
from companion.domain.records import Appointment, Purpose, Remark
from companion.exchange.handover_file import read_handover as read
from companion.ui.doors.sticks import Stick
from companion.ui.screens.visit_key import making, screen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_visit_key import prepare_visit_key
from tests.systems import is_its_owners_alone
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.windows import said


def plugged_in(monkeypatch: pytest.MonkeyPatch, *places: Path, ejects: bool = False) -> None:
    """These folders are sticks."""
    found = tuple(Stick(place.name, place) for place in places)
    monkeypatch.setattr(screen, "sticks", lambda: found)
    monkeypatch.setattr(making, "eject", lambda _: ejects)


def handle_shows(window: OpenWindow, handle: str) -> bool:
    return any(part.isVisible() for part in window.screen.findChildren(QPushButton, handle))


def shown(context: Context) -> str:
    return context.state.screen.value


def words_on_screen(window: OpenWindow) -> str:
    (words,) = window.screen.findChildren(QLabel, "key-words")
    return words.text()


def opened(qtbot: QtBot, context: Context, page: PageChoice | None = None) -> OpenWindow:
    window = OpenWindow(qtbot, context, screen=ScreenName.CONSULTATION)
    prepare_visit_key(context, page)
    qtbot.waitUntil(lambda: "Recherche des clés USB…" not in said(window.screen))
    return window


def test_one_press_writes_the_file_and_says_the_words(
    qtbot: QtBot,
    context: Context,
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was left out of the page is not on the stick; the words open it, and are kept nowhere."""
    journal.record(Remark("à part"))
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    plugged_in(monkeypatch, stick, ejects=True)
    page = PageChoice(sections=frozenset(PageSection) - {PageSection.REMARKS})
    window = opened(qtbot, context, page)
    assert window.focus().objectName() == "key-make"
    window.press("key-make")
    qtbot.waitUntil(lambda: "La clé est prête" in said(window.screen))

    assert "Vous pouvez la retirer." in said(window.screen)
    assert window.focus().objectName() == "key-ready"  # one Enter too many forgets no words
    window.key(Qt.Key.Key_Return)
    (file,) = stick.iterdir()
    assert file.name == "visite-2026-11-21.carnet-age"
    assert is_its_owners_alone(file)
    words = words_on_screen(window)
    assert len(words.split()) == 4
    assert words in window.focus().accessibleDescription()
    assert not read(file, words).carnet.entries(Remark)
    window.press("key-back")
    assert context.state.screen is ScreenName.CONSULTATION
    prepare_visit_key(context)
    assert words not in said(window.screen)


def test_the_page_goes_with_it_on_request(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sticks: the second one is chosen; where it cannot be ejected, it says what to do."""
    first, second = tmp_path / "A", tmp_path / "B"
    for place in (first, second):
        place.mkdir()
    plugged_in(monkeypatch, first, second)
    window = opened(qtbot, context)
    window.press("key-stick-1")
    window.press("key-with-page")
    window.press("key-make")
    qtbot.waitUntil(lambda: "La clé est prête" in said(window.screen))
    assert "Tout est écrit." in said(window.screen)
    assert {file.suffix for file in second.iterdir()} == {".carnet-age", ".pdf"}
    assert not list(first.iterdir())


def test_without_a_stick_one_looks_again_or_chooses_a_place(
    qtbot: QtBot,
    context: Context,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing can be pressed that would go nowhere."""
    plugged_in(monkeypatch)
    window = opened(qtbot, context)
    assert "Aucune clé USB n’est branchée." in said(window.screen)
    (make,) = window.screen.findChildren(QPushButton, "key-make")
    assert not make.isEnabled()
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    plugged_in(monkeypatch, stick)
    window.press("key-look-again")
    qtbot.waitUntil(lambda: "KINGSTON" in said(window.screen) or handle_enabled(window))
    plugged_in(monkeypatch)
    dialogs.folder = tmp_path
    window.press("key-folder")
    window.press("key-make")
    qtbot.waitUntil(lambda: "La clé est prête" in said(window.screen))
    assert (tmp_path / "visite-2026-11-21.carnet-age").exists()


def handle_enabled(window: OpenWindow) -> bool:
    return any(made.isEnabled() for made in window.screen.findChildren(QPushButton, "key-make"))


def test_a_stick_that_was_pulled_out_is_said(
    qtbot: QtBot,
    context: Context,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No words are said for a file that is not there."""
    plugged_in(monkeypatch, tmp_path / "pulled-out")
    window = opened(qtbot, context)
    window.press("key-make")
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert not window.screen.findChildren(QLabel, "key-words")


@pytest.mark.parametrize(("days", "offered"), [(7, True), (8, False)])
def test_home_offers_it_when_a_visit_is_near(
    qtbot: QtBot, context: Context, journal: Journal, days: int, offered: bool
) -> None:
    """A week before; the consultation always does."""
    at = journal.now() + timedelta(days=days)
    journal.record(Appointment(at, Purpose.CONSULTATION))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)
    assert handle_shows(window, "home-visit-key") is offered
    context.go(ScreenName.CONSULTATION)
    window.press("visit-key")
    assert shown(context) == "visit-key"
    window.press("key-back")
    assert shown(context) == "consultation"
