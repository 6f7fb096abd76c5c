"""The list of explanations, the letters of the glossary, and the words one searches for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from companion.domain.explanations import GLOSSARY
from companion.domain.words import Language
from companion.ui.screens.understand.reader_list import ReaderList
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_understand import explain
from tests.ui.open_window import OpenWindow


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The screen as the navigation opens it."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.UNDERSTAND)
    return made


def heights(found: ReaderList) -> list[int]:
    rows = (found.item(row) for row in range(found.count()))
    return [found.visualItemRect(row).height() for row in rows if row.flags()]


def test_the_rows_of_the_list_are_of_one_height(window: OpenWindow) -> None:
    """Some titles have one line more; the eye goes down the list in equal steps. In a narrow list, where one has
    three, and for places found, which have one to five, nothing stands far from the next one.
    """
    found = window.screen.findChild(ReaderList, "understand-list")
    assert found is not None
    assert len(set(heights(found))) == 1
    window.screen.findChildren(QLineEdit, "understand-search")[0].setText("fatigue")
    places = heights(found)
    assert sum(places) < 0.9 * max(places) * len(places)


def test_the_glossary_has_its_letters(window: OpenWindow) -> None:
    """A letter leads to its first word, accents apart."""
    explain(window.context, GLOSSARY)
    view = window.screen.findChild(ReaderView, "understand-page")
    assert view is not None
    QApplication.processEvents()
    view.followed.emit("section", "40")
    assert view.verticalScrollBar().value() > 0
    html = view.toHtml()
    assert 'href="section:0"' in html
    assert html.count('href="section:') > 15


def test_the_word_that_is_looked_for_goes_with_its_language(qtbot: QtBot, context: Context) -> None:
    """In the other language it would find nothing."""
    state = context.state.of(UnderstandState)
    state.search, state.search_language = "tired", Language.EN
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.UNDERSTAND)
    assert window.screen.findChildren(QLineEdit, "understand-search")[0].text() == ""


@pytest.mark.parametrize(("writes", "guide"), [(None, "using-it"), ("paul", "using-it-caregiver")])
def test_f1_says_how_the_program_is_used(
    window: OpenWindow, context: Context, writes: str | None, guide: str
) -> None:
    """From any screen, for whoever writes; the way back leads to the screen one came from."""
    context.journal.author = writes
    context.go(ScreenName.JOURNAL)
    window.key(Qt.Key.Key_F1)
    assert context.state.of(UnderstandState).explanation_id == guide


def test_the_line_of_what_is_open_stays_in_sight(window: OpenWindow) -> None:
    """In another width the lines above it are higher or lower; who came by a link sees where it stands."""
    explain(window.context, "about-this-program")
    found = window.screen.findChild(ReaderList, "understand-list")
    assert found is not None
    for width in (1900, 1100, 1500):
        window.window.resize(width, 640)
        QApplication.processEvents()
        QApplication.processEvents()
        line = found.visualItemRect(found.currentItem())
        assert found.viewport().rect().intersected(line) == line


def test_a_guide_stays_at_its_beginning_in_another_width(window: OpenWindow) -> None:
    """Its drawings are drawn anew, before the text is laid out to its end."""
    explain(window.context, "using-it")
    view = window.screen.findChild(ReaderView, "understand-page")
    assert view is not None
    for width in (1024, 1500, 1100, 1900):
        window.window.resize(width, 640)
        for _turn in range(4):
            QApplication.processEvents()
            assert view.verticalScrollBar().value() == 0
