"""The window fits its screen at first, and comes back where it was left on the same screens."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.settings import Settings, load, save
from companion.ui.window import placing
from companion.ui.window.dressing import SETTLED_MS
from tests.ui.windows import make_carnet, make_window


def test_the_window_is_within_the_screen_and_comes_back_where_it_was_left(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other screens have a place of their own; what is kept survives the file of the settings."""
    make_carnet(tmp_path)
    first = make_window(qtbot, tmp_path)
    first.window.place_on_screen()
    first.start(qtbot)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(first.window.geometry())
    first.window.resize(780, 560)
    first.window.close()
    kept = first.kept[-1]
    save(kept, tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml").windows == kept.windows

    again = make_window(qtbot, tmp_path, settings=replace(Settings(), windows=kept.windows))
    again.window.place_on_screen()
    again.start(qtbot)
    assert (again.window.width(), again.window.height()) == (780, 560)
    monkeypatch.setattr(placing, "screens_key", lambda: "1280x720")
    again.window.place_on_screen()
    assert (again.window.width(), again.window.height()) != (780, 560)


def test_the_title_is_in_sight_on_a_screen_that_is_hardly_higher_than_the_window(
    qtbot: QtBot,
) -> None:
    """A screen of 1920 by 1080 whose system draws everything twice as large has 540 to give."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(720, 520)
    placing._fill(window, QRect(0, 0, 960, 540))
    assert window.pos() == QPoint(0, 0)
    placing._fill(window, QRect(0, 30, 1920, 1050))
    assert window.y() > 30


def test_a_window_whose_screen_has_gone_comes_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """Such as that of a laptop taken from its desk; one that is in sight stays where it is."""
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path)
    opened.window.place_on_screen()
    opened.start(qtbot)
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    opened.window.setGeometry(room.right() + 400, 60, 760, 540)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.screenRemoved.emit(screen)
    qtbot.waitUntil(lambda: room.contains(opened.window.geometry().center()))
    opened.window.setGeometry(30, 60, 720, 520)
    application.screenRemoved.emit(screen)
    qtbot.wait(SETTLED_MS + 200)
    assert opened.window.geometry() == QRect(30, 60, 720, 520)
    opened.window.close()
