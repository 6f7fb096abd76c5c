"""The questions for the care team, as Home and the consultation show them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Question
from companion.ui.forms.question_list import QuestionList, asked_questions, open_questions
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow

FIRST, SECOND = "Pourquoi ai-je froid tout le temps ?", "Puis-je prendre un antihistaminique ?"


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The consultation screen, its questions unfolded."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.CONSULTATION)
    made.press("visit-prepare")
    return made


def field(window: OpenWindow, handle: str) -> QLineEdit:
    """The line of that handle."""
    found = window.screen.findChild(QLineEdit, handle)
    assert isinstance(found, QLineEdit)
    return found


def texts(journal: Journal) -> list[str]:
    """The questions that wait to be asked."""
    return [entry.body.text for entry in open_questions(journal.carnet)]


def open_first(window: OpenWindow, journal: Journal) -> None:
    """Open the first question in place."""
    window.press(f"question-change-{open_questions(journal.carnet)[0].id}")


def test_enter_adds_a_question_and_the_next_one_can_follow(
    window: OpenWindow, journal: Journal
) -> None:
    """Two questions are typed one after the other with nothing but the keyboard."""
    field(window, "question-new").setFocus()
    for text in (FIRST, SECOND):
        window.type(text)
        window.key(Qt.Key.Key_Return)

    assert texts(journal) == [FIRST, SECOND]
    assert field(window, "question-new").text() == ""
    assert window.says(f"1.\u00a0{FIRST}")
    assert window.says(f"2.\u00a0{SECOND}")


def test_a_blank_question_is_not_added(window: OpenWindow, journal: Journal) -> None:
    """Enter in an empty field writes nothing."""
    field(window, "question-new").setFocus()
    window.type("   ")
    window.key(Qt.Key.Key_Return)

    assert texts(journal) == []


def test_a_question_is_corrected_in_place(window: OpenWindow, journal: Journal) -> None:
    """Enter saves the new wording; the old one stays in its history."""
    journal.record(Question("Pourquoi froid"))
    window.screen.refresh()
    open_first(window, journal)
    line = field(window, "question-text")
    assert window.focus() is line
    line.selectAll()
    window.type(FIRST)
    window.key(Qt.Key.Key_Return)

    entry = open_questions(journal.carnet)[0]
    assert entry.body.text == FIRST
    assert len(entry.revisions) == 2


def test_escape_leaves_a_question_as_it_was(window: OpenWindow, journal: Journal) -> None:
    """The form closes, nothing is written, and the keyboard is back on its button."""
    journal.record(Question(FIRST))
    window.screen.refresh()
    open_first(window, journal)
    window.type("xyz")
    window.key(Qt.Key.Key_Escape)

    assert texts(journal) == [FIRST]
    assert not window.shows("question-text")
    assert window.focus().objectName().startswith("question-change-")


def test_a_question_ticked_as_asked_keeps_its_answer(window: OpenWindow, journal: Journal) -> None:
    """It leaves the list of those to ask, with today’s date and the answer typed."""
    journal.record(Question(FIRST))
    window.screen.refresh()
    open_first(window, journal)
    tick = window.control("question-asked")
    assert isinstance(tick, QCheckBox)
    tick.setFocus()
    window.key(Qt.Key.Key_Space)
    assert window.focus() is field(window, "question-answer")
    window.type("La thyroïde, on la contrôle.")
    window.key(Qt.Key.Key_Return)

    assert texts(journal) == []
    asked = asked_questions(journal.carnet)[0].body
    assert asked == Question(FIRST, date(2026, 11, 21), "La thyroïde, on la contrôle.")
    window.press("questions-asked")
    assert window.says("La thyroïde, on la contrôle.")


def test_a_withdrawn_question_can_be_taken_back(window: OpenWindow, journal: Journal) -> None:
    """It is gone at once; the notice offers to put it back."""
    journal.record(Question(FIRST))
    window.screen.refresh()
    open_first(window, journal)
    window.press("question-withdraw")
    assert texts(journal) == []
    window.shell.undo()

    assert texts(journal) == [FIRST]


def test_what_is_being_typed_outlives_a_new_window(
    qtbot: QtBot, window: OpenWindow, journal: Journal, context: Context
) -> None:
    """A change of language or text size makes the screen anew; no word is lost."""
    journal.record(Question(FIRST))
    window.screen.refresh()
    field(window, "question-new").setFocus()
    window.type("Et le sport")
    open_first(window, journal)
    window.type(" demain")

    made = QuestionList(context)
    qtbot.addWidget(made)
    assert made.new.text() == "Et le sport"
    opened = made.findChild(QLineEdit, "question-text")
    assert isinstance(opened, QLineEdit)
    assert "demain" in opened.text()
