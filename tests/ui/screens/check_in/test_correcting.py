"""A correction: one line alone, given up, never finished by itself; and answers that cannot both be true."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in, reopened_check_in
from companion.actions.journal import Journal
from companion.content.catalogue import load_catalogue
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Recall
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_entry import open_entry
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screens.journal.journal_screen import strip

TODAY = date(2026, 11, 21)
THREE = {
    "fatigue": {Attribute.INTENSITY: 1, Attribute.INTERFERENCE: 1},
    "cough": {Attribute.INTENSITY: 0},
    "thirst": {Attribute.INTENSITY: 2, Attribute.FREQUENCY: 3},
}
INTENSITY, FREQUENCY, INTERFERENCE = (
    Attribute.INTENSITY,
    Attribute.FREQUENCY,
    Attribute.INTERFERENCE,
)


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal) -> OpenWindow:
    """A check-in opened to be corrected."""
    written = journal.record(CheckIn(TODAY, Recall.DAY, THREE))
    made = OpenWindow(qtbot, context)
    open_entry(context, written.record_id)
    made.press("entry-correct")
    return made


def standing(journal: Journal) -> CheckIn:
    return journal.carnet.entries(CheckIn)[0].body


def check_in_of(window: OpenWindow) -> OpenCheckIn:
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    return check_in


def test_one_line_is_corrected_alone(window: OpenWindow, journal: Journal) -> None:
    """All answers stand there; one is changed, and one is back at all of them."""
    assert window.says("Ce qui a été noté")
    window.press("change-cough")
    assert window.says("Revenir à toutes les réponses")
    window.type("0")
    assert window.says("Ce qui a été noté")
    window.press("change-thirst")
    window.press("back")
    assert window.says("Ce qui a été noté")
    window.press("change-fatigue")
    window.type("3")
    window.press("next")
    window.press("next")
    assert standing(journal).answers == {**THREE, "fatigue": {INTENSITY: 3, INTERFERENCE: 1}}
    assert window.context.state.screen is ScreenName.SAVED


def test_at_the_end_of_a_new_check_in_one_line_is_changed_alone_too(
    qtbot: QtBot, context: Context
) -> None:
    """It does not lead through all the questions after it again."""
    window = OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    window.type("0" * 8)
    window.press("change-fatigue")
    window.type("21")
    assert window.says("Ce qui a été noté")
    assert window.shows("note")


def test_the_answer_that_is_to_be_changed_is_the_one_that_a_digit_changes(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Not the question below it that was passed over."""
    body = CheckIn(TODAY, Recall.DAY, {"fatigue": {INTENSITY: 1}})
    written = journal.record(body)
    window = OpenWindow(qtbot, context)
    open_entry(context, written.record_id)
    window.press("entry-correct")
    window.press("change-fatigue")
    window.type("2")
    assert check_in_of(window).answers == {"fatigue": {INTENSITY: 2}}
    window.type("3")
    assert check_in_of(window).answers == {"fatigue": {INTENSITY: 2, INTERFERENCE: 3}}
    assert window.says("Ce qui a été noté")


@pytest.mark.parametrize("answered", [3, 30])
def test_a_correction_begins_at_the_top(
    qtbot: QtBot, context: Context, journal: Journal, answered: int
) -> None:
    """However many lines: the day is in sight, and Enter pressed too often changes no record."""
    asked = list(context.catalogue.symptoms.values())[:answered]
    answers = {symptom.id: {symptom.attributes[0]: 0} for symptom in asked}
    written = journal.record(CheckIn(TODAY, Recall.DAY, answers))
    window = OpenWindow(qtbot, context)
    open_entry(context, written.record_id)
    window.press("entry-correct")
    qtbot.wait(50)
    assert window.screen.verticalScrollBar().value() == 0
    assert window.focus().objectName() == f"change-{asked[0].id}"
    window.press("change-fatigue")
    window.type("0")
    assert window.focus().objectName() == f"change-{asked[0].id}"
    window.press("change-fatigue")
    window.type("4")
    window.press("next")
    assert window.focus().objectName() == "next"


