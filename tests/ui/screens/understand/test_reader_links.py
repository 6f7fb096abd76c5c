"""A link of an explanation is shown as such below the mouse, and as held down while it is."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.domain.explanations import LinkKind
from companion.ui.screens.understand.reader_links import link_at, links_of
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.screenshots.stage import settle
from tests.ui.open_window import OpenWindow


@pytest.fixture
def view(qtbot: QtBot, context: Context) -> ReaderView:
    window = OpenWindow(qtbot, context, screen=ScreenName.UNDERSTAND)
    shown = window.screen.findChild(ReaderView, "understand-page")
    assert isinstance(shown, ReaderView)
    settle()
    return shown


def middle_of(view: ReaderView, start: int, end: int) -> QPoint:
    at = QTextCursor(view.document())
    at.setPosition((start + end) // 2)
    return view.cursorRect(at).center()


def move(view: ReaderView, at: QPoint) -> None:
    """As the mouse does; without a window system, which would look where its own mouse is."""
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(at)
    kind = QEvent.Type.MouseMove
    view.mouseMoveEvent(QMouseEvent(kind, where, where, none, none, keys))


def marked(view: ReaderView) -> list[tuple[str, str]]:
    return [
        (each.cursor.selectedText(), each.format.background().color().name().upper())
        for each in view.extraSelections()
    ]


def test_a_link_shows_the_mouse_and_being_held(view: ReaderView, context: Context) -> None:
    (start, end), *_ = links_of(view.document(), LinkKind.EXPLANATION)
    at, ground = middle_of(view, start, end), view.viewport()
    palette = context.look.palette
    move(view, at)
    ((words, colour),) = marked(view)
    assert len(words) == end - start
    assert colour == palette.hover
    before = view.accessibleName()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=at)
    assert marked(view) == [(words, palette.primary_tint)]
    move(view, QPoint(2, at.y()))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=QPoint(2, at.y()))
    assert marked(view) == []
    assert view.accessibleName() == before  # let go beside it: nothing is followed
    move(view, at)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert marked(view) == []


def test_another_explanation_has_no_mark_of_the_last_one(view: ReaderView) -> None:
    (start, end), *_ = links_of(view.document(), LinkKind.EXPLANATION)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, start, end))
    assert marked(view) == []


def test_a_link_is_found_with_its_words_in_bold() -> None:
    """And apart from one beside it that leads elsewhere."""
    document = QTextDocument()
    document.setHtml('<p>La <a href="page:a">fatigue <b>dure</b></a> <a href="page:b">ici</a></p>')
    cursor = QTextCursor(document)
    cursor.setPosition(12)
    assert link_at(cursor, "page:a") == (3, 15)
    cursor.setPosition(17)
    assert link_at(cursor, "page:b") == (16, 19)
