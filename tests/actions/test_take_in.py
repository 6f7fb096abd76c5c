"""Taking records in from JSON lines: all of them or none, and the line that is wrong is named."""

import json
from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import record_json
from companion.actions import journal
from companion.actions import taken_in as acts
from companion.domain import validity
from companion.domain.carnet import Carnet
from companion.domain.errors import InvalidLine
from companion.domain.records import BODY_OF, CheckIn, Kind, Person, Question, Remark, Role
from companion.record_json import JsonObject, entry_to_line
from tests.actions.desk import CATALOGUE, NOON, Desk
from tests.strategies import IDENTITY, History, revision_sets

ID = "0193b1f4-0000-7000-8000-000000000001"
OTHER_ID = "0193b1f4-0000-7000-8000-000000000002"


def line(**fields: object) -> str:
    """One JSON line; keywords are its keys."""
    return json.dumps(fields)


def listed(carnet: Carnet) -> list[str]:
    """What `companion list` prints of a carnet: all that stands, oldest first."""
    entries = [entry for body_type in BODY_OF.values() for entry in carnet.entries(body_type)]
    entries.sort(key=lambda entry: (entry.recorded_at, entry.id))
    return [entry_to_line(entry) for entry in entries]


def refusal(desk: Desk, lines: Sequence[str]) -> InvalidLine:
    """How the lines are refused; checks that nothing was written."""
    carnet, stored = desk.carnet, list(desk.store.revisions)
    with pytest.raises(InvalidLine) as refused:
        desk.journal.take_in(lines)
    assert desk.carnet is carnet
    assert desk.store.revisions == stored
    return refused.value


def test_lines_are_signed_by_the_patient_and_dated_now_unless_they_say_otherwise(
    desk: Desk,
) -> None:
    """Blank lines count in the numbering and hold nothing."""
    added = desk.journal.take_in(
        [
            line(kind="remark", text="a"),
            "",
            line(kind="person", id=ID, name="Hugo", role="caregiver"),
            "  \n",
            line(kind="remark", text="b", author=ID, recorded_at="2026-11-02T08:00:00+01:00"),
        ]
    )
    assert added == 3
    older, newer = desk.carnet.entries(Remark)
    assert (older.body.text, older.author) == ("b", ID)
    assert older.recorded_at.isoformat() == "2026-11-02T08:00:00+01:00"
    assert (newer.body.text, newer.author) == ("a", desk.patient)
    assert newer.recorded_at == NOON
    assert desk.store.carnet() == desk.carnet


def test_a_known_id_is_a_correction_and_the_same_content_again_adds_nothing(desk: Desk) -> None:
    """In one input or in two."""
    first = line(kind="question", id=ID, text="How long?")
    second = line(kind="question", id=ID, text="How many months?")
    assert desk.journal.take_in([first, first, second]) == 2
    assert desk.journal.take_in([second]) == 0
    assert desk.carnet.entry(ID).body == Question("How many months?")
    assert len(desk.carnet.history(ID)) == 2


def test_an_older_date_does_not_hide_a_correction(desk: Desk) -> None:
    """The line comes later, whatever its date says."""
    desk.journal.take_in([line(kind="question", id=ID, text="a")])
    desk.journal.take_in(
        [line(kind="question", id=ID, text="b", recorded_at="2020-01-01T00:00:00Z")]
    )
    assert desk.carnet.entry(ID).body == Question("b")


def test_a_line_can_withdraw_and_bring_back(desk: Desk) -> None:
    """Withdrawing twice writes once."""
    written, withdrawn = (
        line(kind="question", id=ID, text="a"),
        line(kind="question", id=ID, withdrawn=True),
    )
    assert desk.journal.take_in([written, withdrawn, withdrawn]) == 2
    assert desk.carnet.entries(Question) == ()
    assert desk.journal.take_in([written]) == 1
    assert desk.carnet.entry(ID).body == Question("a")


def test_a_first_patient_signs_themselves_in_an_empty_carnet() -> None:
    """The lines of a whole carnet can start a new one."""
    desk = Desk(founded=False)
    desk.journal.take_in(
        [line(kind="person", name="Jeanne", role="patient"), line(kind="remark", text="a")]
    )
    (remark,) = desk.carnet.entries(Remark)
    assert remark.author == desk.journal.patient_id()


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("{", record_json.NOT_JSON),
        (line(kind="remark", text="a", note="b"), record_json.UNKNOWN_KEY),
        (
            line(
                kind="check_in",
                for_day="2026-11-21",
                recall="day",
                answers={"fatigue": {"intensity": 5}},
            ),
            validity.LEVEL_RANGE,
        ),
        (
            line(kind="check_in", for_day="1800-01-01", recall="day", answers={}),
            validity.IMPOSSIBLE_DAY,
        ),
        (
            line(kind="appointment", at="2026-11-21T10:00:00", purpose="scan"),
            validity.NO_OFFSET,
        ),
        (line(kind="profile", name="", usual={"fatigue_level": 5}), validity.LEVEL_RANGE),
        (
            line(kind="profile", name="", usual={"stools_per_day": 10**30}),
            validity.TOO_LARGE_A_NUMBER,
        ),
        (line(kind="remark", text="a", id="7"), validity.BAD_ID),
        (line(kind="remark", text="a", id=ID.upper()), validity.BAD_ID),
        (line(kind="remark", text="a", id=""), validity.BAD_ID),
        (line(kind="remark", id=OTHER_ID, withdrawn=True), acts.NOT_THERE),
        (line(kind="remark", id=ID, withdrawn=True), acts.OTHER_KIND),
        (line(kind="remark", id=ID, text="a"), acts.OTHER_KIND),
        (line(kind="remark", text="a", author=OTHER_ID), acts.UNKNOWN_AUTHOR),
        (line(kind="remark", text="a", author=ID), acts.UNKNOWN_AUTHOR),
        (line(kind="remark", text="a", id=OTHER_ID, author=OTHER_ID), acts.UNKNOWN_AUTHOR),
    ],
)
def test_one_wrong_line_refuses_them_all_and_is_named(desk: Desk, wrong: str, reason: str) -> None:
    """The lines before and after it are not written either."""
    desk.journal.take_in([line(kind="question", id=ID, text="a")])
    good = line(kind="remark", text="good")
    refused = refusal(desk, [good, "", wrong, good])
    assert refused.values["line"] == 3
    assert refused.values["reason"] == reason
    assert str(refused).startswith("Line 3 was refused: ")


