"""The check-in screen: what keys and buttons do, and what is kept."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in, reopened_check_in
from companion.actions.journal import Journal
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.look.look import LIGHT, Look
from companion.ui.screens.check_in.foot import CheckInFoot
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.windows import HastyHand

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)
FIRST_ANSWER = {"fatigue": {Attribute.INTENSITY: 0}}


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The check-in screen with nothing answered."""
    made = OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    return made


def check_ins(journal: Journal) -> tuple[Entry[CheckIn], ...]:
    """The check-ins that stand."""
    return journal.carnet.entries(CheckIn)


def answered(window: OpenWindow) -> dict[str, dict[Attribute, int]]:
    """The answers in progress."""
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    return {symptom: dict(given) for symptom, given in check_in.body().answers.items()}


def test_a_whole_check_in_takes_at_most_twenty_keys(window: OpenWindow, journal: Journal) -> None:
    """Digits alone answer every question of the daily set; Enter saves at the end."""
    before, after = "32" + "21" + "1" + "2" + "11" + "3", "0" + "12"
    window.type(before)
    window.key(Qt.Key.Key_Return)  # without a number of stools
    window.type(after)
    skipped = 2  # the details of itching and rash, which are new
    window.type("0" * skipped)
    window.key(Qt.Key.Key_Return)

    body = check_ins(journal)[0].body
    assert len(before) + 1 + len(after) + skipped + 1 <= 20
    assert window.context.state.screen is ScreenName.SAVED
    assert list(body.answers) == [symptom.id for symptom in journal.catalogue.daily]
    assert body.answers["fatigue"] == {Attribute.INTENSITY: 3, Attribute.INTERFERENCE: 2}
    assert body.answers["cough"] == {Attribute.INTENSITY: 0}
    assert body.for_day == TODAY


def test_further_questions_come_only_above_zero(window: OpenWindow) -> None:
    """0 goes on at once; above 0 asks the second question on the same screen."""
    assert not window.shows("question-interference")
    window.type("2")
    assert window.shows("question-interference")
    assert window.says("Fatigue")

    window.type("1")
    assert not window.says("À quel point cette fatigue a-t-elle freiné ce que vous vouliez faire ?")
    assert window.says("Démangeaisons de la peau")
    window.type("0")
    assert window.says("Boutons, plaques ou rougeurs")


def test_the_answer_before_stands_above_with_a_way_to_change_it(window: OpenWindow) -> None:
    """The card above repeats the answer in words; Change goes back to its question."""
    window.type("31")
    assert window.says("Beaucoup · gêne\u00a0: un peu")
    window.press("change-fatigue")
    window.type("0")
    assert answered(window) == FIRST_ANSWER
    assert window.says("Pas du tout")


def test_arrows_choose_without_leaving_and_enter_goes_on(window: OpenWindow) -> None:
    """With the arrows nothing is left by accident: Enter goes on."""
    for _ in range(3):
        window.key(Qt.Key.Key_Right)
    assert answered(window) == {"fatigue": {Attribute.INTENSITY: 2}}
    for _ in range(4):
        window.key(Qt.Key.Key_Left)
    assert answered(window) == FIRST_ANSWER
    assert window.says("Suivant\u00a0: démangeaisons")
    window.key(Qt.Key.Key_Return)
    assert window.says("Démangeaisons de la peau")


def test_enter_on_an_open_question_skips_it_and_the_button_says_so(
    window: OpenWindow,
) -> None:
    """Nobody records a 0 by pressing Enter: the symptom stays without an answer."""
    assert window.says("Passer à\u00a0: démangeaisons")
    window.key(Qt.Key.Key_Enter)
    assert answered(window) == {}
    assert window.says("2 sur 8")


def test_enter_pressed_twice_on_the_way_here_skips_nothing(qtbot: QtBot, context: Context) -> None:
    """Home’s button opens the check-in; the second Enter does not leave its question unread."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)
    window.seconds = hand = HastyHand()
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    assert window.says("1 sur 8")
    hand.wait()
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    assert window.says("2 sur 8")


def test_the_upper_row_of_a_french_keyboard_answers_without_shift(window: OpenWindow) -> None:
    """& é " ' ( à are the keys of the digits."""
    window.strike(11, "é")
    window.strike(19, "à")
    assert answered(window)["fatigue"] == {Attribute.INTENSITY: 2, Attribute.INTERFERENCE: 0}


@pytest.mark.parametrize("way", ["backspace", "alt-left", "button"])
def test_going_back_keeps_the_answers(window: OpenWindow, way: str) -> None:
    """Backspace, Alt+Left and the button go to the symptom before."""
    assert not window.shows("back")
    window.type("0")
    if way == "backspace":
        window.key(Qt.Key.Key_Backspace)
    elif way == "alt-left":
        window.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    else:
        window.press("back")
    assert window.says("1 sur 8")
    assert answered(window) == FIRST_ANSWER


