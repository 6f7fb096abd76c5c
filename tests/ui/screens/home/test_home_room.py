"""A full usual day at home has the room it needs in an ordinary window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.check_in.answering import take_in_questionnaire
from companion.actions.key import Key
from companion.content.catalogue import load_catalogue
from companion.content.demo import build_demo
from companion.domain.words import Language
from companion.languages import languages
from companion.record_book.making import create_file
from companion.settings import Settings, Theme
from companion.ui.screens.home.screen import HomeScreen
from companion.ui.ways.screen_name import ScreenName
from tests.questionnaires.building import question, resource
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import journal_of, make_window


@pytest.mark.parametrize("language", languages())
def test_twelve_weeks_and_a_questionnaire_fit_without_scrolling(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    """Days, consultation, questions and the care team's questionnaire, in 1280 by 820 pixels."""
    demo = build_demo(load_catalogue(), NOW.date(), language)
    place = tmp_path / "companion.carnet"
    create_file(place, Key(), demo.revisions, photos=demo.photos, identity=demo.identity).close()
    settings = Settings(language=language, theme=Theme.LIGHT)
    opened = make_window(qtbot, tmp_path, settings=settings, clock=Clock(NOW))
    opened.window.resize(1280, 820)
    opened.start(qtbot)
    take_in_questionnaire(journal_of(opened), resource(question("1")))
    context = opened.window.context
    assert context is not None
    context.go(ScreenName.HOME)
    (home,) = opened.window.findChildren(HomeScreen)
    qtbot.waitUntil(lambda: opened.shows("answer-questionnaire"))
    qtbot.waitUntil(lambda: home.verticalScrollBar().maximum() == 0)
