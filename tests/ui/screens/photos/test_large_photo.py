"""One photo as large as its window lets it be."""

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.ui.drawings.photo_view import PhotoView
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow
from tests.ui.screens.photos.test_photos import keep


def test_a_large_photo_is_whole_in_its_window(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """From its first line on, whatever the window’s size becomes."""
    written = keep(journal, date(2026, 11, 20))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    window.press(f"enlarge-{written}")
    (view,) = [each for each in window.screen.findChildren(PhotoView) if each.isVisible()]
    seen = []
    for size in ((1920, 1080), (1024, 640), (1280, 820)):
        window.shell.window().resize(*size)
        QApplication.processEvents()
        assert window.screen.verticalScrollBar().value() == 0
        bottom = view.mapTo(window.screen, QPoint(0, view.height())).y()
        assert bottom <= window.screen.height(), size
        seen.append(view.height())
    assert seen[0] > seen[2] > seen[1]
