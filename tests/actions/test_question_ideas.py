"""Questions to pick from come from what was read and noted, and never twice."""

from datetime import date, timedelta

from companion.actions.consultation import PageChoice, prepare
from companion.actions.question_ideas import from_days, from_explanations, still_new
from companion.actions.question_search import matching
from companion.domain.question_ideas import QuestionIdea
from companion.domain.records import CheckIn, Question
from companion.domain.symptoms import Recall
from companion.domain.words import Language, Words
from companion.messages import load_texts
from tests.actions.desk import CATALOGUE, Desk

FR, EN = load_texts(Language.FR), load_texts(Language.EN)
IDEAS = tuple(
    QuestionIdea(
        page, ("B1",), Words({Language.FR: f"{page} {number} ?", Language.EN: f"{page} {number}?"})
    )
    for page in ("thyroid", "fatigue")
    for number in (1, 2)
)


def test_the_page_read_last_comes_first() -> None:
    """Each page once, however often it was opened; a page without ideas gives none."""
    found = from_explanations(IDEAS, ["thyroid", "car-t", "fatigue", "thyroid", "fatigue"], EN)
    assert [each.text for each in found] == ["fatigue 1?", "fatigue 2?", "thyroid 1?", "thyroid 2?"]
    assert from_explanations(IDEAS, [], EN) == ()


def noted(desk: Desk, symptom: str, levels: list[int]) -> None:
    """One check-in a day, the last one today."""
    attribute = CATALOGUE.symptoms[symptom].attributes[0]
    for back, level in enumerate(reversed(levels)):
        day = desk.journal.today() - timedelta(days=back)
        desk.journal.record(CheckIn(day, Recall.DAY, {symptom: {attribute: level}}))


def test_every_noted_symptom_is_proposed_in_the_catalogues_order(desk: Desk) -> None:
    """Whatever its level and its day; one that was always 0 was not noted."""
    noted(desk, "itching", [2, 0, 1])
    noted(desk, "fatigue", [0, 1, 0])
    noted(desk, "cough", [0, 0, 0])
    noted(desk, "rash", [0, 1, 1])
    noted(desk, "headache", [4, 4, 4])
    summary = prepare(desk.carnet, CATALOGUE, PageChoice(), desk.journal.today())
    found = [each.text for each in from_days(summary, CATALOGUE, FR)]
    ids = [i for i in CATALOGUE.symptoms if i in {"itching", "fatigue", "rash", "headache"}]
    names = [CATALOGUE.symptoms[i].in_sentence.in_language(Language.FR) for i in ids]
    assert found == [f"Parler de\u00a0: {name}" for name in names]


def test_a_symptom_left_out_of_the_page_is_not_proposed(desk: Desk) -> None:
    """Its question would tell of it."""
    noted(desk, "fatigue", [3])
    choice = PageChoice(without_symptoms=frozenset({"fatigue"}))
    summary = prepare(desk.carnet, CATALOGUE, choice, desk.journal.today())
    assert from_days(summary, CATALOGUE, FR) == ()


def test_a_question_that_is_noted_is_not_proposed_again(desk: Desk) -> None:
    """Whether it was asked or not."""
    proposals = from_explanations(IDEAS, ["fatigue"], EN)
    desk.journal.record(Question("fatigue 1?", asked=date(2026, 1, 1)))
    left = still_new((*proposals, *proposals), desk.carnet)
    assert [each.text for each in left] == ["fatigue 2?"]


def test_answers_are_found_by_the_beginning_of_their_words(desk: Desk) -> None:
    """Accents, capitals and plurals do not matter; every word must be there."""
    texts = ("Puis-je nager ?", "Que disent les prises de sang ?")
    for text, answer in zip(texts, ("Oui, en été.", None), strict=True):
        desk.journal.record(Question(text, date(2026, 1, 1), answer))
    entries = desk.carnet.entries(Question)

    def found(words: str) -> list[str]:
        return [entry.body.text for entry in matching(entries, words, Language.FR)]

    assert found("ETE nag") == [texts[0]]
    assert found("prise sangs") == [texts[1]]
    assert found("  ") == list(texts)
    assert found("été sang") == []
