"""The computer died: on another one, yesterday's backup on a stick and the printed sheet are all there is.

Only keys are pressed, only what the screen offers is used, and what is typed was read on the sheet.
"""

import re
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.stories.person import TODAY, Key, Person
from tests.systems import program

pytestmark = pytest.mark.story

YESTERDAY = TODAY - timedelta(days=1)
GROUP = re.compile(r"(\d{1,2}) ([0-9A-Z]{4})")
TABLE_LINE = re.compile(r"(\d{1,2} [0-9A-Z]{4} ?){1,2}")
GROUPS = 14


@pytest.mark.usefixtures("_letters")
def test_the_journal_is_on_screen_from_a_backup_and_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    """Prepared on the old computer as the screen asks; found again on a new one, and gone on with."""
    stick = tmp_path / "stick"
    stick.mkdir()
    paper = _old_computer(Person(qtbot, tmp_path / "old", "old-computer"), stick)
    letters = _read_on(paper)
    paper.unlink()
    for file in (tmp_path / "old").rglob("*.*"):
        file.unlink()  # nothing of it is left
    backup = _only_backup(stick)
    before = {file.name: file.read_bytes() for file in stick.iterdir()}

    person = Person(qtbot, tmp_path / "new", "clean-machine")
    person.start()
    person.reads("Open an existing record book…")
    person.dialogs.chosen = backup
    person.press("open-another")
    person.reads("This record book is locked", "The 14 groups of your recovery sheet")
    if person.focused() != "sheet-letters":
        person.go_to("sheet-letters")
    person.picture("locked")
    person.type(letters)
    person.key(Key.Key_Return)
    person.wait(lambda: person.shows("nav-keep"))
    person.picture("opened")
    person.reads(
        "Journal",
        "Fatigue",
        "This is a backup: nothing can be written in it. “Keep it on this computer” lets you go on writing.",
    )
    person.visit("keep")
    person.wait(lambda: not person.shows("nav-keep"))
    assert len(person.dialogs.asked) == 1
    person.reads("Only the recovery sheet opens it. Choose how it opens next time.")
    person.picture("kept")
    person.press("start-check-in")
    person.type("10000000")
    person.press("finish")
    person.reads("Saved")
    person.leave()
    assert {file.name: file.read_bytes() for file in stick.iterdir()} == before

    person.start()
    person.reads("The 14 groups of your recovery sheet")
    person.type(letters.lower())
    person.key(Key.Key_Return)
    person.wait(lambda: person.shows("greeting"))
    person.press("sheet-prepare")
    person.press("add-keyring")
    person.press("key-submit")
    person.reads("This computer opens it, without a password.")
    person.leave()

    person.start()
    person.wait(lambda: person.shows("greeting"))
    person.visit("journal")
    person.reads("Fatigue")
    person.leave()


def _old_computer(person: Person, stick: Path) -> Path:
    """A day noted, the sheet saved, a second place for backups chosen; the sheet."""
    person.start(today=YESTERDAY)
    for _ in range(5):
        person.press("first-next")
    person.wait(lambda: person.shows("start-check-in"))
    person.press("start-check-in")
    person.type("20000000")
    person.press("finish")
    person.reads("Saved")
    person.visit("settings")
    person.dialogs.place = stick.parent / "sheet.pdf"
    person.press("sheet-save")
    person.wait(person.dialogs.place.exists)
    person.dialogs.folder = stick
    person.press("second-choose")
    person.wait(lambda: any(stick.glob("*.carnet")))
    person.leave()
    return person.dialogs.place


def _read_on(paper: Path) -> str:
    """The 14 groups, in the order of their numbers, as the eye reads them on the sheet."""
    read = subprocess.run(
        [program("pdftotext"), "-raw", str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout
    table = "\n".join(line for line in read.splitlines() if TABLE_LINE.fullmatch(line))
    groups = {int(number): group for number, group in GROUP.findall(table)}
    assert sorted(groups) == list(range(1, GROUPS + 1)), read
    return " ".join(groups[number] for number in sorted(groups))


def _only_backup(stick: Path) -> Path:
    (backup,) = stick.glob("*.carnet")
    return backup
