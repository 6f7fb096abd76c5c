"""Whose words a record holds, after others corrected it, added to it or put it back."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.domain.authorship import (
    Authorship,
    all_from_patient,
    answer_authorship,
    answers_by,
    authorship,
    note_authorship,
    ticked_by,
)
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Details, Person, Role
from companion.domain.symptom_summary import by_author
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import Period, Timeline
from tests.strategies import IDENTITY

START = datetime(2026, 11, 27, 18, tzinfo=UTC)
ZERO = CheckIn(date(2026, 11, 27), Recall.DAY, {"fatigue": {Attribute.INTENSITY: 0}})
FOUR = replace(ZERO, answers={"fatigue": {Attribute.INTENSITY: 4}})
NOTED = replace(ZERO, note="perdu")
SIGN = replace(ZERO, warning_signs=("chest-pain",))


def entry(writings: Sequence[tuple[str, CheckIn]]) -> Entry[CheckIn]:
    carnet = Carnet(IDENTITY)
    for number, (author, body) in enumerate(writings):
        carnet = carnet.with_revisions(
            [
                carnet.next_revision(
                    body,
                    record_id="one",
                    revision_id=f"r{number}",
                    author=author,
                    now=START + timedelta(hours=number),
                )
            ]
        )
    return carnet.entries(CheckIn)[0]


@pytest.mark.parametrize(
    ("writings", "expected"),
    [
        ([("pat", ZERO)], Authorship("pat")),
        ([("pat", ZERO), ("anne", FOUR)], Authorship("pat", ("anne",))),
        ([("pat", ZERO), ("pat", FOUR)], Authorship("pat", ("pat",))),
        ([("pat", ZERO), ("anne", FOUR), ("pat", ZERO)], Authorship("pat")),
        ([("pat", ZERO), ("anne", SIGN)], Authorship("pat")),
        (
            [("pat", ZERO), ("anne", FOUR), ("paul", NOTED), ("anne", FOUR)],
            Authorship("pat", ("paul", "anne")),
        ),
    ],
)
def test_a_correction_bears_the_person_who_made_it(
    writings: Sequence[tuple[str, CheckIn]], expected: Authorship
) -> None:
    """What was put back is nobody's correction; a sign ticked afterwards is none."""
    assert authorship(entry(writings)) == expected


def test_each_answer_note_and_sign_bears_its_own_writer() -> None:
    """Who adds a note to another's check-in did not answer for them."""
    found = entry([("pat", ZERO), ("anne", NOTED), ("paul", replace(NOTED, warning_signs=("x",)))])
    assert dict(answers_by(found, "fatigue")) == {"pat": {Attribute.INTENSITY: 0}}
    assert (note_authorship(found).writer, dict(ticked_by(found))) == ("anne", {"x": "paul"})
    corrected = entry([("pat", ZERO), ("anne", FOUR)])
    assert list(answers_by(corrected, "fatigue")) == ["pat", "anne"]


def test_only_what_the_patient_alone_wrote_needs_no_name() -> None:
    """Without a patient in the carnet every record bears its writer."""
    carnet = Carnet(IDENTITY)
    assert not all_from_patient(carnet, Authorship("pat"))
    carnet = carnet.with_revisions(
        [
            carnet.next_revision(
                Person("Test", Role.PATIENT),
                record_id="pat",
                revision_id="p",
                author="pat",
                now=START,
            )
        ]
    )
    assert all_from_patient(carnet, Authorship("pat", ("pat",)))
    assert not all_from_patient(carnet, Authorship("pat", ("anne",)))


@pytest.mark.parametrize(
    ("who", "others", "writer"),
    [
        (Authorship("m"), (), "m"),
        (Authorship("m", ("m",)), (), "m"),
        (Authorship("m", ("a", "z")), ("a", "z"), "z"),
        (Authorship("m", ("z", "m", "a")), ("z", "a"), "a"),
    ],
)
def test_whose_words_stand_are_those_of_who_corrected_last(
    who: Authorship, others: tuple[str, ...], writer: str
) -> None:
    """Else of who wrote; the first writer is none of the others."""
    assert (who.others, who.writer) == (others, writer)


