"""A hundred questions as patients type them find the explanation and heading that answer."""

import pytest

from companion.content.explanations import load_explanations
from companion.content.vocabulary import load_asked
from companion.domain.words import Language
from companion.languages import languages
from tests.search.question_table import questions, right

RIGHT_AT_LEAST = 95


@pytest.mark.parametrize("language", languages())
def test_the_wanted_page_and_heading_stand_first(language: Language) -> None:
    """Half of the questions are held out: counted, never worked on one by one."""
    assert len(list(questions(language))) == 100
    assert sum(question.is_held_out for question in questions(language)) == 50
    assert sum(right(language)) >= RIGHT_AT_LEAST


@pytest.mark.parametrize("language", languages())
def test_every_wanted_page_and_heading_exists(language: Language) -> None:
    """A heading that is reworded is reworded in the table too."""
    explanations = load_explanations()
    there = {
        head.id: {
            "",
            *(section.title for section in explanations.explanation(head.id, language).sections),
        }
        for head in explanations.heads(language)
    }
    wanted = {place for question in questions(language) for place in question.wanted}
    assert [place for place in sorted(wanted) if place[1] not in there.get(place[0], ())] == []


@pytest.mark.parametrize("language", languages())
def test_what_is_asked_stands_beside_pages_and_headings_that_exist(language: Language) -> None:
    """A heading that is reworded, or an explanation that goes, is mended there too; each has its questions."""
    explanations, asked = load_explanations(), load_asked(language)
    there = {
        head.id: {
            "",
            *(section.title for section in explanations.explanation(head.id, language).sections),
        }
        for head in explanations.heads(language)
    }
    wrong = [
        (explanation, h)
        for explanation, said in asked.items()
        for h in said
        if h not in there.get(explanation, ())
    ]
    assert wrong == []
    assert set(there) == set(asked)


@pytest.mark.parametrize(
    "brand",
    ["Keytruda", "opdivo", "Yervoy", "tecentriq", "Imfinzi", "bavencio", "Libtayo", "Jemperli",
     "opdualag", "imjudo"],
)  # fmt: skip
@pytest.mark.parametrize("language", languages())
def test_a_brand_name_leads_to_the_family_of_its_medicine(brand: str, language: Language) -> None:
    """Whatever its capitals."""
    assert load_explanations().search(brand, language)[0].explanation_id == "families"


@pytest.mark.parametrize(
    ("typed", "explanation"),
    [("doliprane", "other-medicines"), ("Solupred", "cortisone"), ("Imodium", "other-medicines"), ("Kymriah", "car-t"),
     ("Columvi", "bispecific-antibodies")],
)  # fmt: skip
@pytest.mark.parametrize("language", languages())
def test_everyday_names_of_medicines_lead_to_their_page(
    typed: str, explanation: str, language: Language
) -> None:
    """Doliprane stands in a heading; the others are brands of the medicine list."""
    assert load_explanations().search(typed, language)[0].explanation_id == explanation
