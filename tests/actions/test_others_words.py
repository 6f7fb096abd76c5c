"""What another person noted stays theirs: it is answered, or corrected at their request."""

import json
from datetime import date

import pytest

from companion.actions.taken_in import OTHERS_WORDS, PATIENTS_ALONE
from companion.domain.errors import InvalidLine, OthersWords
from companion.domain.records import Body, CheckIn, Event, Person, Question, Role
from companion.domain.symptoms import Attribute, Recall
from companion.record_json import entry_to_line
from tests.actions.desk import Desk

DAY = date(2026, 11, 20)
FALL = Event(DAY, "chute")


def written_by_paul(desk: Desk, body: Body = FALL) -> tuple[str, str]:
    """A record of the patient's while Paul, close to her, writes: its id and his."""
    record = desk.journal.record(body).record_id
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    desk.journal.author = paul
    return record, paul


def test_the_words_of_another_are_neither_corrected_nor_withdrawn(desk: Desk) -> None:
    """Nothing is written then."""
    record, _ = written_by_paul(desk)
    with pytest.raises(OthersWords):
        desk.journal.correct(record, Event(DAY, "rien"))
    with pytest.raises(OthersWords):
        desk.journal.withdraw(record)
    with pytest.raises(OthersWords):
        desk.journal.keep_private(record, private=True)
    assert len(desk.carnet.history(record)) == 1


def test_a_correction_at_the_request_of_its_author_says_so_until_the_next_one(desk: Desk) -> None:
    """The next writing of her own is no correction at anybody's request."""
    record, paul = written_by_paul(desk)
    written = desk.journal.correct(record, Event(DAY, "deux chutes"), at_request=True)
    assert written is not None
    assert written.author == paul
    assert written.body == Event(DAY, "deux chutes", at_request_of=desk.patient)
    desk.journal.author = None
    again = desk.journal.correct(record, Event(DAY, "trois chutes"))
    assert again is not None
    assert again.body == Event(DAY, "trois chutes")


def test_a_ticked_sign_and_an_asked_question_leave_the_words_as_they_are(desk: Desk) -> None:
    """Both may be done by whoever is there."""
    question, _ = written_by_paul(desk, Question("Et le sport ?"))
    assert desk.journal.correct(question, Question("Et le sport ?", asked=DAY, answer="oui"))
    with pytest.raises(OthersWords):
        desk.journal.correct(question, Question("Et la piscine ?"))
    desk.journal.author = None
    check_in = CheckIn(DAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 2}})
    noted, _ = written_by_paul(desk, check_in)
    ticked = CheckIn(DAY, Recall.DAY, check_in.answers, warning_signs=("very-unwell",))
    assert desk.journal.correct(noted, ticked)


def refused(desk: Desk, **fields: object) -> object:
    """Why a line is refused."""
    with pytest.raises(InvalidLine) as mishap:
        desk.journal.take_in([json.dumps(fields)])
    return mishap.value.values["reason"]


def test_a_line_never_silently_replaces_the_words_of_another(desk: Desk) -> None:
    """It names the person at whose request it is written; a withdrawal cannot."""
    record, paul = written_by_paul(desk)
    fall = {"kind": "event", "id": record, "for_day": "2026-11-20", "what": "rien", "author": paul}
    assert refused(desk, **fall) == OTHERS_WORDS
    assert refused(desk, **fall, at_request_of=paul) == OTHERS_WORDS
    gone = {"kind": "event", "id": record, "author": paul, "withdrawn": True}
    assert refused(desk, **gone) == OTHERS_WORDS
    asked = json.dumps({**fall, "at_request_of": desk.patient})
    assert desk.journal.take_in([asked]) == 1
    entry = desk.carnet.entry(record)
    assert entry.body == Event(DAY, "rien", at_request_of=desk.patient)
    assert json.loads(entry_to_line(entry))["at_request_of"] == desk.patient
    assert desk.journal.take_in([asked, entry_to_line(entry)]) == 0


def test_a_line_of_another_does_not_put_back_what_was_withdrawn(desk: Desk) -> None:
    """Whoever wrote it may."""
    record, paul = written_by_paul(desk)
    desk.journal.author = None
    desk.journal.withdraw(record)
    fall = {"kind": "event", "id": record, "for_day": "2026-11-20", "what": "chute"}
    assert refused(desk, **fall, author=paul) == OTHERS_WORDS
    assert desk.journal.take_in([json.dumps(fall)]) == 1


def test_only_the_patient_keeps_an_entry_to_themselves(desk: Desk) -> None:
    """A line without the mark leaves it as it stands; `false` shares it again."""
    record, paul = written_by_paul(desk)
    fall = {"kind": "event", "for_day": "2026-11-20", "what": "chute"}
    assert refused(desk, **fall, author=paul, private=True) == PATIENTS_ALONE
    mine = {**fall, "id": record}
    assert desk.journal.take_in([json.dumps({**mine, "private": True})]) == 1
    assert desk.journal.take_in([json.dumps({**mine, "what": "deux"})]) == 1
    assert desk.journal.whole.entry(record).body == Event(DAY, "deux", private=True)
    assert desk.journal.take_in([json.dumps({**mine, "what": "deux", "private": False})]) == 1
    assert desk.journal.whole.entry(record).body == Event(DAY, "deux", private=False)


def test_a_line_that_says_what_stands_so_writes_nothing(desk: Desk) -> None:
    """Though it does not repeat that it is private: that stays, and is no change."""
    record = desk.journal.record(Event(DAY, "chute", private=True)).record_id
    line = {"kind": "event", "id": record, "for_day": "2026-11-20", "what": "chute"}
    assert desk.journal.take_in([json.dumps(line)]) == 0
    desk.journal.withdraw(record)
    gone = {"kind": "event", "id": record, "withdrawn": True}
    assert desk.journal.take_in([json.dumps(gone)]) == 0
    assert desk.journal.take_in([json.dumps(line)]) == 1
    assert desk.journal.take_in([json.dumps(line)]) == 0


def test_what_its_author_withdrew_is_put_back_by_them_alone(desk: Desk) -> None:
    """Whoever withdrew it may as well."""
    record, paul = written_by_paul(desk)
    desk.journal.author = None
    desk.journal.withdraw(record)
    desk.journal.author = paul
    assert not desk.journal.may_put_back(record)
    with pytest.raises(OthersWords):
        desk.journal.put_back(record)
    desk.journal.author = None
    assert desk.journal.put_back(record).body == FALL
