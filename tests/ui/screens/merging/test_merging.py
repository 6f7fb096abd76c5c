"""Another copy in the window: Ctrl+O, what it would bring, the words, one act, one way back, a choice."""

import dataclasses
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Person, Question, Role
from companion.domain.symptoms import Attribute, Recall
from companion.record_book import handover, received
from companion.record_book.book import RecordBook
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import open_entry
from tests.ui.conftest import NOW
from tests.ui.windows import Opened, TickingClock, focused, journal_of, make_carnet, make_window

WORDS = "abeille ancre aube azur"


def check_in(level: int) -> CheckIn:
    return CheckIn(NOW.date(), Recall.DAY, {"fatigue": {Attribute.INTENSITY: level}})


@pytest.fixture
def noted(tmp_path: Path) -> str:
    """A carnet here with a check-in, and a copy of it elsewhere under another name."""
    make_carnet(tmp_path)
    book = RecordBook(tmp_path / "companion.carnet", Key(), TickingClock())
    noted = book.open(Key()).record(check_in(1)).record_id
    book.close()
    (tmp_path / "stick").mkdir()
    shutil.copyfile(tmp_path / "companion.carnet", tmp_path / "stick" / "old name.bin")
    shutil.copyfile(tmp_path / "companion.carnet.key", tmp_path / "there.key")
    return noted


@pytest.fixture
def there(tmp_path: Path, noted: str) -> RecordBook:
    """The copy, open; its key does not lie beside it."""
    book = RecordBook(
        tmp_path / "stick" / "old name.bin", Key(key_file=tmp_path / "there.key"), TickingClock()
    )
    book.open(Key())
    return book


def start(qtbot: QtBot, folder: Path, chosen: Path) -> Opened:
    opened = make_window(qtbot, folder, backups=folder / "backups")
    opened.dialogs.chosen = chosen
    opened.start(qtbot)
    return opened


def ctrl(opened: Opened, key: Qt.Key) -> None:
    QTest.keyClick(opened.window.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)


def test_another_copy_opens_with_the_key_that_is_there_and_is_merged(
    qtbot: QtBot, tmp_path: Path, there: RecordBook
) -> None:
    """Whatever its name and place; Ctrl+Z makes the record book what it was."""
    there.journal.record(Question("Ailleurs ?"))
    there.close()
    opened = start(qtbot, tmp_path, there.path)
    before = journal_of(opened).whole
    ctrl(opened, Qt.Key.Key_O)
    assert "1 nouvelle entrée, 1 déjà là" in opened.said()
    assert "Ailleurs ?" in opened.said()
    assert journal_of(opened).whole is before
    opened.press("merging-take")
    assert journal_of(opened).carnet.entries(Question)
    assert "1 entrée a été ajoutée." in opened.said()
    ctrl(opened, Qt.Key.Key_Z)
    assert journal_of(opened).whole == before
    assert "Annulé. Votre carnet est comme avant." in opened.said()
    opened.window.close()


def test_the_settings_come_back_where_one_pressed(
    qtbot: QtBot, tmp_path: Path, there: RecordBook
) -> None:
    """They are long: the keyboard is on the button that led away, in sight, and what was added is told."""
    there.journal.record(Question("Ailleurs ?"))
    there.close()
    opened = start(qtbot, tmp_path, there.path)
    context = opened.window.context
    assert context is not None
    context.go(ScreenName.SETTINGS)
    assert focused() != "open-handover"
    for done, said in (("merging-back", "Réglages"), ("merging-take", "1 entrée a été ajoutée.")):
        opened.control("open-handover").setFocus()
        opened.press("open-handover")
        opened.press(done)
        assert said in opened.said()
        assert focused() == "open-handover"
        qtbot.waitUntil(lambda: not opened.control("open-handover").visibleRegion().isEmpty())
    context.go(ScreenName.HOME)
    context.go(ScreenName.SETTINGS)
    assert focused() != "open-handover", "from elsewhere they begin at their top"


def test_who_corrected_an_entry_of_here_and_who_withdrew_one_is_said_before_it_is_added(
    qtbot: QtBot, tmp_path: Path, there: RecordBook, noted: str
) -> None:
    """With what it changed alone: the words of the person who wrote it are not told as new ones."""
    journal = there.journal
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    gone = journal.record(Question("Ailleurs ?")).record_id
    body = replace(check_in(3), note="Sieste")
    journal.correct(noted, body, at_request=True)
    journal.withdraw(gone)
    there.close()
    opened = start(qtbot, tmp_path, there.path)
    ctrl(opened, Qt.Key.Key_O)
    (corrected,) = (line for line in opened.said().splitlines() if line.startswith("Saisie du"))
    assert "Marianne · Corrigé le 21\u00a0nov. par Paul, à la demande de Marianne" in corrected
    assert "Fatigue\u00a0: un peu (1), puis beaucoup (3)" in corrected
    assert "Note\u00a0: «\u00a0Sieste\u00a0»" in corrected
    (withdrawn,) = (line for line in opened.said().splitlines() if line.startswith("Question"))
    assert "par Paul, proche" in withdrawn
    assert "Retrait le 21\u00a0novembre\u00a02026" in withdrawn
    opened.press("merging-take")
    assert journal_of(opened).carnet.entries(Question) == ()
    opened.window.close()


