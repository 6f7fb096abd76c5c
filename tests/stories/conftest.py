"""A person for each story, with a folder of their own.

Knows no single story.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.look.fonts import load_fonts
from tests.stories.person import Person


@pytest.fixture(scope="session")
def _letters(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest, _letters: None) -> Person:
    """Somebody who has never opened the program."""
    return Person(qtbot, tmp_path / "data", request.node.name)
