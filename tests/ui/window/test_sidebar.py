"""The lines of the navigation."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from companion.ui.ways.context import Context
from companion.ui.window.sidebar import Sidebar
from tests.ui.open_window import OpenWindow


def test_only_words_are_underlined(qtbot: QtBot, context: Context) -> None:
    """The room before them belongs to the icon: a blank of theirs would get the line of *Signes d’alerte* too."""
    window = OpenWindow(qtbot, context)
    (sidebar,) = window.shell.findChildren(Sidebar)
    lines = [each for each in sidebar.findChildren(QToolButton) if each.text()]
    assert {each.text() for each in lines} >= {"Accueil", "Signes d’alerte"}
    for each in lines:
        assert each.iconSize().width() > each.iconSize().height(), each.text()
