"""The ring of a link that has the keyboard."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.link_ring import LinkRing
from tests.ui.windows import make_carnet, make_window


def test_the_ring_has_room_before_the_letters_and_goes_with_the_link(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """It reaches into the margin, follows when the layout moves, and goes with the keyboard and the screen."""
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.ABOUT)

    def rings() -> list[LinkRing]:
        QApplication.sendPostedEvents()
        return [each for each in opened.window.findChildren(LinkRing) if each.isVisible()]

    def left(part: QWidget) -> int:
        return part.mapTo(opened.window, QPoint()).x()

    link = next(
        each
        for each in opened.window.findChildren(QWidget)
        if each.property("kind") == "link" and each.isVisible()
    )
    link.setFocus()
    (ring,) = rings()
    assert left(ring) == left(link) - 6
    opened.window.resize(900, 700)
    QApplication.processEvents()
    assert left(ring) == left(link) - 6
    assert ring.height() == link.height()
    opened.window.context.go(ScreenName.HOME)
    assert rings() == []
