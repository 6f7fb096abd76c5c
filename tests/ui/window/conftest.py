"""The folders of two people whose record books are opened in one window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.window.another import carnet_on_a_stick, kept


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """The folder of the person's own data. The windows on it are closed in the end."""
    folder = tmp_path / "own"
    folder.mkdir()
    yield folder
    for opened in kept:
        opened.window.close()
    QApplication.processEvents()
    kept.clear()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Another folder, such as a stick, with Paul's carnet and its key."""
    return carnet_on_a_stick(tmp_path / "stick")
