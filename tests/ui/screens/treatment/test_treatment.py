"""The treatment screen: what is typed becomes a record, and each problem has its sentence."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import (
    Appointment,
    Done,
    Event,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Person,
    Profile,
    Purpose,
    Role,
    TeamContact,
    Usual,
)
from companion.ui.look.tokens import FAMILY, NUMBERS
from companion.ui.screens.treatment.screen import TreatmentScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_treatment import note_contact
from companion.ui.widgets.days.month_grid import MonthGrid
from tests.ui.open_window import OpenWindow
from tests.ui.screens.treatment.treatment_screen import line
from tests.ui.windows import said

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The treatment screen."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    return made


def field(window: OpenWindow, name: str) -> QLineEdit:
    """The visible line of a field."""
    found = [f for f in window.screen.findChildren(QLineEdit, f"field-{name}") if f.isVisible()]
    assert found, name
    return found[0]


def fill(window: OpenWindow, **typed: str) -> None:
    """Type into fields, replacing what they hold."""
    for name, text in typed.items():
        line = field(window, name)
        line.setFocus()
        line.selectAll()
        window.key(Qt.Key.Key_Delete)
        window.type(text)


def focused_widget() -> QWidget:
    control = QApplication.focusWidget()
    assert control is not None
    return control


def add(window: OpenWindow, tab: str) -> None:
    """Open a tab and its form."""
    window.press(f"tab-{tab}")
    window.press("treatment-add")


def redraw(window: OpenWindow) -> None:
    """Show the screen again, as after an act elsewhere."""
    screen = window.screen
    assert isinstance(screen, TreatmentScreen)
    screen.refresh()


def test_a_medicine_without_a_name_is_told_beside_the_field(
    window: OpenWindow, journal: Journal
) -> None:
    """Nothing is saved, the sentence stands at the field, and what was typed elsewhere stays."""
    add(window, "medicines")
    fill(window, dose="10 mg le matin")
    window.key(Qt.Key.Key_Return)

    assert journal.carnet.entries(Medicine) == ()
    assert window.says("Veuillez indiquer le nom du médicament.")
    assert window.focus() is field(window, "name")
    assert field(window, "dose").text() == "10 mg le matin"
    assert (
        field(window, "name").accessibleDescription() == "Veuillez indiquer le nom du médicament."
    )


def test_a_medicine_is_noted_with_its_kind_and_days(window: OpenWindow, journal: Journal) -> None:
    """Kind, dose, first and last day; the last day may not come before the first."""
    add(window, "medicines")
    fill(window, name="Prednisone", dose="20 mg", **{"from": "2/11/2026", "to": "1/11/2026"})
    window.press("field-class-corticosteroid")
    field(window, "to").setFocus()
    window.key(Qt.Key.Key_Return)
    assert window.says("Le dernier jour vient avant le premier.")
    fill(window, to="12/11/2026")
    window.key(Qt.Key.Key_Return)

    body = journal.carnet.entries(Medicine)[0].body
    assert body == Medicine(
        "Prednisone",
        date(2026, 11, 2),
        dose="20 mg",
        medicine_class=MedicineClass.CORTICOSTEROID,
        to_day=date(2026, 11, 12),
    )


def choose_quantity(window: OpenWindow, quantity: str) -> None:
    """Choose what was measured."""
    box = window.screen.findChild(QComboBox, "field-quantity")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(quantity))


def test_a_temperature_is_typed_with_a_comma(window: OpenWindow, journal: Journal) -> None:
    """« 38,4 » is 38.4 °C today."""
    add(window, "measurements")
    choose_quantity(window, "temperature")
    fill(window, value="38,4", hour="20 h 15")
    window.key(Qt.Key.Key_Return)

    body = journal.carnet.entries(Measurement)[0].body
    assert (body.quantity, body.value, body.unit, body.for_day) == (
        "temperature",
        38.4,
        "Cel",
        TODAY,
    )
    assert body.at is not None
    assert body.at.time() == time(20, 15)
    assert window.says("Température\u00a0: 38,4 °C")


def test_an_unlikely_number_is_asked_once_and_never_refused(
    window: OpenWindow, journal: Journal
) -> None:
    """The first Enter asks, with the likely reading; the second one saves what was typed."""
    add(window, "measurements")
    choose_quantity(window, "temperature")
    fill(window, value="384")
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Measurement) == ()
    assert window.says("38,4 ou 384")
    window.key(Qt.Key.Key_Return)

    assert journal.carnet.entries(Measurement)[0].body.value == 384


def test_a_blood_test_takes_the_laboratorys_own_range(window: OpenWindow, journal: Journal) -> None:
    """The range and the unit are those of the paper; other measurements ask for no range."""
    add(window, "measurements")
    choose_quantity(window, "weight")
    assert not any(f.isVisible() for f in window.screen.findChildren(QLineEdit, "field-lab-low"))
    choose_quantity(window, "ft4")
    window.press("field-unit-ft4-ng/dL")
    fill(window, value="0,9", **{"lab-low": "0,8", "lab-high": "1,8"})
    window.key(Qt.Key.Key_Return)

    body = journal.carnet.entries(Measurement)[0].body
    assert (body.unit, body.value, body.lab_low, body.lab_high) == ("ng/dL", 0.9, 0.8, 1.8)
    assert window.says("Repères du laboratoire\u00a0: 0,8 à 1,8")


def test_a_number_that_is_none_is_told_and_kept(window: OpenWindow, journal: Journal) -> None:
    """What was typed stays in the field for the person to mend."""
    add(window, "measurements")
    choose_quantity(window, "weight")
    fill(window, value="soixante")
    window.key(Qt.Key.Key_Return)

    assert window.says("Veuillez écrire un nombre, par exemple 37,5.")
    assert field(window, "value").text() == "soixante"
    assert journal.carnet.entries(Measurement) == ()


def test_an_appointment_needs_its_day_and_hour(window: OpenWindow, journal: Journal) -> None:
    """Both are asked for beside their fields; then it stands with its place."""
    add(window, "appointments")
    fill(window, **{"with": "Dr Lenoir"})
    window.key(Qt.Key.Key_Return)
    assert window.says("Veuillez indiquer le jour.")
    assert window.says("Veuillez indiquer l’heure.")
    fill(window, day="1/12/2026", hour="10h30", place="Hôpital de jour")
    window.key(Qt.Key.Key_Return)

    body = journal.carnet.entries(Appointment)[0].body
    assert (body.at.date(), body.at.time()) == (date(2026, 12, 1), time(10, 30))
    assert (body.purpose, body.with_whom, body.place) == (
        Purpose.CONSULTATION,
        "Dr Lenoir",
        "Hôpital de jour",
    )


def test_correcting_an_appointment_keeps_its_instant(window: OpenWindow, journal: Journal) -> None:
    """A new place does not move the hour, whatever the time zone of this computer."""
    zone = timezone(timedelta(hours=5))
    at = datetime(2026, 12, 1, 10, 30, tzinfo=zone)
    record = journal.record(Appointment(at, Purpose.SCAN)).record_id
    window.press("tab-appointments")
    window.press(f"correct-{record}")
    fill(window, place="Radiologie")
    window.key(Qt.Key.Key_Return)

    body = journal.carnet.entries(Appointment)[0].body
    assert (body.at, body.at.tzinfo, body.place) == (at, zone, "Radiologie")


def test_an_event_says_what_was_done(window: OpenWindow, journal: Journal) -> None:
    """A day, what happened, and what was done in the card’s own words."""
    add(window, "events")
    fill(window, what="Chute dans l’escalier")
    window.press("field-done-called-team")
    window.press("form-save")

    assert journal.carnet.entries(Event)[0].body == Event(
        TODAY, "Chute dans l’escalier", Done.CALLED_TEAM
    )
    assert window.says("Équipe appelée")


def test_escape_closes_the_form_and_writes_nothing(window: OpenWindow, journal: Journal) -> None:
    """The keyboard is back where it was opened."""
    window.press("treatment-add")
    fill(window, medicine="Nivolumab")
    window.key(Qt.Key.Key_Escape)

    assert journal.carnet.entries(Infusion) == ()
    assert not window.shows("field-medicine")
    assert window.focus().objectName() == "treatment-add"


def test_a_withdrawn_line_comes_back_with_undo(window: OpenWindow, journal: Journal) -> None:
    """Ctrl+Z takes back what the notice speaks of."""
    record = journal.record(Infusion(TODAY, "Nivolumab", given=True)).record_id
    redraw(window)
    window.press(f"withdraw-{record}")
    assert journal.carnet.entries(Infusion) == ()
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert len(journal.carnet.entries(Infusion)) == 1
    assert window.shows(f"withdraw-{record}")


def test_the_newest_day_stands_first_and_the_rest_on_demand(
    window: OpenWindow, journal: Journal
) -> None:
    """A long list shows twelve lines, and the older ones when asked."""
    for number in range(15):
        journal.record(Infusion(TODAY - timedelta(days=number), f"M{number}", given=True))
    redraw(window)
    words = window.words()

    assert words.index("M0") < words.index("M11")
    assert "M12" not in words
    window.press("treatment-more")
    assert window.says("M14")


def test_another_authors_line_says_who_noted_it(window: OpenWindow, journal: Journal) -> None:
    """The caregiver’s lines are signed."""
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.author = paul
    journal.record(Infusion(TODAY, "Nivolumab", given=True))
    redraw(window)

    assert window.says("Noté par Paul")


def test_the_care_teams_numbers_are_added_corrected_and_withdrawn(
    window: OpenWindow, journal: Journal
) -> None:
    """They are part of the profile, each with who answers and when."""
    add(window, "team")
    fill(window, name="Infirmière", phone="01 99 00 12 34", when="le jour")
    window.key(Qt.Key.Key_Return)
    window.press("correct-contact-0")
    fill(window, phone="01 99 00 12 35")
    window.key(Qt.Key.Key_Return)
    profile = journal.carnet.entries(Profile)[0]
    assert profile.body.team == (TeamContact("Infirmière", "01 99 00 12 35", "le jour"),)
    window.press("withdraw-contact-0")

    assert journal.carnet.entries(Profile)[0].body.team == ()
    assert len(journal.carnet.entries(Profile)[0].revisions) == 3


def test_a_number_alone_is_kept_as_the_care_teams(window: OpenWindow, journal: Journal) -> None:
    add(window, "team")
    fill(window, phone="01 99 00 12 34")
    window.key(Qt.Key.Key_Return)

    team = (TeamContact("Équipe soignante", "01 99 00 12 34"),)
    assert journal.carnet.entries(Profile)[0].body.team == team


def test_the_profile_keeps_the_team_and_adds_the_usual_figures(
    window: OpenWindow, journal: Journal
) -> None:
    """Name, birth date and usual figures are written beside the numbers that stand."""
    team = (TeamContact("Infirmière", "01 99 00 12 34"),)
    journal.record(Profile("", team=team))
    window.press("tab-team")
    window.press("profile-change")
    fill(window, name="Marianne EXEMPLE", birth="3/3/1961", stools="1", weight="65,5")
    window.press("field-fatigue-0")
    window.press("form-save")

    assert journal.carnet.entries(Profile)[0].body == Profile(
        "Marianne EXEMPLE",
        birth_date=date(1961, 3, 3),
        team=team,
        usual=Usual(stools_per_day=1, weight_kg=65.5, fatigue_level=0),
    )
    assert window.says("Naissance le 3\u00a0mars\u00a01961")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_can_be_picked_in_the_calendar(window: OpenWindow, qtbot: QtBot) -> None:
    """The calendar speaks the window’s language and writes the day into the field, in words too."""
    window.press("treatment-add")
    window.press("calendar-day")
    month = window.screen.findChild(MonthGrid)
    assert isinstance(month, MonthGrid)
    qtbot.waitUntil(month.isVisible)
    assert "Novembre" in said(month)
    QTest.keyClick(focused_widget(), Qt.Key.Key_PageDown)
    assert "Décembre" in said(month)
    QTest.keyClick(focused_widget(), Qt.Key.Key_PageUp)
    QTest.keyClick(focused_widget(), Qt.Key.Key_Down)
    QTest.keyClick(focused_widget(), Qt.Key.Key_Down)
    QTest.keyClick(focused_widget(), Qt.Key.Key_Right)
    QTest.keyClick(focused_widget(), Qt.Key.Key_Space)

    assert field(window, "day").text() == "16/11/2026"
    assert not month.isVisible()
    assert window.says("Lundi 16\u00a0novembre\u00a02026")


def test_a_day_is_understood_in_words(window: OpenWindow) -> None:
    """Once one goes on, it stands below with its weekday."""
    window.press("treatment-add")
    fill(window, day="hier")
    window.key(Qt.Key.Key_Tab)
    assert window.says("Vendredi 20\u00a0novembre\u00a02026")


def test_what_is_typed_in_a_form_outlives_a_new_screen(
    window: OpenWindow, context: Context, qtbot: QtBot
) -> None:
    """A change of language or text size draws the screen anew with the form as it was."""
    add(window, "medicines")
    fill(window, name="Lévothyroxine", dose="50 µg")

    screen = TreatmentScreen(context)
    qtbot.addWidget(screen)
    screen.refresh()
    lines = {line.objectName(): line.text() for line in screen.findChildren(QLineEdit)}
    assert lines["field-name"] == "Lévothyroxine"
    assert lines["field-dose"] == "50 µg"


def test_a_number_that_is_dialled_is_typed_with_plain_zeros(qtbot: QtBot, context: Context) -> None:
    """In the letters in which the number is shown to be dialled; a name beside it keeps those of the window."""
    window = OpenWindow(qtbot, context)
    note_contact(context)
    QApplication.processEvents()
    phone, name = (QFontInfo(line(window, handle).font()) for handle in ("phone", "name"))
    assert (phone.family(), name.family()) == (NUMBERS, FAMILY)
