"""How people are called: each role has its words in both languages, and nobody is unnamed."""

import pytest

from companion.actions.words.persons import role_words, with_role, writing_as
from companion.domain.records import Person, Role
from companion.domain.words import Language
from companion.messages import load_texts

FR, EN = load_texts(Language.FR), load_texts(Language.EN)


@pytest.mark.parametrize(
    ("person", "french", "english"),
    [
        (Person("Anne", Role.PATIENT), "la personne soignée", "the patient"),
        (Person("Paul", Role.CAREGIVER), "un proche", "a caregiver"),
        (Person("", Role.NURSE), "le personnel infirmier", "the nurse"),
        (None, "une autre personne", "someone else"),
    ],
)
def test_a_role_stands_for_a_name(person: Person | None, french: str, english: str) -> None:
    """The name is never told by it."""
    assert (role_words(FR, person), role_words(EN, person)) == (french, english)


def test_a_name_bears_its_role() -> None:
    """But for the patient, whose carnet it is."""
    said = [with_role(EN, "Paul", role) for role in Role]
    assert said == ["Paul", "Paul, caregiver", "Paul, nurse"]
    assert "Paul" in writing_as(FR, "Paul")
