"""The consultation summary agrees with a naive second computation, and with plain examples."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.actions.consultation import PageChoice, prepare
from companion.actions.words.team import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.authorship import authorship
from companion.domain.carnet import Carnet, Entry
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
    Purpose,
    Question,
    QuestionnaireResponse,
    Remark,
)
from companion.domain.summary import Basis, Summary, resolve_period, summarise
from companion.domain.symptom_summary import SymptomSummary
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import Period
from tests.domain import brute_force_summary as naive
from tests.domain.random_years import years
from tests.parts import few_examples
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
        began=found.began,
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
            measured_before=tuple(entry.id for entry in found.measured_before),
            signers=tuple(
                (entry.id, (who.author, *who.corrected_by))
                for entry in _dated(found)
                for who in [authorship(entry)]
            ),
        ),
    )


def _dated(found: Summary) -> list[Entry[CheckIn | Measurement | Infusion | Event]]:
    """Every dated record of the summary by day, then as written."""
    every: tuple[Entry[CheckIn | Measurement | Infusion | Event], ...] = (
        *found.check_ins, *found.measurements, *found.infusions, *found.events,
    )  # fmt: skip
    return sorted(every, key=lambda entry: (entry.body.for_day, entry.recorded_at, entry.id))


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
        notable=(symptom.notable.days, symptom.notable.weeks),
        previous_notable=None
        if symptom.previous_notable is None
        else (symptom.previous_notable.days, symptom.previous_notable.weeks),
        days_change=symptom.spread.value,
        weeks=tuple(sorted({week for week in symptom.weeks if week is not None})),
        by_author=tuple(sorted((said.author, said.daily) for said in symptom.by_author)),
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


@few_examples()
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
