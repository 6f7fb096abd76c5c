"""What can be listened to: what a check-in and a questionnaire ask, the card, the page. One voice speaks."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.domain.records import Profile, TeamContact
from companion.ui.doors.press_guard import UNREAD_S
from companion.ui.screens.visit.screen import ConsultationScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import start_check_in
from tests.systems import linux_only
from tests.ui.conftest import FakeDialogs
from tests.ui.doors.test_read_aloud import programs
from tests.ui.open_window import OpenWindow

pytestmark = linux_only("the speaking program of Linux")


@dataclass
class Heard:
    """What the program that stands in for the voice was told on its input, and beside it."""

    said: Path
    arguments: Path

    def sentences(self) -> list[str]:
        return self.said.read_text("utf-8").splitlines() if self.said.exists() else []


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Heard:
    """A voice that writes down what it is told."""
    found = Heard(tmp_path / "said", tmp_path / "arguments")
    script = f'#!/bin/sh\necho "$@" >> {found.arguments}\n/bin/cat >> {found.said}\n'
    programs(tmp_path, monkeypatch, espeak_ng=script)
    return found


def test_a_question_is_read_with_its_answers_and_an_answer_ends_it(
    qtbot: QtBot, context: Context, heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the input alone: the list of processes says nothing of a symptom."""
    window = OpenWindow(qtbot, context)
    journal = context.journal
    start_check_in(context, new_check_in(journal.carnet, context.catalogue, journal.today()))
    window.press("question-listen")
    qtbot.waitUntil(lambda: "Énormément" in heard.sentences())
    said = heard.sentences()
    assert said[0] == "Fatigue"
    assert said.index("Pas du tout") < said.index("Énormément")
    assert "atigue" not in heard.arguments.read_text("utf-8")
    qtbot.waitUntil(lambda: not window.shows("question-stop"))
    programs(tmp_path, monkeypatch, espeak_ng="#!/bin/sh\nexec /bin/sleep 600\n")
    window.press("question-listen")
    assert window.shows("question-stop")
    window.key(Qt.Key.Key_2)
    assert not window.shows("question-stop")


def test_the_card_is_read_with_the_numbers_first(
    qtbot: QtBot, context: Context, heard: Heard
) -> None:
    """The team's own numbers come before the most urgent signs."""
    context.journal.record(Profile("Marianne", team=(TeamContact("Oncologie", "0199001234"),)))
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    window.press("card-listen")
    qtbot.waitUntil(lambda: "Appelez le 15 ou le 112 maintenant" in heard.sentences())
    assert heard.sentences()[0].startswith("Oncologie")


def test_another_text_ends_the_one_that_is_read(
    qtbot: QtBot, context: Context, heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never two voices at once; and going to another screen ends them all."""
    programs(tmp_path, monkeypatch, espeak_ng="#!/bin/sh\nexec /bin/sleep 600\n")
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    window.press("card-listen")
    assert window.shows("card-stop")
    card = window.screen
    context.go(ScreenName.CONSULTATION)
    assert isinstance(window.screen, ConsultationScreen)
    preview = window.screen.preview
    assert preview.lines() == ["La page se prépare…"]  # what stands there is what is read
    preview.show_page([], "Synthèse\nFatigue 2")
    assert preview.lines() == ["Synthèse", "Fatigue 2"]
    window.press("page-listen")
    assert window.shows("page-stop")
    window.shell.show_screen(ScreenName.WARNING_SIGNS)
    assert window.screen is card
    assert not window.shows("card-stop")
    window.press("card-listen")
    window.context.silence_wanted.emit(None)
    assert not window.shows("card-stop")


def test_two_presses_in_a_row_begin_once(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hand that presses twice wants to listen; a press later on breaks off."""
    programs(tmp_path, monkeypatch, espeak_ng="#!/bin/sh\nexec /bin/sleep 600\n")
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    listen = window.control("card-listen")
    window.press("card-listen")
    window.press("card-listen")
    assert listen.text() == "Pause"
    QTest.qWait(int(UNREAD_S * 1000) + 50)
    window.press("card-listen")
    assert listen.text() == "Reprendre"


def test_escape_ends_the_reading_and_the_keyboard_stays_where_it_begins_again(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keyboard was on “Stop”, which goes: what comes next on the screen is not what was meant."""
    programs(tmp_path, monkeypatch, espeak_ng="#!/bin/sh\nexec /bin/sleep 600\n")
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    listen = window.control("card-listen")
    window.press("card-listen")
    window.control("card-stop").setFocus()
    window.key(Qt.Key.Key_Escape)
    assert not window.shows("card-stop")
    assert window.context.state.screen is ScreenName.WARNING_SIGNS
    assert listen.hasFocus()


def test_a_voice_that_is_not_heard_asks_for_the_sound(
    qtbot: QtBot,
    context: Context,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The program is there, so that nobody is told to install it."""
    programs(tmp_path, monkeypatch, espeak_ng="#!/bin/sh\nexit 1\n")
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    window.press("card-listen")
    qtbot.waitUntil(lambda: bool(dialogs.told))
    (told,) = dialogs.told
    assert "son est-il allumé" in told
    assert "espeak-ng" not in told


def test_without_a_voice_it_says_how_to_get_one(
    qtbot: QtBot,
    context: Context,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In plain words, for this kind of computer."""
    programs(tmp_path, monkeypatch)
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    window.press("card-listen")
    (told,) = dialogs.told
    assert told.startswith("Cet ordinateur n’a pas de voix")
    assert "espeak-ng" in told
