"""The ground of hover is where the pointer is, also once the screen moved and the pointer did not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from companion.ui.look.look import LIGHT, Look
from companion.ui.widgets.basics import button
from companion.ui.widgets.scroll_ground import ScrollGround

HIGH = 120


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[ScrollGround]:
    made = ScrollGround(Look(LIGHT))
    qtbot.addWidget(made)
    for number in range(20):
        each = button(f"{number}", lambda: None)
        each.setFixedHeight(HIGH)
        made.rows.addWidget(each)
    made.resize(400, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.give_sizes()
    before = QCursor.pos()
    yield made
    QCursor.setPos(before)


def lit(ground: ScrollGround) -> list[str]:
    return [each.text() for each in ground.findChildren(QPushButton) if each.underMouse()]


def test_the_button_that_was_scrolled_away_is_not_lit(qtbot: QtBot, ground: ScrollGround) -> None:
    """But the one that lies below the pointer now; and none where there is none."""
    first = ground.findChildren(QPushButton)[0]
    QTest.mouseMove(first, QPoint(40, 40))
    qtbot.waitUntil(lambda: lit(ground) == ["0"])
    bar, step = ground.verticalScrollBar(), HIGH + ground.rows.spacing()
    bar.setValue(3 * step)
    assert lit(ground) == ["3"]
    bar.setValue(3 * step + HIGH - 40 + ground.rows.spacing() // 2)
    assert lit(ground) == []
    bar.setValue(0)
    assert lit(ground) == ["0"]
