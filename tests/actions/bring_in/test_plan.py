"""Bringing a file in: what is new, once; nothing over what stands; taken back as one act."""

import dataclasses
import json
from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from companion.actions.bring_in.columns import (
    Choices,
    Column,
    Meaning,
    guess,
    with_day,
)
from companion.actions.bring_in.days import DayOrder
from companion.actions.bring_in.found import (
    Found,
    FoundRecord,
    FoundRecords,
    FoundTable,
    NotBroughtIn,
    Source,
)
from companion.actions.bring_in.plan import (
    IDENTITY,
    PHOTOS,
    UNKNOWN_WRITER,
    NothingToTakeBack,
    Plan,
    bring_in,
    day_of,
    plan,
    take_back,
)
from companion.actions.own_symptoms import own_symptom
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Event,
    Kind,
    Measurement,
    Medicine,
    Person,
    Photo,
    PhotoType,
    Preferences,
    Profile,
    Purpose,
    Remark,
    Role,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.messages import load_texts
from companion.record_json import entry_to_line, record_line
from tests.actions.desk import CATALOGUE, NOON, Desk

ENGLISH = load_texts(Language.EN)
DAY = date(2026, 11, 20)
TABLE = FoundTable(
    Source.TABLE,
    ("Day", "Fatigue", "Weight", "Notes"),
    (
        ("2026-11-18", "7", "64.5", ""),
        ("2026-11-18", "3", "", "slept"),
        ("2026-11-19", "0", "64", "walked"),
        ("soon", "1", "", ""),
    ),
)


def planned(desk: Desk, found: Found = TABLE, choices: Choices | None = None) -> Plan:
    """What bringing it in would do; columns as guessed unless chosen."""
    if isinstance(found, FoundTable) and choices is None:
        choices = with_day(found, guess(found, CATALOGUE), found.columns[0])
        choices = dataclasses.replace(choices, order=DayOrder.YEAR_MONTH_DAY)
    return plan(desk.journal, found, choices, ENGLISH)


def test_a_value_of_another_scale_is_a_note_until_somebody_says_what_it_means(desk: Desk) -> None:
    """No level is guessed; the words of the source stand in the note, with where they come from."""
    bring_in(desk.journal, planned(desk))
    first, second = [entry.body for entry in desk.carnet.entries(CheckIn)]
    assert (first.answers, second.answers) == ({}, {})
    assert first.note == "Fatigue: 7\nFatigue: 3\nNotes: slept"
    assert second.note == "Fatigue: 0\nNotes: walked"
    assert first.copied_from == "file table"
    weights = [(e.body.quantity, e.body.value) for e in desk.carnet.entries(Measurement)]
    assert sorted(weights) == [("weight", 64.0), ("weight", 64.5)]


def test_chosen_levels_are_levels_and_the_rest_stays_words(desk: Desk) -> None:
    """Two values of one day are two check-ins, as they were two; a value nobody mapped is a note."""
    levels = Column(
        "Fatigue", Meaning.LEVEL, "fatigue", Attribute.INTENSITY, levels={"7": 3, "3": 1}
    )
    choices = guess(replace(TABLE, rows=TABLE.rows[:3]), CATALOGUE).with_column(levels)
    bring_in(desk.journal, planned(desk, replace(TABLE, rows=TABLE.rows[:3]), choices))
    bodies = [entry.body for entry in desk.carnet.entries(CheckIn)]
    said = [b.answers["fatigue"][Attribute.INTENSITY] for b in bodies if b.answers]
    assert said == [3, 1]
    assert [b.note for b in bodies] == [
        "Fatigue: 7\nNotes: slept",
        "Fatigue: 3",
        "Fatigue: 0\nNotes: walked",
    ]


def test_the_same_file_twice_adds_nothing(desk: Desk) -> None:
    """In whichever language and with whichever columns it was brought in."""
    bring_in(desk.journal, planned(desk))
    again = plan(
        desk.journal,
        TABLE,
        dataclasses.replace(
            planned_choices(),
            columns=(*planned_choices().columns[:3], Column("Notes", Meaning.LEAVE)),
        ),
        load_texts(Language.FR),
    )
    assert not again.new
    assert again.here == 4
    assert again.left_out[0].count == 1


