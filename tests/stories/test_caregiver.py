"""Two people on one computer: each entry is signed, and nobody's is written over."""

import pytest

from tests.stories.person import Person

pytestmark = pytest.mark.story


def test_a_caregiver_notes_beside_the_patient(person: Person) -> None:
    """Paul notes the same day, adds a remark to Marianne's check-in, and both are signed."""
    person.start()
    person.press("first-next")
    person.press("first-next")
    person.type("Marianne")
    for _ in range(3):
        person.press("first-next")
    person.press("start-check-in")
    person.type("10" + "0" * 7)
    person.press("next")
    person.reads("Saved")

    person.visit("settings")
    person.fill("field-new-caregiver", "Paul")
    person.press("add-caregiver")
    person.choose_named("writer", "Paul")
    person.reads("Vous écrivez en tant que Paul")
    person.visit("home")
    person.reads("Bonjour Paul", "Comment va Marianne aujourd’hui ?")
    person.press("start-check-in")
    person.type("32" + "0" * 7)
    person.press("next")
    person.reads("Saved")

    person.visit("journal")
    person.reads("Paul", "Marianne", "2 saisies")
    person.press_named("Marianne")
    person.press("entry-remark")
    person.type("Elle a dormi tout l’après-midi.")
    person.press("form-save")
    person.reads("« Elle a dormi tout l’après-midi. »", "Paul")
    person.leave()

    person.start()
    person.reads("Bonjour Paul", "Today is noted")
    person.visit("journal")
    person.reads("Paul", "Elle a dormi tout l’après-midi.")
    person.leave()
