"""What stands in a layout is told in its order, and nothing of it is remembered once it is gone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import laid_out
from companion.ui.widgets.tab_order import go_as_seen
from tests.ui.kept_items import kept_items


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_parts_are_told_as_they_follow_each_other(holder: QWidget) -> None:
    """Not as they were made; what stands between them, and in a layout within it, is left out."""
    late, early, within = (QPushButton(holder) for _ in range(3))
    whole, inner = QVBoxLayout(holder), QHBoxLayout()
    whole.addWidget(early)
    whole.addStretch()
    whole.addLayout(inner)
    inner.addWidget(within)
    whole.addWidget(late)
    assert list(laid_out(whole)) == [early, inner, late]
    assert list(laid_out(inner)) == [within]


def test_a_grid_is_told_line_by_line(holder: QWidget) -> None:
    below, right, left = (QPushButton(holder) for _ in range(3))
    grid = QGridLayout(holder)
    grid.addWidget(below, 1, 0)
    grid.addWidget(right, 0, 1)
    grid.addWidget(left, 0, 0)
    assert list(laid_out(grid)) == [left, right, below]


def _flow(holder: QWidget) -> QLayout:
    return FlowLayout(8, holder)


@pytest.mark.parametrize("kind", [QVBoxLayout, QGridLayout, _flow])
def test_tab_remembers_nothing_that_is_gone(
    qtbot: QtBot, holder: QWidget, kind: Callable[[QWidget], QLayout]
) -> None:
    """Somebody goes through a list with Tab, and the list is drawn anew: Qt deletes what it held."""
    before = {id(each) for each in kept_items()}
    layout = kind(holder)
    buttons = [QPushButton() for _ in range(3)]
    for each in buttons:
        layout.addWidget(each)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    buttons[0].setFocus()
    assert go_as_seen(holder, onwards=True)
    assert buttons[1].hasFocus()
    for each in buttons:
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert layout.count() == 0
    assert [each for each in kept_items() if id(each) not in before] == []
