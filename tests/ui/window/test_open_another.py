"""Another record book than one's own, opened from the window: looked at, printed, left again."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.actions.key import Key
from companion.app import chosen_book
from companion.domain.records import CheckIn, Question
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.unsaved import NewQuestion
from tests.ui.conftest import NOW, Clock
from tests.ui.window.another import (
    READING,
    SECRET,
    all_bytes,
    ask,
    carnet_on_a_stick,
    context_of,
    patient,
    start,
)
from tests.ui.windows import Opened, focused, journal_of, make_carnet


def test_settings_open_a_carnet_from_a_stick_to_be_read(
    qtbot: QtBot, own: Path, stick: Path
) -> None:
    """The page to print comes first, it is said that nothing can be written, nothing is left there."""
    make_carnet(own)
    before = all_bytes(stick.parent)
    opened = start(qtbot, own, stick)
    context_of(opened).go(ScreenName.SETTINGS)
    opened.press("open-another")

    assert patient(opened) == "Paul"
    assert opened.shows("page-print")
    assert READING in opened.said()
    context_of(opened).go(ScreenName.SETTINGS)
    assert "Où se trouve ce carnet" in opened.said()
    opened.window.close()
    assert all_bytes(stick.parent) == before
    assert opened.kept == []
    assert sorted(file.name for file in own.iterdir()) == [
        "companion.carnet",
        "companion.carnet.key",
    ]


def test_my_record_book_comes_back_where_it_was_left(qtbot: QtBot, own: Path, stick: Path) -> None:
    """The way back stands in the navigation; the screen and what was typed are as before."""
    make_carnet(own)
    opened = start(qtbot, own, stick)
    opened.type("question-new", "Et la fatigue")
    context_of(opened).go(ScreenName.JOURNAL)
    ask(opened)
    assert patient(opened) == "Paul"
    opened.press("nav-own")

    assert patient(opened) == "Marianne"
    assert context_of(opened).state.screen is ScreenName.JOURNAL
    assert context_of(opened).state.of(NewQuestion).text == "Et la fatigue"
    assert not context_of(opened).read_only
    assert READING not in opened.said()
    journal_of(opened).record(Question("Encore une"))
    assert not opened.shows("nav-own")


def test_answers_in_progress_wait_meanwhile(qtbot: QtBot, own: Path, stick: Path) -> None:
    """As on closing the window: what was answered goes on later, and nothing is saved by itself."""
    make_carnet(own)
    opened = start(qtbot, own, stick)
    context = context_of(opened)
    check_in = new_check_in(context.journal.carnet, context.catalogue, context.journal.today())
    check_in.answer(check_in.symptoms[0], check_in.symptoms[0].attributes[0], 3)
    context.state.of(CheckInState).check_in = check_in
    ask(opened)
    assert patient(opened) == "Paul"
    ask_back(opened)

    assert journal_of(opened).carnet.entries(CheckIn) == ()
    assert context_of(opened).state.of(CheckInState).check_in is check_in
    assert "Ce que vous étiez en train d’écrire est toujours là." in opened.said()


def ask_back(opened: Opened) -> None:
    context_of(opened).go(ScreenName.SETTINGS)
    opened.press("back-to-own")


def test_cancelling_changes_nothing(qtbot: QtBot, own: Path) -> None:
    """No file chosen: the same carnet, the same screen, no word."""
    make_carnet(own)
    opened = start(qtbot, own)
    before = context_of(opened)
    ask(opened)

    assert context_of(opened) is before
    assert opened.dialogs.told == []


def test_a_bare_carnet_names_the_file_that_is_missing_beside_it(
    qtbot: QtBot, own: Path, stick: Path
) -> None:
    """Once it lies there, one look opens it; until then nobody is asked for fourteen groups."""
    make_carnet(own)
    key = stick.parent / "paul.carnet.key"
    kept = key.read_bytes()
    key.unlink()
    opened = start(qtbot, own, stick)
    ask(opened)

    assert "paul.carnet.key" in opened.said()
    assert not opened.shows("sheet-letters")
    opened.press("lock-open")
    assert "Il n’y est pas encore." in opened.said()
    key.write_bytes(kept)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: patient(opened) == "Paul")


def test_a_bare_carnet_whose_password_file_came_asks_for_the_password(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    """The other file that may have been left behind."""
    make_carnet(own)
    other = carnet_on_a_stick(tmp_path / "stick", SECRET)
    slots = other.with_name("paul.carnet.keys")
    kept = slots.read_bytes()
    slots.unlink()
    opened = start(qtbot, own, other)
    ask(opened)
    slots.write_bytes(kept)
    opened.press("lock-open")

    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: patient(opened) == "Paul")


def test_a_missing_key_leads_to_the_sheet_and_one_goes_back(
    qtbot: QtBot, own: Path, stick: Path
) -> None:
    """Its recovery sheet may be at hand; if not, the own carnet was never closed."""
    make_carnet(own)
    (stick.parent / "paul.carnet.key").unlink()
    opened = start(qtbot, own, stick)
    before = context_of(opened)
    ask(opened)

    assert opened.dialogs.told == []
    opened.press("lock-way-sheet")
    assert opened.shows("sheet-letters")
    opened.press("way-back")
    assert context_of(opened) is before
    journal_of(opened).record(Question("Encore une"))


@pytest.mark.parametrize("content", [b"", b"no carnet at all" * 300])
def test_what_is_no_carnet_is_told_and_left_alone(
    qtbot: QtBot, own: Path, tmp_path: Path, content: bytes
) -> None:
    """Any other file: one sentence, and every byte stays."""
    make_carnet(own)
    other = tmp_path / "photo.jpg"
    other.write_bytes(content)
    opened = start(qtbot, own, other)
    ask(opened)

    assert len(opened.dialogs.told) == 1
    assert patient(opened) == "Marianne"
    assert other.read_bytes() == content


def test_its_password_is_asked(qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """A wrong one is said in place; the right one opens it; nothing is written beside it."""
    make_carnet(own)
    stick = carnet_on_a_stick(tmp_path / "stick", SECRET)
    before = all_bytes(stick.parent)
    opened = start(qtbot, own, stick)
    ask(opened)
    assert focused() == "passphrase"
    assert "paul.carnet" in opened.said()
    opened.type("passphrase", "autre chose")
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("lock-trouble"))
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("page-print"))

    assert patient(opened) == "Paul"
    opened.press("nav-own")
    assert patient(opened) == "Marianne"
    assert all_bytes(stick.parent) == before


def test_one_can_turn_back_at_the_password(qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """The own carnet stayed open behind it, in the middle of what it was."""
    make_carnet(own)
    opened = start(qtbot, own, carnet_on_a_stick(tmp_path / "stick", SECRET))
    before = context_of(opened)
    ask(opened)
    opened.window.redraw()
    assert opened.shows("passphrase")
    opened.press("way-back")

    assert context_of(opened) is before
    assert opened.shows("greeting")
    journal_of(opened).record(Question("Encore une"))


def test_the_other_one_can_be_locked(qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """Ctrl+L asks its password again, with the way back; a stick taken out leads home."""
    make_carnet(own)
    stick = carnet_on_a_stick(tmp_path / "stick", SECRET)
    opened = start(qtbot, own, stick)
    ask(opened)
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("page-print"))
    opened.window.lock()
    assert opened.shows("way-back")
    shutil.rmtree(stick.parent)
    opened.window.redraw()

    assert patient(opened) == "Marianne"
    assert opened.shows("greeting")


def test_my_own_password_is_asked_again(qtbot: QtBot, own: Path, stick: Path) -> None:
    """From the locked own carnet one can look at another; coming back, it is still locked."""
    make_carnet(own, passphrase=SECRET)
    opened = start(qtbot, own, stick)
    opened.press("open-another")
    assert patient(opened) == "Paul"
    opened.press("nav-own")

    assert opened.window.context is None
    assert "Votre carnet est verrouillé" in opened.said()
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert patient(opened) == "Marianne"


def test_a_computer_without_a_carnet_opens_one(qtbot: QtBot, own: Path, stick: Path) -> None:
    """At the first start; closing it leads back to the question that was there."""
    opened = start(qtbot, own, stick)
    opened.press("first-next")
    opened.press("open-another")
    assert patient(opened) == "Paul"
    assert "Fermer ce carnet" in opened.said()
    opened.press("nav-own")

    assert opened.shows("text-size-150") or opened.shows("first-back")
    assert opened.window.context is None
    assert list(own.iterdir()) == []


def test_a_carnet_in_trouble_lets_another_be_opened(qtbot: QtBot, own: Path, stick: Path) -> None:
    """The damaged file stays as it is, and the way back leads to its sentence."""
    make_carnet(own)
    (own / "companion.carnet").write_bytes(b"")
    opened = start(qtbot, own, stick)
    assert opened.shows("trouble-again")
    opened.press("open-another")
    assert patient(opened) == "Paul"
    opened.press("nav-own")

    assert opened.shows("trouble-again")
    assert (own / "companion.carnet").read_bytes() == b""


def test_choosing_my_own_leads_back_to_it(qtbot: QtBot, own: Path, stick: Path) -> None:
    """It is not opened twice."""
    make_carnet(own)
    opened = start(qtbot, own, stick)
    ask(opened)
    opened.dialogs.chosen = own / "companion.carnet"
    ask(opened)
    assert patient(opened) == "Marianne"
    ask(opened)

    assert patient(opened) == "Marianne"
    assert opened.dialogs.told == []


def test_from_one_stick_to_the_next(qtbot: QtBot, own: Path, stick: Path, tmp_path: Path) -> None:
    """The way back still leads to the own carnet."""
    make_carnet(own)
    opened = start(qtbot, own, stick)
    ask(opened)
    second = carnet_on_a_stick(tmp_path / "second")
    opened.dialogs.chosen = second
    ask(opened)
    book = context_of(opened).book
    assert book is not None
    assert book.path == second
    opened.press("nav-own")
    assert patient(opened) == "Marianne"


def test_a_carnet_in_the_folder_of_the_data_opens_as_usual(own: Path, stick: Path) -> None:
    """A spouse's carnet that lies beside one's own can be written in; a stick is only read."""
    make_carnet(own)
    beside = chosen_book(own / "companion.carnet", own, Clock(NOW))
    beside.open(Key()).record(Question("Encore une"))
    assert beside.backups is not None
    beside.close()
    far = chosen_book(stick, own, Clock(NOW))
    far.open(Key())
    assert far.read_only
    assert far.backups is None
    far.close()
