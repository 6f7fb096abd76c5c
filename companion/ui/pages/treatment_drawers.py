"""The drawers of the treatment screen: what each lists, says when empty, and offers to add.

Knows how to read and to open, and saves nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from companion.domain.carnet import Entry
from companion.domain.errors import N_
from companion.domain.records import Appointment, Body, Event, Infusion, Measurement, Medicine
from companion.ui.context import Context, OpenForm
from companion.ui.pages import treatment_words as words
from companion.ui.pages.measurement_form import MeasurementForm
from companion.ui.pages.treatment_forms import (
    AppointmentForm,
    EventForm,
    InfusionForm,
    MedicineForm,
)
from companion.ui.pages.treatment_words import Line
from companion.ui.widgets.form import Form

B = TypeVar("B", bound=Body)


@dataclass(frozen=True, slots=True)
class Drawer:
    """One kind of record. `title`, `add` and `empty` are sentences to translate."""

    name: str
    title: str
    add: str
    empty: str
    lines: Callable[[Context], list[Line]]
    form: Callable[[Context, OpenForm], Form]


def _drawer(
    body_type: type[B],
    line: Callable[[Context, Entry[B]], Line],
    form: Callable[[Context, OpenForm, Entry[B] | None], Form],
    *,
    name: str,
    title: str,
    add: str,
    empty: str,
) -> Drawer:
    def lines(context: Context) -> list[Line]:
        made = [line(context, entry) for entry in context.journal.carnet.entries(body_type)]
        return sorted(made, key=lambda each: each.order, reverse=True)

    def make_form(context: Context, opened: OpenForm) -> Form:
        entries = context.journal.carnet.entries(body_type)
        found = next((entry for entry in entries if entry.id == opened.record_id), None)
        return form(context, opened, found)

    return Drawer(name, title, add, empty, lines, make_form)


DRAWERS = (
    _drawer(
        Infusion,
        words.infusion_line,
        InfusionForm,
        name="infusions",
        title=N_("Infusions"),
        add=N_("Add an infusion"),
        empty=N_("Note each infusion here: the page counts the days from the last one."),
    ),
    _drawer(
        Medicine,
        words.medicine_line,
        MedicineForm,
        name="medicines",
        title=N_("Other medicines"),
        add=N_("Add a medicine"),
        empty=N_("Note here what you take beside the infusions."),
    ),
    _drawer(
        Measurement,
        words.measurement_line,
        MeasurementForm,
        name="measurements",
        title=N_("Measurements"),
        add=N_("Add a measurement"),
        empty=N_("Temperature, weight, blood tests: the page draws them day by day."),
    ),
    _drawer(
        Appointment,
        words.appointment_line,
        AppointmentForm,
        name="appointments",
        title=N_("Appointments"),
        add=N_("Add an appointment"),
        empty=N_("Note your next visits, tests and scans here."),
    ),
    _drawer(
        Event,
        words.event_line,
        EventForm,
        name="events",
        title=N_("Events"),
        add=N_("Add an event"),
        empty=N_("A fall, a call to the team, a night in hospital: note it with its day."),
    ),
)
