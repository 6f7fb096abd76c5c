"""The counter: a nurse opens what patients bring, one after the other, and nothing stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion.actions.consultation import PageSection
from companion.actions.key import Key
from companion.record_book.book import RecordBook
from companion.ui.screens.counter import waiting
from companion.ui.screens.home.screen import HomeScreen
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.counter import CLOSES_AFTER_MINUTES
from companion.ui.window.shell import Shell
from tests.systems import is_its_owners_alone
from tests.ui.conftest import NOW, Clock
from tests.ui.window.at_the_counter import Counter, counter_in
from tests.ui.window.handed_over import noted, stick_of
from tests.ui.windows import focused, make_window, said


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    home = tmp_path / "nurse"
    home.mkdir()
    opened = counter_in(home)
    qtbot.addWidget(opened.window)
    with qtbot.waitActive(opened.window):
        opened.window.start()
        opened.window.activateWindow()
    yield opened
    opened.window.close()
    QApplication.processEvents()


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_four_words_show_the_page_that_was_chosen(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """Read-only, with the patient named on every screen; wrong words are said in place."""
    file = stick_of(tmp_path / "stick", "Paul Martin")
    before = contents(tmp_path)
    assert focused() == "counter-choose"
    counter.choose(file)
    assert focused() == "counter-words"
    counter.say_words(qtbot, "abeille ancre aube avion")
    assert "Ces mots n’ouvrent pas ce fichier." in counter.text()
    counter.say_words(qtbot)

    context = counter.window.context
    assert context is not None
    assert context.state.screen is ScreenName.CONSULTATION
    assert context.state.of(VisitState).choice.sections == frozenset(PageSection) - {
        PageSection.NOTES
    }
    for name in (ScreenName.CONSULTATION, ScreenName.JOURNAL, ScreenName.HOME):
        context.go(name)
        (strip,) = counter.shown("patient-strip")
        assert "Paul Martin" in said(strip)
        assert "Lecture seule" in said(strip)
        assert "Mes questions" not in counter.text()
        assert "Vos 14 derniers jours" not in counter.text()
    assert not counter.shown("nav-keep")
    assert contents(tmp_path) == before


def test_it_closes_at_once_and_waits_for_the_next_patient(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """Ctrl+W; what was saved on the stick, for its owner alone, is named; no word of the patient stays."""
    file = stick_of(tmp_path / "stick", "Paul Martin")
    counter.choose(file)
    counter.say_words(qtbot)
    counter.dialogs.place = tmp_path / "stick" / "PM-consultation-2026-11-21.pdf"
    counter.press("page-save")
    qtbot.waitUntil(
        lambda: counter.window.context is not None and bool(counter.window.context.saved)
    )
    assert is_its_owners_alone(counter.dialogs.place)
    QTest.keyClick(counter.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)

    assert counter.window.context is None
    assert "PM-consultation-2026-11-21.pdf" in counter.text()
    assert "Martin" not in counter.text()
    assert focused() == "counter-choose"


def test_a_page_that_is_on_its_way_goes_out_before_it_closes(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """The nurse is quicker than the page; the window, too, waits for it."""
    counter.choose(stick_of(tmp_path / "stick", "Paul Martin"))
    counter.say_words(qtbot)
    counter.dialogs.place = tmp_path / "stick" / "PM.pdf"
    counter.press("page-save")
    counter.press("strip-close")
    counter.window.close()
    qtbot.waitUntil(lambda: not counter.window.isVisible())
    assert counter.dialogs.place.exists()
    assert str(counter.dialogs.place) in " ".join(counter.window._said)


def test_asking_for_another_one_closes_what_is_open_first(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """Ctrl+O, or the button in the settings: never two patients at once."""
    counter.choose(stick_of(tmp_path / "a", "Paul Martin"))
    counter.say_words(qtbot)
    counter.dialogs.several = (stick_of(tmp_path / "b", "Anne Petit", file="anne.carnet-age"),)
    assert counter.window.context is not None
    counter.window.context.go(ScreenName.SETTINGS)
    counter.press("open-another")
    qtbot.waitUntil(lambda: bool(counter.shown("counter-words")))
    assert "anne.carnet-age" in counter.text()
    assert "Paul" not in counter.text()


def test_in_large_letters_home_begins_at_its_head(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """The keyboard stood on a button at the end, and what the nurse came for was out of sight."""
    window = counter.window
    window.resize(1024, 640)
    window.change_settings(replace(window.settings, text_size_percent=200))
    counter.choose(stick_of(tmp_path / "stick", "Paul Martin"))
    counter.say_words(qtbot)
    assert window.context is not None
    window.context.go(ScreenName.HOME)
    QApplication.processEvents()
    assert focused() == "see-journal"
    (home,) = (each for each in window.findChildren(HomeScreen) if each.isVisible())
    assert home.verticalScrollBar().maximum() > 0
    assert home.verticalScrollBar().value() == 0


def test_escape_goes_back_from_the_words(counter: Counter, tmp_path: Path) -> None:
    """First from the warning signs to the words, then to the counter's first screen."""
    counter.choose(stick_of(tmp_path / "stick", "Paul Martin"))
    counter.press("nav-warning-signs")
    QTest.keyClick(counter.shown("nav-warning-signs")[0], Qt.Key.Key_Escape)
    assert focused() == "counter-words"
    QTest.keyClick(counter.shown("counter-words")[0], Qt.Key.Key_Escape)
    assert counter.shown("counter-choose")


