"""What a screen reader calls what Qt has no word for."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.ui.look.said_as import say_roles
from companion.ui.widgets.basics import label
from companion.ui.widgets.plain_words import LineHeading


def test_a_heading_is_heard_as_one_with_its_present_words(qtbot: QtBot) -> None:
    say_roles()
    made: list[QLabel] = [label("Journal", "title"), LineHeading("Journal", "heading")]
    for heading in made:
        qtbot.addWidget(heading)
        heading.setText("Photos")
        read = QAccessible.queryAccessibleInterface(heading)
        assert read.role() == QAccessible.Role.Heading
        assert read.text(QAccessible.Text.Name) == "Photos"
