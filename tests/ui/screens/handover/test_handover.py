"""*Préparer un fichier pour…*: whom it is for, four words, and a file that opens with them alone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion.actions.handover import Recipient
from companion.domain.records import Event, Person, Question, Role
from companion.exchange.handover_file import read_handover as read
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import NOW
from tests.ui.windows import Opened, journal_of, make_carnet, make_window


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    journal = journal_of(opened)
    journal.record(Question("Puis-je nager ?"))
    kept = journal.record(Event(NOW.date(), "chute")).record_id
    journal.keep_private(kept, private=True)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.SETTINGS)
    opened.press("prepare-handover")
    opened.dialogs.place = tmp_path / "stick"
    return opened


def words_of(opened: Opened, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: opened.shows("handover-words"))
    shown = opened.control("handover-words")
    assert isinstance(shown, QLabel)
    return shown.text()


def test_a_file_for_somebody_close_holds_all_that_is_shared(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    """The four words are said on the screen, the ending is given, what is private is not in it."""
    opened.press("handover-make")
    words = words_of(opened, qtbot)
    assert len(words.split()) == 4
    focused = QApplication.focusWidget()
    assert focused is not None
    # On the way back, one Enter too many would lose the words.
    assert focused.objectName() == "handover-folder"
    found = read(tmp_path / "stick.carnet-age", words)
    assert found.recipient is Recipient.CAREGIVER
    assert found.carnet.entries(Question)
    assert "chute" not in repr(found.carnet)
    opened.window.close()


def test_a_file_for_the_care_team_holds_the_page(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    """Which days and what is left out is said before; the words are gone once one leaves."""
    assert "à lire et à imprimer" in opened.said()
    opened.press("handover-nurse")
    opened.press("handover-make")
    words = words_of(opened, qtbot)
    found = read(tmp_path / "stick.carnet-age", words)
    assert found.page is not None
    assert found.page.last == NOW.date()
    opened.press("handover-back")
    assert opened.shows("prepare-handover")
    opened.press("prepare-handover")
    assert words not in opened.said()
    opened.window.close()


def test_cancelling_makes_nothing(opened: Opened, tmp_path: Path) -> None:
    """Nothing is said and nothing written."""
    opened.dialogs.place = None
    opened.press("handover-make")
    assert not opened.shows("handover-words")
    assert list(tmp_path.glob("*.carnet-age")) == []
    assert opened.dialogs.told == []
    opened.window.close()


def test_a_record_book_is_never_replaced(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    """It is told, and one can choose again."""
    taken = tmp_path / "other.carnet-age"
    taken.write_bytes(b"another file of the same kind")
    opened.dialogs.place = taken
    opened.press("handover-make")
    qtbot.waitUntil(lambda: bool(opened.dialogs.told))
    assert "other.carnet-age" in opened.dialogs.told[0]
    assert taken.read_bytes() == b"another file of the same kind"
    opened.window.close()


def test_the_folder_of_the_file_is_one_press_away(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    """It still has to go onto a stick or into a letter."""
    opened.press("handover-make")
    words_of(opened, qtbot)
    opened.press("handover-folder")
    assert opened.dialogs.opened == [tmp_path]
    opened.window.close()


def test_somebody_close_gives_it_back_to_the_patient_by_name(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    """Who writes for another looks for that person, not for a caregiver."""
    assert "Marianne, sur un autre ordinateur" not in opened.said()
    journal = journal_of(opened)
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    opened.window.redraw()
    choice = opened.control("handover-caregiver")
    assert isinstance(choice, QAbstractButton)
    assert choice.text() == "Marianne, sur un autre ordinateur, ou un autre proche"
    assert "vous rend un fichier" not in opened.said()
    opened.press("handover-make")
    words_of(opened, qtbot)
    opened.window.close()
