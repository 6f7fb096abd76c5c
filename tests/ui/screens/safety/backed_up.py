"""A carnet with two backups in a folder of its own, and the window on it.

Knows nothing of what a single test asserts.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.records import Question
from companion.domain.words import Language
from companion.record_book.book import RecordBook
from companion.settings import Safety, Settings, Theme
from companion.ui.ways.context import Context
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, TickingClock, journal_of, make_carnet, make_window


def two_backups(home: Path) -> None:
    """Marianne's carnet with two backups: after one question, and after a second one."""
    home.mkdir()
    make_carnet(home)
    write(home, "Première ?", days=-3)
    write(home, "Deuxième ?", days=-2)


def book_in(folder: Path, clock: Clock) -> RecordBook:
    """The book of the carnet in that folder."""
    return RecordBook(folder / "companion.carnet", Key(), clock, backups=folder / "backups")


def write(folder: Path, text: str, *, days: int) -> None:
    """One more question on that day, and a backup."""
    book = book_in(folder, TickingClock(NOW + timedelta(days=days)))
    book.open(Key()).record(Question(text))
    book.back_up()
    book.close()


def window(qtbot: QtBot, folder: Path, **safety: object) -> Opened:
    """The window on that carnet; nothing is due unless the test says so."""
    settings = Settings(language=Language.FR, theme=Theme.LIGHT)
    quiet = Safety(rehearsed_on=NOW.date(), later=NOW.date())
    settings = replace(settings, safety=replace(quiet, **safety))  # type: ignore[arg-type]
    opened = make_window(
        qtbot, folder, clock=TickingClock(), settings=settings, backups=folder / "backups"
    )
    opened.start(qtbot)
    return opened


def context_of(opened: Opened) -> Context:
    """What is open."""
    assert opened.window.context is not None
    return opened.window.context


def questions(opened: Opened) -> list[str]:
    """What the open carnet holds."""
    return [entry.body.text for entry in journal_of(opened).carnet.entries(Question)]


def plain(opened: Opened) -> str:
    """All words on screen, with ordinary spaces."""
    return opened.said().replace("\u00a0", " ").replace("\u202f", " ")
