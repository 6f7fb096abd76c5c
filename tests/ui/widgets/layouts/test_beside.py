"""Two parts side by side: a name keeps the one line that there is room for."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.plain_words import LineLabel


def lines(part: QLabel) -> int:
    """How many lines of text the part has room for."""
    return part.height() // part.fontMetrics().height()


def show(qtbot: QtBot, both: Beside, width: int) -> None:
    """Show it as wide as that, in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 400)
    both.setParent(window)
    both.resize(width, both.heightForWidth(width))
    window.show()


def test_a_name_longer_than_half_stays_on_one_line_beside_a_short_answer(qtbot: QtBot) -> None:
    """What the answer leaves free belongs to the name."""
    name, answer = LineLabel("A rather long name of a symptom", "strong"), QLabel("Yes")
    both = Beside(name, answer, wide=10, gap=6, share=0)
    needed = name.sizeHint().width() + 6 + answer.sizeHint().width()
    show(qtbot, both, needed)
    assert lines(name) == 1
    assert name.width() > needed // 2


def test_where_both_are_long_the_name_takes_half(qtbot: QtBot) -> None:
    """Neither is pushed out."""
    name = LineLabel("A rather long name of a symptom", "strong")
    answer = LineLabel("a rather long answer in many words", "strong")
    both = Beside(name, answer, wide=10, gap=6, share=0)
    show(qtbot, both, 206)
    assert (name.width(), answer.width()) == (100, 100)
