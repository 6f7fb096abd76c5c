"""Home says whom to call, and one press leads to all numbers, or to the form of the first one."""

from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Profile, TeamContact
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow


def test_the_number_is_noted_and_stands_on_home(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)
    window.press("who-to-call")
    assert window.shows("field-phone")
    journal.record(Profile("", team=(TeamContact("Oncologie", "0199001234"),)))
    context.go(ScreenName.HOME)
    assert window.says("Qui appeler\u00a0: 01 99 00 12 34")
    window.press("who-to-call")
    assert context.state.screen is ScreenName.WARNING_SIGNS
