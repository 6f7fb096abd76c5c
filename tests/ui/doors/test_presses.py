"""A press is a press, whether by key, by mouse or by a screen reader's own action."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.look.look import LIGHT, Look
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.choices.level_choice import LevelQuestion
from companion.ui.widgets.presses import show_checked, when_pressed


def act_on(button: QAbstractButton) -> None:
    """Do what a screen reader asks for: the first action that the button offers."""
    acting = QAccessible.queryAccessibleInterface(button).actionInterface()
    acting.doAction(acting.actionNames()[0])


@pytest.fixture
def ticked(qtbot: QtBot) -> tuple[QCheckBox, list[bool]]:
    box, heard = QCheckBox("Équipe appelée"), list[bool]()
    qtbot.addWidget(box)
    when_pressed(box, heard.append)
    return box, heard


def test_a_tick_is_heard_once_however_it_is_made(ticked: tuple[QCheckBox, list[bool]]) -> None:
    """A screen reader, a key, a click: each time once, with the state after it."""
    box, heard = ticked
    act_on(box)
    QTest.keyClick(box, Qt.Key.Key_Space)
    box.click()
    assert heard == [True, False, True]


def test_showing_a_state_is_no_press(ticked: tuple[QCheckBox, list[bool]]) -> None:
    """What stands in the journal is shown without being written again."""
    box, heard = ticked
    show_checked(box, True)
    assert box.isChecked()
    assert heard == []


def test_a_choice_that_gives_way_is_not_pressed(qtbot: QtBot) -> None:
    """Of several choices, only the one that comes up was chosen."""
    whole, group, heard = QWidget(), QButtonGroup(), list[str]()
    qtbot.addWidget(whole)
    for name in ("a", "b"):
        made = QPushButton(name, whole)
        made.setCheckable(True)
        group.addButton(made)
        when_pressed(made, lambda _checked, name=name: heard.append(name))  # type: ignore[misc]
    for each in group.buttons():
        act_on(each)
    assert heard == ["a", "b"]


def test_a_level_chosen_through_a_screen_reader_is_an_answer(qtbot: QtBot) -> None:
    """The choice that shows as chosen is the one that the check-in keeps."""
    words = ["Pas du tout", "Un peu", "Modérément", "Beaucoup", "Énormément"]
    question = LevelQuestion(Look(LIGHT), "À quel point ?", words, handle="question-intensity")
    qtbot.addWidget(question)
    heard = list[int]()
    question.chosen.connect(heard.append)
    buttons = [b for b in question.findChildren(QAbstractButton) if b.text() == "Beaucoup"]
    act_on(buttons[0])
    assert heard == [3]
    question.show_chosen(1)
    assert heard == [3]


def test_a_language_chosen_through_a_screen_reader_applies(qtbot: QtBot) -> None:
    """So do text size, colours and the person who writes."""
    choices = (Choice("fr", "Français"), Choice("en", "English"))
    row = ChoiceRow(Look(LIGHT), "Langue", choices, chosen="fr", handle="language")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.chosen) as heard:
        act_on(row.buttons()[1])
    assert heard.args == ["en"]
