"""What is being answered survives a kill: it lies encrypted beside the carnet, and is found again."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import fields
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.check_in.answering import Answering, take_in_questionnaire
from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in
from companion.content.questionnaires.intake import prepare
from companion.domain.errors import DiskFull
from companion.domain.questionnaire_values import Value
from companion.domain.records import CheckIn, Details, Question
from companion.domain.symptoms import Attribute, Recall
from companion.record_book import draft
from companion.record_book.book import RecordBook
from companion.ui.forms.question_list import QUESTION_FORM
from companion.ui.screens.journal.day_remark import DAY_REMARK_FORM
from companion.ui.screens.journal.entry import ENTRY_FORM
from companion.ui.screens.warning_signs.screen import CARD_FORM
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_questionnaire import AnsweringState
from companion.ui.ways.to_thyroid import THYROID_FORM
from companion.ui.ways.to_treatment import TREATMENT_FORM
from companion.ui.ways.unsaved import NewQuestion, OpenForm, OpenForms, WeekSheetState
from companion.ui.window.books.kept_draft import content_of
from tests.questionnaires.building import (
    published_lists,
    published_questionnaire,
    team_questionnaire,
)
from tests.ui.windows import Opened, journal_of, make_carnet, make_window

PERSON = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from companion.actions.check_in.open_check_in import new_check_in, reopened_check_in
from companion.app import StartOptions, make_window
from companion.domain.records import CheckIn
from companion.domain.words import Language
from companion.ui.doors.dialogs import QtDialogs
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import start_check_in

folder, keys, correcting = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "correcting"
app = QApplication([])
window = make_window(StartOptions(data_dir=folder, language=Language.FR), QtDialogs())
window.show()
window.open_carnet()
context = window.context
journal = context.journal
check_in = new_check_in(journal.carnet, context.catalogue, journal.today())
if correcting:
    (entry,) = journal.carnet.entries(CheckIn)
    check_in = reopened_check_in(entry, context.catalogue, ())
    check_in.look_at("fatigue")
start_check_in(context, check_in)
for key in keys:
    QTest.keyClicks(window.centralWidget().shown, key)
    app.processEvents()
print("answered", flush=True)
app.exec()
"""


