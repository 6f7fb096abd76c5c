"""The reminder in the window: when, in which words, and the tray."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.domain.records import CheckIn, Event
from companion.domain.symptoms import Attribute, Recall
from companion.settings import Reminder
from companion.ui.ways.to_check_in import start_check_in
from companion.ui.window.reminder import Reminding
from companion.ui.window.system.tray import SystemTray
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, journal_of, make_carnet, make_window

SENTENCE = "Un moment pour votre carnet\u202f?"


@dataclass
class FakeTray:
    """A tray that keeps what it was told."""

    there: bool = True
    shown: bool = False
    words: tuple[str, str] = ("", "")
    told: list[str] = field(default_factory=list)

    def is_there(self) -> bool:
        return self.there

    def put(self, *, open_words: str, leave_words: str) -> None:
        self.shown, self.words = True, (open_words, leave_words)

    def take_away(self) -> None:
        self.shown = False

    def say(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")


@dataclass
class Reminded:
    """A window with its reminder and its tray."""

    opened: Opened
    reminding: Reminding
    tray: FakeTray
    told: list[str] = field(default_factory=list)

    def wish(self, **changed: bool | int) -> None:
        """Change what is wished, as the settings do."""
        settings = self.opened.window.settings
        reminder = Reminder(
            on=bool(changed.get("on", True)),
            hour=int(changed.get("hour", 18)),
            tray=bool(changed.get("tray", False)),
            reminded_on=settings.reminder.reminded_on,
        )
        self.opened.window.change_settings(dataclasses.replace(settings, reminder=reminder))

    def is_in_tray(self) -> bool:
        """Whether the program shows in the tray."""
        return self.tray.shown

    def is_seen(self) -> bool:
        """Whether the window is on screen."""
        return self.opened.window.isVisible()

    def look(self) -> list[str]:
        """What one look tells."""
        before = len(self.told)
        self.reminding.look()
        return self.told[before:]


@pytest.fixture
def reminded(qtbot: QtBot, tmp_path: Path) -> Iterator[Reminded]:
    """Half past seven in the evening, nothing noted today, no reminder wished yet."""
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path, clock=Clock(NOW))
    opened.start(qtbot)
    tray = FakeTray()
    reminding = Reminding(opened.window, opened.clock, tray)
    reminding.watch()
    made = Reminded(opened, reminding, tray)
    reminding.reminded.connect(made.told.append)
    yield made
    made.wish(on=False)  # the window closes for good when the test ends
    QApplication.setQuitOnLastWindowClosed(True)


def test_it_is_off_until_it_is_wished(reminded: Reminded) -> None:
    """Nobody is reminded who did not ask for it."""
    assert reminded.look() == []


def test_it_comes_once_a_day_in_words_that_say_nothing_of_health(reminded: Reminded) -> None:
    """On screen as a notice; the second look of the day is silent, the next evening is not."""
    reminded.wish()
    assert reminded.look() == [SENTENCE]
    assert SENTENCE in reminded.opened.said()
    assert reminded.look() == []
    assert reminded.opened.kept[-1].reminder.reminded_on == NOW.date()
    reminded.opened.clock.now = NOW + timedelta(days=1)
    assert reminded.look() == [SENTENCE]


def test_it_leaves_the_last_act_to_be_taken_back(qtbot: QtBot, reminded: Reminded) -> None:
    """An event is withdrawn, the reminder comes over its notice: Ctrl+Z brings the event back."""
    journal, context = journal_of(reminded.opened), reminded.opened.window.context
    assert context is not None
    event = journal.record(Event(NOW.date(), "Fièvre"))
    context.say("Retiré", (journal.withdraw(event.record_id),))
    reminded.wish()
    assert reminded.look() == [SENTENCE]
    assert not journal.carnet.entries(Event)
    QTest.keyClick(reminded.opened.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [entry.body.what for entry in journal.carnet.entries(Event)] == ["Fièvre"]


def test_it_does_not_come_once_the_day_is_noted(reminded: Reminded) -> None:
    """A check-in of today is enough."""
    journal = journal_of(reminded.opened)
    journal.record(CheckIn(NOW.date(), Recall.DAY, {"fatigue": {Attribute.INTENSITY: 0}}))
    reminded.wish()
    assert reminded.look() == []


def test_it_does_not_come_at_night_nor_before_its_hour(reminded: Reminded) -> None:
    """Nine in the evening is too late, seven in the morning too early."""
    reminded.wish(hour=8)
    for hours in (-12, 2, 4):
        reminded.opened.clock.now = NOW + timedelta(hours=hours)
        assert reminded.look() == []
    reminded.opened.clock.now = NOW - timedelta(hours=11)
    assert reminded.look() == [SENTENCE]


def test_it_does_not_interrupt_a_check_in(reminded: Reminded) -> None:
    """Who is noting is not told to note, and may be reminded later."""
    reminded.wish()
    context = reminded.opened.window.context
    assert context is not None
    journal = context.journal
    start_check_in(context, new_check_in(journal.carnet, context.catalogue, NOW.date()))
    assert reminded.look() == []


def test_another_persons_carnet_reminds_nobody(reminded: Reminded) -> None:
    """What is only read says nothing of when one's own is due."""
    context = reminded.opened.window.context
    assert context is not None
    context.shown = replace(context.shown, away=True)
    reminded.wish()
    assert reminded.look() == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_closing_leaves_the_window_in_the_tray_when_wished(
    qtbot: QtBot, reminded: Reminded
) -> None:
    """It is hidden, reminds from there, and comes back as it was."""
    reminded.wish(tray=True)
    assert not reminded.opened.window.close()
    assert not reminded.is_seen()
    assert reminded.is_in_tray()
    assert reminded.tray.words == ("Ouvrir Compagnon Immuno", "Quitter")
    assert reminded.look() == [SENTENCE]
    assert reminded.tray.told == [f"Compagnon Immuno: {SENTENCE}"]
    reminded.reminding.come_back()
    assert reminded.is_seen()
    assert not reminded.is_in_tray()
    assert QApplication.quitOnLastWindowClosed()
    assert reminded.opened.shows("greeting")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_window_comes_back_on_the_day_that_it_is(reminded: Reminded) -> None:
    """Left in the tray in the evening, opened the next morning."""
    reminded.wish(tray=True)
    assert "Samedi 21\u00a0novembre" in reminded.opened.said()
    reminded.opened.window.close()
    reminded.opened.clock.now = NOW + timedelta(hours=14)
    reminded.reminding.come_back()
    assert "Dimanche 22\u00a0novembre" in reminded.opened.said()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_leaving_from_the_tray_closes_for_good(reminded: Reminded) -> None:
    """The carnet is closed as ever."""
    reminded.wish(tray=True)
    reminded.opened.window.close()
    reminded.reminding.leave()
    assert not reminded.is_seen()
    assert not reminded.is_in_tray()
    assert QApplication.quitOnLastWindowClosed()


