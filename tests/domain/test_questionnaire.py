"""The branching of a care team's questionnaire: what is asked after which answers."""

from itertools import product

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from companion.content.questionnaires.form import read_form
from companion.domain.questionnaire_values import One, Operator, Value, compare
from companion.record_json import Json
from tests.questionnaires.building import (
    URL,
    coding,
    official_questionnaire,
    question,
    resource,
    team_questionnaire,
    when,
)

TEAM = read_form(team_questionnaire())
OFFICIAL = read_form(official_questionnaire())


def asked(text: str, given: dict[str, Value]) -> list[str]:
    """The linkIds of the questions that are asked."""
    return [step.item.link_id for step in read_form(text).steps(given)]


def test_every_question_comes_with_what_is_read_with_it() -> None:
    """Texts before, the groups' words, words that belong to a question, the closing words."""
    steps = {step.item.link_id: step for step in TEAM.steps({})}
    assert steps["sleep"].before == ("Ces questions parlent des 7 derniers jours.",)
    assert steps["sleep"].headings == ("Vos nuits",)
    assert steps["sleep"].item.words == "1. La question sleep"
    assert steps["walks"].below == ("Dix minutes suffisent.",)
    assert steps["way"].before == ()
    assert TEAM.closing({}) == ("Merci.",)


def test_any_and_all() -> None:
    """One of the conditions, or each."""
    assert "why" in asked(team_questionnaire(), {"sleep": "none"})
    assert "why" not in asked(team_questionnaire(), {"sleep": "good"})
    both: list[Json] = [when("a", "=", answerBoolean=True), when("b", "=", answerBoolean=True)]
    text = resource(
        question("a"), question("b"), question("c", enableWhen=both, enableBehavior="all")
    )
    for a, b in product((True, False), repeat=2):
        assert ("c" in asked(text, {"a": a, "b": b})) is (a and b)


@pytest.mark.parametrize(
    ("operator", "wanted", "met"),
    [
        ("=", 3, {3.0}),
        ("!=", 3, {2.0, 4.0}),
        (">", 3, {4.0}),
        ("<", 3, {2.0}),
        (">=", 3, {3.0, 4.0}),
        ("<=", 3, {2.0, 3.0}),
    ],
)
def test_numbers_are_compared(operator: str, wanted: int, met: set[float]) -> None:
    """Each operator; without an answer none of them is met, not even « different »."""
    text = resource(
        question("n", "integer"),
        question("then", enableWhen=[when("n", operator, answerInteger=wanted)]),
    )
    assert {n for n in (2.0, 3.0, 4.0) if "then" in asked(text, {"n": n})} == met
    assert "then" not in asked(text, {})


def test_days_are_compared() -> None:
    """Later, earlier, the same day."""
    text = resource(
        question("d", "date"),
        question("then", enableWhen=[when("d", ">=", answerDate="2026-11-20")]),
    )
    assert "then" in asked(text, {"d": "2026-11-20"})
    assert "then" in asked(text, {"d": "2027-01-01"})
    assert "then" not in asked(text, {"d": "2026-11-19"})


def test_whether_there_is_an_answer() -> None:
    """Exists, and does not exist."""
    text = resource(
        question("a", "string"),
        question("yes", enableWhen=[when("a", "exists", answerBoolean=True)]),
        question("no", enableWhen=[when("a", "exists", answerBoolean=False)]),
    )
    assert asked(text, {}) == ["a", "no"]
    assert asked(text, {"a": "mot"}) == ["a", "yes"]


def test_an_answer_to_a_question_that_is_not_asked_counts_as_none() -> None:
    """However far the branching reaches; and it is not kept."""
    text = resource(
        question("a"),
        question("b", enableWhen=[when("a", "=", answerBoolean=True)]),
        question("c", enableWhen=[when("b", "=", answerBoolean=True)]),
    )
    assert asked(text, {"a": True, "b": True, "c": True}) == ["a", "b", "c"]
    assert asked(text, {"a": False, "b": True, "c": True}) == ["a"]
    assert read_form(text).kept({"a": False, "b": True, "c": True}) == {"a": False}


def test_a_group_that_is_not_asked_takes_all_within_it_along() -> None:
    """Its questions, and those that depend on them."""
    group: dict[str, Json] = {
        "linkId": "g",
        "type": "group",
        "text": "Groupe",
        "enableWhen": [when("a", "=", answerBoolean=True)],
        "item": [question("b")],
    }
    text = resource(
        question("a"), group, question("c", enableWhen=[when("b", "exists", answerBoolean=True)])
    )
    assert asked(text, {"a": False, "b": True}) == ["a"]
    assert asked(text, {"a": True, "b": True}) == ["a", "b", "c"]


