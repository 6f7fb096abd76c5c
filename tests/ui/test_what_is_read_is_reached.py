"""What is read and not pressed: Tab comes by it, it says all that it holds, and the arrows its lines."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import CheckIn, Infusion, Profile, TeamContact
from companion.domain.symptoms import Attribute, Recall
from companion.domain.warning_signs import Urgency
from companion.messages import load_texts
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_treatment import TreatmentTab
from companion.ui.ways.to_understand import show_shortcuts
from companion.ui.window.system.said_beside import say_beside
from tests.ui.open_window import OpenWindow
from tests.ui.screens.visit.consultation_screen import TODAY

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


def test_where_the_card_was_read(window: OpenWindow, context: Context) -> None:
    context.go(ScreenName.WARNING_SIGNS)
    said = heard_with_tab(window)["Les sources de cette carte"]
    for source in context.catalogue.card.cited:
        assert source.title in said


def test_what_an_entry_holds_and_its_history(
    window: OpenWindow, context: Context, journal: Journal
) -> None:
    answers = {"fatigue": {Attribute.INTENSITY: 2}, "cough": {Attribute.INTENSITY: 0}}
    written = journal.record(CheckIn(TODAY, Recall.DAY, answers, note="Une sieste"))
    open_entry(context, written.record_id)
    heard = heard_with_tab(window)
    assert heard["Ce qui a été noté"].replace("\u00a0", " ").startswith("Fatigue; Modérément (2)")
    assert "Toux\u00a0: pas du tout (0)" in heard["Ce qui a été noté"]
    assert "Une sieste" in heard["Ce qui a été noté"]
    assert "Rien n’a été changé depuis." in heard["Historique"]


@pytest.fixture
def beside_is_said() -> Iterator[None]:
    """As the window does for a screen reader."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(say_beside)
    yield
    application.focusChanged.disconnect(say_beside)


@pytest.mark.usefixtures("beside_is_said")
def test_what_stands_beside_a_control_is_said_with_it(
    window: OpenWindow, context: Context, journal: Journal
) -> None:
    """The day of the next infusion, and of each one in the list; its own words again once it is left."""
    for day in (TODAY - timedelta(days=20), TODAY - timedelta(days=6)):
        journal.record(Infusion(day, "nivolumab", given=True))
    context.go(ScreenName.TREATMENT)
    context.state.put(TreatmentTab("infusions"))
    heard = heard_with_tab(window)
    assert "Prochaine perfusion. Vers le " in heard["Elle a été faite"]
    assert "14 jours après la dernière dose" in heard["Elle a été faite"]
    said = [described for name, described in heard.items() if name.startswith("Corriger")]
    assert any("15 novembre 2026" in " ".join(each.split()) for each in said)
    window.focus().clearFocus()
    given = window.control("schedule-given")
    assert given.accessibleDescription() == ""
