"""Where persons disagree each has a row; a yes is drawn as a yes, and as no level."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import CheckIn, Person, Role
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import Absence, Period, Timeline
from companion.ui.drawings.heat_strip import HeatStrip, strip_content
from companion.ui.look.look import LIGHT, Look
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.choices.level_choice import paint_level
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow

TODAY = NOW.date()
INTENSITY, PRESENCE = Attribute.INTENSITY, Attribute.PRESENCE


def tired(day: date, level: int) -> CheckIn:
    return CheckIn(day, Recall.DAY, {"fatigue": {INTENSITY: level}, "rash": {PRESENCE: 1}})


def heads_and_cells(window: OpenWindow, name: str) -> dict[str, str]:
    """The rows of a strip as a screen reader hears them, with what their last cell shows and says."""
    strip = window.screen.findChild(HeatStrip, name)
    assert strip is not None
    content, cells = strip._content, strip._cells()
    last = content.length - 1
    return {
        cells.row_head(row).said: f"{cells.shown(row, last)} | {cells.said(row, last)}"
        for row in range(len(content.rows))
    }


def test_home_and_journal_have_a_row_for_each_person_who_disagrees(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Never the highest alone; what nobody disputes has one row."""
    journal.record(tired(TODAY, 1))
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.record(tired(TODAY, 4))
    journal.record(tired(TODAY - timedelta(days=1), 2))
    window = OpenWindow(qtbot, context)
    for screen, name in ((ScreenName.HOME, "last-days"), (ScreenName.JOURNAL, "journal-strip")):
        context.go(screen)
        rows = heads_and_cells(window, name)
        assert rows["Fatigue"].startswith("4 | ")
        assert rows["Fatigue, selon Marianne"].startswith("1 | ")
        assert rows["Fatigue, selon Paul"].startswith("4 | ")
        assert rows["Éruption"] == "oui | Éruption, 21\u00a0novembre\u00a0: oui"
        assert "Éruption, selon Paul" not in rows
    assert window.says("Fatigue\u00a0: Paul énormément (4), Marianne un peu (1)")


def colours_of(level: int, *, presence: bool) -> set[str]:
    """The colours of a painted square."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    paint_level(painter, QRectF(0, 0, 40, 40), Look(LIGHT, 100), level, presence=presence)
    painter.end()
    return {image.pixelColor(x, y).name().upper() for x in range(40) for y in range(40)}


def test_a_yes_bears_no_colour_of_a_level(qtbot: QtBot) -> None:
    """A no is a 0, as of any other symptom."""
    fills = {Look(LIGHT, 100).level(level)[0].name().upper() for level in range(1, 5)}
    assert not fills & colours_of(1, presence=True)
    assert fills & colours_of(1, presence=False)
    assert colours_of(0, presence=True) == colours_of(0, presence=False)


def test_a_day_of_which_nobody_said_anything_looks_the_same_in_each_row(
    context: Context, journal: Journal
) -> None:
    """Before the record book, and without a check-in: never as if the symptom had not been asked."""
    first = TODAY - timedelta(days=4)
    journal.record(tired(first, 1))
    journal.record(tired(TODAY, 1))
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.record(tired(TODAY, 4))
    journal.record(tired(TODAY - timedelta(days=1), 2))
    period = Period(first - timedelta(days=1), TODAY)
    timeline = Timeline(journal.carnet.entries(CheckIn), period, first)
    shown = strip_content(timeline, [context.catalogue.symptoms["fatigue"]])
    rows = {row.who: row.cells for row in shown.rows}
    marianne, paul = (rows[who] for who in rows if who)
    gone = [Absence.BEFORE, Absence.NO_CHECK_IN, Absence.NO_CHECK_IN]
    for cells in (marianne, paul):
        assert [cells[0], cells[2], cells[3]] == gone
    assert marianne[4] is Absence.NOT_ASKED
    assert paul[1] is Absence.NOT_ASKED
