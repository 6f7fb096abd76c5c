"""The screen on which one chooses what is asked, and how often."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.actions.journal import Journal
from companion.actions.own_symptoms import own_symptom
from companion.domain.records import CheckIn, Preferences, Rhythm
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.languages import languages
from companion.messages import load_texts
from companion.ui.look.look import LIGHT, Look
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, choose_symptoms, start_check_in
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow

TODAY = NOW.date()
NAILS = own_symptom("Ongles striés")


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The screen with nothing chosen yet."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.SYMPTOM_CHOICE)
    return made


def kept(journal: Journal) -> Preferences:
    """What stands as chosen."""
    return journal.carnet.preferences()


def search(window: OpenWindow, words: str) -> QLineEdit:
    """Type what one feels."""
    line = window.screen.findChild(QLineEdit, "symptom-search")
    assert line is not None
    line.setFocus()
    line.setText(words)
    return line


def shown(window: OpenWindow) -> set[str]:
    """The symptoms whose tick is on screen."""
    found = [b for b in window.screen.findChildren(QAbstractButton) if b.isVisible()]
    return {b.objectName().removeprefix("ask-") for b in found if b.objectName()[:4] == "ask-"}


def test_every_symptom_stands_in_its_group_and_the_usual_ones_are_ticked(
    window: OpenWindow, journal: Journal
) -> None:
    """All of the catalogue; nothing is written by looking."""
    assert shown(window) == set(journal.catalogue.symptoms)
    for group in journal.catalogue.groups:
        assert window.says(group.label.in_language(Language.FR))
    for symptom in journal.catalogue.symptoms.values():
        assert window.control(f"ask-{symptom.id}").isChecked() == symptom.daily
    assert journal.carnet.preferences_entry() is None


def test_a_tick_is_kept_at_once_and_can_be_taken_back(window: OpenWindow, journal: Journal) -> None:
    """The next check-in asks it; Ctrl+Z puts the list back."""
    window.press("ask-headache")
    assert "headache" in kept(journal).daily
    assert window.says("9 symptômes sont demandés à chaque fois.")
    asked = new_check_in(journal.carnet, journal.catalogue, TODAY).symptoms
    assert "headache" in [symptom.id for symptom in asked]
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(journal).daily == ()
    assert not window.control("ask-headache").isChecked()


def test_the_usual_list_can_be_put_back(window: OpenWindow, journal: Journal) -> None:
    """One press, and never an empty list."""
    assert not window.control("usual-list").isEnabled()
    window.press("ask-fatigue")
    assert "fatigue" not in kept(journal).daily
    window.press("usual-list")
    assert kept(journal).daily == ()
    assert window.control("ask-fatigue").isChecked()


def test_with_nothing_ticked_the_usual_list_is_asked(window: OpenWindow, journal: Journal) -> None:
    """And the screen shows so."""
    for symptom in journal.catalogue.daily:
        window.press(f"ask-{symptom.id}")
    assert kept(journal).daily == ()
    assert window.control("ask-fatigue").isChecked()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("je gratte", "itching"),
        ("essoufflé", "breathlessness"),
        ("frileux", "feeling-cold"),
        ("urine foncée", "dark-urine"),
    ],
)
def test_everyday_words_find_a_symptom(window: OpenWindow, words: str, found: str) -> None:
    """The others step back; Enter goes to the likeliest, Space ticks it."""
    line = search(window, words)
    assert found in shown(window)
    assert len(shown(window)) <= 4
    window.key(Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"ask-{found}"
    line.setFocus()
    window.key(Qt.Key.Key_Escape)
    assert len(shown(window)) > 30


def test_what_is_not_in_the_list_is_asked_in_ones_own_words(
    window: OpenWindow, journal: Journal
) -> None:
    """It is listed, ticked and asked from now on; taken off, it keeps its answers."""
    search(window, "Ongles striés")
    assert window.says("Rien ne porte ce nom dans la liste.")
    window.press("add-own-symptom")
    assert kept(journal).own_symptoms == (NAILS,)
    assert kept(journal).daily[-1] == NAILS.id
    assert window.control(f"ask-{NAILS.id}").isChecked()
    assert window.says("Avec vos mots")
    journal.record(CheckIn(TODAY, Recall.DAY, {NAILS.id: {Attribute.INTENSITY: 2}}))
    window.press(f"remove-{NAILS.id}")
    assert kept(journal).own_symptoms == ()
    assert NAILS.id not in kept(journal).daily
    assert f"{NAILS.id}" not in shown(window)
    assert journal.catalogue.symptoms[NAILS.id].label.in_language(Language.FR) == "Ongles striés"


def test_the_rhythm_is_kept_in_the_carnet(window: OpenWindow, journal: Journal) -> None:
    """Every week or about every month, with what it means."""
    window.press("rhythm-week")
    assert kept(journal).rhythm is Rhythm.WEEK
    assert window.says("Chaque saisie parle des 7\u00a0derniers jours.")
    window.press("rhythm-month")
    assert kept(journal).rhythm is Rhythm.MONTH
    assert window.control("rhythm-month").isChecked()


def test_a_check_in_in_progress_asks_what_was_chosen_meanwhile(
    qtbot: QtBot, context: Context
) -> None:
    """Its answers stay; Back leads to it."""
    window = OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    window.type("0")
    window.press("choose-symptoms")
    window.press("ask-headache")
    window.press("ask-cough")
    window.press("choice-back")
    assert context.state.screen is ScreenName.CHECK_IN
    check_in = context.state.of(CheckInState).check_in
    assert check_in is not None
    ids = [symptom.id for symptom in check_in.symptoms]
    assert "headache" in ids
    assert "cough" not in ids
    assert check_in.answers == {"fatigue": {Attribute.INTENSITY: 0}}
    assert window.says("Démangeaisons de la peau")


def test_settings_lead_here_and_back(qtbot: QtBot, context: Context) -> None:
    """The way back leads to where one came from."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.SETTINGS)
    window.press("choose-symptoms")
    pages = [context.state.screen]
    assert window.says("Retour aux réglages")
    window.press("choice-back")
    assert [*pages, context.state.screen] == [ScreenName.SYMPTOM_CHOICE, ScreenName.SETTINGS]


def test_a_carnet_for_reading_shows_the_choice_and_changes_nothing(
    qtbot: QtBot, context: Context
) -> None:
    """Nobody writes in somebody else's carnet."""
    context.shown = Shown(read_only=True)
    window = OpenWindow(qtbot, context)
    choose_symptoms(context)
    assert not window.control("ask-headache").isEnabled()
    assert not window.control("rhythm-week").isEnabled()


@pytest.mark.parametrize("language", languages())
def test_own_words_as_long_as_they_may_be_stay_within_the_page(
    qtbot: QtBot, context: Context, language: Language
) -> None:
    """Sixty letters without a space, at twice the size."""
    context.texts, context.look = load_texts(language), Look(LIGHT, 200)
    window = OpenWindow(qtbot, context, (1024, 700))
    context.go(ScreenName.SYMPTOM_CHOICE)
    search(window, "abcdefghij" * 8)
    window.press("add-own-symptom")
    assert kept(context.journal).own_symptoms[0].text == "abcdefghij" * 6
    assert window.overflow() == 0
