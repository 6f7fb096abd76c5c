"""The stick that a patient brings: read and printed at the counter, with nothing written on it."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.consultation import PageSection
from companion.actions.key import Key
from companion.cli.typed import parse
from companion.domain.records import Question
from companion.domain.words import Language
from companion.messages import load_texts
from companion.record_book.book import RecordBook
from companion.ui.screens.visit.state import VisitState
from companion.ui.window.shell import Shell
from tests.storage.carnet_making import outcome_in_child
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, TickingClock, make_window

ORDINARY_USER = 65534
NOTICE = "Ce carnet est ouvert en lecture seule\u00a0: rien ne peut y être écrit."


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder with Marianne's carnet, closed."""
    place = tmp_path / "companion.carnet"
    made = RecordBook(place, Key(), Clock(NOW))
    made.create(name="Marianne", key=Key())
    made.close()
    return place


def open_for_reading(qtbot: QtBot, stick: Path) -> Opened:
    """The window on that carnet, opened so that nothing is written in it."""
    made = make_window(qtbot, stick.parent)
    made.book = RecordBook(stick, Key(), TickingClock(), read_only=True)
    made.window._book = made.book
    made.start(qtbot)
    return made


def test_a_protected_carnet_opens_on_the_page_and_says_so(qtbot: QtBot, stick: Path) -> None:
    """Whoever can only read finds the page to print first, and a notice that it is so."""
    opened = open_for_reading(qtbot, stick)

    assert opened.shows("page-print")
    assert NOTICE in opened.said()
    opened.window.close()


def test_the_notice_stays_when_the_window_is_drawn_anew(qtbot: QtBot, stick: Path) -> None:
    """After a change of language or text size, it still says that nothing can be written."""
    opened = open_for_reading(qtbot, stick)
    opened.window.redraw()

    assert isinstance(opened.window.centralWidget(), Shell)
    assert NOTICE in opened.said()
    opened.window.close()


def test_nothing_is_written_in_it(qtbot: QtBot, stick: Path) -> None:
    """Whatever tries to is refused in one sentence, and every byte stays as it was."""
    before = {file.name: file.read_bytes() for file in stick.parent.iterdir()}
    opened = open_for_reading(qtbot, stick)
    context = opened.window.context
    assert context is not None
    context.attempt(opened.window, lambda: context.journal.record(Question("Pourquoi ?")))

    assert opened.dialogs.told == [
        "Ce carnet est ouvert en lecture seule. Rien n’a été enregistré."
    ]
    opened.window.close()
    assert {file.name: file.read_bytes() for file in stick.parent.iterdir()} == before


def test_what_is_left_out_of_the_page_is_not_kept(qtbot: QtBot, stick: Path) -> None:
    """The next patient's page is whole, although the name was left out of this one's."""
    opened = open_for_reading(qtbot, stick)
    opened.press("sections-choose")
    opened.press("section-identity")

    assert opened.window.context is not None
    assert PageSection.IDENTITY not in opened.window.context.state.of(VisitState).choice.sections
    assert opened.kept == []
    opened.window.close()


def test_a_place_that_cannot_be_written_to_is_read_instead(stick: Path) -> None:
    """Without being asked to, the book opens for reading what this user may not write."""

    def open_it() -> None:
        if os.geteuid() == 0:
            os.setuid(ORDINARY_USER)
        book = RecordBook(stick, Key(), Clock(NOW))
        assert book.open(Key()).carnet.patient() is not None
        assert book.read_only
        book.close()

    with tempfile.TemporaryDirectory() as name:
        for file in stick.parent.iterdir():
            shutil.copy(file, name)
            (Path(name) / file.name).chmod(0o444)
        Path(name).chmod(0o555)
        stick = Path(name) / stick.name
        assert outcome_in_child(open_it) == "done"
        Path(name).chmod(0o755)


def test_a_place_that_can_be_written_to_is_not_protected(stick: Path) -> None:
    """The usual carnet opens to be written in."""
    book = RecordBook(stick, Key(), Clock(NOW))
    book.open(Key())

    assert not book.read_only
    book.close()


def test_open_takes_read_only() -> None:
    """`open --read-only` asks for it; without it, nobody did."""
    texts = load_texts(Language.EN)

    assert parse(["open", "--read-only", "a.carnet"], texts).options.read_only
    assert not parse(["open", "a.carnet"], texts).options.read_only
    assert not parse([], texts).options.read_only