def test_a_copy_with_nothing_new_can_still_be_looked_at(
    qtbot: QtBot, tmp_path: Path, there: RecordBook
) -> None:
    """There is nothing to add then."""
    there.close()
    opened = start(qtbot, tmp_path, there.path)
    ctrl(opened, Qt.Key.Key_O)
    assert "0 nouvelle entrée, 1 déjà là" in opened.said()
    assert not opened.shows("merging-take")
    opened.press("merging-look")
    assert "old name.bin" in opened.said()
    opened.window.close()


def test_a_file_that_was_handed_over_asks_for_its_words(
    qtbot: QtBot, tmp_path: Path, there: RecordBook
) -> None:
    """Wrong ones are said, and what was typed stays to be put right."""
    there.journal.record(Question("Ailleurs ?"))
    place = tmp_path / "stick" / "any name"
    place.write_bytes(handover.locked(handover.for_caregiver(there.journal), WORDS))
    there.close()
    opened = start(qtbot, tmp_path, place)
    ctrl(opened, Qt.Key.Key_O)
    opened.type("merging-words", "abeille ancre aube azu")
    opened.press("merging-open")
    qtbot.waitUntil(lambda: opened.shows("merging-refused"))
    assert "Ces mots n’ouvrent pas ce fichier" in opened.said()
    opened.type("merging-words", "r")
    opened.press("merging-open")
    qtbot.waitUntil(lambda: opened.shows("merging-take"))
    opened.press("merging-take")
    assert [e.body.text for e in journal_of(opened).carnet.entries(Question)] == ["Ailleurs ?"]
    opened.window.close()


def test_another_persons_file_is_refused_by_name_and_begins_a_record_book_of_its_own(
    qtbot: QtBot, tmp_path: Path, noted: str
) -> None:
    """Nothing of it comes into this one; its words are asked for once, and both books are there then."""
    book = RecordBook(tmp_path / "stick" / "paul.carnet", Key(), TickingClock())
    journal = book.create(name="Paul", key=Key())
    place = tmp_path / "stick" / "paul.carnet-age"
    place.write_bytes(handover.locked(handover.for_caregiver(journal), WORDS))
    book.close()
    opened = start(qtbot, tmp_path, place)
    ctrl(opened, Qt.Key.Key_O)
    opened.type("merging-words", WORDS)
    opened.press("merging-open")
    qtbot.waitUntil(lambda: opened.shows("merging-refused"))
    assert "carnet de Paul" in opened.said()
    assert not opened.shows("merging-words")
    assert opened.shows("merging-other")
    own = journal_of(opened).carnet
    opened.press("merging-begin")
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    opened.type("received-name", "Marianne")
    opened.press("received-next")
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    patient = journal_of(opened).whole.patient()
    assert patient is not None
    assert patient.body.name == "Paul"
    assert [each.name for each in opened.kept[-1].books] == ["Marianne", "Paul"]
    opened.window.change_book(opened.kept[-1].books[0].path)
    assert journal_of(opened).carnet == own
    opened.window.close()


@pytest.mark.parametrize("pressed", ["keep-0", "keep-1", "both"])
def test_an_entry_that_both_corrected_is_chosen(
    qtbot: QtBot, tmp_path: Path, noted: str, there: RecordBook, pressed: str
) -> None:
    """Both values and both names are shown; nothing is asked again once one has chosen."""
    opened = start(qtbot, tmp_path, there.path)
    journal_of(opened).correct(noted, check_in(2))
    there.journal.correct(noted, check_in(3))
    there.close()
    ctrl(opened, Qt.Key.Key_O)
    opened.press("merging-take")
    assert opened.window.context is not None
    open_entry(opened.window.context, noted)
    opened.press("entry-dispute")
    shown = opened.said()
    assert "1 entrée a été corrigée sur les deux ordinateurs." in shown
    assert "modérément (2)" in shown
    assert "beaucoup (3)" in shown
    assert shown.count("Marianne, le") == 2
    # The clocks of the two computers say which is the newest.
    newest = journal_of(opened).carnet.entry(noted).body
    other = check_in(2) if newest == check_in(3) else check_in(3)
    opened.press(f"dispute-{pressed}")
    stands = {"keep-0": [newest], "keep-1": [other], "both": [newest, other]}[pressed]
    assert [entry.body for entry in journal_of(opened).carnet.entries(CheckIn)] == stands
    assert "Il n’y a rien à choisir." in opened.said()
    opened.press("merging-back")
    assert opened.shows("entry-remark")
    assert not opened.shows("entry-dispute")
    opened.window.close()


