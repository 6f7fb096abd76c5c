"""Backups in the window: the list, a look at one, putting one back, adding what is missing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.actions.safekeeping import KeptBackup
from companion.domain.records import Question
from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.screens.journal.state import JournalState
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.unsaved import NewQuestion, OpenForm, OpenForms
from companion.ui.words.backup_words import when_backed_up
from tests.storage.carnet_making import opened_book
from tests.ui.screens.safety.backed_up import context_of, plain, questions, two_backups, window
from tests.ui.windows import Opened, focused, journal_of, make_carnet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Marianne's carnet with two backups: after one question, and after a second one."""
    home = tmp_path / "home"
    two_backups(home)
    return home


def list_backups(qtbot: QtBot, opened: Opened) -> None:
    """From the settings to the list, once it is read."""
    context_of(opened).go(ScreenName.SETTINGS)
    opened.press("see-backups")
    qtbot.waitUntil(lambda: opened.shows("restore-put-back"))


def asides(folder: Path) -> list[Path]:
    """The files that were set aside, without their keys."""
    return [p for p in folder.glob("*.aside-*") if p.suffix != ".key"]


def test_the_list_says_what_each_backup_holds(qtbot: QtBot, folder: Path) -> None:
    """Newest first and chosen, with its day and hour."""
    opened = window(qtbot, folder)
    list_backups(qtbot, opened)
    texts = [opened.control(f"backup-{n}").property("text").replace("\u00a0", " ") for n in (0, 1)]
    assert texts[0].startswith("Jeudi 19 novembre 2026 à 19")
    assert texts[1].startswith("Mercredi 18 novembre 2026 à 19")
    assert focused() == "backup-0"
    opened.window.close()


def test_two_backups_of_one_minute_are_told_apart() -> None:
    """By their seconds, in words; one alone, or its copy in the second place, by its minute."""
    texts, now = load_texts(Language.FR), datetime(2026, 11, 21, 21, 0, tzinfo=UTC)

    def backup(place: str, second: int, minute: int = 14) -> KeptBackup:
        made_at = datetime(2026, 11, 21, 20, minute, second, tzinfo=UTC)
        return KeptBackup(Path(place) / f"{minute}-{second}", 1, made_at, 0, None, None, 1)

    listed = [
        backup("here", 5), backup("here", 1), backup("there", 1), backup("here", 1, minute=15),
    ]  # fmt: skip
    said = [when_backed_up(texts, each, listed, now).replace("\u00a0", " ") for each in listed]
    day = "samedi 21 novembre 2026 à 20"
    assert said == [
        f"{day} h 14 et 5 secondes", f"{day} h 14 et 1 seconde", f"{day} h 14", f"{day} h 15",
    ]  # fmt: skip


def test_a_backup_comes_back(qtbot: QtBot, folder: Path) -> None:
    """Asked once; what stood there opens under another name; one goes on writing."""
    opened = window(qtbot, folder)
    context_of(opened).attempt(
        opened.window, lambda: journal_of(opened).record(Question("Troisième ?"))
    )
    list_backups(qtbot, opened)
    qtbot.waitUntil(lambda: opened.shows("backup-2"))
    opened.press("backup-2")
    opened.press("restore-put-back")
    assert len(opened.dialogs.asked) == 1
    assert questions(opened) == ["Première ?"]
    (aside,) = asides(folder)
    assert aside.name in opened.said()
    assert opened.shows("greeting")
    journal_of(opened).record(Question("Quatrième ?"))
    opened.window.close()
    old = opened_book(aside, clock=opened.clock, read_only=True)
    assert len(old.journal.carnet.entries(Question)) == 3
    old.close()


