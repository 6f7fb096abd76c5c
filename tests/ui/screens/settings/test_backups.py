"""Backups that nobody has to think of: made at the right moment, shown quietly."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.records import Question
from companion.domain.words import Language
from companion.messages import load_texts
from companion.record_book.book import RecordBook
from companion.ui.ways.screen_name import ScreenName
from companion.ui.words import safety_words as home_words
from tests.storage.carnet_making import opened_book
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, TickingClock, journal_of, make_carnet, make_window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with Marianne's carnet, closed and never backed up."""
    make_carnet(tmp_path)
    return tmp_path


def window(qtbot: QtBot, folder: Path, clock: Clock | None = None) -> Opened:
    """The window on that carnet, with a place for backups."""
    opened = make_window(qtbot, folder, clock=clock)
    opened.book.backups = folder / "backups"
    opened.start(qtbot)
    return opened


def backups(folder: Path) -> int:
    """How many there are."""
    return len(list((folder / "backups").glob("backup-*.carnet")))


def ask(opened: Opened) -> None:
    """Write a question down, as the screens do."""
    context = opened.window.context
    assert context is not None
    context.attempt(opened.window, lambda: journal_of(opened).record(Question("Pourquoi ?")))


def line(opened: Opened) -> str:
    """What home says of the last backup, with plain spaces."""
    label = opened.control("last-backup")
    assert isinstance(label, QLabel)
    assert label.isVisible()
    return label.text().replace("\u00a0", " ")


def test_a_carnet_that_is_only_read_leaves_nothing(qtbot: QtBot, folder: Path) -> None:
    """Opened and closed without a word written: no backup, not even a folder."""
    opened = window(qtbot, folder)
    assert line(opened) == "Pas encore de sauvegarde"
    opened.window.close()
    assert not (folder / "backups").exists()
    assert opened.dialogs.told == []


def test_the_first_entry_of_a_day_is_backed_up_at_once(qtbot: QtBot, folder: Path) -> None:
    """Home says so; further entries of the day wait until the window closes."""
    opened = window(qtbot, folder)
    ask(opened)
    qtbot.waitUntil(lambda: backups(folder) == 1)
    qtbot.waitUntil(lambda: line(opened) == "Dernière sauvegarde vérifiée : aujourd’hui à 19 h 30")
    ask(opened)
    ask(opened)
    QApplication.processEvents()
    assert backups(folder) == 1
    opened.window.close()
    assert backups(folder) == 2


def test_nothing_new_makes_no_further_backup(qtbot: QtBot, folder: Path) -> None:
    """Opened again the next day: home names yesterday, and closing adds nothing."""
    first = window(qtbot, folder)
    ask(first)
    first.window.close()
    before = backups(folder)
    again = window(qtbot, folder, TickingClock(NOW + timedelta(days=1)))
    assert line(again) == "Dernière sauvegarde vérifiée : hier à 19 h 30"
    again.window.close()
    assert backups(folder) == before == 1


def test_a_window_left_open_backs_up_each_day(qtbot: QtBot, folder: Path) -> None:
    """The next day's first entry is backed up as well."""
    opened = window(qtbot, folder)
    ask(opened)
    qtbot.waitUntil(lambda: backups(folder) == 1)
    opened.clock.now += timedelta(days=1)
    ask(opened)
    qtbot.waitUntil(lambda: backups(folder) == 2)
    opened.window.close()


def test_a_backup_that_fails_is_said_once_and_holds_nothing_up(qtbot: QtBot, folder: Path) -> None:
    """In the day nothing is said; on closing one sentence, and the window closes."""
    (folder / "backups").write_bytes(b"in the way")
    opened = window(qtbot, folder)
    ask(opened)
    ask(opened)
    QApplication.processEvents()
    assert opened.dialogs.told == []
    assert line(opened) == "Pas encore de sauvegarde"
    opened.window.close()
    assert len(opened.dialogs.told) == 1
    said = opened.dialogs.told[0].replace("\u00a0", " ")
    assert said.startswith(
        "Votre carnet est enregistré, mais la sauvegarde n’a pas pu être faite : "
    )
    assert not opened.window.isVisible()
    opened_book(opened.book.path, clock=opened.clock).close()


