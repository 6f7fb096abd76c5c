"""The simple window: three large buttons, one question at a time, left in one press."""

import dataclasses
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.words.phone import dialled
from companion.domain.records import CheckIn, Profile, TeamContact
from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.screens.check_in.screen import CheckInScreen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.choices.level_choice import LevelQuestion
from companion.ui.widgets.steady_scroll import BAR_WIDTH
from companion.ui.window.shell import Shell
from companion.ui.window.simple_bar import SimpleBar
from tests.ui.screen_walk import faults
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window

SIMPLE = Settings(language=Language.FR, theme=Theme.LIGHT, simple=True)


def shell(opened: Opened) -> Shell:
    """What stands around the screens."""
    shown = opened.window.centralWidget()
    assert isinstance(shown, Shell)
    return shown


def key(opened: Opened, pressed: Qt.Key) -> None:
    """Press one key, as the system sends it."""
    handle = opened.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, pressed)
    QApplication.processEvents()


def start(qtbot: QtBot, folder: Path, settings: Settings = SIMPLE) -> Opened:
    """A new carnet in the simple window."""
    make_carnet(folder)
    opened = make_window(qtbot, folder, settings=settings)
    opened.start(qtbot)
    return opened


def questions(opened: Opened) -> list[LevelQuestion]:
    """The questions in sight."""
    screen = shell(opened).shown
    assert isinstance(screen, CheckInScreen)
    return [each for each in screen.findChildren(LevelQuestion) if each.isVisible()]


def test_a_day_is_noted_with_the_keys_one_question_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    """Each answer leads to the next question, and the last press saves; then it can be corrected."""
    opened = start(qtbot, tmp_path)
    assert focused() == "simple-note"
    assert not opened.shows("nav-journal")
    key(opened, Qt.Key.Key_Return)
    seen = list[str]()
    while not opened.shows("note"):
        asked = questions(opened)  # or the number of the day, which stands alone too
        assert len(asked) <= 1
        seen += [each.objectName() for each in asked]
        key(opened, Qt.Key.Key_1 if asked else Qt.Key.Key_Return)
    assert len(seen) > len(set(seen)) > 1
    key(opened, Qt.Key.Key_Return)
    (noted,) = journal_of(opened).carnet.entries(CheckIn)
    assert len(noted.body.answers) == len(journal_of(opened).catalogue.daily)
    assert any(len(given) > 1 for given in noted.body.answers.values())
    assert "Signes d’alerte" in opened.said() or opened.shows("note-signs")
    key(opened, Qt.Key.Key_Return)
    assert "La saisie du jour est faite. Vous pouvez encore corriger." in opened.said()


def test_one_goes_back_to_the_question_before(qtbot: QtBot, tmp_path: Path) -> None:
    """Within a symptom too, and what was answered stays."""
    opened = start(qtbot, tmp_path)
    key(opened, Qt.Key.Key_Return)
    (first,) = questions(opened)
    key(opened, Qt.Key.Key_3)
    (second,) = questions(opened)
    assert second is not first
    opened.press("back")
    assert questions(opened) == [first]
    key(opened, Qt.Key.Key_0)
    assert questions(opened) != [first]
    opened.press("bar-home")
    assert "Reprenez où vous en étiez." in opened.said()


def test_whom_to_call_and_when(qtbot: QtBot, tmp_path: Path) -> None:
    """The team's number stands first, in groups; then the emergency numbers, and the whole card."""
    opened = start(qtbot, tmp_path)
    opened.press("simple-call")
    assert opened.shows("add-team-numbers")
    journal = journal_of(opened)
    journal.record(Profile("Marianne", team=(TeamContact("Oncologie", "0199001234"),)))
    shell(opened).shown.refresh()
    QApplication.processEvents()
    words = opened.said().replace("\u00a0", " ").split("\n")
    assert words.index(dialled("0199001234")) < words.index("15") < words.index("Quand appeler")
    assert any("Appelez le 15 ou le 112 maintenant" in each for each in words)


