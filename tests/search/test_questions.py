"""A hundred questions as patients type them find the page and heading that answer."""

import pytest

from companion.content.explanations import load_explanations
from companion.domain.words import Language
from tests.search.question_table import questions, right

RIGHT_TODAY = {Language.FR: 88, Language.EN: 90}
"""What holds today, of 100; 95 is wanted, and no change may find less."""


@pytest.mark.parametrize("language", Language)
def test_the_wanted_page_and_heading_stand_first(language: Language) -> None:
    """Half of the questions are held out: counted, never worked on one by one."""
    assert len(list(questions(language))) == 100
    assert sum(question.is_held_out for question in questions(language)) == 50
    assert sum(right(language)) >= RIGHT_TODAY[language]


@pytest.mark.parametrize("language", Language)
def test_every_wanted_page_and_heading_exists(language: Language) -> None:
    """A heading that is reworded is reworded in the table too."""
    pages = load_explanations()
    there = {
        head.id: {"", *(section.title for section in pages.page(head.id, language).sections)}
        for head in pages.heads(language)
    }
    wanted = {place for question in questions(language) for place in question.wanted}
    assert [place for place in sorted(wanted) if place[1] not in there.get(place[0], ())] == []


@pytest.mark.parametrize(
    "brand",
    ["Keytruda", "opdivo", "Yervoy", "tecentriq", "Imfinzi", "bavencio", "Libtayo", "Jemperli",
     "opdualag", "imjudo"],
)  # fmt: skip
@pytest.mark.parametrize("language", Language)
def test_a_brand_name_leads_to_the_family_of_its_medicine(brand: str, language: Language) -> None:
    """Whatever its capitals."""
    assert load_explanations().search(brand, language)[0].page_id == "families"


@pytest.mark.parametrize(
    ("typed", "page"),
    [("doliprane", "other-medicines"), ("Solupred", "cortisone"), ("Imodium", "other-medicines"), ("Kymriah", "car-t"),
     ("Columvi", "bispecific-antibodies")],
)  # fmt: skip
@pytest.mark.parametrize("language", Language)
def test_everyday_names_of_medicines_lead_to_their_page(
    typed: str, page: str, language: Language
) -> None:
    """Doliprane stands in a heading; the others are brands of the medicine list."""
    assert load_explanations().search(typed, language)[0].page_id == page
