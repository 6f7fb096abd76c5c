"""Another's entry: it is answered or remarked upon; what the patient keeps to herself is out of sight."""

from datetime import date

from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import CheckIn, Event, Person, Remark, Role
from companion.domain.sharing import is_private
from companion.domain.symptoms import Attribute, Recall
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.to_entry import open_entry
from tests.ui.open_window import OpenWindow

YESTERDAY = date(2026, 11, 20)
TIRED = CheckIn(YESTERDAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 3}})


def opened(qtbot: QtBot, context: Context, record_id: str) -> OpenWindow:
    """The window on a record."""
    window = OpenWindow(qtbot, context)
    open_entry(context, record_id)
    return window


def paul(journal: Journal) -> str:
    """Paul writes from now on."""
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    return journal.author


def test_an_answer_to_a_check_in_is_one_of_the_same_day(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """And the one that was given already is opened again."""
    hers = journal.record(TIRED).record_id
    paul(journal)
    window = opened(qtbot, context, hers)
    window.press("entry-answer")
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert (going.for_day, going.correcting) == (YESTERDAY, None)
    context.state.put(CheckInState())
    his = journal.record(TIRED).record_id
    open_entry(context, hers)
    window.press("entry-answer")
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.correcting == his


def test_an_answer_to_anything_else_is_a_remark_about_it(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Also to another's remark."""
    event = journal.record(Event(YESTERDAY, "chute")).record_id
    hers = journal.record(Remark("rien de grave", event)).record_id
    paul(journal)
    window = opened(qtbot, context, hers)
    window.press("entry-answer")
    window.type("si")
    window.press("form-save")
    remarks = [e.body for e in journal.carnet.entries(Remark)]
    assert remarks[-1] == Remark("si", hers)
    assert window.says("«\u00a0si\u00a0»")


def test_what_another_withdrew_is_not_put_back(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Its author may."""
    event = journal.record(Event(YESTERDAY, "chute")).record_id
    journal.withdraw(event)
    paul(journal)
    window = opened(qtbot, context, event)
    assert not window.shows("entry-put-back")
    journal.author = None
    context.journal_changed.emit()
    assert window.shows("entry-put-back")


def test_the_patient_keeps_an_entry_to_herself_and_shares_it_again(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Whoever else writes sees nothing of it in the journal."""
    event = journal.record(Event(YESTERDAY, "chute")).record_id
    window = opened(qtbot, context, event)
    window.press("entry-private")
    assert is_private(journal.carnet.entry(event).body)
    assert window.says("Gardé pour vous")
    him = paul(journal)
    context.go(ScreenName.JOURNAL)
    assert not window.says("chute")
    open_entry(context, event)
    assert window.says("Cette entrée n’est pas dans le carnet. Rien n’a été modifié.")
    journal.author = None
    open_entry(context, event)
    window.press("entry-private")
    journal.author = him
    context.go(ScreenName.JOURNAL)
    assert window.says("chute")


def test_nobody_but_the_patient_keeps_entries_private(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Neither the caregiver their own, nor the patient the caregiver's."""
    paul(journal)
    his = journal.record(Event(YESTERDAY, "chute")).record_id
    window = opened(qtbot, context, his)
    assert not window.shows("entry-private")
    journal.author = None
    open_entry(context, his)
    assert not window.shows("entry-private")
