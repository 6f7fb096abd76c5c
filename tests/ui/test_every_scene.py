"""Every screen and state that pictures are taken of: Tab goes where the eye goes, its ring is seen, and
words that are 40 % longer are not cut. A few of them each day, more in `make test-long`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.settings import Theme
from tests.languages.longer import longer, speak_longer
from tests.parts import some_of, today_or_all
from tests.screenshots.stage import Stage, close_above, settle
from tests.screenshots.take import ALL, THEMES
from tests.ui.escape_walk import escape_faults
from tests.ui.kept_items import kept_items
from tests.ui.screen_walk import faults
from tests.ui.tab_walk import ring_faults, tab_faults

TODAY, LONG = 3, 12
LONGER = ("home", "check-in", "lock", "first-name")
SIZE = (1280, 820)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "theme" in metafunc.fixturenames:
        themes = today_or_all(metafunc.config, len(THEMES), THEMES)
        metafunc.parametrize("theme", themes, ids=[theme.value for theme in themes])


@pytest.fixture
def stage(
    theme: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    def show(box: QMessageBox) -> int:
        monkeypatch.setattr(box, "deleteLater", lambda: None)
        box.show()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    made = Stage(tmp_path, Language.FR, theme, 100)
    yield made
    made.close()


def walked(
    stage: Stage, names: list[str], look: Callable[[QWidget], list[str]]
) -> dict[str, list[str]]:
    """What is wrong with these scenes."""
    found: dict[str, list[str]] = {}
    for name in names:
        window = ALL[name](stage)
        window.resize(*SIZE)
        settle(window)
        if wrong := look(window):
            found[name] = wrong
        close_above(window)
        stage.forget_closed()
    return found


def scenes(is_long: bool, occasion: str) -> list[str]:
    in_a_window = [name for name in ALL if not name.startswith(("dialog", "consultation"))]
    return some_of(in_a_window, LONG if is_long else TODAY, occasion)


def by_keyboard(window: QWidget) -> list[str]:
    close_above(window)
    window.activateWindow()
    settle(window)
    return [*tab_faults(window), *ring_faults(window)]


def test_tab_and_its_ring(stage: Stage, *, is_long: bool) -> None:
    before = len(kept_items())
    assert walked(stage, scenes(is_long, "tab"), by_keyboard) == {}
    assert len(kept_items()) <= before


def test_escape_is_safe(stage: Stage, *, is_long: bool) -> None:
    """It writes nothing, takes nothing that was typed, closes no window, and the keyboard stays somewhere."""
    names = some_of(list(ALL), len(ALL) if is_long else TODAY, "escape")
    assert walked(stage, names, partial(escape_faults, stage)) == {}


def test_nothing_is_cut_in_longer_words(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    speak_longer(monkeypatch)
    assert longer("Réglages de {name}") == "[Réglàágéès déè {name}]"
    shown: Mapping[str, list[str]] = walked(
        stage,
        list(LONGER),
        lambda _window: [
            fault
            for each in QApplication.topLevelWidgets()
            if each.isVisible()
            for fault in faults(each)
        ],
    )
    assert shown == {}