def test_a_key_held_down_answers_once(window: OpenWindow) -> None:
    """The repeats of a key answer nothing and go nowhere."""
    window.type("0")
    window.hold(Qt.Key.Key_0, "0")
    window.hold(Qt.Key.Key_Return, "\r")
    assert answered(window) == FIRST_ANSWER
    assert window.says("2 sur 8")


def test_a_double_click_answers_one_question(window: OpenWindow) -> None:
    """The second click of a double click falls on the next question and is not an answer."""
    window.press("level-0")
    following = window.control("level-0")
    middle = following.mapTo(window.window, following.rect().center())
    handle = window.window.windowHandle()
    assert handle is not None
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=middle)
    assert len(answered(window)) == 2
    assert window.says("3 sur 8")


def test_escape_goes_nowhere(window: OpenWindow) -> None:
    """Nothing is asked and nothing is lost."""
    window.type("2")
    window.key(Qt.Key.Key_Escape)
    assert window.context.state.screen is ScreenName.CHECK_IN
    assert answered(window) == {"fatigue": {Attribute.INTENSITY: 2}}


def test_stopping_early_keeps_what_was_answered(window: OpenWindow, journal: Journal) -> None:
    """What was not asked stays not asked."""
    window.type("0")
    window.press("finish")
    assert check_ins(journal)[0].body.answers == FIRST_ANSWER
    assert window.context.state.of(CheckInState).check_in is None


def test_an_empty_check_in_saves_nothing_and_says_so(window: OpenWindow, journal: Journal) -> None:
    """A sentence instead of an empty record."""
    notices: list[str] = []
    window.context.notice.connect(lambda text, _undo: notices.append(text))
    window.press("finish")
    assert check_ins(journal) == ()
    assert notices == ["Il n’y a pas encore de réponse\u00a0: rien n’a été enregistré."]
    assert window.context.state.screen is ScreenName.CHECK_IN


def test_the_lines_of_the_card_stand_beside_whatever_is_answered(window: OpenWindow) -> None:
    """The organ's lines do not depend on the answer."""
    line = "fatigue inhabituelle, malaise en se levant"
    seen = []
    for key in "400":
        seen.append(window.says(line))
        window.type(key)
        window.key(Qt.Key.Key_Backspace)
    assert seen == [True, True, True]


def test_another_day_is_chosen_at_the_top(window: OpenWindow, journal: Journal) -> None:
    """Yesterday is one press away; the questions and the record speak of that day."""
    window.type("0")
    window.press("change-day")
    window.press("pick-yesterday")
    assert window.says("Vendredi 20\u00a0novembre\u00a02026")
    assert window.says("Ce jour-là")
    window.press("finish")
    assert check_ins(journal)[0].body.for_day == YESTERDAY
    assert check_ins(journal)[0].body.answers == FIRST_ANSWER


def test_days_to_come_are_not_offered(window: OpenWindow) -> None:
    """The month ends with today, and there is no later month."""
    window.press("change-day")
    assert window.shows("day-2026-11-21")
    assert not window.shows("day-2026-11-22")
    assert not window.control("next-month").isEnabled()


def test_the_arrows_walk_through_the_days(window: OpenWindow, journal: Journal) -> None:
    """A day of the month before is reached with the arrows and chosen with Space."""
    window.press("change-day")
    for key in (*[Qt.Key.Key_Up] * 3, Qt.Key.Key_Left, *[Qt.Key.Key_Down] * 4):
        window.key(key)
    window.key(Qt.Key.Key_Space)
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    assert check_in.for_day == YESTERDAY


def test_escape_closes_the_choice_of_the_day(window: OpenWindow) -> None:
    """The day stays, and the question is back."""
    window.press("change-day")
    assert not window.shows("question-intensity")
    window.key(Qt.Key.Key_Escape)
    assert window.shows("question-intensity")


def test_a_day_with_a_check_in_offers_to_correct_it(
    window: OpenWindow, journal: Journal, dialogs: FakeDialogs
) -> None:
    """The old writing stays readable; the answers in progress are left only after a yes."""
    first = journal.record(CheckIn(YESTERDAY, Recall.DAY, FIRST_ANSWER))
    window.type("0")
    window.press("change-day")
    window.press("pick-yesterday")
    dialogs.answer = False
    window.press("open-noted")
    assert dialogs.asked
    going = window.context.state.of(CheckInState).check_in
    assert going is not None
    assert going.correcting is None

    dialogs.answer = True
    window.press("open-noted")
    assert not window.shows("change-day")
    assert window.says("Corriger une saisie")
    assert window.says("Ce qui a été noté")
    window.press("change-fatigue")
    window.type("21")
    window.press("next")
    entry = check_ins(journal)[0]
    assert entry.id == first.record_id
    assert entry.body.answers["fatigue"][Attribute.INTENSITY] == 2
    assert len(entry.revisions) == 2


