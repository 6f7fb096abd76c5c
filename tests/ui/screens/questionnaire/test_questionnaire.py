"""A care team's questionnaire in the window: loaded, answered with keys, kept, corrected, removed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.check_in.answering import Answering, loaded, take_in_questionnaire
from companion.domain.errors import CompanionError
from companion.domain.records import Questionnaire, QuestionnaireResponse
from companion.ui.screens.questionnaire.screen import QuestionnaireScreen
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_questionnaire import AnsweringState
from tests.questionnaires.building import (
    official_questionnaire,
    question,
    resource,
    team_questionnaire,
)
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.windows import HastyHand

URL = "https://team.example.org/Questionnaire/suivi"


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    return OpenWindow(qtbot, context)


def load(context: Context, text: str) -> None:
    take_in_questionnaire(context.journal, text)


def answering(context: Context) -> Answering:
    found = context.state.of(AnsweringState).answering
    assert found is not None
    return found


def start(context: Context, window: OpenWindow, text: str) -> None:
    """Load a questionnaire and start answering it from Home."""
    load(context, text)
    context.go(ScreenName.HOME)
    window.press("answer-questionnaire")
    assert isinstance(window.screen, QuestionnaireScreen)


def responses(context: Context) -> list[QuestionnaireResponse]:
    return [entry.body for entry in context.journal.carnet.entries(QuestionnaireResponse)]


def field(window: OpenWindow) -> QLineEdit:
    found = window.screen.findChild(QLineEdit, "field-answer")
    assert isinstance(found, QLineEdit)
    return found


def test_a_file_is_loaded_seen_and_removed(
    qtbot: QtBot, context: Context, window: OpenWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """From the settings; removing can be undone."""
    path = tmp_path / "suivi.json"
    path.write_text(team_questionnaire(), "utf-8")
    dialogs.chosen = path
    context.go(ScreenName.SETTINGS)
    assert window.says("Aucun pour l’instant.")
    window.press("open-questionnaires")
    assert window.says("Aucun questionnaire pour l’instant")
    window.press("load-questionnaire")
    qtbot.waitUntil(lambda: window.says("Suivi de l’équipe"))
    assert window.says("9 questions · version 1 · sans nom d’éditeur · langue non précisée")
    assert context.journal.carnet.entries(Questionnaire) == ()
    window.press("take-questionnaires")
    assert window.says("9 questions · version 1 · pas encore rempli")
    window.press("see-questionnaire")
    assert window.says("Ces questions parlent des 7 derniers jours.")
    assert window.says("– Pas dormi")
    window.press("leave-questionnaire")
    window.press("remove-questionnaire")
    assert not window.says("Suivi de l’équipe")
    window.shell.undo()
    assert window.says("Suivi de l’équipe")


def test_a_file_that_cannot_be_shown_is_refused_in_one_sentence(
    qtbot: QtBot, context: Context, window: OpenWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """Nothing is written; the same file twice is told too."""
    path = tmp_path / "suivi.json"
    path.write_text(resource(question("a", repeats=True)), "utf-8")
    dialogs.chosen = path
    context.go(ScreenName.QUESTIONNAIRE)
    window.press("load-questionnaire")
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "la question a admet plusieurs réponses" in dialogs.told[-1]
    assert context.journal.carnet.entries(Questionnaire) == ()
    path.write_text(team_questionnaire(), "utf-8")
    for handle, there in (("leave-questionnaires", 0), ("take-questionnaires", 1)):
        window.press("load-questionnaire")
        qtbot.waitUntil(lambda: window.says("Ce qui serait ajouté"))
        window.press(handle)
        assert len(context.journal.carnet.entries(Questionnaire)) == there
    window.press("load-questionnaire")
    qtbot.waitUntil(lambda: len(dialogs.told) == 2)
    assert dialogs.told[-1] == "Ce questionnaire est déjà dans le carnet."


def test_files_and_a_folder_are_loaded_together(
    qtbot: QtBot, context: Context, window: OpenWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """Answers lie in another file; what is refused of several is said by its name, and one undo takes all."""
    listed = (
        '{"resourceType": "ValueSet", "url": "https://x.org/v", "compose": {"include": '
        '[{"system": "s", "concept": [{"code": "a", "display": "Un"}]}]}}'
    )
    (tmp_path / "v.json").write_text(listed, "utf-8")
    apart = question("q", "choice", answerValueSet="https://x.org/v")
    (tmp_path / "q.json").write_text(resource(apart, title="Ensemble"), "utf-8")
    dialogs.several = (tmp_path / "q.json", tmp_path / "v.json")
    context.go(ScreenName.QUESTIONNAIRE)
    window.press("load-questionnaire")
    qtbot.waitUntil(lambda: window.says("Ensemble"))
    window.press("take-questionnaires")
    bad = resource(question("a", "attachment"), url="https://x.org/b", title="Mauvais")
    (tmp_path / "b.json").write_text(bad, "utf-8")
    good = resource(question("a"), url="https://x.org/g", title="Bon")
    (tmp_path / "g.json").write_text(good, "utf-8")
    dialogs.folder = tmp_path
    window.press("load-questionnaire-folder")
    qtbot.waitUntil(lambda: window.says("Bon"))
    assert window.says("Mauvais")
    window.press("take-questionnaires")
    assert window.says("Bon")
    assert not window.says("Mauvais")
    window.shell.undo()
    assert not window.says("Bon")
    assert window.says("Ensemble")


def test_a_newer_version_takes_the_place_of_the_older_one(context: Context) -> None:
    """A correction of the same record; older answers keep their words."""
    load(context, resource(question("a", text="Ancien mot"), url=URL))
    (first,) = loaded(context.journal.carnet, context.catalogue)
    context.journal.record(QuestionnaireResponse(f"{URL}|1", date(2026, 11, 20), {"a": True}))
    load(context, resource(question("a", text="Nouveau mot"), url=URL, version="2"))
    (second,) = loaded(context.journal.carnet, context.catalogue)
    assert (second.record_id, second.form.version) == (first.record_id, "2")


def test_of_several_only_the_first_has_the_screen_s_main_button(
    context: Context, window: OpenWindow
) -> None:
    """One primary button, however many questionnaires are there."""
    load(context, team_questionnaire())
    load(context, official_questionnaire())
    context.go(ScreenName.QUESTIONNAIRE)
    answer = window.screen.findChildren(QPushButton, "answer-questionnaire")
    assert [each.property("kind") for each in answer] == ["primary", "secondary"]


def test_it_is_answered_with_keys_alone(context: Context, window: OpenWindow) -> None:
    """Letters, numbers, text and Enter; the branching follows; it is saved whole."""
    start(context, window, team_questionnaire())
    assert window.says("1. La question sleep")
    assert window.says("Vos nuits")
    assert window.says("Ces questions parlent des 7 derniers jours.")
    window.type("b")
    assert window.says("La question why")
    assert isinstance(window.focus(), QPlainTextEdit)
    window.type("mal au dos")
    window.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.says("Dix minutes suffisent.")
    window.type("a")
    window.type("3")
    window.key(Qt.Key.Key_Return)
    window.type("b")
    for text in ("64,5", "2", "3/11/2026", "Marie"):
        window.type(text)
        window.key(Qt.Key.Key_Return)
    assert window.says("Merci.")
    assert window.says("64,5\u00a0kg")
    window.key(Qt.Key.Key_Return)
    assert context.state.screen is ScreenName.HOME
    (body,) = responses(context)
    assert body.questionnaire == f"{URL}|1"
    assert body.for_day == context.journal.today()
    assert body.items == {
        "sleep": "bad",
        "why": "mal au dos",
        "walks": True,
        "how-many": 3.0,
        "way": "En voiture",
        "weight": 64.5,
        "hours": 2.0,
        "since": "2026-11-03",
        "name": "Marie",
    }
    window.shell.undo()
    assert responses(context) == []


def test_enter_pressed_twice_skips_no_unread_question(context: Context, window: OpenWindow) -> None:
    """The second press comes before anybody has read the new question."""
    start(context, window, team_questionnaire())
    window.seconds = HastyHand()
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    assert answering(context).position == 1


def test_a_question_can_be_skipped_and_answered_later(context: Context, window: OpenWindow) -> None:
    """The end shows what is open; required ones may stay so."""
    start(context, window, team_questionnaire())
    while answering(context).current is not None:
        window.press("next")
    assert window.says("Votre équipe souhaite une réponse à chaque question.")
    window.press("change-walks")
    assert window.says("La question walks")
    window.type("b")
    assert answering(context).given == {"walks": False}


def test_backspace_and_the_arrows(context: Context, window: OpenWindow) -> None:
    """Arrows choose without leading on; Backspace goes back; the answer is there again."""
    start(context, window, official_questionnaire())
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_Down)
    assert answering(context).given == {"proctcae-53a-sev": "proctcae-severity-1"}
    assert answering(context).position == 0
    window.key(Qt.Key.Key_Return)
    assert answering(context).position == 1
    window.key(Qt.Key.Key_Backspace)
    assert answering(context).position == 0
    assert window.focus().objectName() == "answer-1"


def test_a_held_key_answers_once(context: Context, window: OpenWindow) -> None:
    """What came up meanwhile was not read."""
    start(context, window, official_questionnaire())
    window.type("c")
    window.hold(Qt.Key.Key_C, "c")
    assert list(answering(context).given) == ["proctcae-53a-sev"]


def test_what_is_not_understood_stays_and_says_why(context: Context, window: OpenWindow) -> None:
    """A number out of its limits, then a right one."""
    start(context, window, resource(question("n", "integer"), question("d", "date")))
    window.type("beaucoup")
    window.key(Qt.Key.Key_Return)
    assert window.says("Veuillez écrire un nombre entier.")
    assert field(window).text() == "beaucoup"
    field(window).clear()
    window.type("4")
    window.key(Qt.Key.Key_Return)
    assert window.says("La question d")
    assert answering(context).given == {"n": 4.0}


def test_words_of_one_s_own_take_the_place_of_a_choice(
    context: Context, window: OpenWindow
) -> None:
    """And a choice that of the words."""
    start(context, window, resource(question("w", "open-choice", answerOption=[
        {"valueString": "En marchant"}, {"valueString": "En voiture"}]), question("x")))  # fmt: skip
    field(window).setFocus()
    window.type("vélo")
    assert answering(context).given == {"w": "vélo"}
    window.press("answer-0")
    assert answering(context).given == {"w": "En marchant"}
    window.key(Qt.Key.Key_Backspace)
    assert field(window).text() == ""


def test_stopping_keeps_the_answers_and_they_can_be_corrected(
    context: Context, window: OpenWindow
) -> None:
    """The entry in the journal shows the questions' words; its correction opens the same screen."""
    start(context, window, official_questionnaire())
    window.type("d")
    window.press("stop")
    (entry,) = context.journal.carnet.entries(QuestionnaireResponse)
    context.go(ScreenName.JOURNAL)
    assert window.says("Questionnaire à codes officiels")
    assert window.says("Questionnaire de l’équipe soignante · 1 réponse")
    open_entry(context, entry.id)
    assert window.says("Combien de pommes, 53 sev «\u00a0trois pommes\u00a0»")
    window.press("entry-correct")
    window.type("a")
    window.press("stop")
    assert window.says("Combien de pommes, 53 sev «\u00a0zéro pomme\u00a0»")
    (again,) = context.journal.carnet.entries(QuestionnaireResponse)
    assert again.id == entry.id
    assert len(again.revisions) == 2
    assert again.body.items == {"proctcae-53a-sev": "proctcae-severity-0"}


