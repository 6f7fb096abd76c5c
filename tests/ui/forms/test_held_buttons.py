"""The buttons of a long form, in large letters in a small window: in sight from its first field to its last."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.ways.screen_name import ScreenName
from tests.ui.windows import Opened, make_carnet, make_window

LOW = Settings(language=Language.FR, text_size_percent=200, theme=Theme.LIGHT)
MOST_STOPS = 40


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    """The form of a first infusion, open."""
    make_carnet(tmp_path)
    made = make_window(qtbot, tmp_path, settings=LOW)
    made.window.resize(1024, 640)
    made.start(qtbot)
    assert made.window.context is not None
    made.window.context.go(ScreenName.TREATMENT)
    made.press("treatment-add")
    QApplication.processEvents()
    return made


def place_of(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def is_whole_in_sight(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_they_are_in_sight_at_each_field_and_cover_none(opened: Opened) -> None:
    """Tab leads through the fields and then to them; what has the keyboard stands above them."""
    save, cancel, passed = opened.control("form-save"), opened.control("form-cancel"), 0
    row = save.parentWidget()
    assert row is not None
    for _ in range(MOST_STOPS):
        assert is_whole_in_sight(save)
        assert is_whole_in_sight(cancel)
        QTest.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_Tab)
        QApplication.processEvents()
        here = QApplication.focusWidget()
        assert here is not None
        if here is save:
            break
        assert place_of(here).bottom() <= place_of(row).top(), here.objectName()
        passed += 1
    assert QApplication.focusWidget() is save
    assert passed > 3
    QTest.keyClick(save, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is cancel
    QTest.keyClick(cancel, Qt.Key.Key_Escape)
    assert not opened.shows("form-save")


def test_they_stand_at_the_end_of_the_form_once_it_is_seen(opened: Opened) -> None:
    form = opened.control("form-infusions")
    save = opened.control("form-save")
    row = save.parentWidget()
    assert row is not None
    for height, is_lifted in ((640, True), (1400, False), (640, True)):
        opened.window.resize(1024, height)
        QApplication.processEvents()
        below = form.height() - row.geometry().bottom()
        assert (below > row.height()) is is_lifted
        assert is_whole_in_sight(save)
