"""What a check-in asks: the person's own choice, what is followed up, what a change adds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.actions.check_in import asked as asked_module
from companion.actions.check_in.asked import (
    TreatmentChange,
    change_to_offer,
    followed_up,
    last_change,
    symptoms_to_ask,
)
from companion.actions.own_symptoms import own_symptom
from companion.actions.preferences import keep_preferences
from companion.domain.records import (
    CheckIn,
    DoseStep,
    Infusion,
    Medicine,
    Person,
    Preferences,
    Role,
)
from companion.domain.symptoms import Answers, Attribute, Recall
from companion.domain.timeline import Period, Timeline
from tests.actions.desk import CATALOGUE, Desk

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
DAILY = [symptom.id for symptom in CATALOGUE.daily]
WIDE = [symptom.id for symptom in CATALOGUE.wide]


def levels(level: int, *symptoms: str) -> Answers:
    """The same intensity for each symptom."""
    return {symptom_id: {Attribute.INTENSITY: level} for symptom_id in symptoms}


def asked(desk: Desk, day: date = TODAY) -> list[str]:
    """The ids of what is asked on a day."""
    return [symptom.id for symptom in symptoms_to_ask(desk.carnet, desk.journal.catalogue, day)]


def note(desk: Desk, days_ago: int, level: int, recall: Recall = Recall.DAY) -> None:
    """Note a headache."""
    desk.journal.record(CheckIn(TODAY - days_ago * DAY, recall, levels(level, "headache")))


def test_the_short_set_is_asked_when_nothing_was_chosen(desk: Desk) -> None:
    """Or the person's own choice, in their order; a name that is gone or twice is left out."""
    assert asked(desk) == DAILY
    chosen = ("mood", "gone", "fatigue", "mood")
    keep_preferences(desk.journal, lambda kept: replace(kept, daily=chosen))
    assert asked(desk) == ["mood", "fatigue"]
    keep_preferences(desk.journal, lambda kept: replace(kept, daily=("gone",)))
    assert asked(desk) == DAILY
    explicit = symptoms_to_ask(desk.carnet, CATALOGUE, TODAY, ["cough"])
    assert [symptom.id for symptom in explicit] == ["cough"]
    assert symptoms_to_ask(desk.carnet, CATALOGUE, TODAY, []) == ()


def test_an_own_symptom_can_belong_to_the_choice(desk: Desk) -> None:
    """Once it is listed; when it no longer is, it is neither asked nor followed up."""
    knee = own_symptom("Genou qui craque")
    mine = Preferences(daily=("fatigue", knee.id), own_symptoms=(knee,))
    keep_preferences(desk.journal, lambda _: mine)
    assert asked(desk) == ["fatigue", knee.id]
    desk.journal.record(CheckIn(TODAY - DAY, Recall.DAY, levels(3, knee.id)))
    keep_preferences(desk.journal, lambda _: Preferences(daily=("fatigue",)))
    assert asked(desk) == ["fatigue"]


@pytest.mark.parametrize(
    ("noted", "is_asked"),
    [
        ([(1, 1)], True),
        ([(90, 4)], True),
        ([(0, 4)], False),
        ([(1, 0)], False),
        ([(3, 2), (2, 0), (1, 0)], True),
        ([(4, 2), (3, 0), (2, 0), (1, 0)], False),
        ([(40, 2), (30, 0), (20, 0), (10, 0)], False),
        ([(40, 2), (30, 0), (20, 0), (10, 1)], True),
        ([(9, 2), (7, 0), (5, 0), (4, 1), (3, 0), (2, 0), (1, 0)], False),
    ],
)
def test_what_was_above_0_is_asked_until_three_days_of_0(
    desk: Desk, noted: list[tuple[int, int]], is_asked: bool
) -> None:
    """Three noted days in a row; days without an answer count for nothing. Whoever noted it."""
    desk.journal.author = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    for days_ago, level in noted:
        note(desk, days_ago, level)
    assert asked(desk) == ([*DAILY, "headache"] if is_asked else DAILY)