def test_stopping_without_an_answer_saves_nothing(context: Context, window: OpenWindow) -> None:
    """And says so."""
    start(context, window, team_questionnaire())
    window.press("stop")
    assert responses(context) == []
    assert context.state.of(AnsweringState).answering is None


def test_answers_in_progress_wait_while_one_goes_elsewhere(
    context: Context, window: OpenWindow
) -> None:
    """Going elsewhere keeps them, and writes nothing."""
    start(context, window, team_questionnaire())
    window.type("b")
    context.go(ScreenName.HOME)
    assert window.says("Vos réponses déjà données sont gardées.")
    assert responses(context) == []
    context.go(ScreenName.QUESTIONNAIRE)
    window.type("fièvre")
    window.press("stop")
    assert [body.items for body in responses(context)] == [{"sleep": "bad", "why": "fièvre"}]


def test_starting_another_one_saves_the_first(context: Context, window: OpenWindow) -> None:
    """No answer is lost by answering something else."""
    load(context, official_questionnaire())
    start(context, window, team_questionnaire())
    window.type("b")
    context.go(ScreenName.HOME)
    other = [b for b in window.screen.findChildren(type(window.control("answer-questionnaire")))
             if b.objectName() == "answer-questionnaire"]  # fmt: skip
    other[1].click()
    assert len(responses(context)) == 1


