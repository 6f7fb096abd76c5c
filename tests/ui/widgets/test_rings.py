"""The ring of the keyboard is seen on what is light on dark: within it, as at its edge it would be lost."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.look.look import Look
from companion.ui.look.palettes import CONTRAST_DARK, DARK, Palette
from companion.ui.look.style_sheet import style_sheet
from companion.ui.widgets.big_button import BigButton
from companion.ui.widgets.days.month_grid import MonthGrid

DAY = date(2026, 11, 21)
Made = Callable[[Look], tuple[QWidget, QPushButton]]


def _big(look: Look) -> tuple[QWidget, QPushButton]:
    made = BigButton(look, "big", "edit", "Noter", lambda: None)
    return made, made


def _day(look: Look) -> tuple[QWidget, QPushButton]:
    grid = MonthGrid(look, load_texts(Language("fr")))
    grid.show_days(DAY, DAY)
    (chosen,) = [each for each in grid.findChildren(QPushButton) if each.isChecked()]
    return grid, chosen


@pytest.mark.parametrize("palette", [DARK, CONTRAST_DARK])
@pytest.mark.parametrize("made", [_big, _day])
def test_the_ring_is_seen(qtbot: QtBot, palette: Palette, made: Made) -> None:
    """From the edge inwards there is the button, the ring, and the button again."""
    whole, button = made(Look(palette))
    whole.setStyleSheet(style_sheet(Look(palette), ""))
    qtbot.addWidget(whole)
    whole.show()
    whole.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    image, middle = button.grab().toImage(), button.height() // 2
    colours = [image.pixelColor(x, middle).name() for x in range(10)]
    light, ring = QColor(palette.primary).name(), QColor(palette.on_primary).name()
    assert ring in colours
    first = colours.index(ring)
    assert light in colours[:first]
    assert light in colours[first:]
