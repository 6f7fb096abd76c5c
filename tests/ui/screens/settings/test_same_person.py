"""Two records of one person are joined in the settings, and the joining is taken back."""

from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Person, Remark, Role
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.who_writes import everyone
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow


def test_two_who_are_one_are_joined_and_taken_apart_again(
    qtbot: QtBot, context: Context, journal: Journal, dialogs: FakeDialogs
) -> None:
    """The patient and a caregiver are never offered as one."""
    one = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.SETTINGS)
    assert not window.says("deux fois")
    other = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.author = other
    remark = journal.record(Remark("vu")).record_id
    context.journal_changed.emit()
    window.press(f"join-{other}-{one}")
    assert [entry.id for entry in everyone(context)] == [journal.patient_id(), one]
    assert journal.carnet.entry(remark).author == one
    assert journal.writer_id() == one
    assert dialogs.asked
    assert not window.says("deux fois")
    window.shell.undo()
    assert len(everyone(context)) == 3
