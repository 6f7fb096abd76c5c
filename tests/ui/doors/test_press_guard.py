"""A press that was meant for what stood there before does nothing, anywhere in the program."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.actions.journal import Journal
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Recall
from companion.settings import Settings, Theme
from companion.ui.doors.press_guard import UNREAD_S
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_treatment import TREATMENT_FORM
from companion.ui.ways.unsaved import OpenForms
from tests.ui.open_window import OpenWindow
from tests.ui.windows import HastyHand, make_window

TODAY = date(2026, 11, 21)
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def hand() -> HastyHand:
    return HastyHand()


@pytest.fixture
def window(qtbot: QtBot, context: Context, hand: HastyHand) -> OpenWindow:
    """The check-in screen, long enough on screen to have been read."""
    made = OpenWindow(qtbot, context)
    made.seconds = hand
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    hand.wait()
    return made


def click_at(window: QWidget, place: QPoint) -> None:
    """Click on the window where something stood: the hand does not know what stands there now."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, CLICK, pos=place)
    QApplication.processEvents()


def place_of(window: QWidget, control: QWidget) -> QPoint:
    return control.mapTo(window, control.rect().center())


def answers(window: OpenWindow) -> dict[str, dict[Attribute, int]]:
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    return check_in.answers


def test_a_second_click_on_save_neither_notes_a_sign_nor_leaves(
    window: OpenWindow, journal: Journal, hand: HastyHand
) -> None:
    """Whatever came up under the pointer, it stays as a single click leaves it."""
    window.type("1")
    hand.wait()
    place = place_of(window.window, window.control("finish"))
    for _ in range(4):
        click_at(window.window, place)
        hand.wait(0.15)
    assert window.context.state.screen is ScreenName.SAVED
    (entry,) = journal.carnet.entries(CheckIn)
    assert entry.body.warning_signs == ()
    assert len(journal.carnet.history(entry.id)) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_second_key_leaves_what_comes_up_alone(
    window: OpenWindow, journal: Journal, hand: HastyHand, key: Qt.Key
) -> None:
    """Space or Enter once too often, at the end of a check-in: the saved screen stays."""
    window.type("1")
    hand.wait()
    window.control("finish").setFocus()
    window.key(key)
    assert window.context.state.screen is ScreenName.SAVED
    saved = window.shell.shown
    window.key(key)
    assert window.context.state.screen is ScreenName.SAVED
    assert journal.carnet.entries(CheckIn)[0].body.warning_signs == ()
    hand.wait(UNREAD_S)
    window.key(key)
    assert window.shell.shown is not saved


def test_a_held_enter_goes_one_step_however_long(window: OpenWindow, hand: HastyHand) -> None:
    """Its repeats press nothing, on whichever screen they arrive."""
    for _ in range(20):
        window.hold(Qt.Key.Key_Return, "\r")
        hand.wait(0.3)
    assert window.says("1 sur 8")
    window.key(Qt.Key.Key_Return)
    for _ in range(20):
        window.hold(Qt.Key.Key_Return, "\r")
        hand.wait(0.3)
    assert window.says("2 sur 8")


def test_digits_are_as_fast_as_one_types(window: OpenWindow) -> None:
    """Eight answers without a moment between them are eight answers."""
    window.type("0" * 8)
    assert len(answers(window)) == 8


def test_a_second_click_answers_no_second_question(window: OpenWindow, hand: HastyHand) -> None:
    """Neither the next symptom's, nor the further question of the same one."""
    place = place_of(window.window, window.control("level-0"))
    click_at(window.window, place)
    hand.wait(0.5)
    click_at(window.window, place)
    assert list(answers(window)) == ["fatigue"]
    assert window.says("2 sur 8")
    hand.wait()
    click_at(window.window, place_of(window.window, window.control("level-0")))
    assert len(answers(window)) == 2


def test_a_second_space_does_not_answer_the_further_question(
    window: OpenWindow, hand: HastyHand
) -> None:
    """Space on a level leads on; the next one falls on another question and is left out."""
    window.key(Qt.Key.Key_Right)
    window.key(Qt.Key.Key_Right)
    window.key(Qt.Key.Key_Space)
    hand.wait(0.3)
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Space)
    assert list(answers(window)) == ["fatigue"]
    assert set(answers(window)["fatigue"]) == {Attribute.INTENSITY}
    assert window.says("1 sur 8")


