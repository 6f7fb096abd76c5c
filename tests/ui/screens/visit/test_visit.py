"""Preparing the visit: what changed, three questions first, ideas to pick from, answers found again."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Appointment, CheckIn, Purpose, Question
from companion.domain.symptoms import Attribute, Recall
from companion.ui.forms.question_list import open_questions
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_understand import explain
from tests.ui.conftest import NOW, Clock
from tests.ui.open_window import OpenWindow
from tests.ui.screens.visit.consultation_screen import ZONE, open_screen


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal) -> OpenWindow:
    """The consultation screen of a journal with a week of fatigue, its preparation unfolded."""
    made = open_screen(qtbot, context, journal)
    made.press("visit-prepare")
    return made


def asked(journal: Journal) -> list[str]:
    """The questions that wait to be asked, in their order."""
    return [entry.body.text for entry in open_questions(journal.carnet)]


def add(window: OpenWindow, journal: Journal, *questions: str) -> list[str]:
    """Write questions down; their record ids."""
    ids = [journal.record(Question(text)).record_id for text in questions]
    window.screen.refresh()
    return ids


def test_what_changed_stands_below_the_questions(window: OpenWindow, journal: Journal) -> None:
    """Two worst levels side by side, with a sign that needs no colour."""
    assert window.says("Rien n’a été noté")
    day = date(2026, 10, 1)
    journal.record(CheckIn(day, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}}))
    window.screen.refresh()
    assert window.says("▲\u00a0Fatigue\u00a0: 1 → 3")


def test_folded_the_first_three_questions_stand_in_their_order(
    window: OpenWindow, journal: Journal
) -> None:
    """As the page says them, and how many more there are."""
    window.press("visit-prepare")
    assert window.says("Aucune question")
    add(window, journal, "Un", "Deux", "Trois", "Quatre", "Cinq")
    assert window.says("3.\u00a0Trois")
    assert not window.says("Quatre")
    assert window.says("et 2 autres questions")


def test_three_questions_come_first(window: OpenWindow, journal: Journal) -> None:
    """One press each; the fourth has no such button until one of them goes back."""
    ids = add(window, journal, "Un", "Deux", "Trois", "Quatre")
    for record_id in ids[1:]:
        window.press(f"question-first-{record_id}")
    assert asked(journal) == ["Deux", "Trois", "Quatre", "Un"]
    assert not window.shows(f"question-first-{ids[0]}")
    window.press(f"question-first-{ids[1]}")
    assert asked(journal) == ["Trois", "Quatre", "Un", "Deux"]
    assert window.shows(f"question-first-{ids[0]}")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked(journal)[0] == "Deux"


def test_a_first_question_that_is_reworded_stays_first(
    window: OpenWindow, journal: Journal
) -> None:
    """Its place belongs to it."""
    ids = add(window, journal, "Un", "Deux")
    window.press(f"question-first-{ids[1]}")
    window.press(f"question-change-{ids[1]}")
    window.type(" bis")
    window.key(Qt.Key.Key_Return)
    assert len(asked(journal)) == 2
    assert journal.carnet.entry(ids[1]).body == Question(asked(journal)[0], first=True)


def test_an_answer_is_noted_after_the_visit_and_found_again(
    window: OpenWindow, journal: Journal
) -> None:
    """The words of the answer find it, without accents and capitals."""
    (first,) = add(window, journal, "Puis-je nager ?")
    window.press(f"question-answer-{first}")
    window.type("Oui, en piscine.")
    window.key(Qt.Key.Key_Return)
    entry = journal.carnet.entry(first).body
    assert entry == Question("Puis-je nager ?", date(2026, 11, 21), "Oui, en piscine.")

    search = window.screen.findChild(QLineEdit, "question-search")
    assert isinstance(search, QLineEdit)
    search.setFocus()
    window.type("PISCINES")
    assert window.says("Puis-je nager ?")
    window.type(" vaccin")
    assert not window.says("Puis-je nager ?")
    assert window.says("Aucune question posée ne contient ces mots.")


def test_after_a_visit_the_screen_says_where_answers_go(
    window: OpenWindow, journal: Journal, clock: Clock
) -> None:
    """For a visit of the last two weeks, while a question that was noted before it is open."""
    clock.now = NOW - timedelta(days=5)
    (first,) = add(window, journal, "Puis-je nager ?")
    clock.now = NOW
    window.screen.refresh()
    assert not window.says("Après la consultation")  # the last one was a month ago
    visit = datetime(2026, 11, 18, 10, 30, tzinfo=ZONE)
    journal.record(Appointment(visit, Purpose.CONSULTATION))
    window.screen.refresh()
    assert window.says("Après la consultation du 18\u00a0novembre")
    window.press(f"question-answer-{first}")
    window.key(Qt.Key.Key_Return)
    assert not window.says("Après la consultation")


def test_home_and_consultation_show_the_days_visit_all_day(
    window: OpenWindow, context: Context, journal: Journal
) -> None:
    """Its hour has passed and it is still today's, on both screens; tomorrow it is over."""
    this_morning = datetime(2026, 11, 21, 9, 15, tzinfo=ZONE)
    journal.record(Appointment(this_morning, Purpose.CONSULTATION, "Dr Lenoir"))
    window.screen.refresh()
    assert window.says("Samedi 21\u00a0novembre\u00a02026 à 9\u00a0h\u00a015")
    context.go(ScreenName.HOME)
    assert window.says("9\u00a0h\u00a015")


def test_ideas_are_a_list_to_pick_from(window: OpenWindow, journal: Journal) -> None:
    """Nothing is added before a press; what was added leaves the list, and undo takes it back."""
    assert not window.says("Parler de")
    window.press("ideas-open")
    assert window.says("Parler de\u00a0: fatigue")
    assert asked(journal) == []
    window.press("idea-day-0")
    assert asked(journal) == ["Parler de\u00a0: fatigue"]
    assert not window.shows("idea-day-0")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked(journal) == []
    assert window.shows("idea-day-0")


def test_the_pages_that_were_read_suggest_questions(window: OpenWindow, context: Context) -> None:
    """Those of this session alone; the page that opens by itself was not read."""
    context.go(ScreenName.UNDERSTAND)
    context.go(ScreenName.CONSULTATION)
    window.press("ideas-open")
    assert not window.says("D’après les pages lues")
    explain(context, "thyroid")
    context.go(ScreenName.CONSULTATION)
    assert window.says("D’après les pages lues")
    assert window.says("Quand ma thyroïde est-elle contrôlée par prise de sang\u202f?")
    assert not window.says("Pouvez-vous me remettre une carte patient")


def test_a_carnet_that_is_only_read_offers_no_ideas(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """There is nothing to add to."""
    context.shown = Shown(read_only=True)
    window = open_screen(qtbot, context, journal)
    window.press("visit-prepare")
    window.press("visit-more")
    assert window.shows("forms-table")
    assert not window.shows("ideas-open")
    assert not window.shows("sheet-type")
