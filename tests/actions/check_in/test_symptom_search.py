"""Everyday words find their symptom, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.check_in.symptom_search import SymptomSearch
from companion.actions.own_symptoms import as_asked, own_symptom
from companion.domain.words import Language
from tests.actions.desk import CATALOGUE

FRENCH = SymptomSearch(CATALOGUE.symptoms.values(), Language.FR)
ENGLISH = SymptomSearch(CATALOGUE.symptoms.values(), Language.EN)


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("je gratte", "itching"),
        ("essoufflé", "breathlessness"),
        ("frileux", "feeling-cold"),
        ("urine foncée", "dark-urine"),
        ("URINES FONCEES", "dark-urine"),
        ("j’ai froid", "feeling-cold"),
        ("mal à la tête", "headache"),
        ("mal au ventre", "abdominal-pain"),
        ("mal au cœur", "nausea"),
        ("coeur qui s'emballe", "palpitations"),
        ("je vois double", "double-vision"),
        ("bouton", "rash"),
        ("fourmis", "numbness"),
        ("jambes molles", "muscle-weakness"),
        ("je dors mal", "insomnia"),
        ("cheveux", "hair-loss"),
        ("bouffées de chaleur", "heat-intolerance"),
        ("diaree", "diarrhoea"),
        ("vertije", "dizziness"),
        ("goût de métal", "appetite-loss"),
        ("chevilles gonflées", "swelling"),
        ("fièvre", "chills"),
        ("crevé", "fatigue"),
        ("jaunisse", "jaundice"),
    ],
)
def test_french_words_find_their_symptom_first(words: str, symptom: str) -> None:
    """With or without accents, in the plural, with a slip."""
    assert FRENCH.search(words)[0] == symptom


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("I scratch", "itching"),
        ("out of breath", "breathlessness"),
        ("chilly", "feeling-cold"),
        ("dark pee", "dark-urine"),
        ("racing heart", "palpitations"),
        ("the runs", "diarrhoea"),
        ("diarrhea", "diarrhoea"),
        ("tummy ache", "abdominal-pain"),
        ("pins and needles", "numbness"),
        ("worn out", "fatigue"),
        ("sore knees", "joint-pain"),
        ("cannot sleep", "insomnia"),
        ("dizy", "dizziness"),
        ("hot flushes", "heat-intolerance"),
    ],
)
def test_english_words_find_their_symptom_first(words: str, symptom: str) -> None:
    """The same in English."""
    assert ENGLISH.search(words)[0] == symptom


def test_each_of_its_own_everyday_words_finds_a_symptom() -> None:
    """Every word of the catalogue leads to the symptom that it belongs to."""
    for search, language in ((FRENCH, Language.FR), (ENGLISH, Language.EN)):
        for symptom in CATALOGUE.symptoms.values():
            for words in (symptom.label.in_language(language), *symptom.everyday[language]):
                assert symptom.id in search.search(words)[:4], (words, search.search(words))


def test_the_beginning_of_a_word_is_enough() -> None:
    """The list narrows while one types."""
    assert FRENCH.search("dém") == ("itching",)
    assert "palpitations" in FRENCH.search("palp")


def test_blank_and_unknown_words_find_nothing() -> None:
    """The screen then offers to note it in one's own words."""
    assert FRENCH.search("  ") == ()
    assert FRENCH.search("xylophone") == ()


def test_own_symptoms_are_found_by_their_words() -> None:
    """Like those of the catalogue."""
    own = as_asked(CATALOGUE, own_symptom("Genou qui craque"))
    search = SymptomSearch([*CATALOGUE.symptoms.values(), own], Language.FR)
    assert search.search("craque") == (own.id,)
    assert search.search("genou qui craque")[0] == own.id


@given(st.text(max_size=40))
def test_whatever_is_typed_finds_known_symptoms_each_once(text: str) -> None:
    """No text is a mishap."""
    found = FRENCH.search(text)
    assert len(set(found)) == len(found)
    assert set(found) <= set(CATALOGUE.symptoms)