def test_what_is_typed_in_a_field_always_arrives(window: OpenWindow) -> None:
    """A note's spaces and new lines press nothing, so nothing holds them back."""
    window.type("0" * 8)
    window.type("a b")
    window.key(Qt.Key.Key_Return)
    window.type("c")
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    assert check_in.note == "a b\nc"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_right_after_a_click_opens_no_second_form(
    window: OpenWindow, hand: HastyHand, key: Qt.Key
) -> None:
    """A form that was saved goes, and the keyboard is on *Add*: Space once too often adds nothing."""
    window.context.go(ScreenName.TREATMENT)
    hand.wait()
    click_at(window.window, place_of(window.window, window.control("treatment-add")))
    hand.wait()
    click_at(window.window, place_of(window.window, window.control("form-save")))
    assert window.context.state.of(OpenForms).get(TREATMENT_FORM) is None
    hand.wait(0.3)
    window.key(key)
    assert window.context.state.of(OpenForms).get(TREATMENT_FORM) is None
    hand.wait()
    window.key(key)
    assert window.context.state.of(OpenForms).get(TREATMENT_FORM) is not None


def test_a_second_click_gives_the_keyboard_to_no_field(
    window: OpenWindow, journal: Journal, hand: HastyHand
) -> None:
    """A note that comes up under the pointer is not written in by the key that was meant before it."""
    note = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}}, note="Une note.")
    open_entry(window.context, journal.record(note).record_id)
    hand.wait()
    window.press("entry-correct")
    field = window.screen.findChild(QPlainTextEdit, "note")
    assert field is not None
    place = place_of(window.window, field)
    click_at(window.window, place)
    window.key(Qt.Key.Key_Space)
    assert not field.hasFocus()
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    assert check_in.note == "Une note."
    hand.wait()
    click_at(window.window, place)
    assert field.hasFocus()


def test_a_double_click_ticks_once(window: OpenWindow, journal: Journal, hand: HastyHand) -> None:
    """The second click does not take the tick away again."""
    window.type("1")
    window.press("finish")
    hand.wait()
    window.press("note-signs")
    hand.wait()
    box = window.control("sign-fever")
    window.screen.ensureWidgetVisible(box)
    QTest.mouseClick(box, CLICK)
    QTest.mouseDClick(box, CLICK)
    assert journal.carnet.entries(CheckIn)[0].body.warning_signs == ("fever",)
    hand.wait()
    window.press("sign-fever")
    assert journal.carnet.entries(CheckIn)[0].body.warning_signs == ()


def test_the_first_start_skips_no_question(qtbot: QtBot, tmp_path: Path) -> None:
    """Outside an open carnet too: three clicks in haste go on by one step."""
    opened = make_window(qtbot, tmp_path, settings=Settings(theme=Theme.LIGHT))
    opened.window.now_s = hand = HastyHand()
    opened.start(qtbot)
    hand.wait()
    onward = opened.control("first-next")
    assert isinstance(onward, QAbstractButton)
    place = place_of(opened.window, onward)
    for _ in range(3):
        click_at(opened.window, place)
    assert opened.shows("text-size")
    hand.wait()
    click_at(opened.window, place_of(opened.window, opened.control("first-next")))
    assert opened.shows("name")


@pytest.mark.parametrize("by_key", [True, False])
def test_the_first_press_of_a_window_that_just_came_is_heard(
    qtbot: QtBot, tmp_path: Path, *, by_key: bool
) -> None:
    """Nothing stood there before that it could have been meant for; the second one in haste does nothing."""
    opened = make_window(qtbot, tmp_path, settings=Settings(theme=Theme.LIGHT))
    opened.window.now_s = hand = HastyHand()
    opened.start(qtbot)
    hand.wait(0.1)
    handle, place = (
        opened.window.windowHandle(),
        place_of(opened.window, opened.control("first-next")),
    )
    assert handle is not None
    for _ in range(2):
        if by_key:
            opened.control("first-next").setFocus()
            QTest.keyClick(handle, Qt.Key.Key_Space)
        else:
            click_at(opened.window, place)
        hand.wait(0.1)
    assert opened.shows("text-size")


def test_from_one_line_of_the_navigation_to_the_next_as_fast_as_one_clicks(
    window: OpenWindow, hand: HastyHand
) -> None:
    """A line stands where it stood, so that the second click is meant; what came beside it is unread."""
    for line, screen in (("nav-journal", ScreenName.JOURNAL), ("nav-home", ScreenName.HOME)):
        way = window.shell.findChild(QWidget, line)
        assert way is not None
        click_at(window.window, place_of(window.window, way))
        assert window.context.state.screen is screen
        hand.wait(0.3)
    click_at(window.window, place_of(window.window, window.control("start-check-in")))
    assert window.context.state.screen is ScreenName.HOME
