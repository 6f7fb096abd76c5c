"""When reading aloud begins, pauses or ends, nothing else on the screen moves."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.ui.doors.press_guard import UNREAD_S
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import start_check_in
from tests.ui.open_window import OpenWindow
from tests.ui.screens.understand.test_understand import FakeVoice

PLACES = {
    "question": ScreenName.CHECK_IN,
    "card": ScreenName.WARNING_SIGNS,
    "page": ScreenName.CONSULTATION,
    "shortcuts": ScreenName.SHORTCUTS,
}


def places(window: OpenWindow) -> dict[str, QRect]:
    """Where each control with a handle stands in what is scrolled, but for those that listen."""
    QApplication.processEvents()
    content = window.screen.widget()
    assert content is not None
    found = {
        each.objectName(): QRect(each.mapTo(content, QPoint()), each.size())
        for each in content.findChildren(QWidget)
        if each.isVisible()
        and each.objectName()
        and not each.objectName().startswith(("qt_", "preview"))
    }
    return {name: rect for name, rect in found.items() if not name.endswith(("-listen", "-stop"))}


@pytest.mark.parametrize("size", [(1280, 820), (1024, 640)])
@pytest.mark.parametrize("handle", PLACES)
def test_nothing_moves(qtbot: QtBot, context: Context, handle: str, size: tuple[int, int]) -> None:
    context.voice = FakeVoice()
    window, journal = OpenWindow(qtbot, context, size), context.journal
    if handle == "question":
        start_check_in(context, new_check_in(journal.carnet, context.catalogue, journal.today()))
    else:
        context.go(PLACES[handle])
    qtbot.waitUntil(lambda: window.shows(f"{handle}-listen"))
    before = places(window)
    assert len(before) > 2
    window.press(f"{handle}-listen")
    assert window.shows(f"{handle}-stop")
    assert places(window) == before, "begun"
    QTest.qWait(int(UNREAD_S * 1000) + 50)
    window.press(f"{handle}-listen")
    assert places(window) == before, "paused"
    window.press(f"{handle}-stop")
    assert places(window) == before, "ended"
