"""Each state of the questionnaires' screen, in both languages, at 100 and 200 %: no control without
a name, no cut text, no small target, nothing wider than the window."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.actions.check_in.answering import Answering, loaded, take_in_questionnaire
from companion.actions.key import Key
from companion.content.questionnaires.form import read_form
from companion.content.questionnaires.intake import prepare
from companion.domain.questionnaire_values import Value
from companion.domain.records import QuestionnaireResponse
from companion.languages import languages
from companion.record_json import Json
from companion.settings import Settings, Theme
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_questionnaire import AnsweringState
from tests.questionnaires.building import (
    coding,
    official_questionnaire,
    published_lists,
    published_questionnaire,
    question,
    resource,
    team_questionnaire,
)
from tests.ui.conftest import Clock
from tests.ui.screen_walk import faults
from tests.ui.windows import Opened, make_window

LONG = (
    "Depuis la dernière visite, avez-vous remarqué une chose, même petite, dont vous voulez parler "
)
HARD: list[Json] = [
    coding("a", LONG * 2),
    coding("b", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
    coding("c", "Oui & non"),
]


@pytest.fixture(params=[(language, size) for language in languages() for size in (100, 200)],
                ids=lambda each: f"{each[0].value}-{each[1]}")  # fmt: skip
def opened(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Opened:
    language, size = request.param
    settings = Settings(language=language, text_size_percent=size, theme=Theme.LIGHT)
    made = make_window(qtbot, tmp_path, settings=settings, clock=Clock())
    made.window.show()
    made.window.show_journal(made.book.create(name="Marianne", key=Key()))
    return made


def asking(context: Context, url_end: str, link: str, **given: Value) -> None:
    """Show a question with these answers."""
    there = loaded(context.journal.carnet, context.journal.catalogue)
    form = next(each.form for each in there if each.form.url.endswith(url_end))
    answering = Answering(form, context.journal.today(), dict(given))
    answering.go_to(link)
    if not link:
        answering.position = len(answering.steps)
    context.state.of(AnsweringState).answering = answering
    context.go(ScreenName.QUESTIONNAIRE)


def look_over(opened: Opened) -> None:
    for size in ((1280, 820), (1024, 700)):
        opened.window.resize(*size)
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
        screen = opened.window.centralWidget()
        assert screen is not None
        assert faults(screen) == []


def test_every_state(opened: Opened) -> None:
    """The list, one read through, each kind of question, the end, home, and the entry."""
    context = opened.window.context
    assert context is not None
    hard = resource(
        question("q", "choice", text=LONG * 2, answerOption=HARD),
        url="https://team.example.org/Questionnaire/long",
        title=LONG,
    )
    published = prepare([("q", published_questionnaire()), ("l", json.dumps(published_lists()))])
    texts = [team_questionnaire(), official_questionnaire(), hard, published[0].text or ""]
    for text in texts:
        take_in_questionnaire(context.journal, text)
    published_url = read_form(texts[-1]).url
    state = context.state.of(AnsweringState)

    def read_through(place: int) -> None:
        state.answering = None
        state.seen = loaded(context.journal.carnet, context.journal.catalogue)[place].record_id
        context.go(ScreenName.QUESTIONNAIRE)

    def entry() -> None:
        body = QuestionnaireResponse("https://team.example.org/Questionnaire/suivi|1",
                                     context.journal.today(), {"sleep": "bad", "weight": 64.5})  # fmt: skip
        open_entry(context, context.journal.record(body).record_id)

    screens: list[Callable[[], None]] = [
        lambda: context.go(ScreenName.QUESTIONNAIRE),
        lambda: context.go(ScreenName.HOME),
        *(
            lambda link=link: asking(context, "suivi", link, sleep="bad", walks=True)
            for link in ("sleep", "why", "walks", "how-many", "way", "weight", "since", "")
        ),
        lambda: asking(context, "officiel", "proctcae-53a-sev"),
        lambda: asking(context, "long", "q"),
        *(
            lambda link=link: asking(context, published_url, link, where=("a",), name="Xyz")
            for link in ("where", "more", "words", "hour", "moment", "when", "name#2", "")
        ),
        lambda: read_through(0),
        lambda: read_through(3),
        entry,
    ]
    for show in screens:
        show()
        look_over(opened)
