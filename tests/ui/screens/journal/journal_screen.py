"""What the tests of the journal's screen share: entries to write, cells to open, cards to read.

Knows no single test.
"""

from datetime import date, datetime

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTableView
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import (
    CheckIn,
)
from companion.domain.symptoms import Attribute, Recall
from companion.ui.screens.journal.entry_card import EntryCard, WithdrawnCard
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import NOW, Clock
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)


def noted(day: date, note: str | None = None, **levels: int) -> CheckIn:
    """A check-in for a day: symptom to intensity."""
    answers = {name.replace("_", "-"): {Attribute.INTENSITY: n} for name, n in levels.items()}
    return CheckIn(day, Recall.DAY, answers, note)


def write(journal: Journal, clock: Clock, when: datetime, *bodies: CheckIn) -> list[str]:
    """Record these at that moment; the ids of the records."""
    clock.now = when
    written = [journal.record(body).record_id for body in bodies]
    clock.now = NOW
    return written


def show(qtbot: QtBot, context: Context) -> OpenWindow:
    """The window on the journal."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.JOURNAL)
    return window


def strip(window: OpenWindow) -> QTableView:
    """The month's table."""
    found = window.screen.findChild(QTableView, "journal-strip")
    assert isinstance(found, QTableView)
    return found


def open_cell(window: OpenWindow, day: int, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Go to a day of the shown month and press Enter, or another key."""
    table = strip(window)
    table.setFocus()
    index = table.model().index(0, day - 1)
    table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    window.key(key)


def choose(window: OpenWindow, handle: str, key: str) -> None:
    """Choose a line of a box the way a person does: by arrow keys."""
    if not window.shows(handle):
        window.press("journal-filter")
    box = window.screen.findChild(QComboBox, handle)
    assert isinstance(box, QComboBox)
    box.setFocus()
    window.key(Qt.Key.Key_Home)
    for _ in range(box.findData(key)):
        window.key(Qt.Key.Key_Down)
    assert box.currentData() == key


def cards(window: OpenWindow) -> list[EntryCard]:
    """The check-ins on screen, in their order."""
    return [card for card in window.screen.findChildren(EntryCard) if card.isVisible()]


def words_of(card: EntryCard | WithdrawnCard) -> list[str]:
    """The words of a card."""
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