def test_of_what_is_in_progress_a_check_in_and_a_new_question_outlive_another_carnet(
    qtbot: QtBot, folder: Path
) -> None:
    """The rest spoke of entries that the backup may not hold."""
    opened = window(qtbot, folder)
    context, journal = context_of(opened), journal_of(opened)
    check_in = new_check_in(journal.carnet, context.catalogue, journal.today())
    check_in.note = "Mieux"
    context.state.put(CheckInState(check_in))
    context.state.put(NewQuestion("Puis-je voyager"))
    context.state.put(JournalState(symptom="fatigue"))
    context.state.of(OpenForms)["entry_form"] = OpenForm("remark", "r1", {"text": "Mieux"})
    list_backups(qtbot, opened)
    opened.press("backup-1")
    opened.press("restore-put-back")
    assert opened.shows("greeting")
    state = context_of(opened).state
    assert state.of(CheckInState).check_in is check_in
    assert state.of(NewQuestion).text == "Puis-je voyager"
    assert state.of(JournalState) == JournalState()
    assert not state.of(OpenForms)
    opened.window.close()


def test_saying_no_changes_nothing(qtbot: QtBot, folder: Path) -> None:
    """The question before it is there to be answered."""
    opened = window(qtbot, folder)
    list_backups(qtbot, opened)
    opened.dialogs.answer = False
    opened.press("restore-put-back")
    assert questions(opened) == ["Première ?", "Deuxième ?"]
    assert asides(folder) == []
    opened.window.close()


def test_a_damaged_backup_is_not_put_back(qtbot: QtBot, folder: Path) -> None:
    """It was whole when the list was read: it is said, and the carnet is open as it was."""
    opened = window(qtbot, folder)
    list_backups(qtbot, opened)
    newest = max((folder / "backups").glob("*.carnet"))
    content = bytearray(newest.read_bytes())
    content[-3000] ^= 1
    newest.write_bytes(content)
    opened.press("restore-put-back")
    qtbot.waitUntil(lambda: "abîmée" in opened.said())
    assert questions(opened) == ["Première ?", "Deuxième ?"]
    assert asides(folder) == []
    journal_of(opened).record(Question("Encore ?"))
    opened.window.close()


def test_a_backup_is_looked_at_and_left(qtbot: QtBot, folder: Path) -> None:
    """Nothing can be written in it; one press leads back to where one was, still open."""
    opened = window(qtbot, folder)
    own = context_of(opened)
    list_backups(qtbot, opened)
    opened.press("backup-1")
    opened.press("restore-look")
    assert context_of(opened) is not own
    assert context_of(opened).read_only
    assert questions(opened) == ["Première ?"]
    assert "C’est la sauvegarde du mercredi 18 novembre 2026" in plain(opened)
    context_of(opened).go(ScreenName.HOME)
    assert not opened.shows("start-check-in")
    opened.press("nav-own")
    assert context_of(opened) is own
    assert opened.shows("restore-look")
    assert questions(opened) == ["Première ?", "Deuxième ?"]
    journal_of(opened).record(Question("Encore ?"))
    opened.window.close()


def test_closing_during_a_look_saves_what_was_in_progress(qtbot: QtBot, folder: Path) -> None:
    """The own carnet is behind it, and closes as always: its backup is made."""
    opened = window(qtbot, folder)
    journal_of(opened).record(Question("Encore ?"))
    list_backups(qtbot, opened)
    opened.press("restore-look")
    before = len(list((folder / "backups").glob("*.carnet")))
    opened.window.close()
    assert len(list((folder / "backups").glob("*.carnet"))) == before + 1
    opened_book(folder / "companion.carnet", clock=opened.clock).close()


def test_what_is_missing_is_added(qtbot: QtBot, folder: Path) -> None:
    """After an older backup was put back, the newer one gives its entries again."""
    opened = window(qtbot, folder)
    list_backups(qtbot, opened)
    opened.press("backup-1")
    opened.press("restore-put-back")
    assert questions(opened) == ["Première ?"]
    list_backups(qtbot, opened)
    opened.press("backup-1")
    opened.press("restore-merge")
    assert sorted(questions(opened)) == ["Deuxième ?", "Première ?"]
    opened.window.close()


def test_no_backup_yet_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing can be pressed but the way back."""
    make_carnet(tmp_path)
    opened = window(qtbot, tmp_path)
    context_of(opened).go(ScreenName.RESTORE)
    qtbot.waitUntil(lambda: "pas encore de sauvegarde" in opened.said())
    assert not opened.shows("restore-put-back")
    opened.press("restore-back")
    assert opened.shows("see-backups")
    opened.window.close()