def test_a_question_within_a_question_waits_for_its_answer() -> None:
    """FHIR keeps its answer within that one."""
    text = resource(question("a", item=[question("b")]))
    assert asked(text, {}) == ["a"]
    assert asked(text, {"a": False}) == ["a", "b"]


def test_the_official_branching() -> None:
    """A first answer of 0 ends the item."""
    first = "proctcae-51a-frq"
    ended = [s.item.link_id for s in OFFICIAL.steps({first: "proctcae-frequency-0"})]
    going_on = [s.item.link_id for s in OFFICIAL.steps({first: "proctcae-frequency-1"})]
    assert [link for link in going_on if link not in ended] == [
        "proctcae-51b-sev",
        "proctcae-51c-int",
    ]


def test_a_long_chain_of_conditions_is_quick() -> None:
    """Each of 900 questions asks for the one before, twice."""
    items = [question("q0")]
    for n in range(1, 900):
        before = when(f"q{n - 1}", "=", answerBoolean=True)
        items.append(question(f"q{n}", enableWhen=[before, before], enableBehavior="all"))
    form = read_form(resource(*items))
    given: dict[str, Value] = {f"q{n}": True for n in range(900)}
    assert len(form.steps(given)) == 900
    assert len(form.steps({**given, "q0": False})) == 1


@pytest.mark.parametrize(
    ("link_id", "right", "wrong"),
    [
        ("sleep", ["good"], ["worse", 1.0, True, ""]),
        ("walks", [True, False], ["true", 1.0]),
        ("how-many", [0.0, 12.0], [1.5, True, "2"]),
        ("way", ["En marchant", "À vélo"], ["  ", True, 2.0]),
        ("weight", [64.5], ["64", False]),
        ("since", ["2026-11-20"], ["20/11/2026", "2026-11-31", "20261120"]),
        ("why", ["mal au dos"], ["", "x" * 201, 1.0]),
    ],
)
def test_what_can_be_an_answer(link_id: str, right: list[Value], wrong: list[Value]) -> None:
    """Each kind of question takes its own kind of answer."""
    item = TEAM.by_link[link_id]
    assert all(item.accepts(value) for value in right)
    assert not any(item.accepts(value) for value in wrong)


@pytest.mark.parametrize("version", ["2 of 3", "a|b", "1\u00a0", None])
def test_a_version_that_an_address_cannot_hold_is_left_out_of_it(version: str | None) -> None:
    """Else the answers would be lost on their way to a server. Found by fuzzing."""
    form = read_form(resource(question("a"), version=version))
    expected = URL if version != "1\u00a0" else f"{URL}|1"  # white space around it is no part
    assert form.canonical == expected


values = st.text(max_size=5) | st.floats(0, 9) | st.booleans() | st.just("2026-11-20")


@for_any(values, values)
def test_comparisons_are_consistent(one: One, other: One) -> None:
    """Equal or different; never both of before and after; never an order between unlike things."""
    found = {
        operator: compare(one, operator, other) for operator in Operator if operator != "exists"
    }
    assert found[Operator.EQUAL] is not found[Operator.DIFFERENT]
    assert not (found[Operator.LESS] and found[Operator.GREATER])
    if found[Operator.LESS] or found[Operator.GREATER]:
        assert found[Operator.DIFFERENT]
        assert type(one) is type(other)


answers = st.dictionaries(
    st.sampled_from([item.link_id for item in (*TEAM.questions(), *OFFICIAL.questions())]),
    values
    | st.sampled_from(["good", "bad", "none", "proctcae-severity-2", "proctcae-frequency-0"]),
)


@for_any(answers, st.sampled_from([TEAM, OFFICIAL]))
def test_what_is_kept_is_asked_and_keeping_twice_changes_nothing(
    given: dict[str, Value], form: object
) -> None:
    """Whatever is given: only answers to questions that are asked, in their order."""
    assert form is TEAM or form is OFFICIAL
    chosen = TEAM if form is TEAM else OFFICIAL
    kept = chosen.kept(given)
    shown = [step.item.link_id for step in chosen.steps(given)]
    assert [link for link in shown if link in kept] == list(kept)
    assert chosen.kept(kept) == kept
    assert chosen.steps(kept) == chosen.steps(given)


def test_the_coding_of_a_condition_is_that_of_the_question() -> None:
    """A system that is not said is any."""
    options: list[Json] = [coding("a", "Un"), coding("b", "Deux")]
    text = resource(
        question("x", "choice", answerOption=options),
        question("y", enableWhen=[when("x", "=", answerCoding={"code": "b"})]),
    )
    assert asked(text, {"x": "b"}) == ["x", "y"]
    assert asked(text, {"x": "a"}) == ["x"]