def test_it_closes_by_itself(qtbot: QtBot, counter: Counter, tmp_path: Path) -> None:
    """After five minutes without a key or a movement; a minute before, it is said what keeps it open."""
    counter.choose(stick_of(tmp_path / "stick", "Paul Martin"))
    counter.say_words(qtbot)
    timer = counter.window._locking._idle._timer
    assert timer.isActive()
    assert timer.interval() == CLOSES_AFTER_MINUTES * 60_000
    before = counter.window._locking._idle._before
    assert before.isActive()
    assert before.interval() == (CLOSES_AFTER_MINUTES - 1) * 60_000
    before.timeout.emit()
    assert "Fermeture dans une minute." in counter.text()
    timer.timeout.emit()

    assert counter.window.context is None
    assert "Personne n’a rien touché pendant 5 minutes." in counter.text()
    assert not timer.isActive()


def test_it_closes_with_the_computers_own_lock_and_says_why(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """Whoever comes back did not leave it lying open; once it is idle, that is said again."""
    for quietly in (False, True):
        counter.choose(stick_of(tmp_path / f"{quietly}", f"Paul {quietly}"))
        counter.say_words(qtbot)
        locking = counter.window._locking
        (locking._idle.idle if quietly else locking._system.locked).emit()
        assert counter.window.context is None
        assert ("Personne n’a rien touché" in counter.text()) is quietly
        assert ("L’ordinateur a été verrouillé" in counter.text()) is not quietly


def test_several_patients_come_one_after_the_other(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """Progress between two, never two on screen; a file that does not open stops nobody."""
    first = stick_of(tmp_path / "a", "Paul Martin", file="a.carnet-age")
    last = stick_of(tmp_path / "b", "Anne Petit", file="b.carnet-age")
    broken = tmp_path / "broken.carnet-age"
    broken.write_bytes(first.read_bytes()[:-20])
    counter.choose(first, broken, last)
    assert "Il reste 3 fichiers sur 3." in counter.text()
    assert "b.carnet-age" not in counter.text()

    counter.press("counter-next")
    counter.say_words(qtbot)
    assert "Fichier 1 sur 3" in counter.text()
    counter.press("strip-close")
    counter.press("counter-next")
    counter.say_words(qtbot)
    assert counter.window.context is None
    assert "broken.carnet-age\u00a0: pas ouvert." in counter.text()
    assert "Il reste 1 fichier sur 3." in counter.text()
    counter.press("counter-next")
    counter.say_words(qtbot)
    assert "Anne Petit" in counter.text()
    assert "Paul" not in counter.text()
    assert len([each for each in counter.window.findChildren(Shell) if each.isVisible()]) == 1
    counter.press("strip-close")
    assert "Aucun fichier n’attend plus." in counter.text()


def test_what_does_not_open_is_said_above_the_buttons_and_aloud(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest one; an earlier one stands below, where it pushes no button out of sight."""
    heard: list[str] = []
    monkeypatch.setattr(waiting, "announce", lambda _shown, sentence: heard.append(sentence))
    for name in ("a.carnet-age", "b.carnet-age"):
        broken = tmp_path / name
        broken.write_bytes(stick_of(tmp_path / name[0], f"Paul {name[0]}").read_bytes()[:-20])
    counter.choose(tmp_path / "a.carnet-age", tmp_path / "b.carnet-age")
    for _ in range(2):
        counter.press("counter-next")
        counter.say_words(qtbot)
    (button,) = counter.shown("counter-choose")
    lines = counter.text().splitlines()
    first, newest = (lines.index(f"{name}.carnet-age\u00a0: pas ouvert.") for name in "ab")
    assert "abîmé" in lines[newest + 1]
    tops = [each.mapTo(counter.window, QPoint()).y() for each in (said_at(counter, "b"), button)]
    tops.append(said_at(counter, "a").mapTo(counter.window, QPoint()).y())
    assert tops == sorted(tops)
    assert heard[-1] == f"{lines[newest]} {lines[newest + 1]}"
    assert lines[first] != lines[newest]


def said_at(counter: Counter, name: str) -> QLabel:
    """The label that says of this file that it did not open."""
    labels = [each for each in counter.window.findChildren(QLabel) if each.isVisible()]
    (found,) = (
        each for each in labels if f"{name}.carnet-age" in each.text().replace("\u200b", "")
    )
    return found


def test_the_guide_is_the_nurses(counter: Counter) -> None:
    """Before anything is open too."""
    QTest.keyClick(counter.window, Qt.Key.Key_F1)
    (guide,) = counter.shown("guide-page")
    assert guide.accessibleName() == "Mode d’emploi au comptoir de l’hôpital"


def test_a_file_is_left_out_and_a_way_leads_back(counter: Counter, tmp_path: Path) -> None:
    """The patient has forgotten the words: the next one does not wait."""
    counter.choose(stick_of(tmp_path / "stick", "Paul Martin"))
    counter.press("way-back")
    assert "paul.carnet-age" in counter.text()
    counter.press("counter-leave-out")
    assert counter.window.sitting.next is None
    assert focused() == "counter-choose"


def test_a_carnet_or_a_backup_with_its_key_is_read_the_same_way(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """Nothing is written beside it, and nothing offers to stay on this computer."""
    stick = tmp_path / "stick"
    stick.mkdir()
    book = noted(stick / "paul.carnet", "Paul Martin")
    book.backups = stick / "backups"
    book.back_up()
    book.close()
    before = contents(tmp_path)
    (backup,) = (stick / "backups").glob("*.carnet")
    for file in (stick / "paul.carnet", backup):
        counter.choose(file)
        assert counter.window.context is not None
        assert "Paul Martin" in counter.text()
        assert "Le garder sur cet ordinateur" not in counter.text()
        assert not counter.shown("nav-keep")
        counter.press("strip-close")
    assert contents(tmp_path) == before


def test_its_password_is_asked_and_a_stick_that_is_gone_is_said(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """A locked carnet asks for its own way in."""
    stick = tmp_path / "stick"
    stick.mkdir()
    locked = RecordBook(stick / "paul.carnet", Key(), Clock(NOW))
    locked.create(name="Paul", key=Key("quatre mots simples ici"))
    locked.close()
    counter.choose(stick / "paul.carnet", stick / "gone.carnet-age")
    counter.press("counter-next")
    (place,) = counter.shown("passphrase")
    QTest.keyClicks(place, "quatre mots simples ici")
    counter.press("lock-open")
    qtbot.waitUntil(lambda: counter.window.context is not None)
    counter.press("strip-close")
    counter.press("counter-next")
    assert "gone.carnet-age\u00a0: pas ouvert." in counter.text()


def test_the_first_start_leads_there_and_it_leads_back(qtbot: QtBot, tmp_path: Path) -> None:
    """On a nurse's computer there is no carnet, and none is made."""
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.press("open-counter")
    counter = opened.window.counter
    assert counter is not None
    qtbot.addWidget(counter)
    assert not opened.window.isVisible()
    assert counter.isVisible()
    opened.window.show()  # as a second start of the program does
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    counter.close()
    assert opened.window.isVisible()
    assert list(tmp_path.iterdir()) == []
    opened.window.close()


def test_it_stands_where_the_other_window_stood_and_leaves_it_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """On a small screen as on the second of two: neither grows over the edge, nor jumps to another place."""
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.window.setGeometry(40, 60, 780, 540)
    opened.press("open-counter")
    nurse = opened.window.counter
    assert nurse is not None
    qtbot.addWidget(nurse)
    assert nurse.geometry() == QRect(40, 60, 780, 540)
    nurse.setGeometry(30, 70, 760, 530)
    nurse.close()
    assert opened.window.isVisible()
    assert opened.window.geometry() == QRect(30, 70, 760, 530)
    opened.window.close()