def planned_choices() -> Choices:
    """The guessed columns, with the first for the days."""
    choices = with_day(TABLE, guess(TABLE, CATALOGUE), "Day")
    return dataclasses.replace(choices, order=DayOrder.YEAR_MONTH_DAY)


def test_what_a_file_brought_is_taken_back_as_one_act(desk: Desk) -> None:
    """Later too, by the file itself; what was corrected meanwhile stays, and it can come again."""
    bring_in(desk.journal, planned(desk))
    corrected = desk.carnet.entries(CheckIn)[0]
    desk.journal.correct(corrected.id, replace(corrected.body, note="In my own words"))
    before = len(desk.store.revisions)
    undone = take_back(desk.journal, planned(desk))
    assert len(undone) == 3
    assert len(desk.store.revisions) == before + 3
    assert [e.id for e in desk.carnet.all_entries() if e.kind is not Kind.PERSON] == [corrected.id]
    again = planned(desk)
    assert (len(again.new), again.back, again.here) == (3, 3, 1)
    with pytest.raises(NothingToTakeBack):
        take_back(desk.journal, again)
    bring_in(desk.journal, again)
    assert len(desk.carnet.entries(Measurement)) == 2


def test_undo_of_the_act_puts_everything_back(desk: Desk) -> None:
    """One durable act, whatever the number of records."""
    before = desk.carnet.all_entries()
    written = bring_in(desk.journal, planned(desk))
    desk.journal.undo_all(written)
    assert desk.carnet.all_entries() == before


def test_an_entry_that_is_there_stays_as_it_is(desk: Desk) -> None:
    """An older export takes no correction back: it is counted as said otherwise now."""
    record = desk.journal.record(Event(desk.clock().date(), "Fall")).record_id
    line = entry_to_line(desk.carnet.entry(record))
    desk.journal.correct(record, Event(desk.clock().date(), "Fall, in the kitchen"))
    found = FoundRecords(Source.RECORDS, (FoundRecord(line),))
    result = planned(desk, found)
    assert (result.new, result.here, result.otherwise) == ((), 1, 1)


def test_another_record_book_brings_entries_and_no_identity(desk: Desk) -> None:
    """Its patient is no second patient here; somebody else stays who they are."""
    other = Desk()
    other.clock.move(days=-90)
    helper = other.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    other.journal.record(Event(other.clock().date(), "Mine"))
    other.journal.author = helper
    other.journal.record(Event(other.clock().date(), "His"))
    others = [e for e in other.carnet.all_entries() if e.body != Person("Jeanne", Role.PATIENT)]
    patient = other.carnet.patient()
    assert patient is not None
    renamed = entry_to_line(patient).replace(patient.id, "0190f000-0000-7000-8000-0000000000ff")
    lines = [renamed, *(entry_to_line(e) for e in others)]
    lines = [line.replace(patient.id, "0190f000-0000-7000-8000-0000000000ff") for line in lines]
    result = planned(desk, FoundRecords(Source.RECORDS, tuple(map(FoundRecord, lines))))
    bring_in(desk.journal, result)
    assert desk.carnet.patient() == desk.carnet.entry(desk.patient).of(Person)
    signed = {e.body.what: desk.carnet.person(e.author) for e in desk.carnet.entries(Event)}
    assert {what: person and person.name for what, person in signed.items()} == {
        "Mine": "Jeanne",
        "His": "Paul",
    }
    assert [left.count for left in result.left_out] == [1]


def test_who_wrote_is_never_guessed(desk: Desk) -> None:
    """A writer that the record book does not know stays outside, unless somebody says who signs."""
    line = '{"kind": "event", "for_day": "2026-11-20", "what": "x", "id": "0190f000-0000-7000-8000-000000000001"}'
    found = FoundRecords(Source.FHIR, (FoundRecord(line, "Paul"),))
    assert [left.name for left in planned(desk, found).left_out] == ["Paul"]
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    (revision,) = planned(desk, found).new
    assert revision.author == paul
    (chosen,) = plan(desk.journal, found, None, ENGLISH, writer=desk.patient).new
    assert chosen.author == desk.patient


