"""The strip of levels in a narrow window."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.content.catalogue import load_catalogue
from companion.domain.timeline import Period
from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.drawings.heat_strip import HeatStrip, StripContent, StripRow
from companion.ui.look.look import LIGHT, Look


@pytest.mark.parametrize("width", [500, 517, 533])
def test_no_day_is_cut_where_not_all_have_room(qtbot: QtBot, width: int) -> None:
    catalogue = load_catalogue()
    strip = HeatStrip(Look(LIGHT), load_texts(Language.FR), catalogue, name="Fatigue")
    qtbot.addWidget(strip)
    days = Period(date(2026, 11, 1), date(2026, 11, 1) + timedelta(days=29))
    strip.show_content(StripContent(days, (StripRow(catalogue.symptoms["fatigue"], (1,) * 30),)))
    strip.resize(width, 200)
    strip.show()
    QApplication.processEvents()
    first = strip.columnAt(0)
    assert first > 0
    assert strip.columnViewportPosition(first) == 0
