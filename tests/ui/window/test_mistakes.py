"""What nobody caught: the window stays, one calm sentence, and a log without anybody's answers."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion import log
from companion.ui.window.mistakes import Mistakes
from tests.ui.windows import Opened, make_carnet, make_window


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """A window that tells of mistakes."""
    hook = sys.excepthook
    make_carnet(tmp_path)
    window = make_window(qtbot, tmp_path)
    window.start(qtbot)
    Mistakes(window.window, window.dialogs, tmp_path / "log").watch()
    yield window
    sys.excepthook = hook
    log.stop()


def make_a_mistake() -> None:
    try:
        int("fatigue 3, Marianne")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_mistake_is_told_once_and_the_window_goes_on(qtbot: QtBot, opened: Opened) -> None:
    """Three in a row make one sentence; the next one is told again."""
    for _ in range(3):
        make_a_mistake()
    qtbot.waitUntil(lambda: bool(opened.dialogs.told))
    assert len(opened.dialogs.told) == 1
    assert "Ce qui était enregistré est en sûreté." in opened.dialogs.told[0]
    assert opened.shows("greeting")
    make_a_mistake()
    qtbot.waitUntil(lambda: len(opened.dialogs.told) == 2)


def test_the_log_says_where_and_never_what(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    """Type and place, for somebody who looks for the fault; no answer and no name."""
    make_a_mistake()
    qtbot.waitUntil(lambda: bool(opened.dialogs.told))
    noted = (tmp_path / "log" / log.FILE_NAME).read_text(encoding="utf-8")
    assert "ValueError" in noted
    assert "Marianne" not in noted
    assert "fatigue" not in noted