def test_symptoms_in_ones_own_words_come_with_their_words(desk: Desk) -> None:
    """The first check-in that answers one brings it into the choice of what is asked."""
    own = own_symptom("Goût de métal")
    line = (
        '{"kind": "check_in", "id": "0190f000-0000-7000-8000-000000000001", "for_day": "2026-11-20",'
        f' "recall": "day", "answers": {{"{own.id}": {{"intensity": 2}}}}}}'
    )
    found = FoundRecords(Source.FHIR, (FoundRecord(line),), own_symptoms=(own,))
    bring_in(desk.journal, planned(desk, found))
    assert own in desk.carnet.preferences().own_symptoms
    assert desk.journal.catalogue.symptoms[own.id].label.each() == ("Goût de métal",)


def test_a_record_that_cannot_be_true_refuses_the_file(desk: Desk) -> None:
    """A level of 9 is not cut to 4, and nothing else of the file comes in."""
    day = desk.clock().date()
    first, second = (f"0190f000-0000-7000-8000-00000000000{n}" for n in (1, 2))
    level = CheckIn(day, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 9}})
    lines = [
        FoundRecord(record_line(Event(day, "x"), first)),
        FoundRecord(record_line(level, second)),
    ]
    with pytest.raises(NotBroughtIn):
        planned(desk, FoundRecords(Source.FHIR, tuple(lines)))


def test_days_that_can_be_read_in_two_ways_are_asked_about(desk: Desk) -> None:
    """Nothing is brought in before the person has said which."""
    table = FoundTable(Source.TABLE, ("Jour", "Note"), (("03/11/2026", "a"), ("04/11/2026", "b")))
    choices = guess(table, CATALOGUE)
    assert choices.order is None
    assert set(choices.fitting) == {DayOrder.DAY_MONTH_YEAR, DayOrder.MONTH_DAY_YEAR}
    with pytest.raises(NotBroughtIn):
        planned(desk, table, choices)
    result = planned(desk, table, dataclasses.replace(choices, order=DayOrder.DAY_MONTH_YEAR))
    assert result.days is not None
    assert [day.isoformat() for day in result.days] == ["2026-11-03", "2026-11-04"]


NUMBERED = "0190f000-0000-7000-8000-00000000000{}"


def records_of(*lines: str, writer: str | None = None) -> FoundRecords:
    """Records of a hospital's file."""
    return FoundRecords(Source.FHIR, tuple(FoundRecord(line, writer) for line in lines))


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (Event(DAY, "x"), DAY),
        (Medicine("x", DAY), DAY),
        (Appointment(NOON, Purpose.SCAN), NOON.date()),
        (Remark("x"), None),
        (None, None),
    ],
)
def test_a_record_speaks_of_its_day(body: Body | None, day: date | None) -> None:
    """The day it is for, the first one, or that of its hour; words alone speak of none."""
    found = day_of(body)
    assert found == day
    assert not isinstance(found, datetime)


def test_what_would_come_is_told_by_kind_and_from_which_day_to_which(desk: Desk) -> None:
    """Of nothing there is no day."""
    bodies: list[Body] = [Event(DAY, "x"), Remark("y"), Event(DAY - timedelta(days=9), "z")]
    lines = [record_line(body, NUMBERED.format(n)) for n, body in enumerate(bodies, start=1)]
    result = planned(desk, records_of(*lines))
    assert dict(result.by_kind) == {Kind.EVENT: 2, Kind.REMARK: 1}
    assert result.days == (DAY - timedelta(days=9), DAY)
    assert planned(desk, records_of()).days is None


