"""Measurements on the treatment screen: curves, the same as a table, questions about numbers."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Infusion, Measurement, Profile, Usual
from companion.ui.drawings.line_chart import LineChart
from companion.ui.drawings.word_table import WordTable
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_treatment import TreatmentTab
from tests.ui.open_window import OpenWindow
from tests.ui.windows import HastyHand

TODAY = date(2026, 11, 21)


def note(journal: Journal, quantity: str, unit: str, *values: tuple[int, float]) -> None:
    """Values so many days before today."""
    for before, value in values:
        journal.record(Measurement(TODAY - timedelta(days=before), quantity, value, unit))


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The measurements' drawer."""
    context.state.of(TreatmentTab).name = "measurements"
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    return made


def again(window: OpenWindow) -> None:
    """The screen drawn anew, as after an act elsewhere."""
    window.context.go(ScreenName.TREATMENT)


def chart(window: OpenWindow) -> LineChart:
    """The curve on screen."""
    (found,) = [c for c in window.screen.findChildren(LineChart) if c.isVisible()]
    return found


def table(window: OpenWindow) -> list[list[str]]:
    """Every row of the table, its head first."""
    (found,) = [t for t in window.screen.findChildren(WordTable) if t.isVisible()]
    model = found.model()
    return [
        [
            str(model.headerData(row, Qt.Orientation.Vertical)),
            *(str(model.index(row, column).data()) for column in range(model.columnCount())),
        ]
        for row in range(model.rowCount())
    ]


def readout(window: OpenWindow) -> str:
    """What the line below the curve says."""
    label = window.screen.findChild(QLabel, "chart-readout")
    assert label is not None
    return label.text()


def type_measurement(window: OpenWindow, quantity: str, number: str) -> QLineEdit:
    """Open the form, choose what was measured and type a number."""
    window.press("treatment-add")
    box = window.screen.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData(quantity))
    line = window.screen.findChild(QLineEdit, "field-value")
    assert line is not None
    line.setFocus()
    line.selectAll()
    window.type(number)
    return line


def test_without_a_measurement_there_is_no_curve(window: OpenWindow) -> None:
    """The ways to a blood test and to the thyroid view are there all the same."""
    assert not window.screen.findChildren(LineChart)
    assert window.shows("note-blood-test")
    assert window.shows("open-thyroid")


def test_arrows_read_the_values_one_by_one(window: OpenWindow, journal: Journal) -> None:
    """The newest first, then back in time; each with its day, its unit, the laboratory's range."""
    note(journal, "weight", "kg", (14, 65.0), (7, 64.2))
    day = TODAY - timedelta(days=3)
    journal.record(Measurement(day, "tsh", 2.1, "mIU/L", lab_low=0.4, lab_high=4))
    again(window)
    window.press("chart-weight-kg")
    chart(window).setFocus()
    window.key(Qt.Key.Key_Left)
    assert readout(window) == "Samedi 14\u00a0novembre\u00a02026\u00a0: 64,2\u00a0kg"
    assert chart(window).accessibleDescription() == readout(window)
    window.key(Qt.Key.Key_Left)
    assert "65\u00a0kg" in readout(window)
    window.key(Qt.Key.Key_End)
    assert "64,2" in readout(window)
    window.press("chart-tsh-mIU/L")
    chart(window).setFocus()
    window.key(Qt.Key.Key_Home)
    assert "Repères du laboratoire\u00a0: 0,4 à 4" in readout(window)


def test_the_table_says_the_same_as_the_curve(window: OpenWindow, journal: Journal) -> None:
    """The newest row first; two units are two curves and two tables."""
    note(journal, "ft4", "pmol/L", (20, 15.1), (10, 12.0))
    note(journal, "ft4", "ng/dL", (5, 1.1))
    again(window)
    window.press("chart-ft4-pmol/L")
    window.press("chart-table-toggle")
    assert [row[1] for row in table(window)] == ["12", "15,1"]
    window.press("chart-ft4-ng/dL")
    assert [row[1] for row in table(window)] == ["1,1"]
    assert "T4 libre (ng/dL)" in chart(window).accessibleName()


def test_the_keyboard_is_in_sight_in_a_long_table(window: OpenWindow, journal: Journal) -> None:
    """The table has all its rows; the screen scrolls along, and begins with the table’s first rows."""
    note(journal, "weight", "kg", *((days, 60.0 + days / 10) for days in range(1, 60)))
    again(window)
    window.press("chart-table-toggle")
    (found,) = [t for t in window.screen.findChildren(WordTable) if t.isVisible()]
    assert found.verticalScrollBar().maximum() == 0
    found.setFocus(Qt.FocusReason.TabFocusReason)
    for row in (1, 40, 58, 3):
        while (at := found.currentIndex().row()) != row:
            window.key(Qt.Key.Key_Down if at < row else Qt.Key.Key_Up)
        place = found.current_rect()
        top = found.mapTo(window.screen, place.topLeft()).y()
        assert 0 <= top <= window.screen.height() - place.height()


def test_how_far_back_is_chosen_and_kept(window: OpenWindow, journal: Journal) -> None:
    """A value of long ago is not among three months; it is there since the start."""
    note(journal, "weight", "kg", (400, 70.0), (2, 65.0))
    again(window)
    window.press("chart-table-toggle")
    assert len(table(window)) == 1
    window.press("stretch-since-start")
    assert len(table(window)) == 2
    again(window)
    assert len(table(window)) == 2