def withdrawn_and_written_again() -> Entry[CheckIn]:
    """Jeanne's check-in with a sign, withdrawn, put back by her, and changed by Anne."""
    carnet = Carnet(IDENTITY)
    writings = [("pat", SIGN), ("pat", None), ("pat", SIGN), ("anne", FOUR)]
    for number, (author, body) in enumerate(writings):
        written = carnet.next_revision(
            body, record_id="one", revision_id=f"r{number}", author=author, now=START
        )
        carnet = carnet.with_revisions([written])
    return carnet.entries(CheckIn)[0]


def test_a_withdrawal_that_was_taken_back_changes_nobodys_words() -> None:
    """What was corrected after it bears who did."""
    found = withdrawn_and_written_again()
    assert authorship(found) == Authorship("pat", ("anne",))
    assert answer_authorship(found, "fatigue") == Authorship("pat", ("anne",))
    assert answers_by(found, "fatigue") == {
        "pat": ZERO.answers["fatigue"],
        "anne": FOUR.answers["fatigue"],
    }
    assert ticked_by(found) == {}


def test_a_sign_is_of_whoever_ticked_it_since_it_stands() -> None:
    """Taken out and ticked again, it is of who ticked it again; another one of its own."""
    both = replace(SIGN, warning_signs=("chest-pain", "fever"))
    assert ticked_by(entry([("pat", SIGN), ("anne", both)])) == {
        "chest-pain": "pat",
        "fever": "anne",
    }
    again = entry([("pat", SIGN), ("paul", ZERO), ("anne", SIGN)])
    assert ticked_by(again) == {"chest-pain": "anne"}


def test_a_part_that_was_taken_out_is_of_who_writes_it_again() -> None:
    """And of the record's writer while it is not there."""
    out = [("pat", NOTED), ("anne", replace(NOTED, note="trouvé")), ("paul", ZERO)]
    assert note_authorship(entry(out)) == Authorship("pat")
    again = [*out, ("anne", NOTED), ("pat", replace(NOTED, note="revenu"))]
    assert note_authorship(entry(again)) == Authorship("anne", ("pat",))


def test_details_are_part_of_what_is_said_of_a_symptom() -> None:
    """Of that one alone."""
    told = replace(ZERO, details={"fatigue": Details(sleep_lost=True)})
    found = entry([("pat", ZERO), ("anne", told)])
    assert answer_authorship(found, "fatigue") == Authorship("pat", ("anne",))
    assert answer_authorship(found, "cough") == Authorship("pat")


def test_at_whose_request_a_correction_was_made_stays_with_it() -> None:
    """With who corrected; their next correction at nobody's request says so too."""
    asked = replace(FOUR, at_request_of="pat")
    found = authorship(entry([("pat", ZERO), ("anne", asked)]))
    assert found == Authorship("pat", ("anne",), (("anne", "pat"),))
    assert (found.request_of("anne"), found.request_of("pat")) == ("pat", None)
    later = authorship(entry([("pat", ZERO), ("anne", asked), ("anne", NOTED)]))
    assert later == Authorship("pat", ("anne",))


@given(
    st.lists(
        st.tuples(st.sampled_from(["pat", "anne", "paul"]), st.integers(0, 4)),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_corrected_at_the_patients_request_is_all_theirs(
    writings: list[tuple[str, int]],
) -> None:
    """However many corrected for them, the day has one answer, by one person: no two that disagree."""
    bodies = [
        ("pat", replace(ZERO, answers={"fatigue": {Attribute.INTENSITY: writings[0][1]}})),
        *(
            (
                author,
                replace(
                    ZERO,
                    answers={"fatigue": {Attribute.INTENSITY: level}},
                    at_request_of=None if author == "pat" else "pat",
                ),
            )
            for author, level in writings[1:]
        ),
    ]
    found = entry(bodies)
    day = found.body.for_day
    timeline = Timeline([found], Period(day, day))
    assert timeline.said_by("fatigue", day) == {"pat": writings[-1][1]}
    assert by_author("fatigue", timeline) == ()
    assert answer_authorship(found, "fatigue").writer == "pat"
