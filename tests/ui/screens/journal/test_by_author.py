"""The journal by who wrote, what is new since the last reading, and a remark on a day."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Event, Person, Remark, Role
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.who_writes import write_as
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow

TODAY = NOW.date()


def shown(qtbot: QtBot, context: Context) -> OpenWindow:
    """The window on the journal."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.JOURNAL)
    return window


def test_entries_are_filtered_by_who_wrote_in_them(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The filter can be removed as any other; one person alone has none."""
    journal.record(Event(TODAY, "chute de Marianne"))
    window = shown(qtbot, context)
    box = window.screen.findChild(QComboBox, "journal-author")
    assert box is not None
    window.press("journal-filter")
    assert not box.isVisible()
    journal.author = paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.record(Event(TODAY, "sieste"))
    context.journal_changed.emit()
    assert box.isVisible()
    box.setCurrentIndex(box.findData(paul))
    box.activated.emit(box.currentIndex())
    assert window.says("sieste")
    assert not window.says("chute de Marianne")
    window.press("journal-everything")
    assert window.says("chute de Marianne")


def test_what_others_wrote_since_the_last_reading_is_new_whenever_it_is_of(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """One's own is not; the next reading of the same state finds nothing new."""
    journal.record(Event(date(2026, 6, 1), "chute de juin"))
    journal.record(Event(TODAY, "chute du jour"))
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.record(Event(TODAY, "sieste"))
    window = shown(qtbot, context)
    only = window.screen.findChild(QCheckBox, "journal-unread")
    assert only is not None
    assert only.text() == "2 nouveautés depuis ma dernière lecture"
    assert not window.says("chute de juin")
    only.click()
    assert window.says("chute de juin")
    assert window.says("chute du jour")
    assert not window.says("sieste")
    kept = context.settings
    mark = kept.reading(journal.carnet.identity, journal.writer_id())
    context.journal_changed.emit()
    assert kept.reading(journal.carnet.identity, journal.writer_id()) == mark
    assert write_as(context, window.screen, journal.patient_id())
    assert only.text() == "1 nouveauté depuis ma dernière lecture"


def test_a_remark_speaks_of_a_day(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """It stands under that day, also where nothing else was noted."""
    window = shown(qtbot, context)
    window.press("journal-remark")
    field = window.screen.findChild(QComboBox, "journal-author")
    assert field is not None
    window.type("Elle a bien dormi")
    window.press("form-save")
    (entry,) = journal.carnet.entries(Remark)
    assert entry.body == Remark("Elle a bien dormi", for_day=TODAY)
    assert window.says("Elle a bien dormi")
    assert not window.shows("form-save")
    assert window.focus().objectName() == "journal-remark"
