"""The consultation summary agrees with a naive second computation, and with plain examples."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.actions.consultation import PageChoice, prepare
from companion.actions.team_words import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import InvalidPeriod
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Medicine,
    OwnSymptom,
    Preferences,
    Profile,
    Purpose,
    Question,
    QuestionnaireResponse,
    Remark,
    Revision,
)
from companion.domain.summary import (
    Basis,
    Change,
    DayLevel,
    Summary,
    SymptomSummary,
    next_consultation,
    resolve_period,
    summarise,
)
from companion.domain.symptoms import Answers, Attribute, Recall
from companion.domain.timeline import Period
from tests.domain import brute_force_summary as naive
from tests.domain.random_years import years
from tests.strategies import (
    IDENTITY,
    History,
    check_ins,
    histories,
    offsets,
    photos,
    revision_sets,
    texts,
)

CATALOGUE = load_catalogue()
SYMPTOMS = tuple(CATALOGUE.symptoms)
EMPTY = Carnet(IDENTITY)
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)

near_days = st.integers(-40, 6).map(lambda n: TODAY + n * DAY)
near_instants = st.builds(
    lambda hours, offset: (datetime(2026, 11, 21, 12, tzinfo=UTC) + hours).astimezone(offset),
    st.integers(-1000, 100).map(lambda hours: timedelta(hours=hours)),
    offsets,
)
maybe_days = st.none() | near_days


def near(body: st.SearchStrategy[Body]) -> st.SearchStrategy[History]:
    """Writings of one record around today."""
    return histories(CATALOGUE, body, near_instants)


near_histories = st.one_of(
    near(check_ins(CATALOGUE, near_days)),
    near(check_ins(CATALOGUE, near_days, ["fatigue", "cough"])),
    near(st.builds(Infusion, near_days, st.just("nivolumab"), st.booleans())),
    near(st.builds(Appointment, near_instants, st.sampled_from(Purpose))),
    near(st.builds(Event, near_days, texts)),
    near(st.builds(Measurement, near_days, st.just("weight"), st.floats(40, 90), st.just("kg"))),
    near(st.builds(Medicine, texts, near_days)),
    near(
        st.tuples(near_days, near_days).map(
            lambda span: Medicine("prednisone", min(span), to_day=max(span))
        )
    ),
    near(st.builds(Question, texts, maybe_days, st.none() | texts)),
    near(st.builds(Remark, texts)),
    near(st.tuples(photos, near_days).map(lambda drawn: replace(drawn[0], for_day=drawn[1]))),
    near(st.builds(QuestionnaireResponse, st.sampled_from("ab"), near_days, st.just({}))),
)


def as_expected(found: Summary) -> naive.Expected:
    """The real summary in the form of the naive one."""
    return naive.Expected(
        days_noted=found.days_noted,
        days_missing=found.days_missing,
        rows=tuple(_row(symptom) for symptom in found.symptoms),
        not_asked=found.not_asked,
        late=tuple((at.entry.id, at.entry.body.for_day, at.days_late) for at in found.late),
        corrected=tuple((entry.id, len(entry.revisions)) for entry in found.corrected),
        listed=naive.Listed(
            warning_signs=tuple(entry.id for entry in found.warning_signs),
            notes=tuple(entry.id for entry in found.notes),
            events=tuple(entry.id for entry in found.events),
            infusions=tuple(entry.id for entry in found.infusions),
            medicines=tuple(entry.id for entry in found.medicines),
            measurements=tuple(entry.id for entry in found.measurements),
            questions=tuple(entry.id for entry in found.questions),
            remarks=tuple(entry.id for entry in found.remarks),
            details=tuple(entry.id for entry in found.details),
            copied=tuple(entry.id for entry in found.copied),
            photos=tuple(entry.id for entry in found.photos),
            questionnaires=tuple(found.questionnaires.items()),
        ),
    )


def _row(symptom: SymptomSummary) -> naive.Row:
    return naive.Row(
        id=symptom.id,
        worst=(symptom.worst.level, symptom.worst.day),
        last=(symptom.last.level, symptom.last.day),
        previous_worst=symptom.previous_worst,
        change=symptom.change.value,
        days_at_2_or_more=symptom.days_at_2_or_more,
        interference_worst=symptom.interference_worst,
        daily=tuple(level if isinstance(level, int) else None for level in symptom.daily),
    )


@given(revision_sets(CATALOGUE, near_histories, most=12), near_days, st.integers(1, 60))
def test_a_short_summary_agrees_with_the_naive_one(
    revisions: History, first: date, length: int
) -> None:
    """Withdrawn, corrected, late, of a week, by several authors: the same in every part."""
    period = Period(first, first + (length - 1) * DAY)
    found = summarise(EMPTY.with_revisions(revisions), CATALOGUE, Basis.DATES, period)
    assert as_expected(found) == naive.summary(revisions, SYMPTOMS, period.first, period.last)


OWN = tuple(OwnSymptom(f"own-{number}", f"Mot {number}") for number in range(3))
own_histories = st.one_of(
    near(
        st.lists(st.sampled_from(OWN), unique=True).map(
            lambda own: Preferences(own_symptoms=tuple(own))
        )
    ),
    near(
        st.builds(
            CheckIn,
            near_days,
            st.sampled_from(Recall),
            st.dictionaries(
                st.sampled_from([own.id for own in OWN]),
                st.integers(0, 4).map(lambda level: {Attribute.INTENSITY: level}),
            ),
        )
    ),
)


@given(revision_sets(CATALOGUE, own_histories, most=12))
def test_own_symptoms_stand_in_the_summary(revisions: History) -> None:
    """Those of the present choice, and those that were once chosen and noted."""
    carnet = EMPTY.with_revisions(revisions)
    period = Period(TODAY - 41 * DAY, TODAY)
    found = summarise(carnet, own_catalogue(CATALOGUE, carnet), Basis.DEFAULT, period)
    own, retired = naive.own_symptoms(revisions)
    symptoms = (*SYMPTOMS, *own)
    assert as_expected(found) == naive.summary(
        revisions, symptoms, period.first, period.last, retired=retired
    )


@given(
    revision_sets(CATALOGUE, near_histories, most=12),
    st.frozensets(st.sampled_from(["fatigue", "rash", "itching", "mood"])),
)
def test_what_is_left_out_is_nowhere_in_the_summary(
    revisions: History, left_out: frozenset[str]
) -> None:
    """Neither its levels nor its details nor its photos; days, notes and signs stay."""
    carnet = EMPTY.with_revisions(revisions)
    choice = PageChoice(Basis.DATES, TODAY - 41 * DAY, TODAY, without_symptoms=left_out)
    found = prepare(carnet, CATALOGUE, choice, TODAY)
    expected = naive.summary(
        revisions, SYMPTOMS, TODAY - 41 * DAY, TODAY, left_out=sorted(left_out)
    )
    assert as_expected(found) == expected
    listed = (*found.check_ins, *found.notes, *found.details, *found.warning_signs, *found.copied)
    assert not any(left_out & {*e.body.answers, *e.body.details} for e in listed)


@given(revision_sets(CATALOGUE, near_histories, most=12), st.data())
def test_a_merged_carnet_gives_the_summary_of_all_its_writings(
    revisions: History, data: st.DataObject
) -> None:
    """Whichever computer held which part."""
    part = data.draw(st.lists(st.sampled_from(revisions)) if revisions else st.just([]))
    merged = EMPTY.with_revisions(part).merged_with(EMPTY.with_revisions(revisions))
    period = Period(TODAY - 41 * DAY, TODAY)
    found = summarise(merged, CATALOGUE, Basis.DEFAULT, period)
    assert as_expected(found) == naive.summary(revisions, SYMPTOMS, period.first, period.last)


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.integers(30, 240))
@example(seed=1, length=3650)
@example(seed=2, length=1200)
def test_a_long_summary_agrees_with_the_naive_one(seed: int, length: int) -> None:
    """From a month to ten years, with whatever was noted before and after."""
    period = Period(TODAY - (length - 1) * DAY, TODAY)
    start = max(period.before().first, TODAY - 3700 * DAY)
    revisions = years(seed, CATALOGUE, start, TODAY + 5 * DAY)
    found = summarise(EMPTY.with_revisions(revisions), CATALOGUE, Basis.DATES, period)
    assert as_expected(found) == naive.summary(revisions, SYMPTOMS, period.first, period.last)


@given(
    revision_sets(CATALOGUE, near_histories, most=12),
    near_days,
    st.sampled_from([Basis.LAST_CONSULTATION, Basis.LAST_INFUSION]),
)
def test_the_period_starts_where_the_naive_one_does(
    revisions: History, today: date, basis: Basis
) -> None:
    """On the day of the last visit or dose before today, else 42 days ago."""
    _, period = resolve_period(EMPTY.with_revisions(revisions), today, basis)
    assert period == Period(naive.first_day(revisions, basis.value, today), today)


class Writer:
    """Writes records into a carnet, each at noon of a day that can be chosen."""

    def __init__(self) -> None:
        self.carnet = EMPTY
        self._count = 0

    def write(self, body: Body, *, on: date = TODAY) -> str:
        """Write a new record on a day; its id."""
        self._count += 1
        name = str(UUID(int=self._count))
        instant = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        revision = Revision(name, name, body.kind, "author", instant, body)
        self.carnet = self.carnet.with_revisions([revision])
        return name

    def noted(self, levels: Sequence[int | None], symptom: str = "fatigue") -> None:
        """Check-ins on the days that end today, one level a day; None leaves the day out."""
        first = TODAY - (len(levels) - 1) * DAY
        for number, level in enumerate(levels):
            if level is not None:
                day = first + number * DAY
                answers: Answers = {symptom: {Attribute.INTENSITY: level}}
                self.write(CheckIn(day, Recall.DAY, answers), on=day)

    def summary(self, length: int) -> Summary:
        """The summary of the days that end today."""
        period = Period(TODAY - (length - 1) * DAY, TODAY)
        return summarise(self.carnet, CATALOGUE, Basis.DATES, period)


@pytest.fixture
def writer() -> Writer:
    """An empty carnet to write in."""
    return Writer()


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ([0, 0], [0, 1], Change.NEW),
        ([1, 0], [0, 0], Change.GONE),
        ([1, 1], [0, 3], Change.STRONGER),
        ([4, 1], [1, 0], Change.WEAKER),
        ([2, 0], [0, 2], Change.SAME),
        ([0, 0], [0, 0], Change.SAME),
        ([None, None], [3, 0], Change.UNKNOWN),
    ],
)
def test_the_change_compares_the_two_worst_levels(
    writer: Writer, before: list[int | None], now: list[int | None], change: Change
) -> None:
    """Two days beside the two days before; what was not asked before is unknown."""
    writer.noted([*before, *now])
    (fatigue,) = writer.summary(2).symptoms
    assert fatigue.change is change


def test_a_symptom_asked_only_in_the_period_before_is_not_asked_now(writer: Writer) -> None:
    """It stands among those not asked, never as gone."""
    writer.noted([3, 3, None, None])
    found = writer.summary(2)
    assert found.symptoms == ()
    assert "fatigue" in found.not_asked
    assert found.days_missing == (TODAY - DAY, TODAY)


def test_the_worst_day_is_the_first_and_the_last_is_the_latest_answer(writer: Writer) -> None:
    """Days without an answer count neither as 0 nor as missing levels."""
    writer.noted([1, 3, None, 3, 2, None])
    (fatigue,) = writer.summary(6).symptoms
    assert fatigue.worst == DayLevel(3, TODAY - 4 * DAY)
    assert fatigue.last == DayLevel(2, TODAY - DAY)
    assert fatigue.days_at_2_or_more == 3
    assert fatigue.interference_worst is None


def test_symptoms_stand_worst_first_then_most_days_then_by_the_catalogue(writer: Writer) -> None:
    """The same order on every computer."""
    writer.noted([2, 0], "itching")
    writer.noted([2, 2], "cough")
    writer.noted([2, 0], "fatigue")
    writer.noted([0, 3], "headache")
    assert [s.id for s in writer.summary(2).symptoms] == ["headache", "cough", "fatigue", "itching"]


def test_a_check_in_is_late_from_the_second_local_day_on(writer: Writer) -> None:
    """One day after is the usual evening forgotten; a correction does not make it late."""
    writer.write(CheckIn(TODAY - DAY, Recall.DAY, {}))
    late = writer.write(CheckIn(TODAY - 2 * DAY, Recall.DAY, {}))
    found = writer.summary(7).late
    assert [(at.entry.id, at.days_late) for at in found] == [(late, 2)]


def test_dose_and_visit_count_only_before_today(writer: Writer) -> None:
    """Today's own visit is the one that is being prepared; a postponed dose was not given."""
    writer.write(Infusion(TODAY - 21 * DAY, "nivolumab", given=True))
    writer.write(Infusion(TODAY - 7 * DAY, "nivolumab", given=False, reason="fever"))
    writer.write(Infusion(TODAY, "nivolumab", given=True))
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    writer.write(Appointment(noon, Purpose.CONSULTATION))
    writer.write(Appointment(noon - 30 * DAY, Purpose.CONSULTATION))
    writer.write(Appointment(noon - 3 * DAY, Purpose.SCAN))
    for basis, days in ((Basis.LAST_INFUSION, 21), (Basis.LAST_CONSULTATION, 30)):
        used, period = resolve_period(writer.carnet, TODAY, basis)
        assert (used, period) == (basis, Period(TODAY - days * DAY, TODAY))


