"""The ways to the treatment: a form on one of its tabs."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from msgspec import Struct

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.unsaved import OpenForm, OpenForms

TREATMENT_FORM = "treatment_form"
CONTACT = "contact"


class TreatmentTab(Struct):
    """The tab that is shown. It is kept with what is not saved yet."""

    name: str = "infusions"


@dataclass
class AskedFrom:
    """The form that another screen asked for, and that screen: once it is closed, one goes back there."""

    form: OpenForm | None = None
    screen: ScreenName = ScreenName.TREATMENT

    def of(self, form: OpenForm) -> ScreenName | None:
        """The screen that asked for this very form."""
        return self.screen if form is self.form else None


def note_appointment(context: Context, record_id: str | None = None) -> None:
    """Show the form of an appointment: a new one, or one to correct."""
    form = OpenForm("appointments", record_id)
    context.when_may_write(partial(_show_form, context, "appointments", form))


def note_measurement(context: Context, quantity: str, *, day: date | None = None) -> None:
    """Show the form of a new measurement of this quantity; closed, it leads back to the present screen.

    `day`: the one that the present screen is about, if it is about one.
    """
    form = OpenForm("measurements", typed={"quantity": quantity})
    if day is not None:
        from companion.ui.widgets.days.typed_day import write_day

        form.typed["day"] = write_day(day)
    context.state.put(AskedFrom(form, context.state.screen))
    context.when_may_write(partial(_show_form, context, "measurements", form))


def note_medicine(context: Context) -> None:
    """Show the form of a new medicine."""
    _show_form(context, "medicines", OpenForm("medicines"))


def note_contact(context: Context) -> None:
    """Show the form of a number of the care team, wherever the treatment was left."""
    context.when_may_write(partial(_show_form, context, "team", OpenForm(CONTACT)))


def _show_form(context: Context, tab: str, form: OpenForm) -> None:
    context.state.put(TreatmentTab(tab))
    context.state.of(OpenForms)[TREATMENT_FORM] = form
    context.go(ScreenName.TREATMENT)
