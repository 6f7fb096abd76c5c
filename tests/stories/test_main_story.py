"""The main job, from the first start to the printed page and back, with pressed keys only."""

import subprocess
from pathlib import Path

import pytest

from tests.paper.verapdf import failed_rules
from tests.stories.person import Key, Person
from tests.systems import program

pytestmark = pytest.mark.story

# Fatigue and its hindrance, itching, rash, feeling cold, palpitations, diarrhoea, cough, breath.
TIRED = "32" + "0" + "0" + "1" + "0" * 4
COUGHING = "20" + "0" * 5 + "21" + "0"
ITCHING = "11" + "42" + "1" + "0" * 5
QUESTION = "Peut-on espacer les perfusions ?"


def test_from_the_first_start_to_the_page_and_back(person: Person, tmp_path: Path) -> None:
    """First start, three check-ins (one backdated, one corrected), summary, PDF, handover, restart."""
    person.start()
    answer_the_first_questions(person)
    note_today(person)
    note_yesterday_wrongly(person)
    correct_yesterday(person)
    note_an_earlier_day(person)
    ask_a_question(person)
    pdf = tmp_path / "page.pdf"
    save_the_page(person, pdf)
    look_at_the_page(pdf)
    hand_over(person, tmp_path / "pour-paul.carnet-age")
    person.leave()

    person.start()
    find_everything_again(person)
    again = tmp_path / "again.pdf"
    save_the_page(person, again)
    assert again.read_bytes() == pdf.read_bytes()
    person.leave()


def answer_the_first_questions(person: Person) -> None:
    person.reads("Welcome", "Étape 1 sur 5")
    person.press("first-next")
    person.reads("Étape 2 sur 5")
    person.press("first-next")
    person.reads("What would you like to be called?")
    person.type("Marianne")
    person.key(Key.Key_Return)
    person.reads("Étape 4 sur 5")
    person.press("first-next")
    person.choose("consultation-choice", "known")
    person.fill("field-appointment-day", "01/12/2026")
    person.fill("field-appointment-hour", "10:30")
    person.fill("field-appointment-with", "Dr Lenoir")
    person.press("first-next")
    person.reads("Bonjour Marianne", "Mardi 1er décembre à 10 h 30")


def note_today(person: Person) -> None:
    """Home starts on the button, the digits answer, Enter goes on and saves."""
    assert person.focused() == "start-check-in"
    person.key(Key.Key_Space)
    person.reads("Aujourd’hui, samedi 21 novembre", "1 sur 8")
    person.type(TIRED)
    person.reads("What was noted")
    person.fill("note", "Sieste à 15 h.")
    person.press("next")
    person.reads("Saved", "Douleur à la poitrine", "What I did")
    person.press("note-signs")
    person.press("sign-cough-or-unusual-fatigue")
    person.press("signs-done")
    person.press("done-called-team")
    person.press("back-home")
    person.reads("Today is noted")


def note_yesterday_wrongly(person: Person) -> None:
    person.press("add-check-in")
    person.press("change-day")
    person.press("pick-yesterday")
    person.reads("Vendredi 20 novembre 2026")
    person.type(ITCHING)
    note_the_details(person)
    person.press("next")
    person.reads("Saved", "Vendredi 20 novembre 2026")


def note_the_details(person: Person) -> None:
    """What is new has its calm step: one place is chosen for each, Enter goes on, and 0 skips the rest."""
    while not person.shows("note"):
        person.reads("Where?")
        assert person.focused() == "body-map"
        person.key(Key.Key_Down)
        person.key(Key.Key_Space)
        person.reads("Visage\u00a0: choisi")
        person.key(Key.Key_Return)
        person.type("0")


def correct_yesterday(person: Person) -> None:
    """From the journal; the old value stays readable beside the new one."""
    person.visit("journal")
    person.press_named("20 novembre")
    person.press("entry-correct")
    person.reads("Correcting a check-in")
    person.press("change-itching")
    person.type("21")
    person.reads("What was noted")
    person.press("next")
    person.reads("Saved")
    person.visit("journal")
    person.press_named("20 novembre")
    person.reads("Démangeaisons", "énormément")


def note_an_earlier_day(person: Person) -> None:
    """Five days late, with the arrows in the month."""
    person.visit("journal")
    person.press("journal-other-day")
    person.go_to("day-2026-11-21")
    for _ in range(5):
        person.key(Key.Key_Left)
    person.key(Key.Key_Space)
    person.reads("Lundi 16 novembre 2026")
    person.type(COUGHING)
    person.press("next")
    person.reads("Saved", "Lundi 16 novembre 2026")


def ask_a_question(person: Person) -> None:
    person.visit("home")
    person.fill("question-new", QUESTION)
    person.press("question-add")
    person.reads(QUESTION)


def save_the_page(person: Person, pdf: Path) -> None:
    person.dialogs.place = pdf
    person.visit("consultation")
    person.wait(lambda: person.shows("preview-side-1"))
    person.press("page-save")
    person.wait(pdf.exists)
    person.reads(str(pdf))
    person.picture("page-saved")


def look_at_the_page(pdf: Path) -> None:
    """What was noted is on it, for eyes, for a search, and for a screen reader."""
    said = subprocess.run([program("pdftotext"), str(pdf), "-"], capture_output=True, check=True)
    text = " ".join(said.stdout.decode().split())
    for noted in (
        "Marianne",
        "Fatigue",
        "Démangeaisons",
        "Toux",
        "Frilosité",
        "Sieste à 15 h.",
        "fatigue inhabituelle, malaise en se levant",
        "Peut-on espacer les perfusions",
    ):
        assert noted in text
    assert failed_rules(pdf.read_bytes(), "ua1") == []
    assert failed_rules(pdf.read_bytes(), "3a") == []


def hand_over(person: Person, file: Path) -> None:
    """A file for somebody close: whom it is for, where it goes, and four words to say aloud."""
    person.dialogs.place = file
    person.visit("settings")
    person.press("prepare-handover")
    person.go_to("handover-caregiver")
    for arrow, recipient in ((Key.Key_Down, "nurse"), (Key.Key_Up, "caregiver")):
        person.key(arrow)
        assert person.focused() == f"handover-{recipient}"
    person.press("handover-make")
    person.wait(lambda: person.shows("handover-words"))
    person.reads(file.name)
    assert file.read_bytes().startswith(b"age-encryption.org/v1")


def find_everything_again(person: Person) -> None:
    person.reads("Bonjour Marianne", "Today is noted", QUESTION)
    person.visit("journal")
    person.reads(
        "Sam. 21 nov.", "Ven. 20 nov.", "Lun. 16 nov.", "Noté 5 jours après", "Sieste à 15 h."
    )
    person.press_named("20 novembre")
    person.reads("énormément", "modérément")
