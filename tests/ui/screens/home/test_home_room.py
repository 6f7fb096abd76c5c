"""A full usual day at home has the room it needs in an ordinary window."""

from datetime import timedelta
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
from companion.ui.drawings.heat_strip import HeatStrip
from companion.ui.screens.home.screen import HomeScreen
from companion.ui.ways.screen_name import ScreenName
from tests.questionnaires.building import question, resource
from tests.screenshots.stage import settle
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, journal_of, make_window


def open_demo(
    qtbot: QtBot, folder: Path, language: Language, *, after: timedelta = timedelta()
) -> Opened:
    """The example's home in 1280 by 820 pixels, so long after its last day."""
    demo = build_demo(load_catalogue(), NOW.date(), language)
    place = folder / "companion.carnet"
    create_file(place, Key(), demo.revisions, photos=demo.photos, identity=demo.identity).close()
    settings = Settings(language=language, theme=Theme.LIGHT)
    opened = make_window(qtbot, folder, settings=settings, clock=Clock(NOW + after))
    opened.window.resize(1280, 820)
    opened.start(qtbot)
    return opened


@pytest.mark.parametrize("language", languages())
def test_twelve_weeks_and_a_questionnaire_fit_without_scrolling(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    """Days, consultation, questions and the care team's questionnaire, in 1280 by 820 pixels."""
    opened = open_demo(qtbot, tmp_path, language)
    take_in_questionnaire(journal_of(opened), resource(question("1")))
    context = opened.window.context
    assert context is not None
    context.go(ScreenName.HOME)
    (home,) = opened.window.findChildren(HomeScreen)
    qtbot.waitUntil(lambda: opened.shows("answer-questionnaire"))
    qtbot.waitUntil(lambda: home.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("language", languages())
def test_the_fourteen_days_have_room_beside_a_near_consultation(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    """What there is to prepare for it takes none of theirs: no bar inside a page."""
    opened = open_demo(qtbot, tmp_path, language, after=timedelta(days=4))
    assert opened.shows("home-visit-key")
    (home,) = opened.window.findChildren(HomeScreen)
    strip = home.findChildren(HeatStrip)[0]
    assert strip.isVisible()
    assert strip.horizontalScrollBar().maximum() == 0


def test_a_narrower_home_has_its_height_before_it_is_painted(qtbot: QtBot, tmp_path: Path) -> None:
    """Where the consultation goes below the days: not one frame with all of it pressed into the old height."""
    opened = open_demo(qtbot, tmp_path, Language.FR)
    (home,) = opened.window.findChildren(HomeScreen)
    content = home.widget()
    assert content is not None
    opened.window.resize(1112, 820)
    settle()
    beside = content.height()
    opened.window.resize(1060, 820)
    assert content.height() > beside + 200
