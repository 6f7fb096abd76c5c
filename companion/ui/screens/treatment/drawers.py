"""The drawers of the treatment screen: what each lists, says when empty, and offers to add.

Knows how to read and to open, and saves nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from companion.domain.carnet import Entry
from companion.domain.errors import N_
from companion.domain.records import Appointment, Body, Event, Infusion, Measurement, Medicine
from companion.ui.forms.form import Form
from companion.ui.forms.measurement_form import MeasurementForm
from companion.ui.forms.medicine_form import MedicineForm
from companion.ui.forms.treatment_forms import (
    AppointmentForm,
    EventForm,
    InfusionForm,
)
from companion.ui.screens.treatment.calendar_card import calendar_acts, calendar_parts
from companion.ui.screens.treatment.measurements_card import measurement_parts
from companion.ui.screens.treatment.schedule_card import schedule_parts
from companion.ui.screens.treatment.taper_panel import taper_acts, taper_parts
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.words import treatment_words as words
from companion.ui.words.treatment_words import Line

B = TypeVar("B", bound=Body)


def _nothing(_context: Context) -> Sequence[QWidget]:
    return ()


def _no_act(_context: Context, _record_id: str) -> Sequence[QPushButton]:
    return ()


@dataclass(frozen=True, slots=True)
class Drawer:
    """One kind of record. `title`, `add`, `none`, `empty` and `begin` are sentences to translate, the
    last three for a list that is empty; `above` makes what stands over the list, `acts` what one line
    offers beside correcting and withdrawing.

    `lines` gives so many of the newest ones and how many there are in all.
    """

    name: str
    title: str
    add: str
    none: str
    empty: str
    begin: str
    lines: Callable[[Context, int], tuple[list[Line], int]]
    form: Callable[[Context, OpenForm], Form]
    above: Callable[[Context], Sequence[QWidget]] = _nothing
    acts: Callable[[Context, str], Sequence[QPushButton]] = _no_act


def _drawer(
    body_type: type[B],
    moment: Callable[[B], date],
    line: Callable[[Context, Entry[B]], Line],
    form: Callable[[Context, OpenForm, Entry[B] | None], Form],
    *,
    name: str,
    title: str,
    add: str,
    none: str,
    empty: str,
    begin: str,
    above: Callable[[Context], Sequence[QWidget]] = _nothing,
    acts: Callable[[Context, str], Sequence[QPushButton]] = _no_act,
) -> Drawer:
    def lines(context: Context, most: int) -> tuple[list[Line], int]:
        entries = context.journal.carnet.entries(body_type)
        # Entries stand as first written: of one day, the one written last comes first.
        newest = nlargest(most, reversed(entries), key=lambda e: moment(e.body))
        return [line(context, entry) for entry in newest], len(entries)

    def make_form(context: Context, opened: OpenForm) -> Form:
        entries = context.journal.carnet.entries(body_type)
        found = next((entry for entry in entries if entry.id == opened.record_id), None)
        return form(context, opened, found)

    return Drawer(name, title, add, none, empty, begin, lines, make_form, above, acts)


DRAWERS = (
    _drawer(
        Infusion,
        lambda body: body.for_day,
        words.infusion_line,
        InfusionForm,
        name="infusions",
        title=N_("Infusions"),
        add=N_("Add an infusion"),
        none=N_("No infusion noted yet"),
        empty=N_("Note each infusion here: the page counts the days from the last one."),
        begin=N_("The last one is enough to begin: its day, and the medicine if you know it."),
        above=schedule_parts,
    ),
    _drawer(
        Medicine,
        lambda body: body.from_day,
        words.medicine_line,
        MedicineForm,
        name="medicines",
        title=N_("Other medicines"),
        add=N_("Add a medicine"),
        none=N_("No medicine noted yet"),
        empty=N_("Note here what you take beside the infusions."),
        begin=N_("Copy the name and the dose from the box or the prescription."),
        above=taper_parts,
        acts=taper_acts,
    ),
    _drawer(
        Measurement,
        lambda body: body.for_day,
        words.measurement_line,
        MeasurementForm,
        name="measurements",
        title=N_("Measurements"),
        add=N_("Add a measurement"),
        none=N_("No measurement noted yet"),
        empty=N_("Temperature, weight, blood tests: the page draws them day by day."),
        begin=N_("Your weight of today is a good start."),
        above=measurement_parts,
    ),
    _drawer(
        Appointment,
        lambda body: body.at.replace(tzinfo=None),
        words.appointment_line,
        AppointmentForm,
        name="appointments",
        title=N_("Appointments"),
        add=N_("Add an appointment"),
        none=N_("No appointment noted yet"),
        empty=N_("Note your next visits, tests and scans here."),
        begin=N_("Home then counts the days to your consultation, and the page is made for it."),
        above=calendar_parts,
        acts=calendar_acts,
    ),
    _drawer(
        Event,
        lambda body: body.for_day,
        words.event_line,
        EventForm,
        name="events",
        title=N_("Events"),
        add=N_("Add an event"),
        none=N_("No event noted yet"),
        empty=N_("A fall, a call to the team, a night in hospital: note it with its day."),
        begin=N_("It helps to find later what happened, and when."),
    ),
)
