"""The notice at the foot of the window: how long it stays, and how long Ctrl+Z takes back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Event
from companion.ui.look.look import LIGHT, Look
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import open_entry
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)
CONTROL = Qt.KeyboardModifier.ControlModifier


def notice_shows(window: OpenWindow) -> bool:
    """Whether the foot says something."""
    return any(part.isVisible() for part in window.shell.findChildren(QWidget, "toast-close"))


def withdrawn(qtbot: QtBot, context: Context, journal: Journal) -> OpenWindow:
    """An event that was withdrawn on its own page, with the notice that says so."""
    record_id = journal.record(Event(TODAY, "Fièvre")).record_id
    window = OpenWindow(qtbot, context)
    open_entry(context, record_id)
    window.press("entry-withdraw")
    assert notice_shows(window)
    return window


def test_a_notice_goes_with_the_page_it_speaks_of(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Drawn again, the page keeps it; another page does not carry it along."""
    window = withdrawn(qtbot, context, journal)
    context.go(ScreenName.ENTRY)
    assert notice_shows(window)
    context.go(ScreenName.JOURNAL)
    assert not notice_shows(window)


@pytest.mark.parametrize("with_mouse", [True, False])
def test_a_notice_that_is_closed_leaves_the_keyboard_where_it_was(
    qtbot: QtBot, context: Context, journal: Journal, with_mouse: bool
) -> None:
    """Else it goes to the top of the screen, and the screen with it."""
    window = withdrawn(qtbot, context, journal)
    held = QApplication.focusWidget()
    assert held is not None
    context.say("Rien.")
    (close,) = window.shell.findChildren(QWidget, "toast-close")
    if with_mouse:
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    else:
        close.setFocus()
        QTest.keyClick(close, Qt.Key.Key_Space)
    assert not notice_shows(window)
    assert QApplication.focusWidget() is held


def test_an_act_is_taken_back_from_another_page_too(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Ctrl+Z outlives the notice, and says what it did where the person is."""
    window = withdrawn(qtbot, context, journal)
    context.go(ScreenName.SETTINGS)
    assert not journal.carnet.entries(Event)
    window.key(Qt.Key.Key_Z, CONTROL)
    assert [entry.body.what for entry in journal.carnet.entries(Event)] == ["Fièvre"]
    assert notice_shows(window)


def test_that_a_record_book_is_for_reading_stays_said(qtbot: QtBot, context: Context) -> None:
    """It is true of every page."""
    context.shown = Shown(read_only=True)
    window = OpenWindow(qtbot, context)
    assert notice_shows(window)
    context.go(ScreenName.JOURNAL)
    assert notice_shows(window)


def test_the_name_of_a_file_is_read_whole_in_large_letters(qtbot: QtBot, context: Context) -> None:
    """A word without an end goes on below, and the notice is as tall as its lines."""
    context.look = Look(LIGHT, 200)
    window = OpenWindow(qtbot, context, (1008, 592))
    context.say(
        "La sauvegarde du dimanche 29 novembre 2026 à 10 h 38 est en place ; ce qui s’y trouvait "
        "s’appelle maintenant companion.carnet.aside-2026-11-29-103936."
    )
    QApplication.processEvents()
    (said,) = [e for e in window.shell.findChildren(QLabel) if e.text().startswith("La sauvegarde")]
    assert said.minimumSizeHint().width() <= said.width()
    assert said.height() >= said.heightForWidth(said.width())
