"""A long wait shows a sign while it lasts; a short one shows nothing."""

from itertools import count

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets import patience as waiting
from companion.ui.widgets.basics import label


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
