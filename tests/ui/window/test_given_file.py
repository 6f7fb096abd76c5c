"""A file that was handed over and is double-clicked: what it would bring is shown, as soon as a carnet is open."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from companion.domain.records import Question
from companion.record_book import handover
from companion.ui.ways.screen_name import ScreenName
from tests.ui.window.another import SECRET, context_of, start
from tests.ui.window.at_the_counter import counter_in
from tests.ui.window.handed_over import WORDS, noted, stick_of
from tests.ui.windows import Opened, journal_of, make_carnet


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


def test_before_the_first_start_it_can_be_kept(qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """Where the window asks its first questions, the file takes their place."""
    file = given(tmp_path)
    opened = start(qtbot, own)
    opened.window.take_up(file)
    assert opened.shows("received-words")
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
