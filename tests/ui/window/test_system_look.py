"""An open window follows the colours of its computer, where the settings say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.settings import Settings, Theme
from companion.ui.doors.box import Box
from companion.ui.doors.dialogs import QtDialogs
from companion.ui.look import palettes
from companion.ui.window.dressing import LOOK_AGAIN_MS
from tests.ui.windows import make_window


@pytest.fixture
def computer() -> Iterator[QPalette]:
    """The colours of the computer, which are its own again in the end."""
    before = QApplication.palette()
    yield QPalette(before)
    QApplication.setPalette(before)


@pytest.mark.parametrize(
    ("theme", "worn"), [(Theme.SYSTEM, palettes.DARK), (Theme.LIGHT, palettes.LIGHT)]
)
def test_a_computer_that_turns_dark(
    qtbot: QtBot, tmp_path: Path, computer: QPalette, theme: Theme, worn: palettes.Palette
) -> None:
    """Who chose a theme keeps it."""
    window = make_window(qtbot, tmp_path, settings=Settings(theme=theme)).window
    assert window.look.palette is palettes.LIGHT
    computer.setColor(QPalette.ColorRole.Window, QColor("black"))
    QApplication.setPalette(computer)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
    QApplication.processEvents()
    assert window.look.palette is worn


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_computer_that_turns_dark_below_a_question(
    qtbot: QtBot, tmp_path: Path, computer: QPalette
) -> None:
    """The box keeps its place and its answer; what stands below it turns dark once it is closed."""
    opened = make_window(qtbot, tmp_path, settings=Settings(theme=Theme.SYSTEM))
    opened.start(qtbot)
    window = opened.window
    worn = list[palettes.Palette]()
    below = window.centralWidget()
    assert below is not None

    def turn_dark() -> None:
        computer.setColor(QPalette.ColorRole.Window, QColor("black"))
        QApplication.setPalette(computer)
        QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
        QTimer.singleShot(2 * LOOK_AGAIN_MS, window, answer)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Box)
        worn.append(window.look.palette)
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, window, turn_dark)
    assert QtDialogs().confirm(below, "Question", "", yes="Oui", no="Non")
    assert worn == [palettes.LIGHT]
    qtbot.waitUntil(lambda: window.look.palette is palettes.DARK)


def test_a_window_that_is_brought_to_a_finer_screen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its icons are drawn anew in that screen's own pixels."""
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    window = opened.window
    before = window.centralWidget()
    monkeypatch.setattr(window, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(window, QEvent(QEvent.Type.DevicePixelRatioChange))
    QApplication.processEvents()
    assert window.look.ratio == 2
    assert window.centralWidget() is not before
