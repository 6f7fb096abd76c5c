"""A screen without a line of its own leads back to where one came from, and that line stays lit."""

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow

FROM = (
    (ScreenName.SETTINGS, "open-questionnaires", "leave-questionnaire"),
    (ScreenName.SETTINGS, "choose-symptoms", "choice-back"),
    (ScreenName.SETTINGS, "open-bring-in", "bring-in-back"),
    (ScreenName.JOURNAL, "open-thyroid", "thyroid-back"),
    (ScreenName.JOURNAL, "journal-photos", "photos-back"),
)


def lit(window: OpenWindow) -> list[str]:
    """The lines of the navigation that say where one is."""
    lines = window.shell.findChildren(QToolButton)
    return [each.objectName() for each in lines if each.property("here")]


@pytest.mark.parametrize(("came_from", "way", "back"), FROM)
def test_where_one_came_from(
    qtbot: QtBot, context: Context, came_from: ScreenName, way: str, back: str
) -> None:
    window = OpenWindow(qtbot, context)
    context.go(came_from)
    window.press(way)
    assert context.state.screen is not came_from
    assert lit(window) == [f"nav-{came_from.value}"]
    assert not window.control(back).icon().isNull()
    assert window.control(back).text() == context.texts(came_from.back)
    window.press(back)
    assert context.state.screen is came_from
