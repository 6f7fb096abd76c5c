"""An open window follows the colours of its computer, where the settings say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.settings import Settings, Theme
from companion.ui.look import palettes
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
