"""A file that was handed over and is double-clicked: what it would bring is shown, as soon as a carnet is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.key import WaysIn
from companion.app import Application
from companion.domain.key_errors import KeyringAbsent
from companion.domain.records import Question
from companion.record_book import handover
from companion.record_book.keys import ways_in
from companion.ui.screens.first_start.received import SOMEBODY_ELSE, ReceivedScreen
from companion.ui.ways.screen_name import ScreenName
from tests.storage.keyrings import SlowKeyring
from tests.ui.window.another import (
    SECRET,
    carnet_on_a_stick,
    context_of,
    kept,
    patient,
    start,
)
from tests.ui.window.at_the_counter import counter_in
from tests.ui.window.handed_over import WORDS, noted, stick_of
from tests.ui.windows import Opened, journal_of, make_carnet, make_window


def given(folder: Path) -> Path:
    """What somebody close gets of another person's carnet."""
    book = noted(folder / "other.carnet", "Paul")
    place = folder / "paul.carnet-age"
    place.write_bytes(handover.locked(handover.for_caregiver(book.journal), WORDS))
    book.close()
    return place


def asks_for_words(opened: Opened) -> bool:
    return context_of(opened).state.screen is ScreenName.MERGING and opened.shows("merging-words")


def test_an_open_carnet_shows_at_once_what_the_file_would_bring(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """Nothing of it is added; what was typed before is still there."""
    make_carnet(own)
    file = given(tmp_path)
    opened = start(qtbot, own)
    before = journal_of(opened).carnet
    opened.type("question-new", "Et la fatigue")
    opened.window.take_up(file)
    assert asks_for_words(opened)
    assert journal_of(opened).carnet is before
    context_of(opened).go(ScreenName.HOME)
    opened.window.take_up(file)
    assert asks_for_words(opened)
    opened.window.close()


def test_a_locked_carnet_is_unlocked_first(qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """The file waits for it, and comes once."""
    make_carnet(own, passphrase=SECRET)
    file = given(tmp_path)
    opened = start(qtbot, own)
    opened.window.take_up(file)
    assert opened.window.context is None
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.window.context is not None)
    assert asks_for_words(opened)
    journal_of(opened).record(Question("Encore une"))
    context_of(opened).go(ScreenName.HOME)
    opened.window.redraw()
    assert not asks_for_words(opened)
    opened.window.close()


def given_on_a_new_computer(qtbot: QtBot, own: Path, file: Path) -> Opened:
    """The program as a double click on the file starts it, where no carnet is."""
    opened = make_window(qtbot, own)
    kept.append(opened)
    opened.window.start()
    opened.window.take_up(file)
    qtbot.waitUntil(lambda: opened.shows("given-keep"))
    return opened


def test_where_no_carnet_is_somebody_close_begins_one_with_it(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """It takes the place of the first questions: the words, the name of who writes, and Home."""
    opened = given_on_a_new_computer(qtbot, own, given(tmp_path))
    opened.press("given-keep")
    opened.type("received-words", WORDS)
    opened.press("received-next")
    assert "Ouverture…" in opened.said()
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    assert "Ouverture…" not in opened.said()
    opened.type("received-name", "Jeanne")
    QTest.keyClick(opened.control("received-name"), Qt.Key.Key_Return)
    assert opened.shows("passphrase-choice-none")
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    journal = journal_of(opened)
    writer = journal.whole.person(journal.writer_id())
    assert writer is not None
    assert (writer.name, patient(opened)) == ("Jeanne", "Paul")
    assert ways_in(opened.book) == WaysIn(keyring=True)
    opened.window.close()


def test_a_name_is_typed_where_it_is_asked_for_or_where_the_mouse_chose(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """The keyboard is in the field at once; letters typed on a row of who writes are those of the name."""
    opened = given_on_a_new_computer(qtbot, own, given(tmp_path))
    opened.press("given-keep")
    opened.type("received-words", WORDS)
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    name = opened.control("received-name")
    assert isinstance(name, QLineEdit)
    assert opened.window.focusWidget() is name
    row = opened.control(f"received-{SOMEBODY_ELSE}")
    row.setFocus(Qt.FocusReason.MouseFocusReason)
    for key in (Qt.Key.Key_J, Qt.Key.Key_O):
        QTest.keyClick(opened.window.focusWidget(), key)
    assert name.text() == "jo"
    opened.window.close()


@pytest.mark.parametrize("with_password", [True, False])
def test_without_a_keyring_a_received_file_is_kept_in_another_way(
    qtbot: QtBot, own: Path, tmp_path: Path, *, with_password: bool
) -> None:
    """Why is said, nothing is chosen for the person, and nothing lies on the disk before they chose."""
    opened = given_on_a_new_computer(qtbot, own, given(tmp_path))
    opened.keyring.mishap = KeyringAbsent()
    opened.press("given-keep")
    opened.type("received-words", WORDS)
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    opened.type("received-name", "Jeanne")
    opened.press("received-next")
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("no-keyring"))
    assert not opened.book.exists()
    opened.press("passphrase-choice-chosen" if with_password else "passphrase-choice-unprotected")
    if with_password:
        opened.type("passphrase", SECRET)
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert ways_in(opened.book) == WaysIn(passphrase=with_password, key_file=not with_password)
    opened.window.close()


def test_while_a_received_file_waits_for_the_keyring_back_looks_as_it_acts(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """Greyed out while it does nothing; once the keyring is slow, it leads to the other ways."""
    keyring = SlowKeyring()
    opened = make_window(qtbot, own, keyring=keyring)
    kept.append(opened)
    opened.window.closed.patience_ms = 300
    opened.window.start()
    opened.window.take_up(given(tmp_path))
    qtbot.waitUntil(lambda: opened.shows("given-keep"))
    opened.press("given-keep")
    opened.type("received-words", WORDS)
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    opened.type("received-name", "Jeanne")
    opened.press("received-next")
    opened.press("received-next")
    assert not opened.control("way-back").isEnabled()
    qtbot.waitUntil(lambda: opened.control("way-back").isEnabled())
    assert "Choisir autrement" in opened.said()
    opened.press("way-back")
    assert "Cet ordinateur ne donne pas la clé." in opened.said()
    keyring.answers.set()
    opened.window.close()


def test_where_no_carnet_is_a_nurse_reads_it(qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """The counter asks for its words, another one waits there, and leaving it leaves the program."""
    file = given(tmp_path)
    opened = given_on_a_new_computer(qtbot, own, file)
    opened.press("given-read")
    nurse = opened.window.counter
    assert nurse is not None
    qtbot.addWidget(nurse)
    (words,) = nurse.findChildren(QLineEdit, "counter-words")
    assert words.isVisible()
    opened.window.take_up(tmp_path / "next.carnet-age")
    assert nurse.sitting.waiting == [file, tmp_path / "next.carnet-age"]
    nurse.close()
    assert not opened.window.isVisible()
    assert list(own.iterdir()) == []


def test_who_writes_for_somebody_close_may_have_a_file(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """The first questions offer it then; cancelled, they go on; the name that was typed is kept."""
    opened = start(qtbot, own)
    opened.press("first-next")
    opened.press("first-next")
    assert not opened.shows("first-file")
    opened.press("for-whom-another")
    opened.type("my-name", "Jeanne")
    opened.press("first-file")
    assert opened.shows("first-next")
    opened.dialogs.chosen = given(tmp_path)
    opened.press("first-file")
    opened.type("received-words", WORDS)
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    name = opened.control("received-name")
    assert isinstance(name, QLineEdit)
    assert name.text() == "Jeanne"
    opened.press("way-back")
    assert opened.shows("first-file")
    opened.window.close()


@pytest.mark.parametrize("exists", [True, False])
def test_a_file_that_the_system_hands_over_is_shown(
    qtbot: QtBot, qapp: QApplication, own: Path, tmp_path: Path, *, exists: bool
) -> None:
    """macOS says a double click to the program that runs: a handed-over file, and another carnet."""
    assert isinstance(qapp, Application)
    if exists:
        make_carnet(own)
    opened = start(qtbot, own)
    qapp.given.connect(opened.window.take_up)
    QApplication.postEvent(qapp, QFileOpenEvent(str(given(tmp_path))))
    qtbot.waitUntil(lambda: opened.shows("merging-words" if exists else "given-keep"))
    stick = carnet_on_a_stick(tmp_path / "clé")
    QApplication.postEvent(qapp, QFileOpenEvent(str(stick)))
    qtbot.waitUntil(lambda: opened.window.context is not None and patient(opened) == "Paul")
    qapp.given.disconnect(opened.window.take_up)
    opened.window.close()


def test_a_carnet_that_is_double_clicked_waits_for_the_first_screen(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """Where none is on this computer, it is shown to be read."""
    opened = make_window(qtbot, own)
    kept.append(opened)
    opened.window.start()
    opened.window.take_up(carnet_on_a_stick(tmp_path / "clé"))
    qtbot.waitUntil(lambda: opened.window.context is not None and patient(opened) == "Paul")
    assert context_of(opened).read_only
    opened.window.close()


def test_the_counter_lets_it_wait_its_turn(qtbot: QtBot, tmp_path: Path) -> None:
    """Alone it opens; behind another patient's it waits, never two on screen."""
    counter = counter_in(tmp_path)
    qtbot.addWidget(counter.window)
    counter.window.start()
    first = stick_of(tmp_path / "one", "Paul")
    second = stick_of(tmp_path / "two", "Anne")
    counter.window.take_up(first)
    assert counter.shown("counter-words")
    counter.say_words(qtbot)
    counter.window.take_up(second)
    assert counter.window.context is not None
    assert counter.window.sitting.waiting == [first, second]
    counter.press("strip-close")
    assert counter.window.sitting.next == second
    counter.window.close()


def test_a_keyring_that_is_slow_with_a_received_file_leaves_another_way(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """The keyboard is on it, and Back is called Back again afterwards."""
    opened = given_on_a_new_computer(qtbot, own, given(tmp_path))
    opened.press("given-keep")
    opened.type("received-words", WORDS)
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    screen = opened.window.findChild(ReceivedScreen)
    assert screen is not None
    screen._on_impatience()
    back = opened.control("way-back")
    assert isinstance(back, QPushButton)
    assert (back.text(), opened.window.focusWidget()) == ("Choisir autrement", back)
    screen._allow(acting=True)
    assert back.text() == "Retour"
    opened.window.close()
