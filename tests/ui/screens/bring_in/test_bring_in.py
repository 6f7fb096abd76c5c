"""Bringing in what was noted elsewhere: the file, what was found, the columns, a preview, and taking it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.records import CheckIn, Event, Measurement, Person, Role
from companion.domain.symptoms import Attribute
from companion.record_json import entry_to_line
from companion.ui.screens.bring_in import screen
from companion.ui.screens.bring_in.state import BringInState, Step
from companion.ui.ways.screen_name import ScreenName
from companion.ui.words.record_words import copied_words
from tests.actions.desk import Desk
from tests.ui.screen_walk import faults
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window

TABLE = (
    "Jour;Fatigue;Poids (kg);Remarque\r\n03/11/2026;7;64,5;couchée à midi\r\n04/11/2026;3;64;\r\n"
)


def opened_at(qtbot: QtBot, folder: Path) -> Opened:
    """The window on its settings, from where the screen is reached."""
    make_carnet(folder)
    opened = make_window(qtbot, folder)
    opened.start(qtbot)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.SETTINGS)
    opened.press("open-bring-in")
    return opened


def choose(qtbot: QtBot, opened: Opened, content: str, name: str = "export.csv") -> None:
    """Choose a file of this content, and wait until it was read."""
    place = opened.book.path.parent / name
    place.write_text(content, encoding="utf-8")
    opened.dialogs.chosen = place
    opened.press("bring-in-choose")
    qtbot.waitUntil(lambda: opened.shows("bring-in-before") or opened.shows("bring-in-problem"))


def state(opened: Opened) -> BringInState:
    """What the screen is in the middle of."""
    assert opened.window.context is not None
    return opened.window.context.state.of(BringInState)


def settled(opened: Opened) -> QWidget:
    """The window's content once its layout has come to rest."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    screen = opened.window.centralWidget()
    assert screen is not None
    return screen


def pick(opened: Opened, handle: str, words: str) -> None:
    """Choose an entry of a box with the keys, as a person does."""
    box = opened.control(handle)
    assert isinstance(box, QComboBox)
    place = next(n for n in range(box.count()) if words in box.itemText(n))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_a_table_comes_in_step_by_step_and_goes_again(qtbot: QtBot, tmp_path: Path) -> None:
    """Days and levels are what the person says; the same file then offers to take it back."""
    opened = opened_at(qtbot, tmp_path)
    choose(qtbot, opened, TABLE)
    assert "Ces dates se lisent de deux façons" in opened.said()
    assert not opened.control("bring-in-next").isEnabled()
    opened.press("order-dmy")
    opened.press("bring-in-next")
    opened.press("column-0-level")
    pick(opened, "level-0-1", "3 · ")
    opened.press("bring-in-next")
    assert "64,5" in opened.said()
    assert journal_of(opened).carnet.entries(CheckIn) == ()
    opened.press("bring-in-next")
    assert "4 entrées sont dans le carnet." in opened.said()
    carnet = journal_of(opened).carnet
    first, second = sorted((e.body for e in carnet.entries(CheckIn)), key=lambda b: b.for_day)
    assert first.answers == {"fatigue": {Attribute.INTENSITY: 3}}
    assert second.answers == {}
    assert second.note == "Fatigue\u00a0: 3"
    assert len(carnet.entries(Measurement)) == 2
    assert opened.window.context is not None
    said = copied_words(opened.window.context.texts, first)
    assert said == "Repris d’un fichier\u00a0: un tableau (CSV)"
    opened.press("bring-in-another")
    choose(qtbot, opened, TABLE)
    opened.press("order-dmy")
    for _ in range(2):
        opened.press("bring-in-next")
    assert "Rien n’y est nouveau." in opened.said()
    opened.press("bring-in-take-back")
    assert journal_of(opened).carnet.entries(Measurement) == ()


