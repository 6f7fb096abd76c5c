"""What people type for what they feel, against the table of wanted first answers."""

import pytest

from companion.actions.check_in.symptom_search import Found
from companion.content.catalogue import load_catalogue
from companion.domain.words import Language
from companion.languages import languages
from tests.search.phrase_table import is_false_comfort, is_landed, is_right, rows, search

RIGHT_AT_LEAST = 0.97


@pytest.mark.parametrize("language", languages())
def test_no_red_flag_leads_to_a_harmless_symptom(language: Language) -> None:
    """At least 150 phrases a language; each shows a line of the card, or the grave symptom."""
    finder = search(language)
    red = [row for row in rows(language) if row.is_red_flag]
    assert len(red) >= 150
    assert [row.typed for row in red if is_false_comfort(row, finder.find(row.typed))] == []


@pytest.mark.parametrize("language", languages())
def test_nearly_every_phrase_has_the_wanted_first_answer(language: Language) -> None:
    """The line of the card, the quantity, the symptom, or nothing."""
    finder = search(language)
    table = [row for row in rows(language) if is_landed(row)]
    wrong = [row.typed for row in table if not is_right(row, finder.find(row.typed))]
    assert len(wrong) <= (1 - RIGHT_AT_LEAST) * len(table), wrong


@pytest.mark.parametrize(
    "typed", ["allaitement", "sport", "deuil", "voiture", "travail", "vacances", "jardin", "école"]
)
def test_a_word_of_the_language_stands_for_no_other(typed: str) -> None:
    """Not for *traitement*, *sort* or *seuils*, however near they are spelled."""
    assert search(Language.FR).find(typed) == Found()


@pytest.mark.parametrize("typed", ["fievre", "FIÈVRE", "fièvres", "fiévre", "j'ai de la fievre"])
def test_fever_offers_the_temperature_and_shows_the_line_of_the_card(typed: str) -> None:
    """However it is spelled."""
    found = search(Language.FR).find(typed)
    assert found.signs[0] == "fever"
    assert found.quantities == ("temperature",)


@pytest.mark.parametrize("language", languages())
def test_the_everyday_phrases_name_what_exists(language: Language) -> None:
    """No phrase leads to a line, a measurement or a symptom that is gone."""
    catalogue = load_catalogue()
    vocabulary = catalogue.read_vocabulary(language)
    assert vocabulary.signs.keys() <= {sign.id for sign in catalogue.card.lines}
    assert vocabulary.quantities.keys() <= catalogue.quantities.keys()
    assert vocabulary.symptoms.keys() <= catalogue.symptoms.keys()