def test_the_page_is_there_with_its_usual_choices(qtbot: QtBot, tmp_path: Path) -> None:
    """Without a printer, the PDF is offered and written."""
    opened = start(qtbot, tmp_path)
    opened.press("simple-print")
    assert "Du 11 octobre au 21 novembre 2026" in opened.said().replace("\u00a0", " ")
    opened.window.resize(1920, 1080)
    paper, press = (
        opened.window.findChild(PagePreview),
        opened.window.findChild(QPushButton, "page-print"),
    )
    assert paper is not None
    assert press is not None
    edges = [part.mapTo(opened.window, part.rect().topRight()).x() for part in (paper, press)]
    assert edges[0] == edges[1]  # on a wide screen the presses stay with the page, in the middle
    assert (
        abs(paper.mapTo(opened.window, QPoint()).x() + edges[0] - opened.window.width()) < BAR_WIDTH
    )
    opened.dialogs.place = tmp_path / "page.pdf"
    opened.press("page-print")
    qtbot.waitUntil((tmp_path / "page.pdf").exists)
    assert opened.dialogs.asked[-1].startswith("Cet ordinateur ne connaît aucune imprimante.")


def test_one_press_shows_everything_and_the_settings_lead_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """What is shown meanwhile becomes the full screen of the same; both presses are kept."""
    opened = start(qtbot, tmp_path)
    opened.press("simple-call")
    opened.press("bar-all")
    qtbot.waitUntil(lambda: opened.shows("nav-journal"))
    assert opened.window.context is not None
    assert opened.window.context.state.screen is ScreenName.WARNING_SIGNS
    assert not opened.kept[-1].simple
    opened.press("nav-settings")
    leading = opened.control("simple-simple")
    leading.setFocus()
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(leading, arrow)
        assert opened.shows("simple-simple"), "no arrow leaves the settings"
    opened.press("simple-simple")
    qtbot.waitUntil(lambda: opened.shows("simple-note"))
    assert opened.kept[-1].simple


def test_it_is_offered_at_the_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    """With the size of the text."""
    opened = make_window(qtbot, tmp_path, settings=Settings(theme=Theme.LIGHT))
    opened.start(qtbot)
    opened.press("first-next")
    opened.press("first-simple")
    assert opened.kept[-1].simple


def test_a_record_book_that_is_only_read_shows_everything(qtbot: QtBot, tmp_path: Path) -> None:
    """A nurse does not meet somebody's three buttons."""
    opened = start(qtbot, tmp_path)
    context = opened.window.context
    assert context is not None
    assert context.is_simple
    context.shown = replace(context.shown, read_only=True)
    assert not context.is_simple


@pytest.mark.parametrize(("size", "language"), [(100, Language.EN), (200, Language.FR)])
def test_every_control_has_a_name_and_no_text_is_cut(
    qtbot: QtBot, tmp_path: Path, size: int, language: Language
) -> None:
    """In a small window, at both ends of the text's sizes; the three buttons are all in sight; the bar has one line."""
    opened = start(
        qtbot, tmp_path, dataclasses.replace(SIMPLE, language=language, text_size_percent=size)
    )
    opened.window.resize(1024, 640)
    for name in (ScreenName.HOME, ScreenName.CALL, ScreenName.PRINT_PAGE, ScreenName.CHECK_IN):
        shell(opened).show_screen(name)
        for _ in range(3):
            QApplication.processEvents()
        assert faults(opened.window) == []
        if name is ScreenName.HOME:
            assert not shell(opened).shown.verticalScrollBar().isVisible()
        if name is ScreenName.PRINT_PAGE:
            made = opened.window.findChildren(SimpleBar)[0].findChildren(QPushButton)
            shown = [each for each in made if each.isVisible()]
            assert shown
            assert len({each.geometry().center().y() for each in shown}) == 1