def test_days_without_a_measurement_say_so(window: OpenWindow, journal: Journal) -> None:
    """A row of long ago has no curve in the last months, and no empty one."""
    note(journal, "weight", "kg", (400, 70.0))
    again(window)
    assert window.says("Aucune mesure sur ces jours.")
    assert not any(c.isVisible() for c in window.screen.findChildren(LineChart))


def test_the_usual_weight_is_compared_by_arithmetic(window: OpenWindow, journal: Journal) -> None:
    """The difference in kg and in per cent, with no word on what it means."""
    journal.record(Profile("Marianne", usual=Usual(weight_kg=70.0)))
    note(journal, "weight", "kg", (2, 66.5))
    again(window)
    assert window.says("Votre poids habituel\u00a0: 70\u00a0kg. Écart\u00a0: −3,5 kg (−5,0\u00a0%)")


def test_a_gap_is_explained_and_infusions_are_named(window: OpenWindow, journal: Journal) -> None:
    """The key tells from how many days on no line is drawn."""
    note(journal, "weight", "kg", (60, 70.0), (53, 69.0), (46, 69.0), (5, 66.0))
    journal.record(Infusion(TODAY - timedelta(days=30), "Nivolumab", given=True, cycle=3))
    again(window)
    assert window.says("Pas de trait si plus de 14 jours séparent deux mesures")
    assert window.says("Perfusion")


def test_the_last_values_stand_beside_the_field(window: OpenWindow, journal: Journal) -> None:
    """Three of them, the newest first."""
    note(journal, "weight", "kg", (20, 68.0), (15, 67.0), (9, 66.0), (2, 65.5))
    again(window)
    type_measurement(window, "weight", "65")
    assert window.says(
        "Avant\u00a0: 65,5\u00a0kg le 19\u00a0nov., 66\u00a0kg le 12\u00a0nov., 67\u00a0kg le 6\u00a0nov."
    )


def test_a_unit_is_not_cut_at_the_end_of_a_line(window: OpenWindow, journal: Journal) -> None:
    """« mUI/L » stays whole where the line wraps."""
    note(journal, "tsh", "mIU/L", (9, 6.2))
    again(window)
    type_measurement(window, "tsh", "5")
    drawn = [QLabel.text(each) for each in window.screen.findChildren(QLabel)]
    assert any("6,2\u00a0mUI/\u2060L le" in each for each in drawn)


def test_the_likely_number_is_kept_with_one_press(window: OpenWindow, journal: Journal) -> None:
    """« 38,4 ou 384 ? »: the offer is taken and saved at once."""
    type_measurement(window, "temperature", "384")
    window.key(Qt.Key.Key_Return)
    assert window.says("38,4 ou 384\u202f?")
    window.press("offer-value-0")
    assert [e.body.value for e in journal.carnet.entries(Measurement)] == [38.4]


def test_what_was_typed_is_kept_when_the_person_says_so(
    window: OpenWindow, journal: Journal
) -> None:
    """Tab leads from the number to the offers; the last one keeps it."""
    type_measurement(window, "temperature", "384")
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Tab)
    assert window.focus().objectName() == "offer-value-0"
    window.key(Qt.Key.Key_Tab)
    window.key(Qt.Key.Key_Space)
    assert [e.body.value for e in journal.carnet.entries(Measurement)] == [384]


def test_an_enter_too_many_does_not_answer_the_question(
    window: OpenWindow, journal: Journal
) -> None:
    """It came with the question, which nobody has read yet; once read, Enter keeps the number."""
    window.seconds = hand = HastyHand()
    hand.wait()
    type_measurement(window, "temperature", "384")
    hand.wait()
    for _ in range(3):
        window.key(Qt.Key.Key_Return)
    assert window.says("38,4 ou 384\u202f?")
    assert not journal.carnet.entries(Measurement)
    hand.wait()
    window.key(Qt.Key.Key_Return)
    assert [e.body.value for e in journal.carnet.entries(Measurement)] == [384]


def test_what_was_measured_is_not_of_tomorrow(window: OpenWindow, journal: Journal) -> None:
    """« demain » is understood, and said to be still to come."""
    type_measurement(window, "temperature", "37,8")
    day = window.screen.findChild(QLineEdit, "field-day")
    assert day is not None
    day.setText("demain")
    window.press("form-save")
    assert window.says("Le 22\u00a0novembre\u00a02026 est encore à venir.")
    assert not journal.carnet.entries(Measurement)
    day.setText("hier")
    window.press("form-save")
    (entry,) = journal.carnet.entries(Measurement)
    assert entry.body.for_day == TODAY - timedelta(days=1)


def test_another_number_takes_the_question_away(window: OpenWindow, journal: Journal) -> None:
    """The question speaks of the number that was typed, and of no other."""
    line = type_measurement(window, "temperature", "384")
    window.key(Qt.Key.Key_Return)
    assert window.shows("offer-value-0")
    line.setFocus()
    line.selectAll()
    window.type("37,2")
    assert not window.shows("offer-value-0")
    window.key(Qt.Key.Key_Return)
    assert [e.body.value for e in journal.carnet.entries(Measurement)] == [37.2]


def test_the_weight_that_the_scales_show_is_never_doubted_twice(
    window: OpenWindow, journal: Journal
) -> None:
    """A number without a likely reading is asked about once, and saved at the second Enter."""
    type_measurement(window, "temperature", "20")
    window.key(Qt.Key.Key_Return)
    assert window.says("20, est-ce bien la valeur")
    window.key(Qt.Key.Key_Return)
    assert [e.body.value for e in journal.carnet.entries(Measurement)] == [20]
