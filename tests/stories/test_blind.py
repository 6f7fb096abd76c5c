"""The real program from outside: found by role and name alone, killed, and found again."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.ui.ways.screen_name import Line, ScreenName
from tests.private_screen import SCREEN
from tests.storage.secret_service import keyring_on
from tests.stories.blind import CHOICE, TICK, Blind, message_bus, running
from tests.systems import program

pytestmark = [
    pytest.mark.story,
    pytest.mark.skipif(os.environ.get(SCREEN) != "xvfb", reason="make test gives it a screen"),
]


PLACES = [(line.words,) for name in ScreenName if isinstance(line := name.line, Line)]
STEPS = [
    ("Settings", "Bring in what was noted elsewhere"),
    ("Settings", "Choose what is asked"),
    ("Treatment", "Add an infusion"),
    ("Consultation", "Choose the parts"),
    ("Home", "Note my symptoms"),
]
SETTLES_S = 0.3


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A bus with a real keyring, which opens the record book without a password."""
    with message_bus() as address:
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        with keyring_on(environment, tmp_path_factory.mktemp("keyring")):
            yield address


def test_a_blind_person_notes_a_day_and_saves_the_page(tmp_path: Path, bus: str) -> None:
    """Every control is found by its name and role, and none that takes the keyboard is silent."""
    with running(tmp_path, bus) as person:
        answer_the_first_questions(person)
        note_today(person)
        pdf = tmp_path / "page.pdf"
        save_the_page(person, pdf)
    said = subprocess.run([program("pdftotext"), str(pdf), "-"], capture_output=True, check=True)
    assert "Marianne" in said.stdout.decode()
    assert "Fatigue" in said.stdout.decode()


def test_every_screen_is_heard(tmp_path: Path, bus: str, *, is_long: bool) -> None:
    """Each line of the navigation, and the screens a step further.

    Each day the stories around it do so where they pass, and Qt’s own tree is looked at everywhere.
    """
    if not is_long:
        pytest.skip("make test-long goes through all of them")
    with running(tmp_path, bus) as person:
        answer_the_first_questions(person)
        for place, *further in (*PLACES, *STEPS):
            for name in (place, *further):
                person.presses(name)
            time.sleep(SETTLES_S)
            assert person.misheard() == [], (place, *further)


def test_what_is_called_saved_survives_a_sudden_death(tmp_path: Path, bus: str) -> None:
    """Killed right after “Enregistré” is heard, started anew: the check-in is there."""
    with running(tmp_path, bus) as person:
        answer_the_first_questions(person)
        person.presses("Note my symptoms")
        person.presses("4, Énormément", CHOICE)
        person.hears("À quel point cette fatigue")
        person.presses("Save and finish")
        person.hears("Saved")
        person.kill()
    with running(tmp_path, bus) as person:
        person.hears("Bonjour Marianne", "Complete or correct")
        person.presses("Journal")
        person.hears("Fatigue", "Sam. 21 nov.")
        person.presses("Ouvrir la saisie du samedi 21 novembre")
        person.hears("Énormément (4)")


def test_an_answer_in_progress_survives_a_sudden_death(tmp_path: Path, bus: str) -> None:
    """Killed after one answer, started anew: the check-in goes on, and the journal holds nothing."""
    with running(tmp_path, bus) as person:
        answer_the_first_questions(person)
        person.presses("Note my symptoms")
        person.presses("4, Énormément", CHOICE)
        person.hears("À quel point cette fatigue")
        person.kill()
    with running(tmp_path, bus) as person:
        person.hears("À quel point cette fatigue", "What you were typing is still here.")
        person.presses("Save and finish")
        person.hears("Saved")


def test_what_happened_is_said_aloud(tmp_path: Path, bus: str) -> None:
    """A notice and what a field lacks reach the ears although the keyboard is elsewhere."""
    with running(tmp_path, bus) as person:
        answer_the_first_questions(person)
        person.hears("Bonjour Marianne")
        person.writes("A question for the care team", "Puis-je voyager ?")
        person.presses("Add the question")
        person.is_told("Question added.")
        person.presses("Undo")
        person.is_told("Annulé : Question ajoutée.")
        person.presses("Treatment")
        person.presses("Other medicines", CHOICE)
        person.presses("Add a medicine")
        person.presses("Save")
        person.is_told("Please give the name of the medicine.")
        person.presses("Home")
        person.presses("Note my symptoms")
        person.presses("4, Énormément", CHOICE)
        person.hears("À quel point cette fatigue")
        person.presses("Save and finish")
        person.is_told("Saved")


def answer_the_first_questions(person: Blind) -> None:
    person.hears("Welcome", "Étape 1 sur 5")
    person.presses("Continue")
    person.hears("Étape 2 sur 5")
    person.presses("Continue")
    person.hears("Étape 3 sur 5")
    person.writes("The name you would like to be called", "Marianne")
    person.presses("Continue")
    person.hears("Étape 4 sur 5")
    assert person.misheard() == []
    person.presses("Continue")
    person.presses("Open my record book")
    person.hears("Bonjour Marianne")
    assert person.misheard() == []


def note_today(person: Blind) -> None:
    person.presses("Note my symptoms")
    person.hears("1 sur 8")
    assert person.misheard() == []
    person.presses("3, Beaucoup", CHOICE)
    person.hears("À quel point cette fatigue")
    person.presses("Save and finish")
    person.hears("Saved", "What I did")
    assert person.misheard() == []
    person.presses("I had one of these signs")
    person.presses("fatigue inhabituelle, malaise en se levant", TICK)
    person.hears("Noté : Toux ou essoufflement")
    person.presses("I have finished")
    person.hears("Signes notés : Toux ou essoufflement")
    person.presses("Équipe appelée", TICK)
    person.hears("Noted.")


def save_the_page(person: Blind, pdf: Path) -> None:
    """Through the toolkit’s own file dialog, whose words are French too."""
    person.presses("Consultation")
    person.presses("Choose the parts")
    person.hears("Symptoms day by day")
    assert person.misheard() == []
    person.presses("Save as PDF")
    person.writes("Nom de fichier :", str(pdf))
    person.presses("Enregistrer")
    person.hears(f"Enregistré : {pdf}")
