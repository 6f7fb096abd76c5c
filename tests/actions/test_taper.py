"""A prescription in steps: the days are counted, the doses are repeated as they were typed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.actions.taper import (
    LONGEST_TAPER_SHEET,
    Stage,
    can_be_tapered,
    dose_on,
    dose_since,
    last_taper_sheet_day,
    prescription,
    stages_of,
    taper_sheet_days,
)
from companion.domain.records import DoseStep, Medicine

FIRST = date(2026, 11, 2)
STAGES = st.lists(
    st.builds(Stage, st.text("0123456789 mg½", min_size=1, max_size=8), st.integers(1, 40)),
    min_size=1,
    max_size=9,
)


def medicine(stages: list[Stage]) -> Medicine:
    """The record that these stages make."""
    made = prescription(FIRST, stages)
    return Medicine("Prednisone", FIRST, made.dose, None, made.last_day, made.steps)


@given(STAGES)
def test_each_day_has_the_dose_of_its_stage(stages: list[Stage]) -> None:
    """The sheet is every stage's dose as often as it has days, word for word."""
    flat = [stage.dose for stage in stages for _ in range(stage.days)]
    assert [day.dose for day in taper_sheet_days(medicine(stages))] == flat[:LONGEST_TAPER_SHEET]


@given(STAGES)
def test_stages_come_back_as_they_were_typed(stages: list[Stage]) -> None:
    """What is corrected later starts from what was typed."""
    assert list(stages_of(medicine(stages))) == stages


def test_a_day_is_marked_where_the_dose_changes() -> None:
    """The first day, and each first day of another dose."""
    made = medicine([Stage("20 mg", 2), Stage("15 mg", 1), Stage("15 mg", 1), Stage("10 mg", 1)])
    assert [day.is_new for day in taper_sheet_days(made)] == [True, False, True, False, True]


def test_steps_by_dates_hold_from_their_day_on() -> None:
    """Before the first step the first dose holds; outside the prescription none does."""
    made = Medicine(
        "Prednisone",
        FIRST,
        "20 mg",
        to_day=FIRST + timedelta(days=9),
        steps=(DoseStep(FIRST + timedelta(days=6), "10 mg"), DoseStep(FIRST + timedelta(days=3), "15 mg")),
    )  # fmt: skip
    doses = [dose_on(made, FIRST + timedelta(days=n)) for n in (-1, 0, 2, 3, 5, 6, 9, 10)]
    assert doses == ["", "20 mg", "20 mg", "15 mg", "15 mg", "10 mg", "10 mg", ""]


def test_without_a_last_day_the_last_dose_is_shown_for_a_week() -> None:
    """And a prescription of years stops at what one sheet may hold."""
    open_end = Medicine("x", FIRST, "20 mg", steps=(DoseStep(FIRST + timedelta(days=3), "10 mg"),))
    assert last_taper_sheet_day(open_end) == FIRST + timedelta(days=9)
    years = Medicine("x", FIRST, "1", to_day=FIRST + timedelta(days=4000))
    assert len(taper_sheet_days(years)) == LONGEST_TAPER_SHEET


def test_a_prescription_that_stages_cannot_say_is_left_to_dates() -> None:
    """No last day, no first dose, two steps of one day, or a step before the first day."""
    end = FIRST + timedelta(days=9)
    step = DoseStep(FIRST + timedelta(days=3), "10 mg")
    assert stages_of(Medicine("x", FIRST, "20 mg", steps=(step,))) == ()
    assert stages_of(Medicine("x", FIRST, None, to_day=end, steps=(step,))) == ()
    assert stages_of(Medicine("x", FIRST, "20 mg", to_day=end, steps=(step, step))) == ()
    early = DoseStep(FIRST - timedelta(days=3), "10 mg")
    assert stages_of(Medicine("x", FIRST, "20 mg", to_day=end, steps=(early,))) == ()


STEPS = st.lists(
    st.builds(
        DoseStep,
        st.integers(-3, 40).map(lambda n: FIRST + timedelta(days=n)),
        st.sampled_from(["20 mg", "15 mg", "10 mg"]),
    ),
    max_size=6,
    unique_by=lambda step: step.from_day,
)


@given(STEPS, st.sampled_from([None, "20 mg", "15 mg"]), st.integers(0, 45))
def test_a_dose_holds_since_the_first_day_of_its_run(
    steps: list[DoseStep], dose: str | None, days: int
) -> None:
    """Counted a second time, day by day from the first one: what was last changed holds, and since when."""
    held, since = dose or "", FIRST
    by_day = {step.from_day: step.dose for step in steps}
    for n in range(-3, days + 1):
        day = FIRST + timedelta(days=n)
        changed = by_day.get(day, held)
        if changed != held:
            held, since = changed, max(day, FIRST)
    made, day = (
        Medicine("Prednisone", FIRST, dose, steps=tuple(steps)),
        FIRST + timedelta(days=days),
    )
    assert (dose_on(made, day), dose_since(made, day)) == (held, since)


def test_a_dose_that_was_taken_before_begins_anew() -> None:
    """Rising and falling: from 10 to 20 and back, each since its own day; the same again is none."""
    doses = ["10 mg", "20 mg", "20 mg", "10 mg"]
    steps = [DoseStep(FIRST + timedelta(days=3 * n), dose) for n, dose in enumerate(doses)]
    made = Medicine("Prednisone", FIRST, "10 mg", steps=tuple(steps[1:]))
    since = [(dose_since(made, FIRST + timedelta(days=n)) - FIRST).days for n in range(12)]
    assert since == [0, 0, 0, 3, 3, 3, 3, 3, 3, 9, 9, 9]


def test_a_sheet_ends_with_the_prescription_or_a_week_after_its_last_step() -> None:
    """Steps in any order, even before the first day; never later than the longest sheet."""
    days = [FIRST + timedelta(days=n) for n in (5, 2, -4)]
    steps = tuple(DoseStep(day, "10 mg") for day in days)
    ends = [
        last_taper_sheet_day(Medicine("x", FIRST, "20 mg", to_day=to_day, steps=some))
        for to_day, some in [(FIRST, steps), (None, steps), (None, steps[2:]), (None, ())]
    ]
    assert [(end - FIRST).days for end in ends] == [0, 11, 6, 6]
    for length in (LONGEST_TAPER_SHEET - 1, LONGEST_TAPER_SHEET, LONGEST_TAPER_SHEET + 1):
        made = Medicine("x", FIRST, "20 mg", to_day=FIRST + timedelta(days=length - 1))
        assert len(taper_sheet_days(made)) == min(length, 366)


def test_a_sheet_is_offered_where_the_dose_changes() -> None:
    """One dose all along is said by the line of the medicine."""
    assert not can_be_tapered(Medicine("x", FIRST, "20 mg"))
    assert can_be_tapered(Medicine("x", FIRST, None, steps=(DoseStep(FIRST, "10 mg"),)))
