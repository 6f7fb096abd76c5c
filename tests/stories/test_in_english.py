"""The same main job for somebody who reads English; the language may change at any time."""

import subprocess
from pathlib import Path

import pytest

from companion.domain.words import Language
from tests.stories.person import Person
from tests.systems import program

pytestmark = pytest.mark.story


def test_an_english_reader_notes_a_day_and_saves_the_page(person: Person, tmp_path: Path) -> None:
    """English from the first question on; screen and page have no French word."""
    person.start()
    person.choose("language", "en")
    person.language = Language.EN
    person.reads("Welcome")
    person.press("first-next")
    person.choose("text-size", "125")
    person.reads("Can you read this easily?")
    person.press("first-next")
    person.type("Grace")
    person.press("first-next")
    person.press("first-next")
    person.press("first-next")
    person.reads("Hello Grace")
    person.press("start-check-in")
    person.type("20" + "0" * 7)
    person.reads("What was noted")
    person.press("next")
    person.reads("Saved", "What I did")

    pdf = tmp_path / "page.pdf"
    person.dialogs.place = pdf
    person.visit("consultation")
    person.press("page-save")
    person.wait(pdf.exists)
    said = subprocess.run([program("pdftotext"), str(pdf), "-"], capture_output=True, check=True)
    assert "Grace" in said.stdout.decode()
    assert "Tiredness" in said.stdout.decode()
    assert "saisie" not in said.stdout.decode()

    person.leave()
    person.start()
    person.reads("Hello Grace", "Today is noted")
    person.leave()


def test_the_language_changes_in_the_middle_of_a_check_in(person: Person) -> None:
    """What was answered stays, and so does the place."""
    person.start()
    for _ in range(5):
        person.press("first-skip")
    person.press("start-check-in")
    person.type("32")
    person.reads("2 sur 8")
    person.visit("settings")
    person.choose("language", "en")
    person.language = Language.EN
    person.reads("Settings")
    person.visit("home")
    person.press("continue-check-in")
    person.reads("2 of 8", "A lot")
    person.leave()