def test_a_correction_of_a_note_alone_begins_in_the_note(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Nothing was answered and nothing is asked: what there is to correct is the note."""
    journal.record(CheckIn(TODAY, Recall.DAY, {}, note="Une note."))
    (entry,) = journal.carnet.entries(CheckIn)
    window = OpenWindow(qtbot, context)
    start_check_in(context, reopened_check_in(entry, context.catalogue, ()))
    assert window.focus().objectName() == "note"


@pytest.mark.parametrize("by_key", [False, True])
def test_a_correction_is_given_up(
    window: OpenWindow, journal: Journal, dialogs: FakeDialogs, *, by_key: bool
) -> None:
    """By its button and by Escape; what was changed is left out only after a yes."""
    window.press("change-cough")
    window.type("4")

    def give_up() -> None:
        if by_key:
            window.key(Qt.Key.Key_Escape)
        else:
            window.press("give-up")

    dialogs.answer = False
    give_up()
    assert len(dialogs.asked) == 1
    assert check_in_of(window).answers["cough"] == {INTENSITY: 4}
    dialogs.answer = True
    give_up()
    assert window.context.state.of(CheckInState).check_in is None
    assert window.context.state.screen is ScreenName.ENTRY
    assert standing(journal).answers == THREE
    assert len(journal.carnet.entries(CheckIn)[0].revisions) == 1


def test_a_correction_without_a_change_is_left_at_once(
    window: OpenWindow, dialogs: FakeDialogs
) -> None:
    """Nothing is lost, so nothing is asked."""
    window.key(Qt.Key.Key_Escape)
    assert dialogs.asked == []
    assert window.context.state.screen is ScreenName.ENTRY


def test_a_little_and_never_is_asked_about(window: OpenWindow) -> None:
    """The person says which is right; taking the other one back opens its question again."""
    window.press("change-thirst")
    window.type("1")
    window.type("0")
    assert window.says("«\u00a0Un peu\u00a0» et «\u00a0Jamais\u00a0» ne vont pas ensemble.")
    assert check_in_of(window).current is not None
    window.press("right-above")
    assert not window.shows("doubt")
    assert check_in_of(window).answers["thirst"] == {INTENSITY: 1}
    window.type("2")
    assert window.says("Ce qui a été noté")
    assert check_in_of(window).answers["thirst"] == {INTENSITY: 1, FREQUENCY: 2}


def test_never_is_right(window: OpenWindow) -> None:
    """Then the symptom was not there at all, and one goes on."""
    window.press("change-thirst")
    window.type("10")
    window.press("right-zero")
    assert window.says("Ce qui a été noté")
    assert check_in_of(window).body().answers["thirst"] == {INTENSITY: 0}


def test_it_is_asked_on_the_other_side_too(window: OpenWindow) -> None:
    """“Not at all” beside “often”: neither wins by itself."""
    window.press("change-thirst")
    window.type("0")
    assert window.says("«\u00a0Souvent\u00a0» et «\u00a0Pas du tout\u00a0» ne vont pas ensemble.")
    window.press("right-above")
    window.type("2")
    assert check_in_of(window).answers["thirst"] == {INTENSITY: 2, FREQUENCY: 3}
    window.press("next")
    assert window.says("Ce qui a été noté")


def test_the_same_pair_is_asked_about_once(window: OpenWindow, journal: Journal) -> None:
    """Going on keeps what the person answered: it is their word."""
    window.press("change-thirst")
    window.type("10")
    assert window.shows("doubt")
    window.press("next")
    assert window.says("Ce qui a été noté")
    window.press("next")
    assert standing(journal).answers["thirst"] == {INTENSITY: 1, FREQUENCY: 0}


def test_saving_asks_as_well(window: OpenWindow, journal: Journal) -> None:
    """The arrows lead to the pair without a press; Save and finish does not pass over it."""
    window.press("change-thirst")
    check_in = check_in_of(window)
    assert check_in.current is not None
    check_in.answer(check_in.current, FREQUENCY, 0)
    window.press("finish")
    assert window.shows("doubt")
    assert standing(journal).answers == THREE


def test_arrows_over_0_lose_no_further_answer(window: OpenWindow) -> None:
    """From “moderately” down to “not at all” and up again: how often still stands."""
    window.press("change-thirst")
    for _ in range(2):
        window.key(Qt.Key.Key_Left)
    assert check_in_of(window).body().answers["thirst"] == {INTENSITY: 0}
    window.key(Qt.Key.Key_Right)
    assert check_in_of(window).body().answers["thirst"] == {INTENSITY: 1, FREQUENCY: 3}


@pytest.mark.parametrize("symptom", sorted(load_catalogue().symptoms))
def test_whatever_goes_together_is_not_asked_about(symptom: str) -> None:
    """Every pair above 0, every hindrance, every 0 alone: only a 0 beside a level is impossible."""
    catalogue = load_catalogue()
    asked = catalogue.symptoms[symptom]
    check_in = OpenCheckIn(TODAY, [asked])
    for attribute in asked.attributes:
        check_in.answer(asked, attribute, 1)
    assert check_in.contradiction(asked) is None
    if INTERFERENCE in asked.attributes:
        check_in.answer(asked, INTERFERENCE, 0)
        assert check_in.contradiction(asked) is None
    for attribute in asked.attributes[1:]:
        if attribute is not INTERFERENCE:
            check_in.answer(asked, attribute, 0)
            found = check_in.contradiction(asked)
            assert found is not None
            assert (found.zero, found.above) == (attribute, asked.attributes[0])
            check_in.answer(asked, attribute, 1)
    check_in.answers[symptom] = {asked.attributes[0]: 0}
    assert check_in.contradiction(asked) is None


def test_after_a_correction_one_is_back_on_the_corrected_day(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """However long ago: the keyboard is on its card, which is in sight, and the month is that day's."""
    days = [TODAY - timedelta(days=ago) for ago in range(25)]
    written = [journal.record(CheckIn(day, Recall.DAY, THREE)) for day in days][-1]
    window = OpenWindow(qtbot, context)
    open_entry(context, written.record_id)
    window.press("entry-correct")
    window.press("change-fatigue")
    window.type("3")
    window.press("next")
    window.press("next")
    window.press("back-home")
    QApplication.processEvents()
    assert window.says("Octobre\u00a02026")
    focus = window.focus()
    assert focus.objectName() == f"open-{written.record_id}"
    assert not focus.visibleRegion().isEmpty()


@pytest.mark.parametrize("ago", [0, 3])
def test_looked_at_and_left_as_it_was_one_is_back_on_the_same_day(
    qtbot: QtBot, context: Context, journal: Journal, ago: int
) -> None:
    """The strip's place is that day, too; another time the journal begins at the newest again."""
    days = [TODAY - timedelta(days=each) for each in range(5)]
    written = [journal.record(CheckIn(day, Recall.DAY, THREE)) for day in days]
    window = OpenWindow(qtbot, context)
    open_entry(context, written[ago].record_id)
    window.press("entry-back")
    assert window.focus().objectName() == f"open-{written[ago].record_id}"
    assert strip(window).currentIndex().column() == days[ago].day - 1
    context.go(ScreenName.HOME)
    context.go(ScreenName.JOURNAL)
    assert window.focus().objectName() == "journal-strip"
    assert strip(window).currentIndex().column() == TODAY.day - 1
