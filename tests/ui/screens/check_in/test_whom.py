"""Where somebody else writes, every question names the patient and nobody is called “you”."""

import re

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.actions.own_symptoms import own_symptom, with_own_symptoms
from companion.domain.records import Person, Preferences, Role
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.languages import languages
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_for_day
from tests.actions.desk import CATALOGUE, Desk
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow

YOU = {"fr": r"\b(vous|votre|vos)\b", "en": r"\b(you|your)\b"}


@pytest.mark.parametrize("language", languages())
def test_no_question_about_another_says_you(language: Language) -> None:
    """Of each symptom, recall and day; the first question of each names the person."""
    desk = Desk()
    desk.journal.record(Preferences(own_symptoms=(own_symptom("Dents {name}"),)))
    catalogue = with_own_symptoms(CATALOGUE, desk.carnet)
    for symptom in catalogue.symptoms.values():
        for recall in Recall:
            for past in (False, True):
                asked = [
                    symptom.question(each, recall, past_day=past, of="Anne").in_language(language)
                    for each in symptom.attributes
                ]
                assert "Anne" in asked[0]
                for words in asked:
                    assert not re.search(YOU[language], words.replace("Dents {name}", ""), re.I)
                    assert "{" not in words.replace("Dents {name}", "")


def test_a_caregiver_is_asked_about_the_patient_by_name(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The title too; the patient is asked as “you”."""
    window = OpenWindow(qtbot, context)
    start_for_day(context, window.screen, NOW.date())
    assert window.says("vous a-t-elle pesé")
    context.state.put(CheckInState())
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    start_for_day(context, window.screen, NOW.date())
    assert window.says("Comment va Marianne aujourd’hui")
    assert window.says("à quel point la fatigue a-t-elle pesé sur Marianne")
    assert not window.says("vous a-t-elle pesé")


def test_a_caregiver_notes_a_sign_of_the_patient(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The button below the card says whose, as the step that it opens; the patient has a sign of her own."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.SAVED)
    assert window.says("J’ai eu un de ces signes")
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    context.go(ScreenName.HOME)
    context.go(ScreenName.SAVED)
    assert window.says("Noter un signe chez Marianne")
    assert not window.says("J’ai eu un de ces signes")
