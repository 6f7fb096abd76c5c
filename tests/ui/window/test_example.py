"""The example of the first screen: tried, written in, left, and nothing of it is anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion import paths
from companion.domain.records import Question
from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.shell import Shell
from tests.ui.windows import Opened, journal_of, make_window


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """The first screen, where there is no record book."""
    settings = Settings(language=Language.FR, theme=Theme.LIGHT)
    opened = make_window(qtbot, tmp_path, settings=settings)
    opened.start(qtbot)
    yield opened
    opened.window.close()


def shell(opened: Opened) -> Shell:
    """What stands around the screens."""
    shown = opened.window.centralWidget()
    assert isinstance(shown, Shell)
    return shown


def files(folder: Path) -> dict[str, int]:
    """Every file and folder below it, with its last writing."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def test_it_begins_with_its_greeting_in_large_letters_too(qtbot: QtBot, tmp_path: Path) -> None:
    """The button that has the keyboard is in sight without scrolling, once all has its size."""
    settings = Settings(language=Language.FR, theme=Theme.LIGHT, text_size_percent=200)
    opened = make_window(qtbot, tmp_path, settings=settings)
    opened.window.resize(1008, 594)
    opened.start(qtbot)
    opened.press("open-example")
    for _ in range(9):
        QApplication.processEvents()
    assert shell(opened).shown.verticalScrollBar().value() == 0
    assert not opened.control("start-check-in").visibleRegion().isEmpty()


def test_it_is_tried_and_left_without_a_trace(first: Opened, tmp_path: Path) -> None:
    """No file, no setting, no key: neither while it is open nor once it was left."""
    home = paths.user_data()
    before, at_home, settings = files(tmp_path), files(home), first.window.settings
    first.press("open-example")
    assert "Ceci est un exemple" in first.said()
    assert "Bonjour Marianne" in first.said()
    journal_of(first).record(Question("Puis-je jardiner ?"))
    first.press("start-check-in")
    first.press("level-2")
    assert first.window.context is not None
    first.window.context.answered.emit()
    first.press("nav-settings")
    first.press("text-size-125")
    first.press("ruler-on")
    first.press("leave-example")
    assert first.shows("first-next")
    assert first.window.settings == settings
    assert first.kept == []
    assert (files(tmp_path), files(home)) == (before, at_home)
    assert first.keyring.secrets == {}


def test_every_screen_of_it_can_be_shown(first: Opened) -> None:
    """Those that speak of the file, its keys or its backups too: there is none."""
    first.press("open-example")
    for name in ScreenName:
        if name not in {ScreenName.ENTRY, ScreenName.RESTORE}:
            shell(first).show_screen(name)
            assert first.shows("leave-example")


def test_closing_the_window_on_it_leaves_nothing(first: Opened, tmp_path: Path) -> None:
    """What was being typed is no draft."""
    first.press("open-example")
    first.press("start-check-in")
    first.press("level-2")
    assert first.window.close()
    assert list(tmp_path.iterdir()) == []
