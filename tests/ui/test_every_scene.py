"""Every screen and state that pictures are taken of: Tab goes where the eye goes, its ring is seen, and
no word is cut, in large letters and where words are 40 % longer. A few of them each day, more in
`make test-long`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.settings import Theme
from tests.languages.longer import longer, speak_longer
from tests.parts import some_of, today_or_all
from tests.screenshots.stage import Stage, close_above, settle
from tests.screenshots.take import ALL, THEMES
from tests.ui.escape_walk import escape_faults
from tests.ui.heard_walk import unheard
from tests.ui.kept_items import kept_items
from tests.ui.screen_walk import faults
from tests.ui.tab_walk import ring_faults, tab_faults

TODAY, LONG, CUT_TODAY = 3, 12, 4
SIZE = (1280, 820)


@dataclass(frozen=True)
class Seen:
    """How the windows are looked at: in longer words than French has, or in letters of that size."""

    language: Language
    theme: Theme
    percent: int
    size: tuple[int, int]
    longer: bool = False


WAYS = (
    Seen(Language.FR, Theme.LIGHT, 100, SIZE, longer=True),
    Seen(Language.FR, Theme.DARK, 200, (1024, 640)),
    Seen(Language.FR, Theme.CONTRAST_DARK, 100, (1024, 640), longer=True),
    Seen(Language.FR, Theme.CONTRAST, 150, (800, 600)),
    Seen(Language.EN, Theme.LIGHT, 200, (1024, 640)),
    Seen(Language.FR, Theme.LIGHT, 200, SIZE, longer=True),
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "theme" in metafunc.fixturenames:
        themes = today_or_all(metafunc.config, len(THEMES), THEMES)
        metafunc.parametrize("theme", themes, ids=[theme.value for theme in themes])

    if "seen" in metafunc.fixturenames:
        ways = today_or_all(metafunc.config, len(WAYS), WAYS)
        metafunc.parametrize("seen", ways, ids=[f"{way.theme.value}-{way.percent}" for way in ways])


@pytest.fixture
def stage(
    theme: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    with on_stage(tmp_path, monkeypatch, Seen(Language.FR, theme, 100, SIZE)) as made:
        yield made


@contextmanager
def on_stage(folder: Path, monkeypatch: pytest.MonkeyPatch, seen: Seen) -> Iterator[Stage]:
    """A stage on which boxes of Qt wait for nobody."""

    def show(box: QMessageBox) -> int:
        monkeypatch.setattr(box, "deleteLater", lambda: None)
        box.show()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    made = Stage(folder, seen.language, seen.theme, seen.percent)
    yield made
    made.close()


def walked(
    stage: Stage,
    names: list[str],
    look: Callable[[QWidget], list[str]],
    size: tuple[int, int] = SIZE,
) -> dict[str, list[str]]:
    """What is wrong with these scenes."""
    found: dict[str, list[str]] = {}
    for name in names:
        window = ALL[name](stage)
        window.resize(*size)
        settle(window)
        if wrong := look(window):
            found[name] = wrong
        close_above(window)
        stage.forget_closed()
    return found


def in_a_window() -> list[str]:
    return [name for name in ALL if not name.startswith(("dialog", "consultation"))]


def scenes(is_long: bool, occasion: str) -> list[str]:
    return some_of(in_a_window(), LONG if is_long else TODAY, occasion)


def cut_words(_window: QWidget) -> list[str]:
    """Of every window that is open, the menus and boxes too."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [fault for each in shown for fault in faults(each)]


def by_keyboard(window: QWidget) -> list[str]:
    close_above(window)
    window.activateWindow()
    settle(window)
    return [*tab_faults(window), *ring_faults(window)]


def heard_by_keyboard(window: QWidget) -> list[str]:
    close_above(window)
    window.activateWindow()
    settle(window)
    return unheard(window)


def test_tab_and_its_ring(stage: Stage, *, is_long: bool) -> None:
    before = len(kept_items())
    assert walked(stage, scenes(is_long, "tab"), by_keyboard) == {}
    assert len(kept_items()) <= before


def test_escape_is_safe(stage: Stage, *, is_long: bool) -> None:
    """It writes nothing, takes nothing that was typed, closes no window, and the keyboard stays somewhere."""
    names = some_of(list(ALL), len(ALL) if is_long else TODAY - 1, "escape")
    assert walked(stage, names, partial(escape_faults, stage)) == {}


def test_all_words_are_heard(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, *, is_long: bool
) -> None:
    """None is only seen: with Tab, who does not see the screen comes by all that it says."""
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    assert walked(stage, scenes(is_long, "heard"), heard_by_keyboard) == {}


def test_nothing_is_cut(
    seen: Seen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_long: bool
) -> None:
    """One of these ways and four scenes each day; every scene in each of them in `make test-long`."""
    if seen.longer:
        speak_longer(monkeypatch)
        assert longer("Réglages de {name}") == "[Réglàágéès déè {name}]"
    names = list(ALL) if is_long else some_of(in_a_window(), CUT_TODAY, "cut")
    with on_stage(tmp_path, monkeypatch, seen) as stage:
        assert walked(stage, names, cut_words, seen.size) == {}
