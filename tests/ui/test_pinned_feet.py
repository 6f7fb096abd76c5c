"""What goes on with a file, a stick and what is brought in stands at one foot, always in sight."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.doors.sticks import Stick
from companion.ui.screens.visit_key import screen as visit_key
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.scroll_ground import ScrollGround
from tests.ui.screens.bring_in.test_bring_in import TABLE, choose
from tests.ui.window.handed_over import WORDS
from tests.ui.window.test_given_file import given
from tests.ui.windows import Opened, make_carnet, make_window

LOW = Settings(language=Language.FR, text_size_percent=200, theme=Theme.LIGHT)


def low_window(qtbot: QtBot, folder: Path) -> Opened:
    """A window with large letters on a small screen."""
    opened = make_window(qtbot, folder, settings=LOW)
    opened.window.resize(1024, 640)
    return opened


def on_settings(qtbot: QtBot, folder: Path) -> Opened:
    """The same with a carnet, on the screen that leads to the others."""
    make_carnet(folder)
    opened = low_window(qtbot, folder)
    opened.start(qtbot)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.SETTINGS)
    return opened


def stands_at_the_foot(opened: Opened, *handles: str) -> None:
    """Each is whole in sight wherever the screen is scrolled to, below everything else, at the same place."""
    QApplication.processEvents()
    for handle in handles:
        control = opened.control(handle)
        ground = ground_of(control)
        bar, places = ground.verticalScrollBar(), set[int]()
        for value in (bar.minimum(), bar.maximum()):
            bar.setValue(value)
            QApplication.processEvents()
            assert control.visibleRegion().boundingRect() == control.rect(), handle
            places.add(control.mapTo(opened.window, QPoint()).y())
        assert len(places) == 1, handle
        content = ground.widget()
        assert content is None or not content.isAncestorOf(control), handle
        room = QRect(ground.mapTo(opened.window, QPoint()), ground.size())
        assert min(places) > room.center().y(), handle


def ground_of(part: QWidget) -> ScrollGround:
    found: QWidget | None = part
    while found is not None and not isinstance(found, ScrollGround):
        found = found.parentWidget()
    assert found is not None
    return found


def test_those_of_a_received_file_at_each_of_its_questions(qtbot: QtBot, tmp_path: Path) -> None:
    """The words, who writes, how it is opened: none is cut, and the way back is beside the way on."""
    home = tmp_path / "home"
    home.mkdir()
    file = given(tmp_path)
    opened = low_window(qtbot, home)
    opened.window.start()
    opened.window.take_up(file)
    qtbot.waitUntil(lambda: opened.shows("given-keep"))
    opened.press("given-keep")
    stands_at_the_foot(opened, "received-next", "way-back")
    opened.type("received-words", WORDS)
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("received-name"))
    stands_at_the_foot(opened, "received-next", "way-back")
    opened.type("received-name", "Jeanne")
    opened.press("received-next")
    qtbot.waitUntil(lambda: opened.shows("passphrase-choice"))
    stands_at_the_foot(opened, "received-next", "way-back")
    opened.window.close()


def test_that_of_a_stick(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With several sticks to choose from the screen is longer than the window."""
    places = [tmp_path / name for name in ("KINGSTON", "SANDISK", "VERBATIM")]
    monkeypatch.setattr(visit_key, "sticks", lambda: tuple(Stick(p.name, p) for p in places))
    opened = on_settings(qtbot, tmp_path)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.VISIT_KEY)
    qtbot.waitUntil(lambda: "Recherche des clés USB…" not in opened.said())
    stands_at_the_foot(opened, "key-make")
    opened.window.close()


def test_that_of_a_file_to_be_handed_over(qtbot: QtBot, tmp_path: Path) -> None:
    opened = on_settings(qtbot, tmp_path)
    opened.press("prepare-handover")
    stands_at_the_foot(opened, "handover-make")
    opened.window.close()


def test_those_of_bringing_in_at_each_step(qtbot: QtBot, tmp_path: Path) -> None:
    """The file, what was found, the columns, the preview."""
    opened = on_settings(qtbot, tmp_path)
    opened.press("open-bring-in")
    stands_at_the_foot(opened, "bring-in-choose")
    choose(qtbot, opened, TABLE)
    opened.press("order-dmy")
    stands_at_the_foot(opened, "bring-in-before", "bring-in-next")
    opened.press("bring-in-next")
    opened.press("column-0-level")
    stands_at_the_foot(opened, "bring-in-before", "bring-in-next")
    opened.press("bring-in-next")
    qtbot.waitUntil(lambda: opened.shows("bring-in-next"))
    stands_at_the_foot(opened, "bring-in-before", "bring-in-next")
    opened.window.close()
