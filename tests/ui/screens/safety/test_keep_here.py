"""A clean computer, yesterday's backup on a stick and the printed sheet: the journal goes on there."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.records import Question
from companion.record_book.backups import copy_to
from companion.record_book.book import RecordBook, open_file
from companion.storage.key_files import key_file_path
from companion.storage.recovery_key import groups_of
from tests.storage.keyrings import MemoryKeyring
from tests.ui.conftest import NOW
from tests.ui.windows import Opened, TickingClock, journal_of, make_carnet, make_window


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """What the second place got from a computer that broke: a backup, its lines, no key."""
    old, stick = tmp_path / "old", tmp_path / "stick"
    old.mkdir()
    stick.mkdir()
    make_carnet(old)
    book = RecordBook(
        old / "companion.carnet",
        Key(),
        TickingClock(NOW - timedelta(days=1)),
        backups=old / "backups",
    )
    journal = book.open(Key())
    journal.record(Question("Puis-je nager ?"))
    book.back_up()
    copy_to(book, stick)
    (stick / "sheet.txt").write_text(" ".join(groups_of(book.file.data_key)))
    book.close()
    return stick


def backup_on(stick: Path) -> Path:
    """The backup there."""
    (backup,) = stick.glob("*.carnet")
    return backup


def opened_by_recovery_sheet(qtbot: QtBot, clean: Path, stick: Path) -> Opened:
    """From the first start of a clean computer to the backup on screen."""
    clean.mkdir()
    opened = make_window(
        qtbot, clean, clock=TickingClock(), keyring=MemoryKeyring(), backups=clean / "backups"
    )
    opened.start(qtbot)
    opened.dialogs.chosen = backup_on(stick)
    opened.press("open-another")
    opened.type("sheet-letters", (stick / "sheet.txt").read_text())
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.window.context is not None)
    return opened


def texts(opened: Opened) -> list[str]:
    """The questions of what is open."""
    return [entry.body.text for entry in journal_of(opened).carnet.entries(Question)]


def test_the_journal_goes_on_here(qtbot: QtBot, tmp_path: Path, stick: Path) -> None:
    """Read at once; kept with one press and one answer; written in, backed up, opened again."""
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    clean = tmp_path / "clean"
    opened = opened_by_recovery_sheet(qtbot, clean, stick)
    assert texts(opened) == ["Puis-je nager ?"]
    opened.press("nav-keep")
    assert len(opened.dialogs.asked) == 1
    assert opened.shows("greeting")
    assert not opened.shows("nav-keep")
    context = opened.window.context
    assert context is not None
    assert not context.read_only
    context.attempt(opened.window, lambda: journal_of(opened).record(Question("Et courir ?")))
    opened.window.close()
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before
    letters = (stick / "sheet.txt").read_text()
    with open_file(clean / "companion.carnet", Key(recovery_sheet=letters), read_only=True) as file:
        assert len(file.load().entries(Question)) == 2
        assert file.note() is None
    assert list((clean / "backups").glob("*.carnet"))


def test_saying_no_leaves_nothing_here(qtbot: QtBot, tmp_path: Path, stick: Path) -> None:
    """It is still shown, to be read."""
    clean = tmp_path / "clean"
    opened = opened_by_recovery_sheet(qtbot, clean, stick)
    opened.dialogs.answer = False
    opened.press("nav-keep")
    assert texts(opened) == ["Puis-je nager ?"]
    assert opened.shows("nav-keep")
    assert list(clean.iterdir()) == []
    opened.window.close()


def test_a_patient_s_carnet_is_not_offered_to_be_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """A nurse reads it from the stick: only a backup can be taken over, and only where none is."""
    stick, clean, own = tmp_path / "stick", tmp_path / "clean", tmp_path / "own"
    for folder in (stick, clean, own):
        folder.mkdir()
    make_carnet(stick)
    make_carnet(own)
    for here in (clean, own):
        opened = make_window(qtbot, here)
        opened.start(qtbot)
        opened.dialogs.chosen = stick / "companion.carnet"
        # Where one’s own is, of the same name: they are not to be joined.
        opened.dialogs.answer = False
        opened.window.open_another()
        assert opened.window.context is not None
        assert opened.window.context.shown.away
        assert not opened.shows("nav-keep")
        opened.window.close()
    assert not key_file_path(clean / "companion.carnet").exists()
