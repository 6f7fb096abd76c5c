"""Questions that take several answers, a time, or a day and a time, answered with the keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.actions.check_in.answering import take_in_questionnaire
from companion.domain.records import QuestionnaireResponse
from companion.record_json import Json, JsonObject
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_questionnaire import AnsweringState
from tests.content.test_published_questionnaires import translated
from tests.questionnaires.building import coding, question, resource
from tests.ui.open_window import OpenWindow

ALONE = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"
MOST = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs"


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    options: list[Json] = [coding("a", "Dos"), coding("b", "Genou")]
    alone: JsonObject = {
        **coding("n", "Aucun"),
        "extension": [{"url": ALONE, "valueBoolean": True}],
    }
    most: list[Json] = [{"url": MOST, "valueInteger": 1}]
    text = resource(
        question("where", "choice", repeats=True, answerOption=[*options, alone]),
        question("what", "open-choice", repeats=True, answerOption=options),
        question("words", "string", repeats=True),
        question("one", "choice", repeats=True, answerOption=options, extension=most),
        question("hour", "time"),
        question("moment", "dateTime"),
    )
    opened = OpenWindow(qtbot, context)
    take_in_questionnaire(context.journal, text)
    context.go(ScreenName.HOME)
    opened.press("answer-questionnaire")
    return opened


def given(context: Context) -> dict[str, object]:
    answering = context.state.of(AnsweringState).answering
    assert answering is not None
    return dict(answering.given)


def lines(window: OpenWindow) -> QPlainTextEdit:
    found = window.screen.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def line(window: OpenWindow) -> QLineEdit:
    found = window.screen.findChild(QLineEdit, "field-answer")
    assert isinstance(found, QLineEdit)
    return found


def test_letters_tick_and_one_that_goes_alone_takes_the_others_back(
    qtbot: QtBot, context: Context, window: OpenWindow
) -> None:
    """A tick is taken back by the same letter; Enter goes on."""
    assert window.says("Vous pouvez choisir plusieurs réponses.")
    for letter, expected in (
        (Qt.Key.Key_B, ("b",)),
        (Qt.Key.Key_A, ("a", "b")),
        (Qt.Key.Key_B, ("a",)),
        (Qt.Key.Key_C, ("n",)),
        (Qt.Key.Key_A, ("a",)),
    ):
        window.key(letter)
        assert given(context)["where"] == expected
    window.key(Qt.Key.Key_A)
    assert "where" not in given(context)
    window.key(Qt.Key.Key_Return)
    assert window.says("La question what")


def go_to(context: Context, window: OpenWindow, link: str) -> None:
    answering = context.state.of(AnsweringState).answering
    assert answering is not None
    answering.go_to(link)
    window.screen.refresh()
    window.screen.focus_first()


def test_ticks_go_with_other_words(qtbot: QtBot, context: Context, window: OpenWindow) -> None:
    """What was ticked stays when words are added, each on its line; the same twice is refused."""
    go_to(context, window, "what")
    window.key(Qt.Key.Key_B)
    lines(window).setPlainText("La nuque\nLa main")
    assert given(context)["what"] == ("b", "La nuque", "La main")
    lines(window).setPlainText("La nuque\nLa nuque")
    window.press("next")
    assert window.says("Veuillez écrire chaque réponse une seule fois.")
    lines(window).setPlainText("a")
    window.press("next")
    assert window.says("Veuillez l’écrire autrement.")
    go_to(context, window, "words")
    lines(window).setPlainText("un\n\ndeux\n")
    assert given(context)["words"] == ("un", "deux")


def test_more_than_may_be_is_said(qtbot: QtBot, context: Context, window: OpenWindow) -> None:
    """It goes on once one is taken back."""
    go_to(context, window, "one")
    window.key(Qt.Key.Key_A)
    window.key(Qt.Key.Key_B)
    window.press("next")
    assert window.says("Veuillez choisir 1 réponse au plus.")
    window.key(Qt.Key.Key_A)
    window.press("next")
    assert given(context)["one"] == ("b",)


def test_times_and_moments_and_the_whole_is_kept(
    qtbot: QtBot, context: Context, window: OpenWindow
) -> None:
    """As they are typed; at the end all of it stands in the journal."""
    window.key(Qt.Key.Key_A)
    go_to(context, window, "hour")
    line(window).setText("9 h 05")
    assert given(context)["hour"] == "09:05"
    line(window).setText("27:00")
    window.press("next")
    assert window.says("Veuillez écrire l’heure")
    line(window).setText("9:05")
    window.press("next")
    line(window).setText("bientôt")
    window.press("next")
    assert window.says("Veuillez écrire un jour et une heure")
    line(window).setText("20/11/2026 14:30")
    assert given(context)["moment"] == "2026-11-20T14:30"
    window.press("next")
    assert window.says(", 14:30")
    window.press("next")
    (entry,) = context.journal.carnet.entries(QuestionnaireResponse)
    assert entry.body.items == {"where": ("a",), "hour": "09:05", "moment": "2026-11-20T14:30"}


def test_a_translation_in_the_file_is_shown_and_kept_under_the_same_code(
    qtbot: QtBot, context: Context
) -> None:
    """The window speaks French, the questionnaire German with French beside it."""
    opened = OpenWindow(qtbot, context)
    take_in_questionnaire(context.journal, translated())
    context.go(ScreenName.HOME)
    opened.press("answer-questionnaire")
    assert opened.says("Douleurs ?")
    opened.key(Qt.Key.Key_A)
    assert given(context) == {"q": "a"}
    opened.key(Qt.Key.Key_A)
    assert opened.says("Oui")
    assert opened.says("Jamais")
    assert not opened.says("Schmerzen?")
