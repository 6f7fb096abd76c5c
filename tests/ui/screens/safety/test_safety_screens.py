"""The screens of backups and mishaps, in both languages, at 100 and 200 %: nothing nameless or cut."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.safekeeping import ClockDoubt
from companion.domain.words import Language
from companion.languages import languages
from companion.settings import Safety, Settings, Theme
from companion.ui.ways.safety_work import SafetyState
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import NOW
from tests.ui.screen_walk import faults
from tests.ui.screens.safety.backed_up import context_of, two_backups
from tests.ui.windows import Opened, TickingClock, make_window

DISPLAYS = ((1280, 820), (1024, 700))


@pytest.fixture(params=languages(), ids=lambda language: language.value)
def language(request: pytest.FixtureRequest) -> Language:
    found = request.param
    assert isinstance(found, Language)
    return found


@pytest.fixture(params=(100, 200), ids=lambda size: f"{size}%")
def settings(request: pytest.FixtureRequest, language: Language, tmp_path: Path) -> Settings:
    safety = Safety(
        second_place=tmp_path / "a stick with a rather long name",
        copied_at=NOW - timedelta(days=20),
        rehearsed_on=NOW.date(),
    )
    return Settings(
        language=language, text_size_percent=request.param, theme=Theme.LIGHT, safety=safety
    )


def window(qtbot: QtBot, folder: Path, settings: Settings) -> Opened:
    """The window on two backups, shown."""
    opened = make_window(
        qtbot, folder, clock=TickingClock(), settings=settings, backups=folder / "backups"
    )
    opened.window.show()
    opened.window.open_carnet()
    return opened


def look_over(qtbot: QtBot, opened: Opened) -> None:
    """The present screen comes to rest without a fault, on a usual display and on a small one."""
    for size in DISPLAYS:
        opened.window.resize(*size)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        screen = opened.window.centralWidget()
        assert screen is not None

        def is_in_order(screen: QWidget = screen) -> None:
            assert faults(screen) == []

        qtbot.waitUntil(is_in_order)


def test_the_backups(qtbot: QtBot, tmp_path: Path, settings: Settings) -> None:
    """The settings, and the list."""
    two_backups(tmp_path / "home")
    opened = window(qtbot, tmp_path / "home", settings)
    context_of(opened).go(ScreenName.SETTINGS)
    look_over(qtbot, opened)
    context_of(opened).go(ScreenName.RESTORE)
    qtbot.waitUntil(lambda: opened.shows("restore-put-back"))
    look_over(qtbot, opened)
    opened.window.close()


@pytest.mark.parametrize("what", ["second", "copy", "clock"])
def test_what_home_says(qtbot: QtBot, tmp_path: Path, settings: Settings, what: str) -> None:
    """Each card, one at a time."""
    two_backups(tmp_path / "home")
    opened = window(qtbot, tmp_path / "home", settings)
    qtbot.waitUntil(lambda: opened.shows("second-again"))
    qtbot.waitUntil(lambda: not opened.window.tasks._waiting)  # it looked around by itself
    state = context_of(opened).state.of(SafetyState)
    if what == "copy":
        state.copies = (
            tmp_path / "companion (conflicted copy of DESKTOP-1A2B3C4D 2026-11-20).carnet",
        )
    elif what == "clock":
        state.clock = ClockDoubt.BEHIND
    context_of(opened).go(ScreenName.HOME)
    look_over(qtbot, opened)
    opened.window.close()


@pytest.mark.parametrize("lost", [False, True], ids=["damaged", "lost"])
def test_a_carnet_in_trouble(qtbot: QtBot, tmp_path: Path, settings: Settings, lost: bool) -> None:
    """What happened, and what came back."""
    home = tmp_path / "home"
    two_backups(home)
    path = home / "companion.carnet"
    if lost:
        path.unlink()
    else:
        path.write_bytes(bytes(9_000))
    opened = window(qtbot, home, settings)
    look_over(qtbot, opened)
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("rescued-open"))
    look_over(qtbot, opened)
    opened.window.close()
