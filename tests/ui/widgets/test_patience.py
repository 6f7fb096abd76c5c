"""A long wait shows a sign while it lasts; a short one shows nothing."""

from itertools import count

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.screens.merging.screen import MergingScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets import patience as waiting
from companion.ui.widgets.basics import label
from tests.ui.open_window import OpenWindow


def signs(window: QWidget) -> list[bool]:
    return [each.isVisible() for each in window.findChildren(QLabel, "one-moment")]


@pytest.mark.parametrize(("seconds", "shown"), [(0.01, []), (0.15, [True])])
def test_beyond_a_fifth_of_a_second_something_shows_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, seconds: float, shown: list[bool]
) -> None:
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr(waiting, "monotonic", count(0.0, seconds).__next__)
    with waiting.patience(window, "Un instant…"):
        for _ in range(4):
            label("Fatigue").deleteLater()
        assert signs(window) == shown
    qtbot.waitUntil(lambda: not any(signs(window)))
    assert QGuiApplication.overrideCursor() is None


def test_what_is_known_to_take_long_shows_it_from_its_start(qtbot: QtBot) -> None:
    """A theme: most of it is one step of Qt's, and nobody looks at the clock meanwhile."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with waiting.patience(window, "Un instant…", at_once=True):
        assert signs(window) == [True]
    qtbot.waitUntil(lambda: not any(signs(window)))
    assert QGuiApplication.overrideCursor() is None


def test_a_screen_that_took_long_to_draw_shows_it_while_it_is_laid_out(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Laying it out is one step of Qt's, in which nobody looks at the clock."""
    opened = OpenWindow(qtbot, context)
    seen: list[list[bool]] = []
    now = [0.0]
    monkeypatch.setattr(waiting, "monotonic", lambda: now[0])
    monkeypatch.setattr(MergingScreen, "refresh", lambda _: now.append(now.pop() + 0.3))
    monkeypatch.setattr(MergingScreen, "focus_first", lambda _: seen.append(signs(opened.window)))
    opened.shell.show_screen(ScreenName.MERGING)
    assert seen == [[True]]