def test_who_writes_stays_when_somebody_comes_in_who_writes_elsewhere(
    qtbot: QtBot, tmp_path: Path, there: RecordBook
) -> None:
    """On her own computer the patient is not asked who writes because somebody close wrote on another one."""
    there.journal.author = there.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    there.journal.record(check_in(3))
    there.close()
    opened = start(qtbot, tmp_path, there.path)
    ctrl(opened, Qt.Key.Key_O)
    opened.press("merging-take")
    journal, context = journal_of(opened), opened.window.context
    assert context is not None
    assert len(journal.carnet.people()) == 2
    assert context.is_writer_known()
    assert journal.author is None
    assert opened.kept[-1].writer_in(journal.carnet.identity) == journal.patient_id()
    opened.window.close()


def test_what_was_chosen_counts_as_soon_as_it_was_said_who_writes(
    qtbot: QtBot, tmp_path: Path, noted: str, there: RecordBook
) -> None:
    """Where two write on this computer and nobody said who, the choice is not asked twice."""
    opened = start(qtbot, tmp_path, there.path)
    journal_of(opened).record(Person("Paul", Role.CAREGIVER))
    journal_of(opened).correct(noted, check_in(2))
    there.journal.correct(noted, check_in(3))
    there.close()
    ctrl(opened, Qt.Key.Key_O)
    opened.press("merging-take")
    standing = journal_of(opened).carnet.entry(noted).body
    opened.press("dispute-keep-1")
    assert opened.shows("who-writes")
    opened.press(f"writer-{journal_of(opened).patient_id()}")
    assert journal_of(opened).carnet.entry(noted).body != standing
    assert "Il n’y a rien à choisir." in opened.said()
    opened.window.close()


def test_a_copy_with_a_password_of_its_own_is_merged_once_it_is_open(
    qtbot: QtBot, tmp_path: Path, there: RecordBook
) -> None:
    """Such as the one of somebody close, brought on a stick; it is closed again."""
    there.journal.record(Question("Ailleurs ?"))
    there.journal.record(replace(check_in(3), note="au lit"))
    found = handover.for_caregiver(there.journal)
    there.close()
    theirs = RecordBook(tmp_path / "stick" / "paul.carnet", Key(), TickingClock())
    received.keep(theirs, found, Key("mot de passe"))
    theirs.close()
    opened = start(qtbot, tmp_path, theirs.path)
    ctrl(opened, Qt.Key.Key_O)
    opened.type("passphrase", "mot de passe")
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("merging-take"))
    assert "2 nouvelles entrées, 1 déjà là" in opened.said()
    assert "beaucoup (3) · Note : « au lit »" in opened.said()
    opened.press("merging-take")
    assert journal_of(opened).carnet.entries(Question)
    assert opened.window.context is not None
    assert not opened.window.context.shown.away
    opened.window.close()


def test_another_content_under_a_known_id_is_shown_and_stays_there(
    qtbot: QtBot, tmp_path: Path, noted: str
) -> None:
    """Both values and whose they are; there is nothing to add."""
    opened = start(qtbot, tmp_path, tmp_path / "forged.carnet-age")
    journal = journal_of(opened)
    revisions = [
        replace(r, body=check_in(4)) if r.record_id == noted else r
        for r in journal.whole.revisions.values()
    ]
    forged = dataclasses.replace(
        handover.for_caregiver(journal),
        carnet=Carnet(journal.whole.identity).with_revisions(revisions),
    )
    opened.dialogs.chosen.write_bytes(handover.locked(forged, WORDS))  # type: ignore[union-attr]
    ctrl(opened, Qt.Key.Key_O)
    opened.type("merging-words", WORDS)
    opened.press("merging-open")
    assert "Ouverture…" in opened.said()
    qtbot.waitUntil(lambda: opened.shows("merging-counted"))
    assert "1 entrée diffère dans ce fichier. Ce qui est ici reste." in opened.said()
    assert "un peu (1)" in opened.said()
    assert "énormément (4)" in opened.said()
    assert not opened.shows("merging-take")
    opened.window.close()


def test_a_locked_record_book_is_opened_first(qtbot: QtBot, tmp_path: Path) -> None:
    """A file can only be added to what is open."""
    make_carnet(tmp_path, passphrase="mot de passe")
    place = tmp_path / "p.carnet-age"
    place.write_bytes(b"age-encryption.org/v1\n")
    opened = start(qtbot, tmp_path, place)
    ctrl(opened, Qt.Key.Key_O)
    assert opened.dialogs.told == ["Ouvrez d’abord votre carnet, puis ce fichier."]
    assert opened.shows("passphrase")
    opened.window.close()
