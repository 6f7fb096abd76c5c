"""A care team's questionnaire: where the person is in it, and what is written into the journal."""

from datetime import date

import pytest

from companion.actions.check_in.answering import (
    Answering,
    Loaded,
    SameQuestionnaire,
    answers_of,
    keep_answering,
    last_answered,
    loaded,
    take_in_questionnaire,
)
from companion.content.questionnaires.form import read_form
from companion.domain.records import Questionnaire, QuestionnaireResponse
from tests.actions.desk import CATALOGUE, Desk
from tests.questionnaires.building import URL, question, resource, when

TODAY = date(2026, 11, 21)
TEXT = resource(
    question("a", required=True),
    question("b", enableWhen=[when("a", "=", answerBoolean=True)], required=True),
    question("c"),
)
FORM = read_form(TEXT)


def links(answering: Answering) -> list[str]:
    """The questions that are asked."""
    return [step.item.link_id for step in answering.steps]


def here(answering: Answering) -> str | None:
    """The question that is shown."""
    return None if answering.current is None else answering.current.item.link_id


def test_one_goes_from_the_first_question_to_the_end_and_no_further() -> None:
    """And back to the first, which stays where one goes back from it."""
    answering = Answering(FORM, TODAY)
    seen = [here(answering)]
    for _ in range(3):
        answering.forward()
        seen.append(here(answering))
    assert seen == ["a", "c", None, None]
    answering.back()
    assert here(answering) == "c"
    answering.back()
    answering.back()
    assert here(answering) == "a"


def test_an_answer_that_opens_a_question_keeps_the_person_where_they_are() -> None:
    """Also one that is given to an earlier question, as at the end of the questionnaire."""
    answering = Answering(FORM, TODAY)
    answering.go_to("c")
    answering.keep("a", True)
    assert (links(answering), here(answering)) == (["a", "b", "c"], "c")
    answering.keep("a", None)
    assert (links(answering), here(answering), answering.given) == (["a", "c"], "c", {})
    answering.keep("a", None)
    assert answering.given == {}


def test_past_the_end_one_stays_past_the_end_or_goes_back_to_the_last_question() -> None:
    """Although fewer questions are asked than before."""
    answering = Answering(FORM, TODAY, {"a": True}, position=3)
    answering.keep("a", False)
    assert here(answering) is None
    answering.back()
    assert here(answering) == "c"


def test_one_goes_only_to_a_question_that_is_asked() -> None:
    """To another one means to stay."""
    answering = Answering(FORM, TODAY, position=1)
    answering.go_to("b")
    assert here(answering) == "c"
    answering.go_to("a")
    assert here(answering) == "a"


def test_what_is_required_and_open_is_named() -> None:
    """Neither what may stay open nor what is not asked."""

    def open_ones(given: dict[str, bool]) -> list[str]:
        return [step.item.link_id for step in Answering(FORM, TODAY, {**given}).open_required]

    assert open_ones({}) == open_ones({"b": True}) == ["a"]
    assert open_ones({"a": True}) == ["b"]
    assert open_ones({"a": False}) == open_ones({"a": True, "b": False}) == []


def test_an_answer_to_a_question_that_is_not_asked_is_no_answer() -> None:
    """It is neither kept nor does it make the questionnaire answered."""
    assert Answering(FORM, TODAY, {"b": True}).is_empty
    answering = Answering(FORM, TODAY, {"b": True, "c": False})
    assert not answering.is_empty
    assert answering.body() == QuestionnaireResponse(f"{URL}|1", TODAY, {"c": False})


def test_a_questionnaire_is_taken_in_once_and_corrected_by_its_next_version(desk: Desk) -> None:
    """One entry for each address; the same letters again are refused."""
    first = take_in_questionnaire(desk.journal, TEXT)
    other = take_in_questionnaire(desk.journal, resource(question("z"), url=f"{URL}/2"))
    with pytest.raises(SameQuestionnaire):
        take_in_questionnaire(desk.journal, TEXT)
    second = take_in_questionnaire(desk.journal, resource(question("a"), version="2"))
    assert first.record_id == second.record_id != other.record_id
    found = loaded(desk.carnet, CATALOGUE)
    assert found == (
        Loaded(first.record_id, read_form(resource(question("a"), version="2"))),
        Loaded(other.record_id, read_form(resource(question("z"), url=f"{URL}/2"))),
    )


def test_a_questionnaire_is_kept_under_its_title_or_its_address(desk: Desk) -> None:
    """Where nobody gave it a title."""
    take_in_questionnaire(desk.journal, TEXT)
    take_in_questionnaire(desk.journal, resource(question("a"), url=f"{URL}/2", title=""))
    titles = [entry.body.title for entry in desk.carnet.entries(Questionnaire)]
    assert titles == ["Suivi de l’équipe", f"{URL}/2"]


def test_the_last_answers_count_in_whichever_version(desk: Desk) -> None:
    """By their day, not by when they were written; another questionnaire's do not count."""
    assert last_answered(desk.carnet, FORM) is None
    for canonical, day in ((f"{URL}|1", 12), (URL, 14), (f"{URL}|9", 13), (f"{URL}/2|1", 20)):
        desk.journal.record(QuestionnaireResponse(canonical, date(2026, 11, day), {}))
    assert last_answered(desk.carnet, FORM) == date(2026, 11, 14)


def test_answers_are_written_once_and_corrected_afterwards(desk: Desk) -> None:
    """A correction that changes nothing writes nothing; unknown questionnaires are not opened."""
    take_in_questionnaire(desk.journal, TEXT)
    (kept,) = keep_answering(desk.journal, Answering(FORM, TODAY, {"c": True}))
    (entry,) = desk.carnet.entries(QuestionnaireResponse)
    assert answers_of(entry, {}) is None
    again = answers_of(entry, {FORM.canonical: FORM})
    assert again == Answering(FORM, TODAY, {"c": True}, position=0, correcting=kept.record_id)
    assert keep_answering(desk.journal, again) == ()
    again.keep("a", False)
    (corrected,) = keep_answering(desk.journal, again)
    assert corrected.record_id == kept.record_id
    (entry,) = desk.carnet.entries(QuestionnaireResponse)
    assert entry.body.items == {"a": False, "c": True}
