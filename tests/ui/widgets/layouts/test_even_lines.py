"""Buttons and numbers that need two lines are spread over both: none stands alone."""

from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.layouts.cards_layout import CardsLayout
from companion.ui.widgets.layouts.flow_layout import FlowLayout


def lines(qtbot: QtBot, count: int, width: int, *, full: bool = False) -> list[int]:
    """How many of these buttons, 100 wide and 10 apart, stand in each line; `full`: as many in each."""
    holder = QWidget()
    qtbot.addWidget(holder)
    cards = partial(CardsLayout, narrowest=100, most=count, gap=10, full=True)
    flow = cards(parent=holder) if full else FlowLayout(10, holder, even=True)
    made = [QPushButton() for _ in range(count)]
    for each in made:
        each.setFixedSize(100, 40)
        flow.addWidget(each)
    flow.setGeometry(QRect(0, 0, width, 400))
    tops = [each.geometry().top() for each in made]
    return [tops.count(top) for top in sorted(set(tops))]


def test_the_last_one_is_not_alone(qtbot: QtBot) -> None:
    assert lines(qtbot, 6, 550) == [3, 3]
    assert lines(qtbot, 6, 650) == [6]
    assert lines(qtbot, 5, 440) == [3, 2]
    assert lines(qtbot, 3, 90) == [1, 1, 1]


def test_each_line_of_numbers_has_as_many(qtbot: QtBot) -> None:
    assert lines(qtbot, 3, 320, full=True) == [3]
    assert lines(qtbot, 3, 250, full=True) == [1, 1, 1]
    assert lines(qtbot, 4, 400, full=True) == [2, 2]
