"""The check-in beyond the short set: more after a change, any symptom, own words, weeks."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in
from companion.actions.journal import Journal
from companion.actions.own_symptoms import own_symptom
from companion.actions.preferences import keep_preferences
from companion.content.catalogue import load_catalogue
from companion.domain.records import CheckIn, DoseStep, Medicine, Rhythm
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.ui.drawings.photo_view import PhotoView
from companion.ui.look.look import LIGHT, Look
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in, start_in_rhythm
from tests.ui.conftest import NOW, FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screens.photos.test_photos import keep

TODAY = NOW.date()
DAY = timedelta(days=1)
NAILS = own_symptom("Ongles striés")
INTENSITY = Attribute.INTENSITY


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The open window, not yet on the check-in."""
    return OpenWindow(qtbot, context)


def start(window: OpenWindow) -> OpenCheckIn:
    """Start today's check-in."""
    context = window.context
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    return check_in_of(window)


def check_in_of(window: OpenWindow) -> OpenCheckIn:
    """The answers in progress."""
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    return check_in


def asked(window: OpenWindow) -> list[str]:
    """The ids of what is asked."""
    return [symptom.id for symptom in check_in_of(window).symptoms]


def last_step(window: OpenWindow) -> QLineEdit:
    """Go to the last step and open the other symptoms: the field in which one searches."""
    window.type("0" * len(asked(window)))
    window.press("other-symptoms")
    line = window.screen.findChild(QLineEdit, "symptom-search")
    assert line is not None
    return line


def test_a_search_for_what_was_asked_says_that_it_is_there_already(window: OpenWindow) -> None:
    """« Je gratte » is not a second symptom in one's own words."""
    start(window)
    line = last_step(window)
    window.type("je gratte")
    assert window.says("Déjà dans cette saisie\N{NO-BREAK SPACE}: Démangeaisons")
    assert not window.says("Rien ne porte ce nom dans la liste")
    line.setText("douleur")
    QApplication.processEvents()
    joints, muscles = (window.control(f"add-{name}-pain") for name in ("joint", "muscle"))
    assert joints.mapTo(window.screen, QPoint()).y() == muscles.mapTo(window.screen, QPoint()).y()


def test_the_line_stays_where_it_is_while_one_types(window: OpenWindow) -> None:
    """At the first letter too, and what is found stands in sight below it."""
    start(window)
    line = last_step(window)
    settle()
    before = line.mapTo(window.screen, QPoint()).y()
    for letter in "douleur":
        window.type(letter)
        settle()
        assert line.mapTo(window.screen, QPoint()).y() == before
    assert not window.control("add-joint-pain").visibleRegion().isEmpty()


def settle() -> None:
    """What scrolls does so once all has its size, some passes later."""
    for _ in range(9):
        QApplication.processEvents()


def test_after_a_change_more_is_offered_and_never_added_by_itself(
    window: OpenWindow, journal: Journal
) -> None:
    """One sentence and two buttons; the keyboard stays on the question."""
    journal.record(Medicine("Prednisone", TODAY - DAY))
    before = len(start(window).symptoms)
    assert window.says("Prednisone depuis le 20\u00a0novembre")
    assert window.says(f"1 sur {before}")
    window.press("ask-more")
    assert asked(window)[8:] == [symptom.id for symptom in journal.catalogue.wide]
    assert not window.shows("ask-more")
    assert window.says("1 sur 20")
    assert journal.carnet.preferences().wider_since == TODAY - DAY


def test_whoever_keeps_the_list_is_not_asked_again(window: OpenWindow, journal: Journal) -> None:
    """Neither in this check-in nor in the next; what is answered meanwhile stays."""
    steps = (DoseStep(TODAY - 2 * DAY, "20 mg"),)
    journal.record(Medicine("Prednisone", TODAY - 90 * DAY, "40 mg", steps=steps))
    start(window)
    assert window.says("La dose de Prednisone a changé le 19\u00a0novembre")
    window.press("ask-as-usual")
    assert len(asked(window)) == 8
    assert not window.shows("ask-more")
    start(window)
    assert not window.shows("ask-more")


