"""What a screen reader calls what Qt has no word for."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.ui.look.said_as import say_roles
from companion.ui.widgets.basics import label
from companion.ui.widgets.plain_words import LineHeading
from companion.ui.widgets.unfolding import FoldButton


def test_a_heading_is_heard_as_one_with_its_present_words(qtbot: QtBot) -> None:
    say_roles()
    made: list[QLabel] = [label("Journal", "title"), LineHeading("Journal", "heading")]
    for heading in made:
        qtbot.addWidget(heading)
        heading.setText("Photos")
        read = QAccessible.queryAccessibleInterface(heading)
        assert read.role() == QAccessible.Role.Heading
        assert read.text(QAccessible.Text.Name) == "Photos"


def test_a_fold_says_whether_it_is_open_and_what_it_is_and_can_be_pressed(qtbot: QtBot) -> None:
    say_roles()
    pressed: list[bool] = []
    fold = FoldButton("Photos & notes", lambda: pressed.append(True))
    qtbot.addWidget(fold)
    for is_open in (False, True, False):
        fold.tell(is_open=is_open)
        read = QAccessible.queryAccessibleInterface(fold)
        assert read.role() == QAccessible.Role.Button
        assert read.text(QAccessible.Text.Name) == "Photos & notes"
        state = read.state()
        assert (state.expandable, state.expanded, state.collapsed) == (1, is_open, not is_open)
    acts = QAccessible.queryAccessibleInterface(fold).actionInterface()
    acts.doAction(acts.pressAction())
    assert pressed == [True]
