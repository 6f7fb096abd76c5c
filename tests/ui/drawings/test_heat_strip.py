"""The strip of levels in a narrow window."""

from datetime import date, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.content.catalogue import load_catalogue
from companion.domain.timeline import Period
from companion.domain.words import Language, Words
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


def test_a_long_name_of_ones_own_is_whole_in_lines_of_its_row(qtbot: QtBot) -> None:
    """Its row is as tall as they are, the others as before, and its cells stay squares in the middle."""
    texts, catalogue = load_texts(Language.FR), load_catalogue()
    name = "Engourdissement du petit doigt et de l’annulaire à gauche"
    own = msgspec.structs.replace(
        catalogue.symptoms["fatigue"],
        id="own-1",
        label=Words({Language.FR: name, Language.EN: name}),
    )
    strip = HeatStrip(Look(LIGHT), texts, catalogue, name="Fatigue")
    qtbot.addWidget(strip)
    days = Period(date(2026, 11, 1), date(2026, 11, 1) + timedelta(days=13))
    rows = tuple(StripRow(each, (1,) * 14) for each in (own, catalogue.symptoms["fatigue"]))
    strip.show_content(StripContent(days, rows))
    strip.resize(900, 300)
    strip.show()
    QApplication.processEvents()
    heads = strip.model()
    shown = heads.headerData(0, Qt.Orientation.Vertical)
    assert " ".join(shown.split("\n")) == name
    lines = len(shown.split("\n"))
    assert strip.rowHeight(0) >= lines * strip.fontMetrics().lineSpacing() > strip.rowHeight(1)
    assert strip.height() >= strip.rowHeight(0) + strip.rowHeight(1)
