"""What keeps a carnet safe while it is open: the second place, the trial, the clock, its own file."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.actions.safekeeping import ClockDoubt, clock_doubt
from companion.domain.records import CheckIn, Question
from companion.domain.symptoms import Recall
from companion.ui.ways.screen_name import ScreenName
from tests.storage.carnet_making import opened_book
from tests.systems import posix_only
from tests.ui.conftest import NOW
from tests.ui.screens.safety.backed_up import (
    book_in,
    context_of,
    plain,
    questions,
    two_backups,
    window,
)
from tests.ui.windows import TickingClock, focused, journal_of, make_window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Marianne's carnet with two backups: after one question, and after a second one."""
    home = tmp_path / "home"
    two_backups(home)
    return home


# The second place.


def test_a_second_place_gets_the_newest_backup(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    """Chosen in the settings; copied at once, and after each backup."""
    stick = tmp_path / "stick"
    stick.mkdir()
    opened = window(qtbot, folder)
    context_of(opened).go(ScreenName.SETTINGS)
    opened.dialogs.folder = stick
    opened.press("second-choose")
    qtbot.waitUntil(lambda: len(list(stick.glob("*.carnet"))) == 1)
    qtbot.waitUntil(lambda: opened.window.settings.safety.copied_at is not None)
    qtbot.waitUntil(lambda: "jeudi 19 novembre 2026" in plain(opened))
    context_of(opened).attempt(
        opened.window, lambda: journal_of(opened).record(Question("Encore ?"))
    )
    qtbot.waitUntil(lambda: len(list(stick.glob("*.carnet"))) == 2)
    assert not list(stick.glob("*.key"))
    opened.press("second-none")
    assert opened.window.settings.safety.second_place is None
    assert not opened.shows("second-copy")
    assert focused() == "second-choose"
    opened.window.close()


def test_a_stick_that_is_missing_is_said_only_when_asked(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    """In silence at opening; in one sentence when one presses."""
    opened = window(qtbot, folder, second_place=tmp_path / "gone")
    context_of(opened).go(ScreenName.SETTINGS)
    assert opened.dialogs.told == []
    opened.press("second-copy")
    qtbot.waitUntil(lambda: len(opened.dialogs.told) == 1)
    opened.window.close()


def note_days(folder: Path, count: int) -> None:
    """That many check-ins, and a backup."""
    book = book_in(folder, TickingClock(NOW - timedelta(days=1)))
    journal = book.open(Key())
    days = (NOW.date() - timedelta(days=n + 1) for n in range(count))
    journal.write_all((None, CheckIn(day, Recall.DAY, {}, "Bien.")) for day in days)
    book.back_up()
    book.close()


def test_home_asks_kindly_for_a_second_place(qtbot: QtBot, folder: Path) -> None:
    """Once there is something to lose; later means in two weeks; the way leads to the settings."""
    note_days(folder, 8)
    opened = window(qtbot, folder, later=None)
    qtbot.waitUntil(lambda: opened.shows("second-later"))
    assert opened.shows("start-check-in")
    opened.press("second-open")
    assert focused() == "second-choose"
    context_of(opened).go(ScreenName.HOME)
    opened.press("second-later")
    assert not opened.shows("second-later")
    assert opened.window.settings.safety.later == NOW.date()
    opened.window.close()


def test_home_reminds_when_the_last_copy_is_old(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    """Fifteen days; plugged in and pressed, it goes."""
    stick = tmp_path / "stick"
    opened = window(
        qtbot, folder, second_place=stick, copied_at=NOW - timedelta(days=15), later=None
    )
    qtbot.waitUntil(lambda: opened.shows("second-again"))
    assert "6 novembre 2026" in plain(opened)
    stick.mkdir()
    opened.press("second-again")
    qtbot.waitUntil(lambda: not opened.shows("second-again"))
    opened.window.close()


# The trial, the neighbourhood, the clock.


def test_a_restoration_is_tried_each_month(qtbot: QtBot, folder: Path) -> None:
    """By itself when the last one is a month old; the settings say when."""
    opened = window(qtbot, folder, rehearsed_on=NOW.date() - timedelta(days=31))
    qtbot.waitUntil(lambda: opened.window.settings.safety.rehearsed_on == NOW.date())
    context_of(opened).go(ScreenName.SETTINGS)
    line = opened.control("rehearsal-line")
    assert isinstance(line, QLabel)
    assert line.text().replace("\u00a0", " ").startswith("Restauration essayée le 21 novembre 2026")
    assert not (folder / "backups" / ".rehearsal").exists()
    opened.window.close()


def test_it_can_be_tried_at_once(qtbot: QtBot, folder: Path) -> None:
    """A bad backup is told then."""
    newest = max((folder / "backups").glob("*.carnet"))
    opened = window(qtbot, folder)
    context_of(opened).go(ScreenName.SETTINGS)
    content = bytearray(newest.read_bytes())
    content[-3000] ^= 1
    newest.write_bytes(content)
    opened.press("rehearse")
    qtbot.waitUntil(lambda: len(opened.dialogs.told) == 1)
    assert "abîmée" in opened.dialogs.told[0]
    opened.window.close()


def test_a_conflicted_copy_is_offered(qtbot: QtBot, folder: Path) -> None:
    """Only one that holds more; seen, then joined with one press, and deleted by nobody."""
    copy = folder / "companion (conflicted copy 2026-11-20).carnet"
    shutil.copyfile(folder / "companion.carnet", copy)
    shutil.copyfile(folder / "companion.carnet.key", copy.with_name(copy.name + ".key"))
    other = opened_book(copy, clock=TickingClock())
    other.journal.record(Question("Ailleurs ?"))
    other.close()
    opened = window(qtbot, folder)
    qtbot.waitUntil(lambda: opened.shows("copy-merge"))
    assert copy.name in opened.said()
    opened.press("copy-merge")
    assert "1 nouvelle entrée, " in opened.said()
    opened.press("merging-take")
    assert "Ailleurs ?" in questions(opened)
    assert not opened.shows("copy-merge")
    assert copy.exists()
    opened.window.close()
    again = window(qtbot, folder)
    qtbot.waitUntil(lambda: again.shows("greeting"))
    assert not again.shows("copy-merge")
    again.window.close()


@pytest.mark.parametrize(
    ("away", "doubt"),
    [
        (timedelta(days=-365), ClockDoubt.BEHIND),
        (timedelta(days=3650), ClockDoubt.AHEAD),
        (timedelta(hours=-2), None),
        (timedelta(hours=-25), None),
        (timedelta(days=200), None),
    ],
    ids=["back a year", "forward ten", "daylight saving", "travel", "a long pause"],
)
def test_a_wrong_clock_is_noticed(away: timedelta, doubt: ClockDoubt | None) -> None:
    """By instants: an hour's change in autumn, or a flight around the world, is none."""
    assert clock_doubt(NOW + away, [NOW, None, NOW - timedelta(days=900)]) is doubt
    assert clock_doubt(NOW + away, []) is None


@pytest.mark.parametrize("away", [timedelta(days=-365), timedelta(days=3650)])
def test_home_says_that_the_clock_is_wrong(qtbot: QtBot, folder: Path, away: timedelta) -> None:
    """Plainly, blocking nothing; one press says that it is right."""
    opened = make_window(qtbot, folder, clock=TickingClock(NOW + away), backups=folder / "backups")
    opened.start(qtbot)
    qtbot.waitUntil(lambda: opened.shows("clock-seen"))
    assert opened.shows("start-check-in")
    kept = sorted(p.name for p in (folder / "backups").glob("*.carnet"))
    context_of(opened).attempt(
        opened.window, lambda: journal_of(opened).record(Question("Encore ?"))
    )
    opened.press("clock-seen")
    assert not opened.shows("clock-seen")
    opened.window.close()
    assert set(kept) < {p.name for p in (folder / "backups").glob("*.carnet")}


# The file, while it is open.


@posix_only("Windows moves no file that is open")
@pytest.mark.parametrize("replaced", [False, True], ids=["taken away", "replaced"])
def test_a_file_that_goes_while_it_is_open_is_said(
    qtbot: QtBot, folder: Path, replaced: bool
) -> None:
    """What was typed stays on screen; nothing is made in its place; the backup holds all."""
    opened = window(qtbot, folder)
    journal_of(opened).record(Question("Encore ?"))
    path = folder / "companion.carnet"
    path.rename(folder / "elsewhere")
    if replaced:
        path.write_bytes(b"another file")
    context_of(opened).go(ScreenName.SETTINGS)
    opened.type("field-new-caregiver", "Paul")
    opened.press("add-caregiver")
    assert len(opened.dialogs.told) == 1
    assert "déplacé ou remplacé" in opened.dialogs.told[0]
    assert opened.control("field-new-caregiver").property("text") == "Paul"
    opened.window.close()
    assert path.exists() == replaced
    assert not replaced or path.read_bytes() == b"another file"
    newest = max((folder / "backups").glob("*.carnet"))
    copy = opened_book(newest, clock=opened.clock, read_only=True)
    assert len(copy.journal.carnet.entries(Question)) == 3
    copy.close()


def test_where_the_backups_are_can_be_copied(qtbot: QtBot, folder: Path) -> None:
    """The path goes to the clipboard."""
    opened = window(qtbot, folder)
    context_of(opened).go(ScreenName.SETTINGS)
    opened.press("copy-backups-path")
    assert QGuiApplication.clipboard().text() == str(folder / "backups")
    opened.window.close()