def test_without_a_tray_closing_closes(reminded: Reminded) -> None:
    """A wish that this computer cannot fulfil keeps nobody's window open."""
    reminded.tray.there = False
    reminded.wish(tray=True)
    assert reminded.opened.window.close()


def test_the_settings_turn_it_on_and_choose_the_hour(reminded: Reminded) -> None:
    """Each press applies at once; the hours show once there is a reminder."""
    opened = reminded.opened
    opened.press("nav-settings")
    assert not opened.shows("reminder-hour-20")
    opened.press("reminder-on")
    opened.press("reminder-hour-20")
    assert opened.window.settings.reminder == Reminder(on=True, hour=20)
    assert reminded.look() == []
    opened.press("reminder-off")
    assert not opened.shows("reminder-hour-20")
    assert not opened.window.settings.reminder.on


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface")
def test_the_systems_tray_opens_and_leaves_by_its_menu(qtbot: QtBot) -> None:
    """Its words are those it was given; taken away, nothing is left."""
    owner = QWidget()
    qtbot.addWidget(owner)
    tray, heard = SystemTray(owner), list[str]()
    tray.open_wanted.connect(lambda: heard.append("open"))
    tray.leave_wanted.connect(lambda: heard.append("leave"))
    tray.say("nobody", "hears this")
    tray.put(open_words="Ouvrir", leave_words="Quitter")
    menu = owner.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Ouvrir", "Quitter"]
    for action in menu.actions():
        action.trigger()
    assert heard == ["open", "leave"]
    tray.take_away()
    tray.take_away()
