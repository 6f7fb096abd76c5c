"""The stools of a day are asked with diarrhoea, stand against the usual number, and are saved as a measurement."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import CheckIn, Measurement, Profile, Usual
from companion.domain.symptoms import Attribute, Recall
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import open_entry
from companion.ui.window.books.kept_draft import content_of
from tests.ui.open_window import OpenWindow
from tests.ui.screens.check_in.asking import TODAY, answer, asked, check_in_of, field, shown


def test_stools_stand_against_the_usual_number(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The usual number is asked once; the difference is said at once, and what it means never."""
    window = asked(qtbot, context, "diarrhoea")
    answer(window, "2")
    window.type("5")
    QTest.keyClicks(field(window, "usual-stools"), "2")
    assert window.says("5 selles, +3 par rapport à l’habitude (2)")
    window.key(Qt.Key.Key_Return)
    assert window.says("5 selles")
    window.key(Qt.Key.Key_Return)
    assert [e.body.value for e in journal.carnet.entries(Measurement)] == [5.0]
    profile = journal.carnet.profile()
    assert profile is not None
    assert profile.body.usual == Usual(stools_per_day=2)


def test_enter_in_the_number_of_the_day_leads_to_the_usual_one(
    qtbot: QtBot, context: Context
) -> None:
    """Who types both without a mouse passes none of them over; Enter in the last one goes on."""
    window = asked(qtbot, context, "diarrhoea")
    answer(window, "2")
    window.type("5")
    window.key(Qt.Key.Key_Return)
    assert window.focus() is field(window, "usual-stools")
    window.type("2")
    window.key(Qt.Key.Key_Return)
    assert check_in_of(window).usual_stools == 2
    assert not window.shows("field-usual-stools")


def test_stools_are_asked_in_the_step_of_the_question(qtbot: QtBot, context: Context) -> None:
    """Only once there is diarrhoea; what was typed goes nowhere when it is put back to none."""
    window = asked(qtbot, context, "diarrhoea")
    assert not window.shows("field-stools")
    answer(window, "2")
    assert check_in_of(window).current is not None
    window.type("5")
    assert check_in_of(window).stools == 5
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    window.press("change-diarrhoea")
    answer(window, "0")
    window.key(Qt.Key.Key_Return)
    assert not context.journal.carnet.entries(Measurement)


def test_the_usual_number_is_not_asked_twice(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """It stands with the treatment already."""
    journal.record(Profile("Marianne", usual=Usual(stools_per_day=1)))
    window = asked(qtbot, context, "diarrhoea")
    answer(window, "2")
    assert not window.shows("field-usual-stools")
    window.type("1")
    assert window.says("1 selle, comme d’habitude")


def test_undo_takes_the_stools_back_too(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """One act, one undo."""
    window = asked(qtbot, context, "diarrhoea")
    answer(window, "2")
    window.type("4")
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    assert shown(context) is ScreenName.SAVED
    window.press("undo-saved")
    assert not journal.carnet.entries(CheckIn)
    assert not journal.carnet.entries(Measurement)


def test_a_number_of_stools_alone_is_kept(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """A correction that changes nothing else is kept for later, and saved as a measurement alone."""
    written = journal.record(CheckIn(TODAY, Recall.DAY, {"diarrhoea": {Attribute.FREQUENCY: 1}}))
    window = OpenWindow(qtbot, context)
    open_entry(context, written.record_id)
    window.press("entry-correct")
    assert content_of(context) is None
    window.press("change-diarrhoea")
    QTest.keyClicks(field(window, "stools"), "3")
    assert content_of(context) is not None
    assert check_in_of(window).correcting == written.record_id
    window.press("finish")
    assert [entry.body.value for entry in journal.carnet.entries(Measurement)] == [3.0]
    assert len(journal.carnet.history(written.record_id)) == 1
