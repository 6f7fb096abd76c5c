"""Doses in steps, the day-by-day sheet to tick, and appointments for a calendar."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import (
    Appointment,
    DoseStep,
    Medicine,
    MedicineClass,
    Purpose,
)
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import NOW, FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screens.treatment.treatment_screen import fill, line, show

TODAY = date(2026, 11, 21)
TAPER = Medicine(
    "Prednisone",
    TODAY,
    "20 mg",
    MedicineClass.CORTICOSTEROID,
    TODAY + timedelta(days=13),
    (DoseStep(TODAY + timedelta(days=7), "10 mg"),),
)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The treatment screen."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    return made


# --- doses in steps


def open_steps(window: OpenWindow, way: str) -> None:
    """A new prescription of prednisone from today on, whose dose changes."""
    window.press("tab-medicines")
    window.press("treatment-add")
    fill(window, name="Prednisone", dose="20 mg")
    window.press(f"field-changes-{way}")


def test_a_prescription_is_typed_by_numbers_of_days(window: OpenWindow, journal: Journal) -> None:
    """“20 mg for 7 days, then 10 mg for 7 days”: the days follow, the doses stay as typed."""
    open_steps(window, "days")
    assert not any(f.isVisible() for f in window.screen.findChildren(QLineEdit, "field-to"))
    fill(window, step_days_0="7", step_dose_1="10 mg", step_days_1="7")
    assert window.says("Jusqu’au vendredi 4\u00a0décembre\u00a02026, 14 jours en tout")
    window.press("form-save")
    assert journal.carnet.entries(Medicine)[0].body == TAPER


def test_a_prescription_is_typed_by_dates_in_any_order(
    window: OpenWindow, journal: Journal
) -> None:
    """A third step is one press away; an empty row does not count."""
    open_steps(window, "dates")
    fill(window, step_dose_1="10 mg", step_from_1="5/12/2026", step_dose_2="15 mg")
    fill(window, step_from_2="28/11/2026")
    window.press("add-step")
    assert window.focus() is line(window, "step-dose-3")
    window.press("form-save")
    body = journal.carnet.entries(Medicine)[0].body
    assert body.steps == (
        DoseStep(date(2026, 11, 28), "15 mg"),
        DoseStep(date(2026, 12, 5), "10 mg"),
    )
    assert body.to_day is None


@pytest.mark.parametrize(
    ("way", "typed", "sentence"),
    [
        ("days", {}, "Veuillez écrire pour combien de jours."),
        ("days", {"step_days_0": "7"}, "Veuillez écrire la dose."),
        (
            "days",
            {"step_days_0": "7", "step_dose_1": "10 mg"},
            "Veuillez écrire pour combien de jours.",
        ),
        ("days", {"step_days_0": "7", "step_days_1": "7"}, "Veuillez écrire la dose."),
        ("days", {"step_days_0": "sept"}, "Veuillez écrire un nombre entier."),
        ("dates", {"step_dose_1": "10 mg"}, "Veuillez indiquer le jour."),
        (
            "dates",
            {"step_dose_1": "10 mg", "step_from_1": "21/11/2026"},
            "Chaque palier commence après le précédent.",
        ),
        (
            "dates",
            {"to": "24/11/2026", "step_dose_1": "10 mg", "step_from_1": "25/11/2026"},
            "Ce jour vient après le dernier.",
        ),
    ],
)
def test_what_is_missing_in_the_steps_is_told_beside_its_field(
    window: OpenWindow, journal: Journal, way: str, typed: dict[str, str], sentence: str
) -> None:
    """Nothing is saved, and nothing that was typed is lost."""
    open_steps(window, way)
    fill(window, **typed)
    window.press("form-save")
    assert window.says(sentence)
    assert journal.carnet.entries(Medicine) == ()
    assert line(window, "dose").text() == "20 mg"


def test_the_steps_of_a_medicine_can_be_corrected_and_taken_back(
    window: OpenWindow, journal: Journal
) -> None:
    """The form opens as it was typed; what stood there stays readable, and undo puts it back."""
    record = journal.record(TAPER).record_id
    show(window, "medicines")
    window.press(f"correct-{record}")
    assert line(window, "step-days-1").text() == "7"
    fill(window, step_dose_1="12,5 mg")
    window.press("form-save")
    steps = journal.carnet.entries(Medicine)[0].body.steps
    assert steps == (replace(TAPER.steps[0], dose="12,5 mg"),)
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert journal.carnet.entries(Medicine)[0].body == TAPER


def test_what_is_typed_of_the_steps_outlives_a_new_screen(
    window: OpenWindow, context: Context
) -> None:
    """Three rows stay three rows."""
    open_steps(window, "days")
    fill(window, step_days_0="7", step_dose_1="10 mg")
    window.press("add-step")
    fill(window, step_dose_3="2,5 mg")
    context.go(ScreenName.TREATMENT)
    assert line(window, "step-dose-1").text() == "10 mg"
    assert line(window, "step-dose-3").text() == "2,5 mg"


# --- the sheet


@pytest.mark.usefixtures("real_paper")
def test_the_sheet_is_seen_printed_and_saved(
    window: OpenWindow, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    """From the medicine’s own line; only where the dose changes."""
    journal = window.context.journal
    same = journal.record(Medicine("Cétirizine", TODAY)).record_id
    record = journal.record(TAPER).record_id
    show(window, "medicines")
    assert not window.shows(f"taper-{same}")
    window.press(f"taper-{record}")
    assert window.says("Prednisone, jour par jour")
    assert window.focus().objectName() == "taper-print"
    assert not window.shows("treatment-add")
    window.press("preview-read")
    text = window.screen.findChild(QPlainTextEdit, "preview-text")
    assert isinstance(text, QPlainTextEdit)
    qtbot.waitUntil(lambda: "Prednisone, jour par jour" in text.toPlainText(), timeout=20_000)
    dialogs.place = tmp_path / "feuille"
    window.press("taper-save")
    qtbot.waitUntil((tmp_path / "feuille.pdf").exists, timeout=20_000)
    (side,) = PdfReader(tmp_path / "feuille.pdf").pages
    assert "Prednisone" in side.extract_text()
    window.press("taper-close")
    assert not window.shows("taper-panel")
    assert window.focus().objectName() == "treatment-add"


def test_a_withdrawn_medicine_takes_its_sheet_along(window: OpenWindow, journal: Journal) -> None:
    """Nothing stays open that is no longer there."""
    record = journal.record(TAPER).record_id
    show(window, "medicines")
    window.press(f"taper-{record}")
    window.press(f"withdraw-{record}")
    assert not window.shows("taper-panel")
    assert window.shows("treatment-add")


# --- calendars


def events_in(path: Path) -> list[tuple[str, str]]:
    """The id and the title of each event, as another program reads them."""
    read = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [(str(event["uid"]), str(event["summary"])) for event in read]


def test_appointments_to_come_go_into_one_file(
    window: OpenWindow, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    """Earliest first, past ones left out; the purpose only once it was ticked."""
    journal = window.context.journal
    far, past, near = (
        journal.record(Appointment(NOW + timedelta(days=days), Purpose.SCAN)).record_id
        for days in (9, -2, 3)
    )
    show(window, "appointments")
    assert not window.shows(f"calendar-{past}")
    dialogs.place = tmp_path / "agenda"
    window.press("calendar-save")
    qtbot.waitUntil((tmp_path / "agenda.ics").exists)
    assert events_in(tmp_path / "agenda.ics") == [
        (f"{near}@compagnon-immuno", "Rendez-vous"),
        (f"{far}@compagnon-immuno", "Rendez-vous"),
    ]
    tick = window.screen.findChild(QCheckBox, "calendar-purpose")
    assert isinstance(tick, QCheckBox)
    tick.setFocus()
    window.key(Qt.Key.Key_Space)
    dialogs.place = tmp_path / "one.ics"
    window.press(f"calendar-{far}")
    qtbot.waitUntil((tmp_path / "one.ics").exists)
    assert events_in(tmp_path / "one.ics") == [(f"{far}@compagnon-immuno", "Scanner ou imagerie")]


def test_without_an_appointment_to_come_there_is_no_calendar(
    window: OpenWindow, journal: Journal
) -> None:
    """Nothing to save, nothing to ask."""
    journal.record(Appointment(NOW - timedelta(days=2), Purpose.SCAN))
    show(window, "appointments")
    assert not window.shows("calendar-card")