def killed_after(folder: Path, keys: str, *, correcting: bool = False) -> None:
    """Another process answers with these keys and is killed at once."""
    what = "correcting" if correcting else "new"
    with subprocess.Popen(
        [sys.executable, "-c", PERSON, str(folder), keys, what],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "answered\n"
        process.kill()
        process.wait()
    if sys.platform != "win32":
        assert process.returncode == -signal.SIGKILL


def again(qtbot: QtBot, folder: Path) -> Opened:
    """A new start of the program."""
    opened = make_window(qtbot, folder)
    opened.start(qtbot)
    return opened


def context_of(opened: Opened) -> Context:
    assert opened.window.context is not None
    return opened.window.context


@pytest.mark.parametrize(("keys", "answered"), [("3", 1), ("32", 1), ("0000", 4)])
def test_each_answer_survives_a_kill(
    qtbot: QtBot, tmp_path: Path, keys: str, answered: int
) -> None:
    """After one key, after the further question, after four symptoms: all of it, and no entry."""
    make_carnet(tmp_path)
    killed_after(tmp_path, keys)
    opened = again(qtbot, tmp_path)
    check_in = context_of(opened).state.of(CheckInState).check_in
    assert check_in is not None
    assert len(check_in.answers) == answered
    if keys == "32":
        given = {Attribute.INTENSITY: 3, Attribute.INTERFERENCE: 2}
        assert check_in.answers == {"fatigue": given}
        assert check_in.position == 1
    assert context_of(opened).state.screen is ScreenName.CHECK_IN
    assert "Ce que vous étiez en train d’écrire est toujours là." in opened.said()
    assert journal_of(opened).carnet.entries(CheckIn) == ()
    opened.press("finish")
    assert len(journal_of(opened).carnet.entries(CheckIn)) == 1
    opened.window.close()
    assert not list(tmp_path.glob("*.draft"))


def test_a_correction_survives_a_kill_and_corrects_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """The check-in stands as it was, and the correction goes on."""
    make_carnet(tmp_path)
    first = again(qtbot, tmp_path)
    journal = journal_of(first)
    noted = {"fatigue": {Attribute.INTENSITY: 1, Attribute.INTERFERENCE: 1}}
    journal.record(CheckIn(journal.today(), Recall.DAY, noted))
    first.window.close()
    killed_after(tmp_path, "4", correcting=True)
    opened = again(qtbot, tmp_path)
    check_in = context_of(opened).state.of(CheckInState).check_in
    (entry,) = journal_of(opened).carnet.entries(CheckIn)
    assert entry.body.answers == noted
    assert check_in is not None
    assert check_in.correcting == entry.id
    assert check_in.answers == {"fatigue": {Attribute.INTENSITY: 4, Attribute.INTERFERENCE: 1}}


def test_nothing_of_a_check_in_in_progress_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    """Each field of a draft comes back, but that one answer is looked at again."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    context = context_of(opened)
    known = context.catalogue.symptoms
    check_in = OpenCheckIn(
        context.journal.today() - timedelta(days=1),
        [known["itching"], known["fatigue"]],
        recall=Recall.WEEK,
        answers={"itching": {Attribute.INTENSITY: 2}},
        note="Mieux",
        warning_signs=("fever",),
        copied_from="paper",
        correcting=context.journal.patient_id(),
        position=1,
        details={"itching": Details(where=("face",))},
        stools=4,
        usual_stools=2,
        detailing="itching",
    )
    left = {each.name for each in fields(check_in) if getattr(check_in, each.name) == each.default}
    assert left == {"revisiting", "changing"}
    context.state.of(CheckInState).check_in = check_in
    context.answered.emit()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.draft"))))
    opened.window.tasks.finish()
    opened.book.close()  # as a kill leaves it
    assert context_of(again(qtbot, tmp_path)).state.of(CheckInState).check_in == check_in


def test_several_answers_and_a_second_turn_are_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """Ticks, lines, and the group that is filled in again."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    context = context_of(opened)
    files = [("q", published_questionnaire()), ("l", json.dumps(published_lists()))]
    whole = prepare(files)[0].text or ""
    take_in_questionnaire(context.journal, whole)
    given: dict[str, Value] = {"where": ("a",), "words": ("x", "y"), "name": "a", "name#2": "b"}
    form = context.journal.catalogue.read_form(whole)
    answering = Answering(form, context.journal.today(), given, 2)
    context.state.of(AnsweringState).answering = answering
    context.answered.emit()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.draft"))))
    opened.window.tasks.finish()
    opened.book.close()  # as a kill leaves it
    assert context_of(again(qtbot, tmp_path)).state.of(AnsweringState).answering == answering


def test_a_week_sheet_and_a_questionnaire_are_kept_too(qtbot: QtBot, tmp_path: Path) -> None:
    """Answers, boxes and notes come back as they were, and where the person was."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    context = context_of(opened)
    journal = context.journal
    take_in_questionnaire(journal, team_questionnaire())
    form = journal.catalogue.read_form(team_questionnaire())
    answering = Answering(form, journal.today(), {"sleep": "bad"}, 1, typed={"why": "mal au"})
    context.state.of(AnsweringState).answering = answering
    context.state.of(WeekSheetState).cells["fatigue", 2] = 3
    context.state.of(WeekSheetState).notes[4] = "Sieste"
    context.state.of(OpenForms)[THYROID_FORM] = OpenForm("blood-test", typed={"tsh": "4,2"})
    context.answered.emit()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.draft"))))
    opened.window.tasks.finish()
    opened.book.close()  # as a kill leaves it

    found = context_of(again(qtbot, tmp_path)).state
    assert found.of(AnsweringState).answering == answering
    assert found.of(WeekSheetState).cells == {("fatigue", 2): 3}
    assert found.of(WeekSheetState).notes == {4: "Sieste"}
    assert found.of(OpenForms)[THYROID_FORM] == OpenForm("blood-test", typed={"tsh": "4,2"})


def test_one_comes_back_to_where_it_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    """Who closed the window on the page to print does not find it again: Home offers what was begun."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    context = context_of(opened)
    context.state.of(NewQuestion).text = "Puis-je voyager"
    context.state.screen = ScreenName.PRINT_PAGE
    context.answered.emit()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.draft"))))
    opened.window.tasks.finish()
    opened.book.close()  # as a kill leaves it
    assert context_of(again(qtbot, tmp_path)).state.screen is ScreenName.HOME


@pytest.mark.parametrize(
    ("place", "screen"),
    [
        (TREATMENT_FORM, ScreenName.TREATMENT),
        (THYROID_FORM, ScreenName.THYROID),
        (DAY_REMARK_FORM, ScreenName.JOURNAL),
        (CARD_FORM, ScreenName.WARNING_SIGNS),
    ],
)
def test_the_notice_leads_to_what_was_being_typed(
    qtbot: QtBot, tmp_path: Path, place: str, screen: ScreenName
) -> None:
    """From another screen, with one press; where it stands in sight already, there is nothing to press."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    context = context_of(opened)
    context.state.of(OpenForms)[place] = OpenForm("appointments", typed={"purpose": "Avis"})
    context.state.screen = ScreenName.UNDERSTAND
    context.answered.emit()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.draft"))))
    opened.window.tasks.finish()
    opened.book.close()  # as a kill leaves it
    found = again(qtbot, tmp_path)
    assert "toujours là" in found.said()
    kept = [each.read_bytes() for each in tmp_path.glob("*.draft")]
    found.press("toast-go")
    assert context_of(found).state.screen is screen
    assert not found.shows("toast-go")
    context_of(found).answered.emit()
    qtbot.waitUntil(lambda: [each.read_bytes() for each in tmp_path.glob("*.draft")] != kept)
    found.window.tasks.finish()
    found.book.close()
    assert not again(qtbot, tmp_path).shows("toast-go")


KEPT = {
    "format": "companion-draft/1",
    "page": "week-sheet",
    "author": None,
    "check_in": {
        "for_day": "2026-11-20",
        "symptoms": ["itching", "fatigue"],
        "recall": "week",
        "answers": {"itching": {"intensity": 2}},
        "note": "Mieux",
        "warning_signs": ["fever"],
        "copied_from": "paper",
        "correcting": None,
        "position": 1,
        "details": {
            "itching": {
                "where": ["face"],
                "sleep_lost": True,
                "new_product": "Savon",
                "palms": 3,
                "mouth": False,
            }
        },
        "stools": 4,
        "usual_stools": 2,
        "detailing": "itching",
    },
    "opened": "r1",
    "treatment_tab": "appointments",
    "new_question": "Puis-je voyager",
    "forms": {
        "question_form": {"name": "question", "record_id": "r2", "typed": {"text": "Et"}},
        "treatment_form": {"name": "appointments", "record_id": None, "typed": {"purpose": "Avis"}},
        "entry_form": {"name": "remark", "record_id": "r1", "typed": {"text": "Mieux"}},
        "card_form": {"name": "team-words", "record_id": None, "typed": {"fever": "38,5"}},
        "thyroid_form": {"name": "blood-test", "record_id": None, "typed": {"tsh": "4,2"}},
    },
    "questionnaire": None,
    "sheet": {
        "first_day": "2026-11-16",
        "cells": [["fatigue", 2, 3]],
        "notes": {"4": "Sieste"},
        "added": ["cough"],
    },
}
"""What another release kept: these names are those of drafts that lie beside a record book today."""


def test_a_draft_that_another_release_kept_is_read_whole(qtbot: QtBot, tmp_path: Path) -> None:
    """All of it stands in the screens again, and is kept on under the same names."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    draft.keep(opened.book, json.dumps(KEPT).encode())
    opened.window.tasks.finish()
    opened.book.close()

    context = context_of(again(qtbot, tmp_path))
    assert json.loads(content_of(context) or b"") == KEPT
    assert set(context.state.of(OpenForms)) == {
        QUESTION_FORM, TREATMENT_FORM, ENTRY_FORM, CARD_FORM, THYROID_FORM,
    }  # fmt: skip


def test_letters_in_a_field_are_kept_without_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    """A question half typed lies in the draft a moment later; once it is added, the draft goes."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    opened.type("question-new", "Puis-je voyager")
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.draft"))))
    field = opened.control("question-new")
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert journal_of(opened).carnet.entries(Question)
    qtbot.waitUntil(lambda: not list(tmp_path.glob("*.draft")))


def test_a_draft_that_cannot_be_written_keeps_nobody(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is not told at every answer: the person goes on, and is asked when closing."""
    make_carnet(tmp_path)
    opened = again(qtbot, tmp_path)
    context = context_of(opened)

    def full(_book: RecordBook, _content: bytes) -> None:
        raise DiskFull

    monkeypatch.setattr(draft, "keep", full)
    start_check_in(
        context, new_check_in(context.journal.carnet, context.catalogue, context.journal.today())
    )
    QTest.keyClicks(opened.window.focusWidget(), "0")
    QApplication.processEvents()
    assert opened.dialogs.told == []
    opened.dialogs.answer = False
    assert not opened.window.close()
    assert len(opened.dialogs.asked) == 1
    opened.dialogs.answer = True
    assert opened.window.close()
