"""The days that are picked most often are read whole, however narrow the picker is."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.look.look import Look
from companion.ui.look.palettes import LIGHT
from companion.ui.widgets.days.day_picker import DayPicker

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("width", [900, 680, 300])
def test_no_near_day_is_cut(qtbot: QtBot, width: int) -> None:
    """Without room a button says less, and with room again all of it."""
    picker = DayPicker(Look(LIGHT), load_texts(Language("en")))
    qtbot.addWidget(picker)
    picker.show_days(TODAY, TODAY, ())
    picker.resize(width, 640)
    picker.show()
    QApplication.processEvents()
    near = [picker.findChild(QPushButton, f"pick-{each}") for each in ("today", "day-before")]
    for made in near:
        assert made is not None
        assert made.sizeHint().width() <= made.width()
    picker.resize(1200, 640)
    assert near[1] is not None
    assert near[1].text() == "The day before yesterday, Thursday 19\u00a0November"
