"""Whose words a record holds, after others corrected it, added to it or put it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.authorship import (
    Authorship,
    all_from_patient,
    answers_by,
    authorship,
    note_authorship,
    ticked_by,
)
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Person, Role
from companion.domain.symptoms import Attribute, Recall
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
