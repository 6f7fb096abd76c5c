"""What is read and not pressed: Tab comes by it, it says all that it holds, and the arrows its lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Profile, TeamContact
from companion.domain.warning_signs import Urgency
from companion.messages import load_texts
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut
from companion.ui.ways.to_understand import show_shortcuts
from tests.ui.open_window import OpenWindow

MOST_STOPS = 60


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal) -> OpenWindow:
    team = (TeamContact("Infirmière", "0199001234", "de 9 à 17 h"),)
    journal.record(Profile("Marianne", team=team))
    return OpenWindow(qtbot, context)


def heard_with_tab(window: OpenWindow) -> dict[str, str]:
    """What each stop of Tab says, once around."""
    stops = map(QAccessible.queryAccessibleInterface, _stops(window))
    said = QAccessible.Text
    return {read.text(said.Name): read.text(said.Description) for read in stops}


def _stops(window: OpenWindow) -> Iterator[QWidget]:
    for _ in range(MOST_STOPS):
        window.key(Qt.Key.Key_Tab)
        yield window.focus()


def whole_card_is_heard(window: OpenWindow, context: Context) -> None:
    heard, card = heard_with_tab(window), context.catalogue.card
    words = load_texts(context.language).words
    for urgency in Urgency:
        said = heard[words(card.headings[urgency])]
        assert words(card.actions[urgency]) in said
        for sign in card.block(urgency):
            assert words(sign.text) in said
    assert heard["Votre équipe soignante"] == "01 99 00 12 34, Infirmière, de 9 à 17 h"


@pytest.mark.parametrize("screen", [ScreenName.WARNING_SIGNS, ScreenName.CALL])
def test_the_card_of_warning_signs(
    window: OpenWindow, context: Context, screen: ScreenName
) -> None:
    context.go(screen)
    whole_card_is_heard(window, context)


def test_the_card_once_a_check_in_is_saved(window: OpenWindow, context: Context) -> None:
    context.go(ScreenName.CHECK_IN)
    window.key(Qt.Key.Key_2)
    window.press("finish")
    assert window.shows("back-home")
    whole_card_is_heard(window, context)


def test_the_keys_of_the_keyboard(
    window: OpenWindow, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And line by line, up and down, from the first to the last."""
    show_shortcuts(context)
    texts = load_texts(context.language)
    heard = heard_with_tab(window)
    for each in (Shortcut.UNDO, Shortcut.SIGNS, Shortcut.GUIDE):
        assert any(texts(each.words) in said for said in heard.values()), each
    said: list[str] = []

    def announce(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", announce)
    next(stop for stop in _stops(window) if stop.accessibleName() == "Pour aller à un écran")
    lines = window.focus().accessibleDescription().split("; ")
    said.clear()
    for _ in range(len(lines) + 1):
        window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_Up)
    assert said == [*lines, lines[-1], lines[-2]]
