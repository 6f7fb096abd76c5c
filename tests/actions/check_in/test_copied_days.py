"""A day in one press: nothing to report, or like the day before."""

from datetime import date, timedelta

import pytest

from companion.actions.check_in.open_check_in import (
    OpenCheckIn,
    like_the_day_before,
    new_check_in,
    nothing_to_report,
)
from companion.domain.records import CheckIn, Person, Role
from companion.domain.symptoms import Answers, Attribute, Recall, Symptom
from companion.domain.validity import check_body
from tests.actions.desk import CATALOGUE, Desk

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
DAILY = [symptom.id for symptom in CATALOGUE.daily]
INTENSITY, INTERFERENCE = Attribute.INTENSITY, Attribute.INTERFERENCE
FREQUENCY, AMOUNT = Attribute.FREQUENCY, Attribute.AMOUNT


def symptom(symptom_id: str) -> Symptom:
    """A symptom of the catalogue."""
    return CATALOGUE.symptoms[symptom_id]


def levels(level: int, *symptoms: str) -> Answers:
    """The same intensity for each symptom."""
    return {symptom_id: {INTENSITY: level} for symptom_id in symptoms}


def asked_now(check_in: OpenCheckIn) -> str | None:
    """The id of the symptom that is asked now."""
    return check_in.current.id if check_in.current else None


def step_now(check_in: OpenCheckIn) -> tuple[str | None, str | None]:
    """That, and the symptom whose details are asked."""
    return asked_now(check_in), check_in.detailing


@pytest.fixture
def check_in() -> OpenCheckIn:
    """A check-in about fatigue, rash and mood, with no answer yet."""
    return OpenCheckIn(TODAY, [symptom("fatigue"), symptom("rash"), symptom("mood")])


def test_nothing_to_report_answers_0_to_all_that_would_be_asked(desk: Desk) -> None:
    """Also to what was above 0 in the days before; to nothing else."""
    desk.journal.record(CheckIn(TODAY - DAY, Recall.DAY, levels(3, "headache")))
    body = nothing_to_report(new_check_in(desk.carnet, CATALOGUE, TODAY))
    assert body.for_day == TODAY
    assert set(body.answers) == {*DAILY, "headache"}
    assert all(list(answer.values()) == [0] for answer in body.answers.values())
    check_body(body, CATALOGUE)


def test_like_the_day_before_copies_the_writers_own_answers(desk: Desk) -> None:
    """Answers alone: neither note nor signs; and it says where they come from."""
    body = CheckIn(
        TODAY - DAY, Recall.DAY, levels(2, "fatigue"), note="a", warning_signs=("fever",)
    )
    record = desk.journal.record(body).record_id
    desk.journal.author = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    desk.journal.record(CheckIn(TODAY - DAY, Recall.DAY, levels(4, "fatigue")))
    copied = like_the_day_before(desk.carnet, TODAY, desk.patient)
    assert copied == CheckIn(TODAY, Recall.DAY, levels(2, "fatigue"), copied_from=record)


@pytest.mark.parametrize(
    ("day", "recall", "answers"),
    [
        (TODAY - 2 * DAY, Recall.DAY, levels(2, "fatigue")),
        (TODAY, Recall.DAY, levels(2, "fatigue")),
        (TODAY - DAY, Recall.WEEK, levels(2, "fatigue")),
        (TODAY - DAY, Recall.DAY, {}),
    ],
)
def test_there_is_nothing_to_copy_but_a_days_answers_of_the_day_before(
    desk: Desk, day: date, recall: Recall, answers: Answers
) -> None:
    """Not those of another day, of a week, or of a note alone."""
    desk.journal.record(CheckIn(day, recall, answers))
    assert like_the_day_before(desk.carnet, TODAY, desk.patient) is None


def test_a_withdrawn_day_is_not_copied_and_a_corrected_one_as_corrected(desk: Desk) -> None:
    """What stands is copied."""
    record = desk.journal.record(CheckIn(TODAY - DAY, Recall.DAY, levels(2, "fatigue"))).record_id
    desk.journal.correct(record, CheckIn(TODAY - DAY, Recall.DAY, levels(1, "fatigue")))
    copied = like_the_day_before(desk.carnet, TODAY, desk.patient)
    assert copied is not None
    assert copied.answers == levels(1, "fatigue")
    desk.journal.withdraw(record)
    assert like_the_day_before(desk.carnet, TODAY, desk.patient) is None


def test_of_two_check_ins_of_the_day_before_the_later_one_is_copied(desk: Desk) -> None:
    """Somebody else's is copied for them alone, whoever comes first."""
    desk.journal.record(CheckIn(TODAY - DAY, Recall.DAY, levels(2, "fatigue")))
    later = desk.journal.record(CheckIn(TODAY - DAY, Recall.DAY, levels(3, "cough"))).record_id
    hugo = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    expected = CheckIn(TODAY, Recall.DAY, levels(3, "cough"), copied_from=later)
    assert like_the_day_before(desk.carnet, TODAY, desk.patient) == expected
    assert like_the_day_before(desk.carnet, TODAY, hugo) is None