def test_the_offer_stands_at_the_start_of_todays_check_in_alone(
    window: OpenWindow, journal: Journal
) -> None:
    """Not beside the second question, and not for a past day."""
    journal.record(Medicine("Prednisone", TODAY - DAY))
    start(window)
    window.type("0")
    assert not window.shows("ask-more")
    window.key(Qt.Key.Key_Backspace)
    assert window.shows("ask-more")
    window.press("change-day")
    window.press("pick-yesterday")
    assert not window.shows("ask-more")


def test_any_symptom_is_found_at_the_end_by_everyday_words(window: OpenWindow) -> None:
    """Enter goes from the words to the likeliest, and Enter again asks about it."""
    start(window)
    line = last_step(window)
    assert QApplication.focusWidget() is line
    window.type("je me gratte les yeux")
    window.key(Qt.Key.Key_Home)
    line.setText("urine foncée")
    window.key(Qt.Key.Key_Return)
    assert window.focus().objectName() == "add-dark-urine"
    window.key(Qt.Key.Key_Space)
    assert window.says("Urines foncées")
    assert asked(window)[-1] == "dark-urine"


def test_typing_words_to_search_neither_saves_nor_writes_a_note(
    window: OpenWindow, journal: Journal
) -> None:
    """Enter in the field is no Save, and its digits answer nothing."""
    start(window)
    last_step(window)
    window.type("12 xyz")
    window.key(Qt.Key.Key_Return)
    assert window.context.state.screen is ScreenName.CHECK_IN
    assert check_in_of(window).note == ""
    assert journal.carnet.entries(CheckIn) == ()


def test_a_symptom_in_ones_own_words_is_asked_at_once_and_again(
    window: OpenWindow, journal: Journal
) -> None:
    """Its intensity alone, with no line of the card; saved and followed up like any other."""
    start(window)
    line = last_step(window)
    line.setText("Ongles striés")
    window.press("add-own-symptom")
    assert window.says("Ongles striés")
    assert window.says("ressenti ceci\u00a0: «\u00a0Ongles striés\u00a0»\u202f?")
    assert not window.says("Signes d’alerte, quelle que soit la réponse")
    window.type("2")
    window.press("next")
    body = journal.carnet.entries(CheckIn)[0].body
    assert body.answers[NAILS.id] == {INTENSITY: 2}
    following = new_check_in(journal.carnet, journal.catalogue, TODAY + DAY)
    assert following.symptoms[-1].label.in_language(Language.FR) == "Ongles striés"


def test_every_symptom_shows_its_lines_of_the_card_and_others_none(
    window: OpenWindow, journal: Journal
) -> None:
    """Whatever is answered; each line that belongs to the organ."""
    card, own = journal.catalogue.card, journal.catalogue.own
    every = [*load_catalogue().symptoms.values(), own.symptom(NAILS.id, NAILS.text)]
    start_check_in(window.context, OpenCheckIn(TODAY, every))
    for symptom in every:
        assert window.says(symptom.title.in_language(Language.FR))
        for sign in symptom.warning_signs:
            assert window.says(card.signs[sign].text.in_language(Language.FR)), symptom.id
        headed = window.says("Signes d’alerte, quelle que soit la réponse")
        assert headed == bool(symptom.warning_signs)
        window.type("0")


def test_one_press_tells_how_the_question_is_worded(window: OpenWindow) -> None:
    """The page opens, and the check-in waits."""
    start(window)
    window.press("how-worded")
    assert window.context.state.screen is ScreenName.UNDERSTAND
    assert window.context.state.of(UnderstandState).explanation_id == "how-we-ask"
    assert window.context.state.of(CheckInState).check_in is not None


