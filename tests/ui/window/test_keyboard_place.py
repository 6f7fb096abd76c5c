"""Where one types when the keyboard comes to a field that bears something already."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.ui.look.look import LIGHT, Look
from companion.ui.window.system.keyboard_place import follow_keyboard


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit("Marianne")
    made.setCursorPosition(0)  # as fields do, to show how a long text begins
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_typed_goes_on(qtbot: QtBot, field: QLineEdit) -> None:
    follow_keyboard(None, field, Look(LIGHT))
    QTest.keyClicks(field, " P.")
    assert field.text() == "Marianne P."


def test_what_tab_has_chosen_is_typed_over(qtbot: QtBot, field: QLineEdit) -> None:
    with qtbot.waitActive(field):
        field.activateWindow()
    field.clearFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    follow_keyboard(None, field, Look(LIGHT))
    QTest.keyClicks(field, "Paul")
    assert field.text() == "Paul"


def test_a_place_within_stays(qtbot: QtBot, field: QLineEdit) -> None:
    field.setCursorPosition(3)
    follow_keyboard(None, field, Look(LIGHT))
    QTest.keyClicks(field, "-")
    assert field.text() == "Mar-ianne"
