"""Writings of a file from elsewhere: what cannot be true is left aside, the rest counts."""

from datetime import date
from uuid import uuid4

import pytest
from msgspec.structs import replace

from companion.actions.soundness import UNKNOWN_AUTHOR, Aside, sift
from companion.domain import validity
from companion.domain.errors import InvalidRecord
from companion.domain.records import CheckIn, Kind, OwnSymptom, Person, Preferences, Remark, Role
from companion.domain.symptoms import Answer, Attribute, Recall
from tests.actions.desk import CATALOGUE, NOON, Desk

TODAY = date(2026, 11, 21)
TIRED: Answer = {Attribute.INTENSITY: 2}


def with_body(desk: Desk, body: CheckIn) -> None:
    """A last writing that no screen would have written."""
    desk.journal.record(Remark("x"))
    last = desk.store.revisions[-1]
    desk.store.revisions[-1] = replace(last, kind=Kind.CHECK_IN, body=body)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"fatigue": {Attribute.INTENSITY: 5}}, validity.LEVEL_RANGE),
        ({"fatigue": {}}, validity.NO_ANSWER),
        ({"tiredness": TIRED}, validity.UNKNOWN_SYMPTOM),
        ({"fatigue": TIRED, "nausea": {Attribute.FREQUENCY: 9}}, validity.LEVEL_RANGE),
        ({"rash": TIRED}, validity.NOT_ASKED_OF),
    ],
)
def test_an_answer_that_cannot_be_is_left_aside_whatever_was_answered_before(
    desk: Desk, answers: dict[str, Answer], reason: str
) -> None:
    """The answers that were found true once do not make others true."""
    for day in (1, 2):
        desk.journal.record(CheckIn(date(2026, 11, day), Recall.DAY, {"fatigue": TIRED}))
    with_body(desk, CheckIn(TODAY, Recall.DAY, answers))
    sound, (aside,) = sift(desk.store.revisions, CATALOGUE)
    assert sound == desk.store.revisions[:-1]
    assert aside.reason.values["reason"] == reason
    last = desk.store.revisions[-1]
    assert (aside.id, aside.kind, aside.recorded_at) == (last.id, Kind.CHECK_IN, last.recorded_at)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (CheckIn(date(1899, 12, 31), Recall.DAY, {}), validity.IMPOSSIBLE_DAY),
        (CheckIn(TODAY, Recall.DAY, {}, "\ud800"), validity.BAD_TEXT),
        (CheckIn(TODAY, Recall.DAY, {}, copied_from="\ud800"), validity.BAD_TEXT),
        (CheckIn(TODAY, Recall.DAY, {}, warning_signs=("cold",)), validity.UNKNOWN_SIGN),
    ],
)
def test_the_day_and_the_words_of_a_check_in_are_looked_at_too(
    desk: Desk, body: CheckIn, reason: str
) -> None:
    """Not its answers alone."""
    with_body(desk, body)
    _, (aside,) = sift(desk.store.revisions, CATALOGUE)
    assert aside.reason.values["reason"] == reason


def test_who_signs_must_be_a_person_of_the_record_book(desk: Desk) -> None:
    """A person who was found before counts; one who comes later in the file, too."""
    hugo = desk.journal.record(Person("Hugo", Role.CAREGIVER))
    desk.journal.record(Remark("x"))
    people, remark = desk.store.revisions[:-1], desk.store.revisions[-1]
    by_hugo = replace(remark, author=hugo.record_id)
    _, (aside,) = sift([by_hugo], CATALOGUE)
    assert aside.reason.values["reason"] == UNKNOWN_AUTHOR
    assert sift([by_hugo], CATALOGUE, known=people) == ([by_hugo], ())
    assert sift([by_hugo, *people], CATALOGUE) == ([by_hugo, *people], ())


def test_own_symptoms_of_writings_found_before_may_be_answered(desk: Desk) -> None:
    """What another copy of the record book put in words is known."""
    desk.journal.record(Preferences(own_symptoms=(OwnSymptom("own-knee", "Genou"),)))
    before = tuple(desk.store.revisions)
    with_body(desk, CheckIn(TODAY, Recall.DAY, {"own-knee": TIRED}))
    (answer,) = desk.store.revisions[len(before) :]
    assert sift([answer], CATALOGUE, known=before) == ([answer], ())
    assert sift([*before, answer], CATALOGUE)[1] == ()
    people = [one for one in before if isinstance(one.body, Person)]
    _, (aside,) = sift([answer], CATALOGUE, known=people)
    assert aside.reason.values["reason"] == validity.UNKNOWN_SYMPTOM


def test_what_was_dismissed_is_not_told_again(desk: Desk) -> None:
    """By its own id where that is one, else by one that is made of it and never changes."""
    reason = InvalidRecord(reason=validity.BAD_ID)
    good, odd = Aside(str(uuid4()), reason), Aside("not-an-id", reason)
    assert good.dismissal == good.id
    assert odd.dismissal == Aside("not-an-id", reason, Kind.REMARK, NOON).dismissal != odd.id
    desk.journal.record(Remark("x"))
    last = desk.store.revisions[-1]
    for each, other in ((good, odd), (odd, good)):
        dismissing = replace(last, body=None, supersedes=each.dismissal)
        writings = [*desk.store.revisions[:-1], dismissing]
        assert sift(writings, CATALOGUE, unreadable=(good, odd))[1] == (other,)
    assert sift(desk.store.revisions, CATALOGUE, unreadable=(good, odd))[1] == (good, odd)
