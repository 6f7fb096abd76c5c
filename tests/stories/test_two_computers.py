"""A story: Marianne hands her record book over, Paul keeps it on his computer, and gives one back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.words.team import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Person, Remark, Role
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.paper.page.consultation import consultation_page
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import NOW
from tests.ui.window.at_the_counter import counter_in
from tests.ui.windows import Opened, journal_of, make_carnet, make_window


def page(carnet: Carnet) -> str:
    catalogue = own_catalogue(load_catalogue(), carnet)
    prepared = Consultation(carnet, catalogue, PageChoice(), NOW.date())
    return consultation_page(prepared, Language.FR).text()


def go(opened: Opened, screen: ScreenName) -> None:
    assert opened.window.context is not None
    opened.window.context.go(screen)


def hand_over(qtbot: QtBot, opened: Opened, place: Path, whom: str = "handover-caregiver") -> str:
    """Prepare a file in the settings, for somebody close or for the care team; the four words."""
    opened.dialogs.place = place
    go(opened, ScreenName.SETTINGS)
    opened.press("prepare-handover")
    opened.press(whom)
    opened.press("handover-make")
    qtbot.waitUntil(lambda: opened.shows("handover-words"))
    shown = opened.control("handover-words")
    assert isinstance(shown, QLabel)
    return shown.text()


def open_file(opened: Opened, place: Path) -> None:
    opened.dialogs.chosen = place
    keyboard = opened.window.focusWidget()
    QTest.keyClick(keyboard, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)


def noted(level: int) -> CheckIn:
    return CheckIn(NOW.date(), Recall.DAY, {"fatigue": {Attribute.INTENSITY: level}})


@pytest.mark.story
def test_a_record_book_travels_to_somebody_close_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    """Both have the same in the end, and both pages are equal; then the nurse prints, and nothing is left."""
    hers, his = tmp_path / "hers", tmp_path / "his"
    for folder in (hers, his):
        folder.mkdir()
    there, back = tmp_path / "there.carnet-age", tmp_path / "back.carnet-age"

    make_carnet(hers)
    marianne = make_window(qtbot, hers, backups=hers / "backups")
    marianne.start(qtbot)
    journal_of(marianne).record(noted(2))
    words = hand_over(qtbot, marianne, there)
    marianne.window.hide()

    paul = make_window(qtbot, his, backups=his / "backups")
    paul.start(qtbot)
    open_file(paul, there)
    paul.press("given-keep")
    paul.type("received-words", words.upper())
    paul.press("received-next")
    qtbot.waitUntil(lambda: paul.shows("received-name"))
    assert "Le carnet de Marianne" in paul.said()
    paul.type("received-name", "Paul")
    paul.press("received-next")
    paul.press("received-next")
    qtbot.waitUntil(lambda: paul.shows("greeting"))
    journal = journal_of(paul)
    (me,) = [e.id for e in journal.carnet.entries(Person) if e.body.role is Role.CAREGIVER]
    assert journal.author == me
    assert paul.kept[-1].writer_in(journal.carnet.identity) == me
    (check_in,) = journal.carnet.entries(CheckIn)
    journal.record(noted(4))
    journal.record(Remark("Elle ne se lève plus.", about=check_in.id))
    words = hand_over(qtbot, paul, back)

    paul.window.hide()
    marianne.window.show()
    marianne.window.activateWindow()
    qtbot.waitUntil(marianne.window.isActiveWindow)
    open_file(marianne, back)
    marianne.type("merging-words", words)
    marianne.press("merging-open")
    qtbot.waitUntil(lambda: marianne.shows("merging-take"))
    assert "2 nouvelles entrées, 1 déjà là, 1 autre changement (noms, réglages)" in marianne.said()
    marianne.press("merging-take")
    assert journal_of(marianne).whole.revisions == journal.whole.revisions
    assert "Paul" in page(journal.carnet)
    assert page(journal_of(marianne).carnet) == page(journal.carnet)
    the_nurse_prints_and_nothing_is_left(qtbot, marianne, tmp_path)
    marianne.window.close()
    paul.window.close()
    again = make_window(qtbot, his, settings=paul.kept[-1], keyring=paul.keyring)
    again.start(qtbot)
    qtbot.waitUntil(lambda: again.window.context is not None)
    assert journal_of(again).author == me
    again.window.close()


def the_nurse_prints_and_nothing_is_left(qtbot: QtBot, marianne: Opened, folder: Path) -> None:
    """At the counter, from a file for the care team; all that is there afterwards is what was printed."""
    place, printed = folder / "visit.carnet-age", folder / "printed.pdf"
    words = hand_over(qtbot, marianne, place, "handover-nurse")
    marianne.window.hide()
    (folder / "hospital").mkdir()
    nurse = counter_in(folder / "hospital")
    qtbot.addWidget(nurse.window)
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    with qtbot.waitActive(nurse.window):
        nurse.window.start()
        nurse.window.activateWindow()
    nurse.choose(place)
    nurse.say_words(qtbot, words)
    assert "Marianne" in nurse.text()
    nurse.dialogs.printer = QPrinter()
    nurse.dialogs.printer.setOutputFileName(str(printed))
    nurse.press("page-print")
    qtbot.waitUntil(printed.exists)
    qtbot.waitUntil(lambda: nurse.window.context is not None and bool(nurse.window.context.saved))
    nurse.press("strip-close")
    nurse.window.close()
    after = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert after.pop(printed).startswith(b"%PDF-")
    assert after == before


def test_a_nurses_file_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """It is said why, and that it can be read; one can go back to the first questions; nothing was written."""
    hers, his = tmp_path / "hers", tmp_path / "his"
    hers.mkdir()
    his.mkdir()
    make_carnet(hers)
    marianne = make_window(qtbot, hers)
    marianne.start(qtbot)
    marianne.dialogs.place = tmp_path / "n.carnet-age"
    go(marianne, ScreenName.SETTINGS)
    marianne.press("prepare-handover")
    marianne.press("handover-nurse")
    marianne.press("handover-make")
    qtbot.waitUntil(lambda: marianne.shows("handover-words"))
    shown = marianne.control("handover-words")
    assert isinstance(shown, QLabel)
    words = shown.text()
    marianne.window.close()
    paul = make_window(qtbot, his)
    paul.start(qtbot)
    open_file(paul, tmp_path / "n.carnet-age")
    paul.press("given-keep")
    paul.type("received-words", words)
    paul.press("received-next")
    qtbot.waitUntil(lambda: paul.shows("received-trouble"))
    assert "préparé pour l’équipe soignante" in paul.said()
    assert paul.shows("received-read")
    paul.press("way-back")
    assert paul.shows("first-next")
    assert list(his.iterdir()) == []
    paul.window.close()
