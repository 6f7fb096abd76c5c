"""A window that nobody touches has nothing to do."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import Line, ScreenName
from tests.ui.open_window import OpenWindow

TURNS_TO_SETTLE = 10


class Requests(QObject):
    """Counts who asks to be laid out anew."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.made: Counter[str] = Counter()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.made[f"{type(watched).__name__} {watched.objectName()}"] += 1
        return False


@pytest.mark.parametrize("size", [(1280, 820), (720, 520)])
def test_no_screen_lays_itself_out_for_ever(
    qtbot: QtBot, qapp: QApplication, context: Context, size: tuple[int, int]
) -> None:
    """A part whose answer to Qt's question brings the question again would take a whole processor."""
    window = OpenWindow(qtbot, context, size)
    for name in ScreenName:
        if isinstance(name.line, Line):
            context.go(name)
            for _ in range(TURNS_TO_SETTLE):
                qapp.processEvents()
            requests = Requests(qapp)
            for _ in range(TURNS_TO_SETTLE):
                qapp.processEvents()
            qapp.removeEventFilter(requests)
            requests.deleteLater()
            assert not requests.made, window.screen
