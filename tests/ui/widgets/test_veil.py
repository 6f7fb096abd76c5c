"""A screen that comes fades in for a moment, unless nothing is to move; it can be used at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.look import tokens
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.veil import Veil
from companion.ui.window import shell
from tests.ui.windows import Opened, make_carnet, make_window


def veil_after_a_change(opened: Opened) -> Veil:
    """The veil right after another screen came."""
    context = opened.window.context
    assert context is not None
    context.go(ScreenName.WARNING_SIGNS)
    screen = opened.window.centralWidget()
    assert screen is not None
    (veil,) = screen.findChildren(Veil)
    return veil


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setattr(shell, "system_reduces_motion", lambda: False)
    make_carnet(tmp_path)
    made = make_window(qtbot, tmp_path)
    made.start(qtbot)
    return made


def test_a_screen_fades_in_and_is_there_at_once(opened: Opened, qtbot: QtBot) -> None:
    """The veil takes neither the keyboard nor a press, and is gone after its time."""
    veil = veil_after_a_change(opened)
    assert veil.isVisible()
    parent = veil.parentWidget()
    assert parent is not None
    assert veil.geometry() == parent.rect()
    middle = veil.mapTo(opened.window, veil.rect().center())
    assert opened.window.childAt(middle) is not veil
    assert QApplication.focusWidget() is not veil
    qtbot.waitUntil(lambda: not veil.isVisible(), timeout=20 * tokens.MOTION_MS)


def test_nothing_moves_where_the_person_or_the_system_wants_it_so(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either is enough."""
    context = opened.window.context
    assert context is not None
    context.settings = replace(context.settings, still=True)
    assert not veil_after_a_change(opened).isVisible()
    context.settings = replace(context.settings, still=False)
    monkeypatch.setattr(shell, "system_reduces_motion", lambda: True)
    context.go(ScreenName.HOME)
    assert not veil_after_a_change(opened).isVisible()
