"""What the patient shares: a private record stays out with all its writings and remarks."""

from datetime import date

from companion.domain.records import CheckIn, Event, Person, Remark, Role
from companion.domain.sharing import private_records, shared
from companion.domain.symptoms import Attribute, Recall
from tests.actions.desk import Desk

DAY = date(2026, 11, 20)


def test_a_private_record_its_earlier_writings_and_the_remarks_about_it_are_not_shared() -> None:
    """Nothing of it is in what is handed over, whatever was written before it was marked."""
    desk = Desk()
    event = desk.journal.record(Event(DAY, "chute"))
    desk.journal.record(Remark("dans l’escalier", about=event.record_id))
    kept = desk.journal.record(Remark("bonne journée"))
    desk.journal.correct(event.record_id, Event(DAY, "chute hier"))
    assert shared(desk.carnet) is desk.carnet
    desk.journal.keep_private(event.record_id, private=True)
    left = shared(desk.carnet)
    assert [entry.id for entry in left.all_entries()] == [desk.patient, kept.record_id]
    assert "chute" not in repr(left.revisions)
    assert "escalier" not in repr(left.revisions)


def test_a_correction_keeps_a_record_private_and_withdrawing_it_too() -> None:
    """Forms know nothing of the mark: it stays until the patient shares the record again."""
    desk = Desk()
    event = desk.journal.record(Event(DAY, "chute")).record_id
    desk.journal.keep_private(event, private=True)
    desk.journal.correct(event, Event(DAY, "chute hier"))
    assert private_records(desk.carnet) == {event}
    desk.journal.withdraw(event)
    assert private_records(desk.carnet) == {event}


def test_what_is_shared_again_is_there_again() -> None:
    """Sharing again and once more changes nothing."""
    desk = Desk()
    event = desk.journal.record(Event(DAY, "chute")).record_id
    desk.journal.keep_private(event, private=True)
    assert desk.journal.keep_private(event, private=False) is not None
    assert desk.journal.keep_private(event, private=False) is None
    assert shared(desk.carnet) is desk.carnet
    assert desk.carnet.entry(event).corrections == ()


def test_a_caregiver_sees_what_is_shared_alone() -> None:
    """The journal of whoever writes holds what they may see; the file holds everything."""
    desk = Desk()
    answers = {"fatigue": {Attribute.INTENSITY: 2}}
    check_in = desk.journal.record(CheckIn(DAY, Recall.DAY, answers)).record_id
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    desk.journal.keep_private(check_in, private=True)
    desk.journal.author = paul
    assert desk.journal.carnet.entries(CheckIn) == ()
    assert len(desk.journal.whole.entries(CheckIn)) == 1
    desk.journal.record(Remark("vu"))
    assert desk.journal.carnet.entries(CheckIn) == ()
    desk.journal.author = None
    assert len(desk.journal.carnet.entries(CheckIn)) == 1
