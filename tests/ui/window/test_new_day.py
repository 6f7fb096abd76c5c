"""A window that stays open over midnight."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.domain.records import CheckIn
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.unsaved import NewQuestion
from companion.ui.window.new_day import NewDay
from companion.ui.window.shell import Shell
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    """Home, in the evening, with the fatigue of today noted."""
    made = open_home(qtbot, tmp_path)
    note_fatigue(made, Qt.Key.Key_2)
    return made


def open_home(qtbot: QtBot, folder: Path, now: datetime = NOW) -> Opened:
    make_carnet(folder)
    made = make_window(qtbot, folder, clock=Clock(now))
    made.start(qtbot)
    NewDay(made.window, made.clock).watch()
    return made


def note_fatigue(opened: Opened, key: Qt.Key) -> None:
    opened.press("start-check-in")
    strike(key)
    opened.press("finish")
    opened.press("back-home")


def strike(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def midnight_passes(opened: Opened) -> None:
    opened.clock.now += timedelta(hours=10)
    look(opened)


def look(opened: Opened) -> None:
    """What the minute does, and coming back to the window."""
    for watch in opened.window.findChildren(NewDay):
        watch.look()
    QApplication.processEvents()


def test_home_offers_the_new_day_and_keeps_it_under_its_date(opened: Opened) -> None:
    """Yesterday was noted, and stays; today is asked for without leaving the screen."""
    assert opened.shows("correct-today")
    midnight_passes(opened)
    assert not opened.shows("correct-today")
    note_fatigue(opened, Qt.Key.Key_1)
    days = [entry.body.for_day for entry in journal_of(opened).carnet.entries(CheckIn)]
    assert sorted(days) == [TODAY, TOMORROW]


def test_waking_up_on_another_day_shows_it(opened: Opened) -> None:
    """At once: the minute and the midnight of a timer stood still while the computer slept."""
    opened.clock.now += timedelta(hours=10)
    opened.window.woken.emit()
    QApplication.processEvents()
    assert opened.shows("start-check-in")


def test_a_clock_that_is_set_back_gives_that_day_to_correct(opened: Opened) -> None:
    """The button acts at once, on the day that the clock says."""
    opened.clock.now += timedelta(days=2)
    look(opened)
    assert opened.shows("start-check-in")
    opened.clock.now -= timedelta(days=2)
    look(opened)
    opened.press("correct-today")
    assert opened.window.context is not None
    check_in = opened.window.context.state.of(CheckInState).check_in
    assert check_in is not None
    assert check_in.for_day == TODAY
    assert check_in.correcting is not None


def test_what_was_done_before_midnight_can_still_be_undone(opened: Opened) -> None:
    """The notice and Ctrl+Z outlive the day."""
    midnight_passes(opened)
    QTest.keyClick(opened.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not journal_of(opened).carnet.entries(CheckIn)


def test_a_check_in_begun_before_midnight_stays_of_its_day(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing that was answered is lost, the keyboard stays, and the day is named."""
    opened = open_home(qtbot, tmp_path)
    opened.press("start-check-in")
    strike(Qt.Key.Key_3)
    before = focused()
    assert "Aujourd’hui" in opened.said()
    midnight_passes(opened)
    assert focused() == before
    assert "Aujourd’hui" not in opened.said()
    assert "amedi 21" in opened.said()
    opened.press("finish")
    (entry,) = journal_of(opened).carnet.entries(CheckIn)
    assert entry.body.for_day == TODAY
    assert 3 in entry.body.answers["fatigue"].values()


def test_an_open_box_waits_for_its_answer(opened: Opened, qtbot: QtBot) -> None:
    """The screens below it are made anew once it is closed and one is back at the window."""
    box = QPlainTextEdit()
    qtbot.addWidget(box)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.show()
    midnight_passes(opened)
    assert opened.shows("correct-today")
    box.close()
    QApplication.sendEvent(opened.window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: opened.shows("start-check-in"))


def test_the_same_day_changes_nothing(opened: Opened) -> None:
    """A look within the day leaves every widget in its place."""
    before = opened.control("correct-today")
    opened.clock.now += timedelta(hours=1)
    look(opened)
    assert opened.control("correct-today") is before


def test_midnight_itself_brings_the_new_day_to_any_screen(qtbot: QtBot, tmp_path: Path) -> None:
    """Not only the look once a minute; the question begun stays, with the keyboard in it."""
    last = NOW.replace(hour=23, minute=59, second=59, microsecond=990_000)
    opened = open_home(qtbot, tmp_path, now=last)
    context, shell = opened.window.context, opened.window.centralWidget()
    assert context is not None
    assert isinstance(shell, Shell)
    context.go(ScreenName.CONSULTATION)
    opened.press("visit-prepare")
    opened.type("question-new", "Et la piscine")
    opened.clock.now += timedelta(seconds=1)
    qtbot.waitUntil(shell.is_of_today)
    assert focused() == "question-new"
    strike(Qt.Key.Key_X)
    assert context.state.of(NewQuestion).text == "Et la piscinex"
    context.go(ScreenName.HOME)
    assert opened.shows("start-check-in")
