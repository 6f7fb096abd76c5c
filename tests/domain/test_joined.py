"""Two records of one person that were joined: all is written by one, who stands once among the people."""

import pytest

from companion.domain.authorship import authorship
from companion.domain.carnet import Carnet
from companion.domain.errors import InvalidRecord
from companion.domain.records import Person, Remark, Role
from tests.actions.desk import Desk


def two_pauls(desk: Desk) -> tuple[str, str]:
    """Paul, noted on the patient's computer, and again on his own."""
    journal = desk.journal
    here = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    there = journal.record(Person("Popaul", Role.CAREGIVER)).record_id
    return here, there


def test_what_both_wrote_is_by_one_person_once_they_are_joined() -> None:
    """What is stored stays as it was signed; a correction of their own needs nobody's request."""
    desk = Desk()
    here, there = two_pauls(desk)
    desk.journal.author = there
    remark = desk.journal.record(Remark("vu")).record_id
    desk.journal.author = None
    desk.journal.correct(there, Person("Popaul", Role.CAREGIVER, same_as=here))
    carnet = desk.carnet
    assert carnet.entry(remark).author == here
    assert {e.author for e in carnet.entries(Remark)} == {here}
    assert carnet.person(there) == Person("Paul", Role.CAREGIVER)
    assert [e.id for e in carnet.people()] == [desk.patient, here]
    assert carnet.revisions[carnet.history(remark)[0].id].author == there
    desk.journal.author = there
    assert desk.journal.writer_id() == here
    assert desk.journal.correct(remark, Remark("revu")) is not None


def test_joining_is_taken_back_and_holds_after_opening_again_and_merging() -> None:
    """It is a correction of the person's record like any other."""
    desk = Desk()
    here, there = two_pauls(desk)
    joined = desk.journal.correct(there, Person("Popaul", Role.CAREGIVER, same_as=here))
    assert joined is not None
    again = desk.store.carnet()
    assert again.one_of(there) == here
    assert Carnet(again.identity).merged_with(again).one_of(there) == here
    desk.journal.undo(joined)
    assert desk.carnet.one_of(there) == there
    assert len(desk.carnet.people()) == 3


def test_the_older_record_stands_where_each_was_joined_to_the_other() -> None:
    """As two computers may have done; a record that is not there joins nobody."""
    desk = Desk()
    here, there = two_pauls(desk)
    desk.journal.correct(there, Person("Popaul", Role.CAREGIVER, same_as=here))
    desk.journal.correct(here, Person("Paul", Role.CAREGIVER, same_as=there))
    assert [e.id for e in desk.carnet.people()] == [desk.patient, here]
    missing = "0193b1f4-0000-7000-8000-000000000009"
    desk.journal.correct(here, Person("Paul", Role.CAREGIVER, same_as=missing))
    assert desk.carnet.one_of(there) == here
    assert desk.carnet.one_of(here) == here
    with pytest.raises(InvalidRecord):
        desk.journal.correct(here, Person("Paul", Role.CAREGIVER, same_as="Paul"))


def test_a_request_of_a_joined_person_is_of_the_one_they_are() -> None:
    """Whose words stand is one person, whichever of their records asked."""
    desk = Desk()
    here, there = two_pauls(desk)
    desk.journal.author = there
    remark = desk.journal.record(Remark("vu")).record_id
    desk.journal.author = None
    desk.journal.correct(remark, Remark("revu"), at_request=True)
    desk.journal.correct(there, Person("Popaul", Role.CAREGIVER, same_as=here))
    who = authorship(desk.carnet.entry(remark))
    assert (who.author, who.requests, who.writer) == (here, ((desk.patient, here),), here)
