"""A check-in costs few keys: real ones are counted, from the open window to the saved screen."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from companion.ui.doors.dialogs import QtDialogs
from tests.stories.person import TODAY, Key, Person
from tests.ui.conftest import FakeDialogs
from tests.ui.windows import make_carnet

pytestmark = [
    pytest.mark.story,
    # A box that is shown makes Qt's own platform without a screen speak of size hints.
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
ALT = Qt.KeyboardModifier.AltModifier
NOTHING_NEW, FULL = 3, 20


class EnterInTheBox(FakeDialogs):
    """Qt's own box, in which the person presses Enter."""

    keys = 0

    def confirm(
        self,
        parent: QWidget,
        text: str,
        detail: str,
        *,
        yes: str,
        no: str,
        careful: bool = False,
    ) -> bool:
        def press() -> None:
            box = parent.findChild(QMessageBox)
            assert box is not None
            self.keys += 1
            QTest.keyClick(box, Key.Key_Return)

        QTimer.singleShot(0, parent, press)
        return QtDialogs().confirm(parent, text, detail, yes=yes, no=no, careful=careful)


@pytest.fixture
def box(person: Person) -> EnterInTheBox:
    """Marianne's carnet, to be opened by whoever comes next."""
    person.folder.mkdir()
    make_carnet(person.folder)
    person.dialogs = box = EnterInTheBox()
    return box


def sit_down(person: Person, days_ago: int = 0) -> None:
    """Open the window, and wait until the keyboard is where a day begins."""
    person.start(today=TODAY - timedelta(days=days_ago))
    person.wait(lambda: person.focused() == "start-check-in")


def presses(person: Person, keys: str) -> int:
    """Press these keys one after the other; how many there were."""
    for key in keys:
        if key == "\r":
            person.key(Key.Key_Return)
        else:
            person.type(key)
    return len(keys)


def test_a_day_without_anything_takes_three_keys(person: Person, box: EnterInTheBox) -> None:
    """Tab, Enter, and Enter in the box."""
    sit_down(person)
    person.key(Key.Key_Tab)
    person.key(Key.Key_Return)
    person.reads("Saved")
    assert 2 + box.keys <= NOTHING_NEW
    person.leave()


def test_a_day_like_yesterday_takes_three_keys(person: Person, box: EnterInTheBox) -> None:
    """Alt with a letter, and Enter in the box; the letter stands beside the button's name."""
    sit_down(person, days_ago=1)
    presses(person, "\r" + "32" + "0" * 7)
    person.press("next")
    person.reads("Saved")
    person.leave()

    sit_down(person)
    person.key(Key.Key_H, ALT)
    person.reads("Saved")
    assert 2 + box.keys <= NOTHING_NEW
    person.visit("journal")
    person.reads("Fatigue")
    person.leave()


def test_nothing_to_report_takes_as_few_where_yesterday_can_be_copied(
    person: Person, box: EnterInTheBox
) -> None:
    """The same with its own letter."""
    sit_down(person, days_ago=1)
    presses(person, "\r" + "0" * 8 + "\r")
    person.reads("Saved")
    person.leave()

    sit_down(person)
    person.key(Key.Key_R, ALT)
    person.reads("Saved")
    assert 2 + box.keys <= NOTHING_NEW
    person.leave()


def test_a_full_check_in_takes_ten_keys_when_all_is_well(
    person: Person, box: EnterInTheBox
) -> None:
    """Enter, a digit a symptom, and Enter to save."""
    sit_down(person)
    assert presses(person, "\r" + "0" * 8 + "\r") <= FULL
    person.reads("Saved")
    assert box.keys == 0
    person.leave()


def test_a_full_check_in_takes_twenty_keys_at_most(person: Person, box: EnterInTheBox) -> None:
    """Every question of the usual list above 0, the further ones too, and no detail given."""
    sit_down(person)
    # Enter leaves the number of stools empty; a digit there would be one.
    count = presses(person, "\r" + "32" + "21" + "1" + "2" + "11" + "3\r" + "12" + "21")
    while "What was noted" not in person.words() and "Ce qui a été noté" not in person.words():
        count += presses(person, "0" if person.shows("details-skip") else "\r")
        assert count < FULL
    count += presses(person, "\r")
    person.reads("Saved")
    assert count <= FULL
    assert box.keys == 0
    person.leave()
