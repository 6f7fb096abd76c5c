"""A long title keeps its one line: the buttons go below it before it breaks."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from companion.ui.look.look import LIGHT, Look
from companion.ui.look.style_sheet import style_sheet
from companion.ui.widgets.screen_head import ScreenHead


def test_a_title_has_one_line_as_long_as_there_is_room(qtbot: QtBot) -> None:
    look = Look(LIGHT)
    made = QPushButton("Corriger")
    head = ScreenHead(look, (made,))
    qtbot.addWidget(head)
    head.setStyleSheet(style_sheet(look, ""))
    head.title.setText("Saisie du dimanche 27 septembre 2026")
    head.show()
    letters = head.title.fontMetrics().horizontalAdvance(head.title.text())
    sides = dict[int, bool]()
    for width in (letters + 400, letters + 60):
        head.resize(width, 300)
        qtbot.wait(10)
        sides[width] = made.mapTo(head, made.rect().topLeft()).x() > head.title.width()
        assert head.title.width() >= letters
    assert list(sides.values()) == [True, False]
