"""What is noted on the card after a check-in: whose it is, of which day, and what excludes what."""

from datetime import date, timedelta

import pytest

from companion.actions.check_in.after_check_in import (
    answered_by,
    done_about_signs,
    own_check_in,
    set_done,
    set_sign,
)
from companion.domain.errors import UnknownRecord
from companion.domain.records import CheckIn, Done, Event, Person, Remark, Role
from companion.domain.symptoms import Attribute, Recall
from tests.actions.desk import CATALOGUE, Desk

TODAY = date(2026, 11, 21)
CARD = ("La carte", "The card")


def note(desk: Desk, days_ago: int, recall: Recall, *symptoms: str) -> str:
    """A check-in."""
    answers = {symptom: {Attribute.INTENSITY: 1} for symptom in symptoms}
    body = CheckIn(TODAY - timedelta(days=days_ago), recall, answers)
    return desk.journal.record(body).record_id


def test_the_check_in_of_a_day_is_the_newest_of_that_author(desk: Desk) -> None:
    """Of a day or of a week, as it is asked for; another person has none."""
    assert own_check_in(desk.carnet, TODAY, desk.patient) is None
    day = note(desk, 0, Recall.DAY, "fatigue")
    week = note(desk, 0, Recall.WEEK, "nausea")
    note(desk, 1, Recall.DAY, "headache")
    other = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id

    def found(recall: Recall | None, author: str = desk.patient) -> str | None:
        entry = own_check_in(desk.carnet, TODAY, author, recall)
        return None if entry is None else entry.id

    assert (found(None), found(Recall.DAY), found(Recall.WEEK)) == (week, day, week)
    assert {found(recall, other) for recall in (None, *Recall)} == {None}
    assert answered_by(desk.carnet, TODAY, desk.patient) == {"fatigue", "nausea"}
    assert answered_by(desk.carnet, TODAY, other) == frozenset()


@pytest.mark.parametrize(("days_ago", "shares"), [(6, True), (7, False), (-6, True), (-7, False)])
def test_two_weeks_share_a_day_up_to_six_days_apart(
    desk: Desk, days_ago: int, shares: bool
) -> None:
    """Before or after."""
    note(desk, days_ago, Recall.WEEK)
    assert (own_check_in(desk.carnet, TODAY, desk.patient, Recall.WEEK) is not None) is shares


def test_signs_are_ticked_in_the_order_of_the_card_and_cleared_again(desk: Desk) -> None:
    """The same again writes nothing; what is no check-in has no signs."""
    first, second, *_ = CATALOGUE.card.signs
    check_in = note(desk, 0, Recall.DAY)
    for sign in (second, first):
        assert set_sign(desk.journal, check_in, sign, present=True) is not None
    assert set_sign(desk.journal, check_in, first, present=True) is None

    def signs() -> tuple[str, ...]:
        (entry,) = desk.carnet.entries(CheckIn)
        return entry.body.warning_signs

    assert signs() == (first, second)
    set_sign(desk.journal, check_in, first, present=False)
    assert signs() == (second,)
    assert set_sign(desk.journal, check_in, first, present=False) is None
    with pytest.raises(UnknownRecord):
        set_sign(desk.journal, desk.journal.record(Remark("x")).record_id, first, present=True)


def test_only_what_was_done_about_the_card_that_day_by_that_person_counts(desk: Desk) -> None:
    """In whichever language it was written; another event, day or person is another matter."""
    acts = [done for done in Done if done is not Done.NOTHING]
    for day, what, done in (
        (TODAY, "The card", acts[0]),
        (TODAY, "Une chute", acts[1]),
        (TODAY - timedelta(days=1), "La carte", acts[1]),
        (TODAY, "La carte", None),
    ):
        desk.journal.record(Event(day, what, done))
    assert done_about_signs(desk.carnet, TODAY, desk.patient, CARD).keys() == {acts[0]}
    other = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    assert done_about_signs(desk.carnet, TODAY, other, CARD) == {}


def test_nothing_so_far_and_an_act_exclude_each_other(desk: Desk) -> None:
    """Two acts do not; the same again takes it back."""
    first, second, *_ = (done for done in Done if done is not Done.NOTHING)

    def press(done: Done) -> tuple[int, set[Done]]:
        written = set_done(desk.journal, TODAY, done, subject="La carte", subjects=CARD)
        return len(written), set(done_about_signs(desk.carnet, TODAY, desk.patient, CARD))

    assert press(first) == (1, {first})
    assert press(second) == (1, {first, second})
    assert press(Done.NOTHING) == (3, {Done.NOTHING})
    assert press(first) == (2, {first})
    assert press(first) == (1, set())