def test_a_week_of_0_ends_the_following_up(desk: Desk) -> None:
    """It speaks of seven days; a week that reaches beyond the day counts with its days before."""
    note(desk, 9, 2)
    note(desk, 1, 0, Recall.WEEK)
    assert asked(desk) == DAILY
    assert asked(desk, TODAY - 5 * DAY) == [*DAILY, "headache"]


def test_a_daily_symptom_that_was_above_0_is_asked_once(desk: Desk) -> None:
    """In its own place."""
    desk.journal.record(CheckIn(TODAY - DAY, Recall.DAY, levels(3, "cough", "fatigue")))
    assert asked(desk) == DAILY


@given(
    st.lists(
        st.tuples(
            st.integers(0, 20),
            st.sampled_from(Recall),
            st.dictionaries(st.sampled_from(["headache", "mood", "nausea"]), st.integers(0, 2)),
        ),
        max_size=12,
    ),
    st.sampled_from([1, 2, 3, 12]),
)
def test_following_up_agrees_with_the_rule_read_day_by_day(
    noted: list[tuple[int, Recall, dict[str, int]]], looked_at: int
) -> None:
    """Over all noted days before the day: the last three levels are not all 0, and one is above 0.

    However few of the latest check-ins are looked at first.
    """
    desk = Desk()
    for days_ago, recall, given_levels in noted:
        answers = {s: {Attribute.INTENSITY: level} for s, level in given_levels.items()}
        desk.journal.record(CheckIn(TODAY - days_ago * DAY, recall, answers))
    check_ins = desk.carnet.entries(CheckIn)
    timeline = Timeline(check_ins, Period(TODAY - 40 * DAY, TODAY - DAY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asked_module, "LATEST_FIRST", looked_at)
        followed = followed_up(check_ins, TODAY)
    for symptom in ("headache", "mood", "nausea"):
        found = [level for level in timeline.daily(symptom) if isinstance(level, int)]
        # The last level above 0, and how many 0 came after it.
        after = found[::-1].index(next((n for n in found[::-1] if n), 0)) if any(found) else 3
        assert (symptom in followed) == (after < 3)


def test_a_new_medicine_a_dose_step_and_a_first_infusion_are_changes(desk: Desk) -> None:
    """The latest within two weeks; a medicine that goes on, is stopped or postponed is none."""
    journal = desk.journal
    journal.record(Medicine("Aspirine", date(2019, 1, 1), to_day=TODAY - DAY))
    journal.record(Infusion(TODAY - 60 * DAY, "Nivolumab", given=True))
    journal.record(Infusion(TODAY - 3 * DAY, "nivolumab", given=True))
    journal.record(Infusion(TODAY - DAY, "Ipilimumab", given=False, reason="fièvre"))
    assert last_change(desk.carnet, TODAY) is None
    steps = (DoseStep(TODAY - 90 * DAY, "60 mg"), DoseStep(TODAY - 5 * DAY, "40 mg"))
    journal.record(Medicine("Prednisone", TODAY - 90 * DAY, steps=steps))
    assert last_change(desk.carnet, TODAY) == TreatmentChange(
        TODAY - 5 * DAY, "Prednisone", is_dose=True
    )
    journal.record(Infusion(TODAY - 4 * DAY, "Ipilimumab", given=True))
    assert last_change(desk.carnet, TODAY) == TreatmentChange(
        TODAY - 4 * DAY, "Ipilimumab", is_dose=False
    )
    assert last_change(desk.carnet, TODAY + 10 * DAY) is None
    assert last_change(desk.carnet, TODAY - 30 * DAY) is None


def test_nothing_is_added_unless_the_person_says_so(desk: Desk) -> None:
    """The offer stands until it is answered; each change is offered once."""
    journal = desk.journal
    change = TODAY - 2 * DAY
    journal.record(Medicine("Prednisone", change))
    offered = change_to_offer(desk.carnet, CATALOGUE, TODAY)
    assert offered == TreatmentChange(change, "Prednisone", is_dose=False)
    assert asked(desk) == DAILY
    keep_preferences(journal, lambda kept: replace(kept, not_wider_since=change))
    assert change_to_offer(desk.carnet, CATALOGUE, TODAY) is None
    assert asked(desk) == DAILY
    journal.record(Medicine("Lévothyroxine", TODAY - DAY))
    assert change_to_offer(desk.carnet, CATALOGUE, TODAY) is not None
    keep_preferences(journal, lambda kept: replace(kept, wider_since=TODAY - DAY))
    assert change_to_offer(desk.carnet, CATALOGUE, TODAY) is None
    assert asked(desk) == [*DAILY, *WIDE]


def test_more_is_asked_for_two_weeks_after_the_change(desk: Desk) -> None:
    """From its day on; not of the days before it."""
    keep_preferences(desk.journal, lambda kept: replace(kept, wider_since=TODAY))
    assert asked(desk, TODAY - DAY) == DAILY
    assert asked(desk, TODAY) == [*DAILY, *WIDE]
    assert asked(desk, TODAY + 13 * DAY) == [*DAILY, *WIDE]
    assert asked(desk, TODAY + 14 * DAY) == DAILY


def test_whoever_asks_for_all_of_it_already_is_offered_nothing(desk: Desk) -> None:
    """There would be nothing to add."""
    desk.journal.record(Medicine("Prednisone", TODAY))
    every = tuple(CATALOGUE.symptoms)
    keep_preferences(desk.journal, lambda kept: replace(kept, daily=every))
    assert change_to_offer(desk.carnet, CATALOGUE, TODAY) is None


@pytest.mark.parametrize(
    ("days_ago", "is_one"), [(-1, False), (0, True), (1, True), (13, True), (14, False)]
)
def test_a_change_is_one_for_two_weeks(desk: Desk, days_ago: int, is_one: bool) -> None:
    """From its own day to the thirteenth after it; a medicine of tomorrow is none yet."""
    desk.journal.record(Medicine("Prednisone", TODAY - days_ago * DAY))
    assert (last_change(desk.carnet, TODAY) is not None) is is_one


def test_of_two_changes_of_one_day_a_new_medicine_goes_before_a_dose(desk: Desk) -> None:
    """Whichever was noted first."""
    begun = TreatmentChange(TODAY, "Aspirine", is_dose=False)
    steps = (DoseStep(TODAY, "40 mg"),)
    for bodies in (("Aspirine", "Prednisone"), ("Prednisone", "Aspirine")):
        other = Desk()
        for name in bodies:
            before = Medicine(name, TODAY - 9 * DAY, steps=steps)
            body = Medicine(name, TODAY) if name == "Aspirine" else before
            other.journal.record(body)
        assert last_change(other.carnet, TODAY) == begun


def test_an_answer_to_an_older_offer_leaves_a_newer_one(desk: Desk) -> None:
    """An answer of the day itself, or of a later one, does not: whichever answer it was."""
    desk.journal.record(Medicine("Prednisone", TODAY - 2 * DAY))
    for answered, is_offered in ((3, True), (2, False), (1, False)):
        day = TODAY - answered * DAY
        for kept in (Preferences(wider_since=day), Preferences(not_wider_since=day)):
            chosen = desk.carnet.preferences_entry()
            desk.journal.write_all([(chosen.id if chosen else None, kept)])
            assert (change_to_offer(desk.carnet, CATALOGUE, TODAY) is not None) is is_offered


def test_however_many_check_ins_there_are_the_days_that_they_tell_count(desk: Desk) -> None:
    """Twelve of one day are one day: the level above 0 before it is still followed up."""
    note(desk, 30, 3)
    for days_ago in range(1, 16):
        note(desk, days_ago, 1 if days_ago == 15 else 0)
    assert asked(desk) == DAILY
    other = Desk()
    note(other, 40, 3)
    for _ in range(12):
        note(other, 2, 0)
    assert asked(other) == [*DAILY, "headache"]
    note(other, 1, 0)
    note(other, 3, 0)
    assert asked(other) == DAILY
