"""The lines of the navigation."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from companion.settings import Settings, Theme
from companion.ui.ways.context import Context
from companion.ui.window.sidebar import Sidebar
from tests.ui.open_window import OpenWindow
from tests.ui.windows import make_carnet, make_window


def test_only_words_are_underlined(qtbot: QtBot, context: Context) -> None:
    """The room before them belongs to the icon: a blank of theirs would get the line of *Signes d’alerte* too."""
    window = OpenWindow(qtbot, context)
    (sidebar,) = window.shell.findChildren(Sidebar)
    lines = [each for each in sidebar.findChildren(QToolButton) if each.text()]
    assert {each.text() for each in lines} >= {"Accueil", "Signes d’alerte"}
    for each in lines:
        assert each.iconSize().width() > each.iconSize().height(), each.text()


def test_no_line_is_cut_off_in_a_small_window_with_large_letters(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """A window that opens on 1024x640: each line ends before the navigation does."""
    make_carnet(tmp_path)
    settings = Settings(theme=Theme.LIGHT, text_size_percent=200)
    opened = make_window(qtbot, tmp_path, settings=settings)
    opened.window.resize(1008, 592)
    opened.start(qtbot)
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    opened.press("nav-understand")
    QApplication.processEvents()
    (sidebar,) = opened.window.findChildren(Sidebar)
    for each in sidebar.findChildren(QToolButton):
        if each.isVisible():
            assert each.visibleRegion().boundingRect().width() == each.width(), each.text()


def test_in_a_window_with_room_its_words_grow_with_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    """Half as large again at 200 %, and every line still in sight; in a lower window they give way."""
    make_carnet(tmp_path)
    settings = Settings(theme=Theme.LIGHT, text_size_percent=200)
    opened = make_window(qtbot, tmp_path, settings=settings)
    opened.window.resize(1280, 820)
    opened.start(qtbot)
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    (sidebar,) = opened.window.findChildren(Sidebar)
    lines = [each for each in sidebar.findChildren(QToolButton) if each.isVisible()]
    assert {each.font().pixelSize() for each in lines} == {26}
    assert all(each.visibleRegion().boundingRect() == each.rect() for each in lines)
    opened.window.resize(1280, 680)
    qtbot.waitUntil(lambda: {each.font().pixelSize() for each in lines} == {20})
    opened.window.resize(1280, 820)
    qtbot.waitUntil(lambda: {each.font().pixelSize() for each in lines} == {26})