def test_all_of_it_is_taken_back_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """By the button of the last step, and by Ctrl+Z; the steps before are still there."""
    opened = opened_at(qtbot, tmp_path)
    choose(qtbot, opened, TABLE.replace("03/11/2026", "13/11/2026"))
    assert "Est-ce la bonne date" in opened.said()
    for way in ("button", "keys"):
        for _ in range(3 if way == "button" else 1):
            opened.press("bring-in-next")
        assert len(journal_of(opened).carnet.entries(Measurement)) == 2
        if way == "button":
            opened.press("bring-in-undo")
        else:
            QTest.keyClick(opened.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert journal_of(opened).carnet.entries(Measurement) == ()
        assert state(opened).step is Step.PREVIEW


def test_what_was_wanted_is_done_once_it_is_said_who_writes(qtbot: QtBot, tmp_path: Path) -> None:
    """Where somebody else may write here since, that is asked first; nothing has to be pressed twice."""
    opened = opened_at(qtbot, tmp_path)
    choose(qtbot, opened, TABLE.replace("03/11/2026", "13/11/2026"))
    for _ in range(2):
        opened.press("bring-in-next")
    journal_of(opened).record(Person("Paul", Role.CAREGIVER))
    opened.press("bring-in-next")
    assert opened.shows("who-writes")
    opened.press(f"writer-{journal_of(opened).patient_id()}")
    assert len(journal_of(opened).carnet.entries(Measurement)) == 2
    assert state(opened).step is Step.DONE
    assert opened.shows("bring-in-undo")


def test_records_are_signed_as_the_person_says(qtbot: QtBot, tmp_path: Path) -> None:
    """What somebody unknown wrote stays outside, until the person says whose words they are."""
    opened = opened_at(qtbot, tmp_path)
    other = Desk()
    record = other.journal.record(Event(other.clock().date(), "Chute")).record_id
    choose(qtbot, opened, entry_to_line(other.carnet.entry(record)) + "\n", "lines.txt")
    assert "Étape 2 sur 3" in opened.said()
    assert "qui n’est pas dans ce carnet" in opened.said()
    assert not opened.shows("bring-in-next")
    patient = journal_of(opened).patient_id()
    opened.press(f"brought-by-{patient}")
    opened.press("bring-in-next")
    (event,) = journal_of(opened).carnet.entries(Event)
    assert event.author == patient


def test_very_many_lines_are_planned_beside_the_window_and_given_up_by_going_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sees that something is on its way; what comes for a step that was left is dropped."""
    monkeypatch.setattr(screen, "MANY", 0)
    opened = opened_at(qtbot, tmp_path)
    line = '{"kind": "event", "for_day": "2026-11-20", "what": "Chute"}\n'
    choose(qtbot, opened, line, "lines.txt")
    qtbot.waitUntil(lambda: opened.shows("bring-in-next"))
    opened.press("bring-in-before")
    state(opened).step = Step.PREVIEW
    opened.window.redraw()
    assert "Préparation de ce qui serait repris…" in opened.said()
    opened.press("bring-in-before")
    opened.window.context.tasks.finish()  # type: ignore[union-attr]
    QApplication.processEvents()
    assert state(opened).step is Step.FILE
    assert opened.shows("bring-in-choose")
    assert journal_of(opened).carnet.entries(Event) == ()
    opened.window.close()


def test_a_refused_file_is_said_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """One sentence; another file can be chosen at once, and the way back leads where one came from."""
    opened = opened_at(qtbot, tmp_path)
    choose(qtbot, opened, "some words\n")
    assert "Rien n’a été repris de ce fichier" in opened.said()
    assert focused() == "bring-in-choose"
    opened.press("bring-in-back")
    assert opened.shows("open-bring-in")
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.JOURNAL)
    opened.press("journal-bring-in")
    opened.press("bring-in-back")
    assert opened.shows("journal-bring-in")


@pytest.mark.parametrize("size", [100, 200])
def test_every_step_can_be_used(qtbot: QtBot, tmp_path: Path, size: int) -> None:
    """Names, targets, whole words: with text of both sizes, columns of all kinds."""
    opened = opened_at(qtbot, tmp_path)
    opened.window.resize(1280, 820)
    if size == 200:
        assert opened.window.context is not None
        opened.window.context.go(ScreenName.SETTINGS)
        opened.press("text-size-200")
        qtbot.waitUntil(lambda: opened.window.look.text_percent == 200)
        opened.press("open-bring-in")
    found: list[str] = []
    choose(qtbot, opened, TABLE)
    found += faults(settled(opened))
    opened.press("order-dmy")
    opened.press("bring-in-next")
    opened.press("column-0-level")
    found += faults(settled(opened))
    opened.press("bring-in-next")
    found += faults(settled(opened))
    opened.press("bring-in-next")
    found += faults(settled(opened))
    assert found == []