def test_only_the_words_that_are_answered_and_not_known_come_along(desk: Desk) -> None:
    """What was chosen before stays, and comes first."""
    known, answered, unused = (own_symptom(text) for text in ("Genou", "Goût de métal", "Ongles"))
    desk.journal.record(Preferences(own_symptoms=(known,)))
    levels = {own.id: {Attribute.INTENSITY: 2} for own in (known, answered)}
    body = CheckIn(DAY, Recall.DAY, levels)
    found = replace(
        records_of(record_line(body, NUMBERED.format(1))), own_symptoms=(known, answered, unused)
    )
    bring_in(desk.journal, planned(desk, found))
    assert desk.carnet.preferences().own_symptoms == (known, answered)
    (entry,) = desk.carnet.entries(CheckIn)
    assert entry.body == body


def test_the_same_check_in_without_where_it_was_copied_from_says_the_same(desk: Desk) -> None:
    """A hospital's file does not tell that; other answers are another thing."""
    body = CheckIn(DAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 2}})
    record = desk.journal.record(replace(body, copied_from="paper 1")).record_id
    same = planned(desk, records_of(record_line(body, record)))
    assert (same.here, same.otherwise) == (1, 0)
    other = CheckIn(DAY, Recall.DAY, body.answers, note="y")
    changed = planned(desk, records_of(record_line(other, record)))
    assert (changed.here, changed.otherwise) == (1, 1)


def test_what_stands_here_and_says_the_same_is_only_here(desk: Desk) -> None:
    """Nothing of it would be taken back: no file brought it."""
    record = desk.journal.record(Event(DAY, "x")).record_id
    same = planned(desk, records_of(record_line(Event(DAY, "x"), record)))
    assert (same.here, same.otherwise, same.standing, same.left_out) == (1, 0, (), ())


def test_who_the_file_is_about_and_pictures_stay_outside(desk: Desk) -> None:
    """Each counted for its own reason, with no name; a caregiver of the file comes in."""
    bodies: list[Body] = [
        Profile(name="Jeanne"),
        Person("Jeanne", Role.PATIENT),
        Photo(DAY, "0" * 64, PhotoType.JPEG, 3, 4),
        Person("Paul", Role.CAREGIVER),
    ]
    lines = [record_line(body, NUMBERED.format(n)) for n, body in enumerate(bodies, start=1)]
    result = planned(desk, records_of(*lines))
    assert [(out.reason, out.count, out.name) for out in result.left_out] == [
        (IDENTITY, 2, ""),
        (PHOTOS, 1, ""),
    ]
    assert [revision.body for revision in result.new] == [bodies[3]]


def test_a_record_signed_by_somebody_who_does_not_come_along_stays_outside(desk: Desk) -> None:
    """Signed by the file's own patient it is the patient's here."""
    stranger = NUMBERED.format(9)
    line = json.loads(record_line(Event(DAY, "x"), NUMBERED.format(1)))
    signed = json.dumps({**line, "author": stranger})
    result = planned(desk, records_of(signed))
    assert [(out.reason, out.name) for out in result.left_out] == [(UNKNOWN_WRITER, "?")]
    theirs = record_line(Person("Anne", Role.PATIENT), stranger)
    (revision,) = planned(desk, records_of(theirs, signed)).new
    assert revision.author == desk.patient
    nurse = record_line(Person("Anne", Role.NURSE), stranger)
    _, revision = planned(desk, records_of(nurse, signed)).new
    assert revision.author == stranger


def test_a_writer_is_known_by_the_name_of_somebody_other_than_the_patient(desk: Desk) -> None:
    """Neither the patient's own name nor a blank one is anybody else's."""
    desk.journal.record(Person("", Role.NURSE))
    line = record_line(Event(DAY, "x"), NUMBERED.format(1))
    for name in ("Jeanne", ""):
        result = planned(desk, records_of(line, writer=name))
        assert (result.new, [out.name for out in result.left_out]) == ((), [name or "?"])


def test_what_was_withdrawn_comes_back_signed_by_who_wrote_it(desk: Desk) -> None:
    """And is counted as such."""
    written = desk.journal.record(Event(DAY, "x"))
    record = written.record_id
    desk.journal.author = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    assert desk.journal.undo(written).author != desk.patient
    result = planned(desk, records_of(record_line(Event(DAY, "x"), record)))
    assert (len(result.new), result.back, result.here) == (1, 1, 0)
    assert result.new[0].author == desk.patient
