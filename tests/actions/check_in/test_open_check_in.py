"""A check-in while it is answered: what is asked, what is kept, what follows up, what is copied."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.actions.check_in.open_check_in import (
    Contradiction,
    OpenCheckIn,
    new_check_in,
    nothing_to_report,
    reopened_check_in,
)
from companion.domain.records import CheckIn, Details
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


ASKED_THRICE = replace(
    CATALOGUE.symptoms["mood"], attributes=(FREQUENCY, INTENSITY, AMOUNT, INTERFERENCE)
)


@pytest.fixture
def check_in() -> OpenCheckIn:
    """A check-in about fatigue, rash and mood, with no answer yet."""
    return OpenCheckIn(TODAY, [symptom("fatigue"), symptom("rash"), symptom("mood")])


def test_only_the_first_question_is_asked_until_its_answer_is_above_0(
    check_in: OpenCheckIn,
) -> None:
    """Whoever is not tired is not asked what tiredness keeps them from."""
    fatigue = symptom("fatigue")
    assert check_in.asked(fatigue) == (INTENSITY,)
    check_in.answer(fatigue, INTENSITY, 0)
    assert check_in.asked(fatigue) == (INTENSITY,)
    assert check_in.next_attribute() is None
    check_in.answer(fatigue, INTENSITY, 1)
    assert check_in.asked(fatigue) == fatigue.attributes
    assert check_in.next_attribute() is INTERFERENCE
    check_in.answer(fatigue, INTERFERENCE, 2)
    assert check_in.next_attribute() is None


def test_a_first_answer_of_0_takes_back_the_further_ones(check_in: OpenCheckIn) -> None:
    """Going back and choosing “not at all” leaves no interference behind."""
    mood = symptom("mood")
    for attribute in mood.attributes:
        check_in.answer(mood, attribute, 3)
    check_in.answer(mood, mood.attributes[0], 0)
    assert check_in.body().answers["mood"] == {mood.attributes[0]: 0}
    assert check_in.level(mood) == 0


def test_changing_the_first_answer_above_0_keeps_the_further_ones(check_in: OpenCheckIn) -> None:
    """Only 0 makes them pointless."""
    fatigue = symptom("fatigue")
    check_in.answer(fatigue, INTENSITY, 3)
    check_in.answer(fatigue, INTERFERENCE, 2)
    check_in.answer(fatigue, INTENSITY, 1)
    assert check_in.answers["fatigue"] == {INTENSITY: 1, INTERFERENCE: 2}


def test_a_symptom_can_be_passed_over_and_gone_back_to(check_in: OpenCheckIn) -> None:
    """What was passed over stays not asked; past the last one there is nothing to ask."""
    assert check_in.level(symptom("fatigue")) is None
    check_in.back()
    assert asked_now(check_in) == "fatigue"
    check_in.forward()
    check_in.answer(symptom("rash"), Attribute.PRESENCE, 1)
    check_in.forward()
    check_in.forward()
    check_in.forward()
    assert asked_now(check_in) is None
    assert check_in.next_attribute() is None
    check_in.back()
    assert asked_now(check_in) == "mood"
    assert check_in.body().answers == {"rash": {Attribute.PRESENCE: 1}}


def test_a_symptom_can_be_added_and_is_asked_at_once(check_in: OpenCheckIn) -> None:
    """One that is asked already is gone to, never asked twice."""
    check_in.add(symptom("cough"))
    assert asked_now(check_in) == "cough"
    check_in.add(symptom("rash"))
    assert asked_now(check_in) == "rash"
    assert [s.id for s in check_in.symptoms] == ["fatigue", "rash", "mood", "cough"]


def test_a_check_in_is_empty_until_something_is_answered_written_or_ticked(
    check_in: OpenCheckIn,
) -> None:
    """Spaces are no note; 0 is an answer."""
    check_in.note = "  \n"
    assert check_in.is_empty
    answered = OpenCheckIn(TODAY, check_in.symptoms)
    answered.answer(symptom("fatigue"), INTENSITY, 0)
    noted = OpenCheckIn(TODAY, check_in.symptoms, note="slept badly")
    ticked = OpenCheckIn(TODAY, check_in.symptoms, warning_signs=("fever",))
    assert not any(one.is_empty for one in (answered, noted, ticked))


def test_stopping_early_keeps_what_was_answered(check_in: OpenCheckIn) -> None:
    """The note loses its outer spaces; what was not reached stays not asked."""
    check_in.answer(symptom("fatigue"), INTENSITY, 2)
    check_in.note = " slept badly "
    assert check_in.body() == CheckIn(TODAY, Recall.DAY, levels(2, "fatigue"), "slept badly")
    check_in.answer(symptom("fatigue"), INTENSITY, 3)
    assert check_in.body().note == "slept badly"


@given(st.data())
def test_whatever_is_answered_in_whatever_order_can_be_kept(data: st.DataObject) -> None:
    """No way through the questions makes a check-in that is refused."""
    check_in = OpenCheckIn(TODAY, list(CATALOGUE.symptoms.values())[:12])
    for _ in range(data.draw(st.integers(0, 30))):
        move = data.draw(st.sampled_from(["answer", "answer", "answer", "back", "forward"]))
        attribute = check_in.next_attribute()
        if move == "answer" and check_in.current is not None and attribute is not None:
            check_in.answer(
                check_in.current, attribute, data.draw(st.integers(0, attribute.highest))
            )
        elif move == "back":
            check_in.back()
        else:
            check_in.forward()
    body = check_in.body()
    check_body(body, CATALOGUE)
    for symptom_id, answer in body.answers.items():
        first = symptom(symptom_id).attributes[0]
        assert first in answer
        assert answer[first] > 0 or len(answer) == 1


def test_a_check_in_opened_again_shows_its_answers_and_asks_the_rest(desk: Desk) -> None:
    """Saved unchanged, it is the same check-in."""
    body = CheckIn(
        TODAY - DAY,
        Recall.WEEK,
        levels(2, "cough", "headache"),
        note="slept badly",
        warning_signs=("fever",),
        copied_from="an earlier one",
    )
    record = desk.journal.record(body).record_id
    (entry,) = desk.carnet.entries(CheckIn)
    check_in = reopened_check_in(entry, CATALOGUE, [symptom("fatigue"), symptom("cough")])
    assert [s.id for s in check_in.symptoms] == ["cough", "headache", "fatigue"]
    assert check_in.correcting == record
    assert check_in.body() == body
    check_in.answer(symptom("cough"), INTENSITY, 0)
    assert entry.body == body


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, None),
        ({INTENSITY: 2}, None),
        ({FREQUENCY: 0}, None),
        ({FREQUENCY: 1}, None),
        ({FREQUENCY: 0, INTENSITY: 0, AMOUNT: 0}, None),
        ({FREQUENCY: 1, INTENSITY: 1, AMOUNT: 4}, None),
        ({FREQUENCY: 0, INTENSITY: 1}, (FREQUENCY, INTENSITY)),
        ({FREQUENCY: 0, INTENSITY: 0, AMOUNT: 1}, (FREQUENCY, AMOUNT)),
        ({FREQUENCY: 1, INTENSITY: 0, AMOUNT: 2}, (INTENSITY, FREQUENCY)),
        ({FREQUENCY: 4, INTENSITY: 3, AMOUNT: 0}, (AMOUNT, FREQUENCY)),
        ({FREQUENCY: 3, INTERFERENCE: 0}, None),
        ({FREQUENCY: 0, INTERFERENCE: 3}, None),
    ],
)
def test_never_and_a_little_cannot_both_be_true(
    check_in: OpenCheckIn,
    answers: Mapping[Attribute, int],
    found: tuple[Attribute, Attribute] | None,
) -> None:
    """A 0 beside a level above 0 is asked about; that it keeps from nothing is no contradiction."""
    for attribute, level in answers.items():
        check_in.answer(ASKED_THRICE, attribute, level)
    expected = None if found is None else Contradiction(*found)
    assert check_in.contradiction(ASKED_THRICE) == expected


def test_of_two_answers_the_right_one_stays(check_in: OpenCheckIn) -> None:
    """Either the symptom was not there at all, or the 0 is asked again and nothing else."""
    given = {FREQUENCY: 2, INTENSITY: 0, AMOUNT: 3}
    found = Contradiction(INTENSITY, FREQUENCY)
    check_in.answers[ASKED_THRICE.id] = dict(given)
    check_in.settle(ASKED_THRICE, found, INTENSITY)
    assert check_in.answers == {ASKED_THRICE.id: {FREQUENCY: 0}}
    check_in.answers[ASKED_THRICE.id] = dict(given)
    check_in.settle(ASKED_THRICE, found, FREQUENCY)
    assert check_in.answers == {ASKED_THRICE.id: {FREQUENCY: 2, AMOUNT: 3}}


def test_one_answer_looked_at_again_leads_back_to_all_of_them(check_in: OpenCheckIn) -> None:
    """Forward as backward, and once: after that each step goes on by one."""
    for leave in (check_in.forward, check_in.back):
        check_in.position = 3
        check_in.look_at("fatigue")
        assert asked_now(check_in) == "fatigue"
        leave()
        assert asked_now(check_in) is None
        check_in.back()
        assert asked_now(check_in) == "mood"
        check_in.back()
        assert asked_now(check_in) == "rash"
        check_in.forward()
        assert asked_now(check_in) == "mood"


def test_another_answer_looked_at_from_one_leads_back_to_all_too(check_in: OpenCheckIn) -> None:
    """Whoever came from all answers comes back to them, whatever they looked at in between."""
    check_in.position = 3
    check_in.look_at("fatigue")
    check_in.look_at("rash")
    check_in.forward()
    assert asked_now(check_in) is None


def test_a_symptom_looked_at_on_the_way_leads_on_to_the_next(check_in: OpenCheckIn) -> None:
    """Nobody who has not seen all answers yet is taken to them."""
    check_in.look_at("rash")
    check_in.forward()
    assert asked_now(check_in) == "mood"


def test_back_from_the_details_of_a_symptom_are_its_questions(check_in: OpenCheckIn) -> None:
    """One step, not two; past the last symptom there are no details to come back from."""
    check_in.forward()
    check_in.detailing = "rash"
    check_in.back()
    assert step_now(check_in) == ("rash", None)
    check_in.detailing = "rash"
    check_in.forward()
    assert step_now(check_in) == ("mood", None)
    check_in.detailing = "mood"
    check_in.look_at("fatigue")
    assert step_now(check_in) == ("fatigue", None)
    check_in.position, check_in.detailing = 3, "mood"
    check_in.back()
    assert step_now(check_in) == ("mood", None)


def test_back_from_details_looked_at_again_one_still_comes_back_to_all(
    check_in: OpenCheckIn,
) -> None:
    """The questions are shown first, then all answers."""
    check_in.position = 3
    check_in.look_at("rash")
    check_in.detailing = "rash"
    check_in.back()
    assert asked_now(check_in) == "rash"
    check_in.back()
    assert asked_now(check_in) is None


def test_another_day_asks_its_own_symptoms_and_keeps_what_was_answered(
    check_in: OpenCheckIn,
) -> None:
    """What only the first day asked goes where it has no answer; one stays where one was."""
    check_in.answer(symptom("rash"), Attribute.PRESENCE, 1)
    check_in.answer(symptom("mood"), symptom("mood").attributes[0], 2)
    check_in.forward()
    check_in.detailing = "rash"
    check_in.move_to(TODAY - DAY, [symptom("cough"), symptom("mood")])
    assert check_in.for_day == TODAY - DAY
    assert check_in.symptom_ids == ("cough", "mood", "rash")
    assert step_now(check_in) == ("rash", None)


def test_where_the_symptom_is_not_asked_on_the_other_day_the_place_stays(
    check_in: OpenCheckIn,
) -> None:
    """Never past all answers."""
    check_in.forward()
    check_in.move_to(TODAY - DAY, [symptom("cough"), symptom("headache")])
    assert asked_now(check_in) == "headache"
    check_in.position = 2
    check_in.move_to(TODAY, [symptom("cough")])
    assert (check_in.position, asked_now(check_in)) == (1, None)


def test_what_only_keeps_from_doing_things_is_no_level(check_in: OpenCheckIn) -> None:
    """The further questions wait for the first answer, whatever else was said."""
    fatigue = symptom("fatigue")
    check_in.answer(fatigue, INTERFERENCE, 3)
    assert check_in.asked(fatigue) == (INTENSITY,)
    assert check_in.level(fatigue) is None
    assert not check_in.level_above_0("fatigue")
    for level in (0, 1, 4):
        check_in.answer(fatigue, INTENSITY, level)
        assert check_in.level(fatigue) == level
        assert check_in.level_above_0("fatigue") is (level > 0)


def test_answers_and_details_of_a_symptom_that_is_not_asked_are_kept() -> None:
    """A later catalogue may have named it: nothing is lost by opening it here."""
    answers = {"of-later": {INTENSITY: 0, INTERFERENCE: 1}, "fatigue": {INTENSITY: 2}, "rash": {}}
    check_in = OpenCheckIn(TODAY, [symptom("fatigue")], answers=answers)
    check_in.details = {"fatigue": Details(sleep_lost=True), "rash": Details(sleep_lost=True)}
    body = check_in.body()
    assert body.answers == {"of-later": {INTENSITY: 0, INTERFERENCE: 1}, "fatigue": {INTENSITY: 2}}
    assert body.details == {"fatigue": Details(sleep_lost=True)}


def test_a_new_check_in_is_of_a_day_has_nothing_in_it_and_starts_at_the_first(desk: Desk) -> None:
    """Of a week when asked for."""
    new = new_check_in(desk.carnet, CATALOGUE, TODAY)
    assert new == OpenCheckIn(TODAY, list(new.symptoms), Recall.DAY)
    assert new.body() == CheckIn(TODAY, Recall.DAY, {})
    assert asked_now(new) == DAILY[0]
    assert not new.revisiting
    assert new_check_in(desk.carnet, CATALOGUE, TODAY, Recall.WEEK).recall is Recall.WEEK


def test_a_check_in_opened_again_starts_at_all_its_answers(desk: Desk) -> None:
    """A symptom that the catalogue does not know is kept, though not asked."""
    said = {"fatigue": Details(sleep_lost=True)}
    desk.journal.record(CheckIn(TODAY, Recall.DAY, levels(2, "fatigue", "cough"), details=said))
    (entry,) = desk.carnet.entries(CheckIn)
    fewer = {i: s for i, s in CATALOGUE.symptoms.items() if i != "cough"}
    check_in = reopened_check_in(entry, replace(CATALOGUE, symptoms=fewer), [symptom("rash")])
    assert check_in.symptom_ids == ("fatigue", "rash")
    assert asked_now(check_in) is None
    assert check_in.body() == entry.body


def test_nothing_to_report_answers_the_first_question_of_each(check_in: OpenCheckIn) -> None:
    """Never what it kept from doing; also for a week."""
    week = OpenCheckIn(TODAY, [ASKED_THRICE, symptom("rash")], Recall.WEEK)
    answers = {ASKED_THRICE.id: {FREQUENCY: 0}, "rash": {Attribute.PRESENCE: 0}}
    assert nothing_to_report(week) == CheckIn(TODAY, Recall.WEEK, answers)
    assert set(nothing_to_report(check_in).answers) == {"fatigue", "rash", "mood"}
