"""What is new since somebody last read the journal."""

from datetime import date

from companion.actions.reading import mark_of, unread
from companion.domain.records import Event, Person, Remark, Role
from tests.actions.desk import Desk

DAY = date(2026, 11, 20)


def test_new_is_where_others_wrote_since_even_under_an_earlier_date(desk: Desk) -> None:
    """What another computer brings was written before the reading, and is new all the same."""
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    fall = desk.journal.record(Event(DAY, "chute")).record_id
    assert unread(desk.carnet, paul, None) == {fall}
    mark = mark_of(desk.carnet, paul)
    assert unread(desk.carnet, paul, mark) == frozenset()
    desk.clock.move(days=-3)
    earlier = desk.journal.record(Remark("hier")).record_id
    desk.journal.correct(fall, Event(DAY, "deux chutes"))
    desk.journal.author = paul
    desk.journal.record(Remark("vu"))
    assert unread(desk.carnet, paul, mark) == {earlier, fall}
    assert unread(desk.carnet, paul, mark_of(desk.carnet, paul)) == frozenset()


def test_a_mark_that_cannot_be_read_counts_as_none(desk: Desk) -> None:
    """Somebody changed the file: everything of others is shown as new."""
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    fall = desk.journal.record(Event(DAY, "chute")).record_id
    assert unread(desk.carnet, paul, "!") == {fall}


def test_a_mark_tells_nothing_of_what_was_written(desk: Desk) -> None:
    """Neither words nor ids."""
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    fall = desk.journal.record(Event(DAY, "chute")).record_id
    mark = mark_of(desk.carnet, paul)
    assert fall[:8] not in mark
    assert len(mark) < 20