def test_a_correction_without_a_change_writes_nothing(
    window: OpenWindow, journal: Journal, context: Context
) -> None:
    """The journal says that nothing was changed."""
    journal.record(CheckIn(YESTERDAY, Recall.DAY, FIRST_ANSWER))
    entry = check_ins(journal)[0]
    start_check_in(context, reopened_check_in(entry, context.catalogue, ()))
    asked: list[str] = []
    context.screen_wanted.disconnect()
    context.screen_wanted.connect(asked.append)
    window.press("next")
    assert asked == [ScreenName.JOURNAL.value]
    assert len(check_ins(journal)[0].revisions) == 1


def test_what_was_begun_is_there_after_leaving_and_in_another_language(
    qtbot: QtBot, window: OpenWindow, context: Context
) -> None:
    """The warning signs and a change of language do not cost an answer."""
    window.type("21")
    context.go(ScreenName.WARNING_SIGNS)
    context.go(ScreenName.CHECK_IN)
    assert window.says("Démangeaisons de la peau")

    context.texts = load_texts(Language.EN)
    window.window.hide()
    again = OpenWindow(qtbot, context)
    context.go(ScreenName.CHECK_IN)
    assert again.says("Itching of the skin")
    assert again.says("Moderately · got in the way: a little")


def test_the_last_step_takes_a_note_and_another_symptom(
    window: OpenWindow, journal: Journal
) -> None:
    """A note in one's own words, and symptoms that were not asked."""
    window.type("0" * 8)
    note = window.screen.findChild(QPlainTextEdit, "note")
    assert note is not None
    note.setFocus()
    window.type("0 sieste aujourd’hui")
    window.press("other-symptoms")
    window.press("add-thirst")
    window.type("21")
    window.press("next")
    body = check_ins(journal)[0].body
    assert body.note == "0 sieste aujourd’hui"
    assert body.answers["thirst"] == {Attribute.INTENSITY: 2, Attribute.FREQUENCY: 1}


def test_the_keyboard_walks_down_the_screen(window: OpenWindow) -> None:
    """Tab goes from the question to its choices and on to the buttons, top to bottom."""
    tops: list[int] = []
    start = window.focus()
    for _ in range(12):
        if not window.screen.isAncestorOf(window.focus()):
            break
        tops.append(window.focus().mapTo(window.screen, window.focus().rect().topLeft()).y())
        window.key(Qt.Key.Key_Tab)
        if window.focus() is start:
            break
    assert all(a <= b + 40 for a, b in pairwise(tops))


def test_every_control_has_a_name(window: OpenWindow) -> None:
    """A screen reader finds words on everything that takes the keyboard."""
    window.press("change-day")
    window.key(Qt.Key.Key_Escape)
    nameless = [
        w.objectName() or type(w).__name__
        for w in window.screen.findChildren(QWidget)
        if w.isVisible()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (w.accessibleName() or getattr(w, "text", lambda: "")())
    ]
    assert nameless == []


@pytest.mark.parametrize("keys", ["", "3", "31", "0" * 8])
def test_text_at_twice_the_size_stays_within_the_page(
    qtbot: QtBot, context: Context, keys: str
) -> None:
    """No step is wider than the window at 1280 x 820, and no control is cut."""
    context.look = Look(LIGHT, 200)
    window = OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    window.type(keys)
    assert window.overflow() == 0
    cut = [
        f"{made.objectName()} {made.width()} {made.minimumSizeHint().width()}"
        for made in window.screen.findChildren(QAbstractButton)
        if made.isVisible() and made.width() < made.minimumSizeHint().width()
    ]
    assert cut == []


def test_with_little_room_the_last_step_still_says_save(qtbot: QtBot, context: Context) -> None:
    """“Go on” is shorter, and says nothing of what Enter does there."""
    journal = context.journal
    check_in = new_check_in(journal.carnet, context.catalogue, journal.today())
    check_in.position = len(check_in.symptoms)

    def nothing() -> None:
        """No button is pressed."""

    foot = CheckInFoot(context, back=nothing, give_up=nothing, finish=nothing, go_on=nothing)
    qtbot.addWidget(foot)
    foot.resize(60, 60)
    foot.show_check_in(check_in, back=False, on=False)
    assert foot.next.text() == "Enregistrer"
