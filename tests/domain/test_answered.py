"""What the summary says of the care team's questionnaires, with the official items' grades."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from companion.content.catalogue import load_catalogue
from companion.domain.answered import Answered, answered_in, loaded_forms
from companion.domain.carnet import Carnet
from companion.domain.composite import CompositeItem, GradeOnDay
from companion.domain.records import Kind, Questionnaire, QuestionnaireResponse, Revision
from companion.domain.timeline import Period
from tests.domain import brute_force_composite as naive
from tests.questionnaires.building import (
    URL,
    official_item,
    official_questionnaire,
    resource,
    team_questionnaire,
)
from tests.strategies import IDENTITY, histories, revision_sets

CATALOGUE = load_catalogue()
OFFICIAL = "https://team.example.org/Questionnaire/officiel"
TODAY = date(2026, 11, 21)
PERIOD = Period(TODAY - timedelta(days=41), TODAY)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

# Without branching every combination of answers can occur.
EVERY_ANSWER = resource(
    official_item(53, "sev", "int", branching=False),
    official_item(9, "frq", "sev", branching=False),
    official_item(16, "frq"),
    official_item(51, "frq", "sev", "int", branching=False),
    url=OFFICIAL,
)
FORM = CATALOGUE.read_form(EVERY_ANSWER)
answers = st.fixed_dictionaries(
    {},
    optional={
        item.link_id: st.sampled_from([str(option.value) for option in item.options])
        for item in FORM.questions()
    },
)
responses = st.builds(
    QuestionnaireResponse,
    questionnaire=st.sampled_from([OFFICIAL, f"{OFFICIAL}|1", f"{OFFICIAL}|9", URL, "b"]),
    for_day=st.integers(-50, 3).map(lambda n: TODAY + timedelta(days=n)),
    items=answers,
)
loaded = st.sampled_from(
    [
        Questionnaire(OFFICIAL, "Officiel", EVERY_ANSWER),
        Questionnaire(URL, "Suivi", team_questionnaire()),
    ]
)
instants = st.integers(0, 900).map(lambda hours: NOON - timedelta(hours=hours))
sets = revision_sets(
    CATALOGUE,
    st.one_of(
        histories(CATALOGUE, responses, instants),
        histories(CATALOGUE, responses, instants),
        histories(CATALOGUE, loaded, instants),
    ),
    most=12,
)


def as_row(found: Answered) -> naive.Row:
    composite = None
    if found.composite is not None:
        composite = [
            (one.item, (one.worst.grade, one.worst.day), (one.last.grade, one.last.day))
            for one in found.composite
        ]
    return (found.url, len(found.responses), composite)


@for_any(sets)
def test_the_summary_agrees_with_a_second_computation(revisions: tuple[Revision, ...]) -> None:
    """Corrected, withdrawn and undated answers, unknown questionnaires, other versions."""
    found = answered_in(Carnet(IDENTITY).with_revisions(revisions), CATALOGUE, PERIOD)
    expected = naive.questionnaires(revisions, PERIOD.first, PERIOD.last)
    assert [as_row(one) for one in found] == expected


@pytest.mark.parametrize("seed", range(3))
def test_ten_years_of_weekly_answers_agree(seed: int) -> None:
    """Two versions, every answer possible, some weeks left out, some corrected or withdrawn."""
    random = Random(seed)
    revisions = list(_loaded(TODAY - timedelta(days=3_650)))
    for week in range(520):
        day = TODAY - timedelta(days=7 * week)
        if random.random() < 0.9:
            revisions += _answered_in_a_week(random, day)
    period = Period(TODAY - timedelta(days=3_649), TODAY)
    found = answered_in(Carnet(IDENTITY).with_revisions(revisions), CATALOGUE, period)
    expected = naive.questionnaires(revisions, period.first, period.last)
    assert [as_row(one) for one in found] == expected
    assert sum(len(one.composite or ()) for one in found) == 8


def _loaded(day: date) -> Iterator[Revision]:
    """The first version, and half a year later the second one."""
    moment = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    record = str(UUID(int=1))
    second = EVERY_ANSWER.replace('"version": "1"', '"version": "2"')
    first = Questionnaire(OFFICIAL, "Officiel", EVERY_ANSWER)
    yield Revision(str(UUID(int=2)), record, first.kind, "x", moment, first)
    later = moment + timedelta(days=180)
    body = Questionnaire(OFFICIAL, "Officiel", second)
    yield Revision(str(UUID(int=3)), record, body.kind, "x", later, body, str(UUID(int=2)))


def _answered_in_a_week(random: Random, day: date) -> Iterator[Revision]:
    record, last = str(UUID(int=random.getrandbits(128))), None
    moment = datetime(day.year, day.month, day.day, 19, tzinfo=UTC)
    for place in range(random.choice((1, 1, 1, 2, 3))):
        items = {
            item.link_id: str(random.choice(item.options).value)
            for item in FORM.questions()
            if random.random() < 0.8
        }
        version = random.choice(("1", "2"))
        body: QuestionnaireResponse | None = QuestionnaireResponse(
            f"{OFFICIAL}|{version}", day, items
        )
        if place == 2:
            body = None
        made = str(UUID(int=random.getrandbits(128)))
        written_at = moment + timedelta(hours=place)
        yield Revision(made, record, Kind.QUESTIONNAIRE_RESPONSE, "x", written_at, body, last)
        last = made


def written(*bodies: Questionnaire | QuestionnaireResponse) -> Carnet:
    """A carnet of these records, one an hour."""
    revisions = [
        Revision(
            f"00000000-0000-7000-8000-00000000000{n}",
            f"00000000-0000-7000-8000-00000000010{n}",
            body.kind,
            "x",
            NOON + timedelta(hours=n),
            body,
        )
        for n, body in enumerate(bodies)
    ]
    return Carnet(IDENTITY).with_revisions(revisions)


def answered(day: date, severity: int, interference: int | None = None) -> QuestionnaireResponse:
    """Item 53 of the official questionnaire."""
    items: dict[str, str | float | bool] = {"proctcae-53a-sev": f"proctcae-severity-{severity}"}
    if interference is not None:
        items["proctcae-53b-int"] = f"proctcae-interference-{interference}"
    return QuestionnaireResponse(f"{OFFICIAL}|1", day, items)


def test_an_official_questionnaire_has_its_grades() -> None:
    """Worst with its first day, last with the latest; what has no grade is left out."""
    days = [TODAY - timedelta(days=n) for n in (21, 14, 7, 0)]
    carnet = written(
        Questionnaire(OFFICIAL, "Officiel", official_questionnaire()),
        answered(days[0], 4, 4),
        answered(days[1], 4, 3),
        answered(days[2], 0),
        answered(days[3], 2),
    )
    (found,) = answered_in(carnet, CATALOGUE, PERIOD)
    assert found.composite == (CompositeItem(53, GradeOnDay(3, days[0]), GradeOnDay(0, days[2])),)


def test_an_answer_that_the_branching_rules_out_does_not_count() -> None:
    """None of the official branching is passed over."""
    carnet = written(
        Questionnaire(OFFICIAL, "Officiel", official_questionnaire()), answered(TODAY, 0, 4)
    )
    (found,) = answered_in(carnet, CATALOGUE, PERIOD)
    assert found.composite == (CompositeItem(53, GradeOnDay(0, TODAY), GradeOnDay(0, TODAY)),)


def test_without_the_questionnaire_itself_there_is_no_grade() -> None:
    """The codes of the answers alone prove nothing; nor does another version."""
    (alone,) = answered_in(written(answered(TODAY, 4, 4)), CATALOGUE, PERIOD)
    assert alone.composite is None
    other = resource(official_item(53, "sev", "int"), url=OFFICIAL, version="2")
    carnet = written(Questionnaire(OFFICIAL, "Officiel", other), answered(TODAY, 4, 4))
    (found,) = answered_in(carnet, CATALOGUE, PERIOD)
    assert found.composite is None


def test_a_team_s_own_questionnaire_has_no_grades() -> None:
    """Whatever it asks."""
    body = QuestionnaireResponse(URL, TODAY, {"sleep": "bad"})
    carnet = written(Questionnaire(URL, "Suivi", team_questionnaire()), body)
    (found,) = answered_in(carnet, CATALOGUE, PERIOD)
    assert found.composite is None
    assert found.form is not None


def test_a_questionnaire_that_cannot_be_read_here_is_passed_over() -> None:
    """Another program may have written it."""
    carnet = written(Questionnaire(URL, "Suivi", "{}"), QuestionnaireResponse(URL, TODAY, {}))
    assert loaded_forms(carnet, CATALOGUE) == {}
    (found,) = answered_in(carnet, CATALOGUE, PERIOD)
    assert (found.form, found.composite) == (None, None)