def test_an_empty_carnet_takes_no_line_that_nobody_signs() -> None:
    """A check-in or a caregiver alone do not make a patient."""
    for fields in (
        {"kind": "remark", "text": "a"},
        {"kind": "person", "name": "a", "role": "nurse"},
    ):
        refused = refusal(Desk(founded=False), [line(**fields)])
        assert refused.values["reason"] == acts.UNKNOWN_AUTHOR


def test_more_than_five_megabytes_are_refused_whichever_way_they_are_cut(desk: Desk) -> None:
    """The line that goes beyond is named."""
    note = line(kind="remark", text="é" * 100_000)
    refused = refusal(desk, [note] * 30)
    assert refused.values["reason"] == record_json.TOO_LARGE
    assert refused.values["line"] == 9


def test_as_much_as_may_be_taken_in_is_and_a_letter_more_is_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes are counted, of blank lines too; half a letter is refused as wrong, not too large."""
    note, half = line(kind="remark", text="a"), '{"kind": "remark", "text": "\ud800"}'
    monkeypatch.setattr(journal, "LARGEST_INPUT", len(note) + 3)
    for more in ("abcd", "  é", "    "):
        assert refusal(desk, [note, more]).values["line"] == 2
    assert refusal(desk, [note, "    "]).values["reason"] == record_json.TOO_LARGE
    assert desk.journal.take_in([note, "   "]) == 1
    monkeypatch.undo()
    assert refusal(desk, [half]).values["reason"] != record_json.TOO_LARGE


@given(revision_sets(CATALOGUE))
def test_what_one_carnet_lists_another_can_take_in(history: History) -> None:
    """All that stands, with its authors and dates; taking it in again adds nothing."""
    people = [
        line(kind="person", id=i, author=i, name="", role="nurse", recorded_at=NOON.isoformat())
        for i in sorted({revision.author for revision in history})
    ]
    source = Carnet(IDENTITY).with_revisions(history)
    desk = Desk()
    if any(source.history(revision.author) for revision in history):
        return
    desk.journal.take_in(people)
    lines = listed(source)
    assert desk.journal.take_in(lines) == len(lines)
    assert desk.journal.take_in(lines) == 0
    for entries in (source.entries(body_type) for body_type in BODY_OF.values()):
        for entry in entries:
            taken = desk.carnet.entry(entry.id)
            assert taken.body == entry.body
            assert (taken.author, taken.recorded_at) == (entry.author, entry.recorded_at)


steps = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from([None, "x", "y"])), min_size=1, max_size=8
)


@given(steps)
def test_lines_at_once_equal_lines_one_by_one(writings: list[tuple[str, str | None]]) -> None:
    """However many speak of the same record, the last one stands."""
    at_once, one_by_one = Desk(), Desk()
    lines = list[str]()
    standing = dict[str, str | None]()
    for name, text in writings:
        if text is None and name not in standing:
            continue
        standing[name] = text
        fields: JsonObject = {"kind": "question", "id": str(UUID(int=ord(name)))}
        lines.append(line(**fields, **({"withdrawn": True} if text is None else {"text": text})))
    added = at_once.journal.take_in(lines)
    assert added == sum(one_by_one.journal.take_in([text]) for text in lines)
    for desk in (at_once, one_by_one):
        found = {e.id: e.body.text for e in desk.carnet.entries(Question)}
        assert found == {str(UUID(int=ord(n))): t for n, t in standing.items() if t is not None}


def test_people_can_be_written_by_themselves_and_by_others(desk: Desk) -> None:
    """A caregiver who signs their own record, and one whom the patient wrote down."""
    desk.journal.take_in(
        [
            line(kind="person", id=ID, author=ID, name="Hugo", role="caregiver"),
            line(kind="person", id=OTHER_ID, name="Lina", role="nurse"),
        ]
    )
    authors = {e.body.name: e.author for e in desk.carnet.entries(Person)}
    assert authors == {"Jeanne": desk.patient, "Hugo": ID, "Lina": desk.patient}
    patient = desk.carnet.patient()
    assert patient is not None
    assert patient.body.role is Role.PATIENT


def test_thousands_of_lines_come_in_without_a_thought(desk: Desk) -> None:
    """Years of days, each one standing afterwards."""
    answers = {"fatigue": {"intensity": 1}}
    lines = [
        line(
            kind="check_in",
            for_day=f"{2016 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}",
            recall="day",
            answers=answers,
        )
        for n in range(3_360)
    ]
    assert desk.journal.take_in(lines) == 3_360
    assert len(desk.carnet.entries(CheckIn)) == 3_360
    assert Kind.CHECK_IN is CheckIn.kind