def test_no_grade_is_ever_on_screen(context: Context, window: OpenWindow) -> None:
    """Neither while answering, nor in the journal, nor in the entry."""
    start(context, window, official_questionnaire())
    words = window.words()
    for _ in range(20):
        current = answering(context).current
        if current is None:
            break
        if current.item.options:
            window.type("e")
        else:
            window.press("next")
        words += window.words()
    window.press("next")
    context.go(ScreenName.JOURNAL)
    words += window.words()
    open_entry(context, context.journal.carnet.entries(QuestionnaireResponse)[0].id)
    words += window.words()
    assert not [said for said in words if "grade" in said.lower()]


def test_a_book_opened_for_reading_shows_and_changes_nothing(
    context: Context, window: OpenWindow
) -> None:
    """The questions can be read; nothing can be answered, loaded or removed."""
    load(context, team_questionnaire())
    context.shown = Shown(read_only=True)
    context.go(ScreenName.QUESTIONNAIRE)
    assert window.shows("see-questionnaire")
    for handle in ("answer-questionnaire", "remove-questionnaire", "load-questionnaire"):
        assert not window.shows(handle)


def test_an_answer_without_its_questionnaire_is_shown_by_its_names(
    context: Context, window: OpenWindow
) -> None:
    """It came from elsewhere: it is kept, and cannot be corrected here."""
    revision = context.journal.record(
        QuestionnaireResponse("https://else.example.org/q", date(2026, 11, 20), {"q1": 2.5})
    )
    open_entry(context, revision.record_id)
    assert window.says("q1\u00a0: 2,5")
    window.press("entry-correct")
    assert context.state.screen is ScreenName.ENTRY


def test_a_questionnaire_is_checked_wherever_it_comes_from(context: Context) -> None:
    """A record that names another address than its content is refused."""
    with pytest.raises(CompanionError, match="another address"):
        context.journal.record(Questionnaire("https://else.org", "x", team_questionnaire()))
    with pytest.raises(CompanionError, match="not a FHIR questionnaire"):
        context.journal.record(Questionnaire(URL, "x", "{}"))