def test_without_a_visit_the_period_is_the_last_42_days(writer: Writer) -> None:
    """And it says so: the basis is the default one."""
    found = prepare(writer.carnet, CATALOGUE, PageChoice(), TODAY)
    assert found.basis is Basis.DEFAULT
    assert found.period == Period(TODAY - 41 * DAY, TODAY)
    assert found.previous == Period(TODAY - 83 * DAY, TODAY - 42 * DAY)
    assert found.days_noted == 0
    assert len(found.days_missing) == 42


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (TODAY, TODAY - DAY),
        (TODAY - 3660 * DAY, TODAY),
        (date(1, 1, 1), date(1, 1, 9)),
        (date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_period_that_cannot_be_is_refused(first: date, last: date) -> None:
    """Backwards, longer than ten years, or in years that no record has."""
    choice = PageChoice(Basis.DATES, first, last)
    with pytest.raises(InvalidPeriod):
        prepare(EMPTY, CATALOGUE, choice, TODAY)


def test_a_visit_of_more_than_ten_years_ago_counts_as_none(writer: Writer) -> None:
    """The page is made all the same, of the last 42 days; ten years to the day still count."""
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    writer.write(Appointment(noon - 3660 * DAY, Purpose.CONSULTATION))
    usual = Period(TODAY - 41 * DAY, TODAY)
    found = resolve_period(writer.carnet, TODAY, Basis.LAST_CONSULTATION)
    assert found == (Basis.DEFAULT, usual)
    writer.write(Appointment(noon - 3659 * DAY, Purpose.CONSULTATION))
    basis, period = resolve_period(writer.carnet, TODAY, Basis.LAST_CONSULTATION)
    assert (basis, period.length) == (Basis.LAST_CONSULTATION, 3660)


def test_a_consultation_is_the_next_one_all_day_long(writer: Writer) -> None:
    """The day itself counts whatever the hour, and tomorrow it is over."""
    noon = datetime(2026, 11, 21, 0, 5, tzinfo=UTC)
    visit = writer.write(Appointment(noon, Purpose.CONSULTATION))
    today = next_consultation(writer.carnet, TODAY)
    assert today is not None
    assert today.id == visit
    assert next_consultation(writer.carnet, TODAY + DAY) is None


def test_the_profile_and_the_last_dose_stand_on_the_page(writer: Writer) -> None:
    """The last dose is the one before or on the last day, even when the period starts later."""
    writer.write(Profile("Jeanne"))
    profile = writer.write(Profile("Jeanne Martin"))
    dose = writer.write(Infusion(TODAY - 20 * DAY, "nivolumab", given=True))
    writer.write(Infusion(TODAY + DAY, "nivolumab", given=True))
    found = writer.summary(7)
    assert found.profile is not None
    assert found.profile.id == profile
    assert found.last_infusion is not None
    assert found.last_infusion.id == dose
