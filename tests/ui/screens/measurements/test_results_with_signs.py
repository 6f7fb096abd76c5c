"""A laboratory's result below or above what was measurable: typed as printed, said, drawn, corrected."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.comparator import Comparator
from companion.domain.records import Measurement
from companion.ui.drawings.lane_view import LaneView
from companion.ui.drawings.line_chart import LineChart
from companion.ui.drawings.word_table import WordTable
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_thyroid import open_thyroid
from companion.ui.ways.to_treatment import TreatmentTab
from tests.ui.open_window import OpenWindow
from tests.ui.screens.treatment.treatment_screen import fill, line

TODAY = date(2026, 11, 21)
BELOW_KEY = "Moins que ce que le laboratoire peut mesurer"
ABOVE_KEY = "Plus que ce que le laboratoire peut mesurer"


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The measurements' drawer."""
    context.state.of(TreatmentTab).name = "measurements"
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    return made


def note(journal: Journal, before: int, value: float, sign: Comparator | None = None) -> None:
    """A TSH so many days before today."""
    day = TODAY - timedelta(days=before)
    journal.record(Measurement(day, "tsh", value, "mIU/L", comparator=sign))


def typed(window: OpenWindow, quantity: str, number: str) -> None:
    """The form of a new measurement, filled and saved with Enter."""
    window.press("treatment-add")
    box = window.screen.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData(quantity))
    fill(window, value=number)
    window.key(Qt.Key.Key_Return)


def shown(part: type[QWidget], window: OpenWindow) -> QWidget:
    """The one visible part of that kind."""
    (found,) = [one for one in window.screen.findChildren(part) if one.isVisible()]
    return found


def cells(window: OpenWindow) -> list[str]:
    """Every cell of the table."""
    table = shown(WordTable, window)
    assert isinstance(table, WordTable)
    model = table.model()
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


@pytest.mark.parametrize(
    ("number", "value", "sign"),
    [
        ("<0,01", 0.01, Comparator.BELOW),
        ("< 0.01", 0.01, Comparator.BELOW),
        ("≤ 0,01", 0.01, Comparator.AT_MOST),
        ("> 100", 100.0, Comparator.ABOVE),
        (">=100", 100.0, Comparator.AT_LEAST),
    ],
)
def test_a_result_is_typed_as_it_is_printed(
    window: OpenWindow, journal: Journal, number: str, value: float, sign: Comparator
) -> None:
    """One Enter keeps it, without a question; the list shows the sign, Ctrl+Z takes it back."""
    typed(window, "tsh", number)
    (kept,) = journal.carnet.entries(Measurement)
    assert (kept.body.value, kept.body.comparator) == (value, sign)
    written = "0,01" if value < 1 else "100"
    assert window.says(f"TSH\u00a0: {sign.sign}\u00a0{written} mUI/L")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert journal.carnet.entries(Measurement) == ()


def test_a_correction_begins_with_the_sign_and_can_take_it_away(
    window: OpenWindow, journal: Journal
) -> None:
    """Saved as it stands, nothing is corrected."""
    note(journal, 2, 0.01, Comparator.BELOW)
    window.context.go(ScreenName.TREATMENT)
    (entry,) = journal.carnet.entries(Measurement)
    window.press(f"correct-{entry.id}")
    assert line(window, "value").text() == "<\u00a00,01"
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Measurement)[0].body == entry.body
    window.press(f"correct-{entry.id}")
    fill(window, value="0,1")
    window.key(Qt.Key.Key_Return)
    corrected = journal.carnet.entries(Measurement)[0].body
    assert (corrected.value, corrected.comparator) == (0.1, None)


def test_a_weight_has_no_sign(window: OpenWindow, journal: Journal) -> None:
    """Only a laboratory prints one; the sentence says what is wanted, and nothing is saved."""
    typed(window, "weight", "< 70")
    assert window.says("Veuillez écrire un nombre, par exemple 37,5.")
    assert journal.carnet.entries(Measurement) == ()


def test_what_is_no_result_is_told_with_an_example(window: OpenWindow, journal: Journal) -> None:
    """A sign alone, two signs and less than nothing."""
    for number in ("<", "<> 3", "< 0", "~ 3"):
        typed(window, "tsh", number)
        assert window.says("comme le laboratoire l’a imprimé, par exemple 37,5 ou <\u00a00,01.")
        assert journal.carnet.entries(Measurement) == ()
        window.key(Qt.Key.Key_Escape)


def test_a_misplaced_comma_is_asked_about_with_its_sign(
    window: OpenWindow, journal: Journal
) -> None:
    """« < 400 » is rather « < 40 » or « < 4 »… of a TSH up to 150; the offer keeps the sign."""
    typed(window, "tsh", "<400")
    assert window.says("<\u00a040, <\u00a04 ou <\u00a0400\u202f?")
    window.press("offer-value-1")
    (kept,) = journal.carnet.entries(Measurement)
    assert (kept.body.value, kept.body.comparator) == (4.0, Comparator.BELOW)


def test_curve_table_and_key_say_that_it_was_not_measurable(
    window: OpenWindow, journal: Journal
) -> None:
    """The voice gets words instead of a sign; the table has the sign; the key explains the mark."""
    note(journal, 20, 3.0)
    note(journal, 10, 0.01, Comparator.BELOW)
    window.context.go(ScreenName.TREATMENT)
    assert window.says("<\u00a00,01\u00a0mUI/L le 11\u00a0nov. · entre <\u00a00,01 et 3")
    assert window.says(BELOW_KEY)
    assert not window.says(ABOVE_KEY)
    chart = shown(LineChart, window)
    chart.setFocus()
    window.key(Qt.Key.Key_End)
    said = window.screen.findChild(QLabel, "chart-readout")
    assert said is not None
    assert said.text().endswith("moins de 0,01\u00a0mUI/L")
    assert chart.accessibleDescription() == said.text()
    window.press("chart-table-toggle")
    assert cells(window) == ["<\u00a00,01", "3"]


def test_the_thyroid_view_takes_and_shows_it(window: OpenWindow, journal: Journal) -> None:
    """The blood test's form, the lane, the cell in words, the table, and the last values."""
    open_thyroid(window.context)
    window.press("note-blood-test")
    fill(window, value_tsh="<0,01", value_ft4="> 100")
    window.key(Qt.Key.Key_Return)
    assert [(e.body.value, e.body.comparator) for e in journal.carnet.entries(Measurement)] == [
        (0.01, Comparator.BELOW),
        (100.0, Comparator.ABOVE),
    ]
    assert window.says(BELOW_KEY)
    assert window.says(ABOVE_KEY)
    lanes = shown(LaneView, window)
    lanes.setFocus()
    window.key(Qt.Key.Key_Left)
    spoken = []
    for _lane in range(12):
        spoken.append(lanes.accessibleDescription())
        window.key(Qt.Key.Key_Down)
    assert any("moins de 0,01\u00a0mUI/L" in each for each in spoken)
    assert any("plus de 100\u00a0pmol/L" in each for each in spoken)
    window.press("chart-table-toggle")
    assert "<\u00a00,01 (21\u00a0nov.)" in cells(window)
    window.press("note-blood-test")
    assert window.says("Avant\u00a0: <\u00a00,01\u00a0mUI/L")