def test_a_lock_makes_the_backup_too(qtbot: QtBot, tmp_path: Path) -> None:
    """Locking lets go of the file, so what changed is backed up before."""
    make_carnet(tmp_path, passphrase="une phrase à moi")
    opened = make_window(qtbot, tmp_path)
    opened.book.backups = tmp_path / "backups"
    opened.window.show()
    opened.window.show_journal(opened.book.open(Key("une phrase à moi")))
    journal_of(opened).record(Question("Pourquoi ?"))
    opened.window.lock()
    assert backups(tmp_path) == 1
    opened.window.close()
    assert backups(tmp_path) == 1


def test_reading_alone_makes_no_backup(folder: Path) -> None:
    """A carnet opened for reading is never backed up, whatever lies in the folder."""
    book = RecordBook(folder / "companion.carnet", Key(), Clock(), backups=folder / "backups")
    journal = book.open(Key())
    journal.record(Question("Pourquoi ?"))
    book.back_up()
    book.close()
    reader = RecordBook(
        folder / "companion.carnet",
        Key(),
        Clock(),
        read_only=True,
        backups=folder / "backups",
    )
    reader.open(Key())
    reader.back_up()
    assert reader.last_backup is None
    reader.close()
    assert backups(folder) == 1


def test_backups_that_cannot_be_read_keep_nobody_out(folder: Path) -> None:
    """The carnet opens, and says that there is no backup."""
    (folder / "backups").mkdir()
    (folder / "backups" / "backup-00000000-000001-2026-01-01.carnet").write_bytes(b"x")
    book = RecordBook(folder / "companion.carnet", Key(), Clock(), backups=folder / "backups")
    book.open(Key())
    assert book.last_backup is None
    book.close()


def test_an_older_backup_is_told_with_its_day() -> None:
    """Beyond yesterday, and for a clock that was ahead, the day is written out."""
    french, english = load_texts(Language.FR), load_texts(Language.EN)
    for made_at, said in (
        (NOW - timedelta(days=2), "Last verified backup: 19 Nov 2026 at 19:30"),
        (NOW + timedelta(days=400), "Last verified backup: 26 Dec 2027 at 19:30"),
        (None, "No backup yet"),
    ):
        plain = home_words.backup_line(english, made_at, NOW).replace("\u00a0", " ")
        assert plain == said
        assert home_words.backup_line(french, made_at, NOW) != plain


def test_settings_show_where_the_backups_are(qtbot: QtBot, folder: Path) -> None:
    """The folder stands there and can be copied."""
    opened = window(qtbot, folder)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.SETTINGS)
    assert opened.control("backups-path").accessibleName() == str(folder / "backups")
    opened.press("copy-backups-path")
    assert QGuiApplication.clipboard().text() == str(folder / "backups")
    opened.window.close()


def test_what_was_typed_last_is_in_the_backup(qtbot: QtBot, folder: Path) -> None:
    """The backup made on closing holds the last entry."""
    opened = window(qtbot, folder)
    ask(opened)
    journal_of(opened).record(Question("La toute dernière"))
    standing = journal_of(opened).carnet
    opened.window.close()
    newest = max((folder / "backups").glob("backup-*.carnet"))
    copy = opened_book(newest, clock=opened.clock, read_only=True)
    assert copy.journal.carnet == standing
    copy.close()


def test_a_backup_is_made_when_asked_for_and_home_knows_it_after_putting_it_back(
    qtbot: QtBot, folder: Path
) -> None:
    """A second press makes none: nothing changed. What is put back is backed up where it came from."""
    opened = window(qtbot, folder)
    opened.press("nav-settings")
    for _ in range(2):
        opened.press("back-up-now")
    assert "La dernière sauvegarde contient déjà tout." in opened.said()
    assert backups(folder) == 1
    opened.press("see-backups")
    qtbot.waitUntil(lambda: opened.shows("restore-put-back"))
    opened.press("restore-put-back")
    qtbot.waitUntil(lambda: opened.shows("last-backup") or opened.shows("nav-home"))
    opened.press("nav-home")
    assert line(opened).startswith("Dernière sauvegarde vérifiée : aujourd’hui")
    assert backups(folder) == 1
