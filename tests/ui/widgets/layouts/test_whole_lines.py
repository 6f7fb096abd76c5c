"""A screen that scrolls by itself comes to rest on a whole line; what it unfolds is in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.look.look import LIGHT, Look
from companion.ui.widgets.basics import label
from companion.ui.widgets.scroll_ground import ScrollGround
from companion.ui.widgets.unfolding import FoldButton, fold_button

LINES, ROOM = 40, 330


def ground_with(qtbot: QtBot) -> tuple[ScrollGround, list[QLabel]]:
    ground = ScrollGround(Look(LIGHT))
    lines = [label(f"Ligne {number}", "strong") for number in range(LINES)]
    for each in lines:
        ground.rows.addWidget(each)
    qtbot.addWidget(ground)
    ground.resize(400, ROOM)
    ground.show()
    ground.give_sizes()
    return ground, lines


def cut(ground: ScrollGround) -> list[str]:
    """The lines that the top edge goes through."""
    found = ground.findChildren(QLabel)
    tops = [(each, each.mapTo(ground, QPoint()).y()) for each in found]
    return [each.text() for each, top in tops if top < 0 < top + each.height()]


@pytest.mark.parametrize("goal", [12, 20, 27, 33])
@pytest.mark.parametrize("margin", [0, 5, 13, 30])
def test_no_line_is_cut_above(qtbot: QtBot, goal: int, margin: int) -> None:
    ground, lines = ground_with(qtbot)
    ground.ensureWidgetVisible(lines[goal], 0, margin)
    top = lines[goal].mapTo(ground, QPoint()).y()
    assert 0 <= top <= ground.room - lines[goal].height()
    assert cut(ground) == []


@pytest.mark.parametrize("way", ["reveal", "lift"])
def test_nor_where_a_part_is_led_to(qtbot: QtBot, way: str) -> None:
    ground, lines = ground_with(qtbot)
    led: Callable[[QLabel], None] = getattr(ground, way)
    for goal in (15, 30, 8):
        led(lines[goal])
        assert cut(ground) == []
        assert 0 <= lines[goal].mapTo(ground, QPoint()).y() < ROOM


def test_a_place_that_a_person_scrolled_to_stays(qtbot: QtBot) -> None:
    """What is in sight already moves nothing."""
    ground, lines = ground_with(qtbot)
    ground.verticalScrollBar().setValue(lines[10].y() + 7)
    before = ground.verticalScrollBar().value()
    ground.ensureWidgetVisible(lines[13], 0, 0)
    assert ground.verticalScrollBar().value() == before


def test_what_unfolds_below_the_edge_comes_into_sight(qtbot: QtBot) -> None:
    ground, _lines = ground_with(qtbot)
    more = [label(f"Idée {number}") for number in range(12)]
    at = 9

    def turn() -> None:
        for number, each in enumerate(more):
            ground.rows.insertWidget(at + 1 + number, each)
            each.show()
        fold.tell(is_open=True)

    fold: FoldButton = fold_button(load_texts(Language.FR), "Idées de questions", turn)
    ground.rows.insertWidget(at, fold)
    ground.give_sizes()
    ground.ensureWidgetVisible(fold, 0, 0)
    with qtbot.waitActive(ground):
        ground.activateWindow()
    fold.setFocus()
    fold.click()
    qtbot.waitUntil(lambda: ground.room_below(fold) > ROOM // 3)
    assert more[2].mapTo(ground, QPoint()).y() < ROOM
