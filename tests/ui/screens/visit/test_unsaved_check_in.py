"""A page says that it lacks what is being noted, for as long as it does."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.ui.screens.check_in.screen import CheckInScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.screens.visit.consultation_screen import open_screen

LINK = "page-unsaved"
PAGES = (ScreenName.CONSULTATION, ScreenName.PRINT_PAGE)


@pytest.mark.usefixtures("maker")
@pytest.mark.parametrize("page", PAGES)
def test_answers_in_progress_are_said_not_to_be_on_the_page(
    qtbot: QtBot, context: Context, journal: Journal, page: ScreenName
) -> None:
    window = open_screen(qtbot, context, journal)
    context.go(page)
    assert not window.shows(LINK), "nothing is in progress"
    context.go(ScreenName.CHECK_IN)
    context.go(page)
    assert not window.shows(LINK), "nothing was answered"

    context.go(ScreenName.CHECK_IN)
    window.key(Qt.Key.Key_3)
    context.go(page)
    assert window.says("La saisie en cours n’est pas encore sur cette page.")

    window.press(LINK)
    assert isinstance(window.screen, CheckInScreen)
    window.press("finish")
    context.go(page)
    assert not window.shows(LINK), "it is on the page"