def test_a_week_is_asked_in_the_words_of_a_week(window: OpenWindow, journal: Journal) -> None:
    """The seven days that end today; saved as such."""
    keep_preferences(journal, lambda kept: replace(kept, rhythm=Rhythm.WEEK))
    start_in_rhythm(window.context, window.screen)
    assert window.says("Du 15\u00a0novembre au 21\u00a0novembre\u00a02026")
    assert window.says("Comment s’est passée la semaine\u202f?")
    assert window.says("Ces 7\u00a0derniers jours, au pire moment")
    window.type("20" + "0" * 7)
    window.press("next")
    body = journal.carnet.entries(CheckIn)[0].body
    assert body.recall is Recall.WEEK
    assert body.for_day == TODAY
    assert window.says("Du 15\u00a0novembre au 21\u00a0novembre\u00a02026")


def test_an_earlier_week_is_asked_as_such_and_one_that_is_noted_is_offered(
    window: OpenWindow, journal: Journal, dialogs: FakeDialogs
) -> None:
    """A week that shares a day with it is noted already."""
    keep_preferences(journal, lambda kept: replace(kept, rhythm=Rhythm.WEEK))
    journal.record(CheckIn(TODAY - 3 * DAY, Recall.WEEK, {"fatigue": {INTENSITY: 1}}))
    start_in_rhythm(window.context, window.screen)
    assert window.says("Vous avez déjà une saisie pour cette semaine.")
    window.press("change-day")
    window.press("pick-yesterday")
    assert window.says("Ces 7\u00a0jours-là, au pire moment")
    assert window.says("Comment s’est passée cette semaine-là\u202f?")
    window.press("open-noted")
    assert check_in_of(window).recall is Recall.WEEK
    assert check_in_of(window).correcting is not None


@pytest.mark.parametrize("scale", [100, 200])
def test_long_own_words_stay_within_the_page(qtbot: QtBot, context: Context, scale: int) -> None:
    """In the question, beside the answer, on the button that leads on, at the last step."""
    context.look = Look(LIGHT, scale)
    window = OpenWindow(qtbot, context, (1024, 700))
    long = own_symptom("abcdefghij" * 6)
    own = context.journal.catalogue.own.symptom(long.id, long.text)
    fatigue = context.catalogue.symptoms["fatigue"]
    start_check_in(window.context, OpenCheckIn(TODAY, [fatigue, own, fatigue]))
    for keys in ("", "0", "3"):
        window.type(keys)
        assert window.overflow() == 0
    start_check_in(window.context, OpenCheckIn(TODAY, [own], position=1))
    assert window.overflow() == 0


def test_the_progress_counts_what_is_asked_now(window: OpenWindow) -> None:
    """The bar never goes beyond its end."""
    start(window)
    line = last_step(window)
    line.setText("soif")
    window.press("add-thirst")
    bar = window.screen.findChild(QProgressBar)
    assert bar is not None
    assert bar.value() == bar.maximum() == 9


def test_the_page_stands_still_while_one_types_and_shows_what_fits(window: OpenWindow) -> None:
    """After the first letter nothing moves, and the match lies above the pinned buttons."""
    window.window.resize(1024, 640)
    start(window)
    line = last_step(window)
    places = set()
    for letter in "vertig":
        window.type(letter)
        places.add(window.screen.verticalScrollBar().value())
    assert len(places) == 1
    view = window.screen.viewport()
    match = window.control("add-dizziness")
    for part in (line, match):
        top = part.mapTo(view, QPoint()).y()
        assert top >= 0
        assert top + part.height() <= view.height() - 60


def test_a_photo_that_was_added_stands_in_what_one_noted(
    window: OpenWindow, journal: Journal
) -> None:
    """Beside its symptom, whatever was answered; and as a picture, whatever it is about."""
    start(window)
    keep(journal, TODAY, about="itching")
    keep(journal, TODAY, text="sous le bras")
    keep(journal, TODAY - DAY, text="d'hier")
    window.type("0" * len(asked(window)))
    assert window.says("1 photo")
    shown = [view.accessibleName() for view in window.screen.findChildren(PhotoView)]
    assert ["émangeaisons" in shown[0], "sous le bras" in shown[1], len(shown)] == [True, True, 2]
