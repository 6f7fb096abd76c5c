"""The words of the treatment's records: choices in forms, and one record as a few lines.

It describes what was written and adds nothing to it.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from companion import dates
from companion.actions.appointments import purpose_words
from companion.actions.check_in.symptom_details import STOOLS, usual_stools
from companion.actions.words.details import stools_words
from companion.actions.words.persons import person_name
from companion.domain.carnet import Entry
from companion.domain.records import (
    Appointment,
    Body,
    Event,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Purpose,
    Route,
)
from companion.messages import Texts
from companion.ui.ways.context import Context
from companion.ui.widgets.choices.choice_row import Choice


class Line(Struct, frozen=True):
    """One record in a list: what it is, and details below."""

    record_id: str
    title: str
    details: tuple[str, ...]


def route_words(texts: Texts) -> Mapping[Route, str]:
    """How a dose is given."""
    return {Route.IV: texts("Into a vein"), Route.SC: texts("Under the skin")}


def class_words(texts: Texts) -> Mapping[MedicineClass, str]:
    """What kind of medicine it is."""
    return {
        MedicineClass.CORTICOSTEROID: texts("Steroid (cortisone)"),
        MedicineClass.THYROID_HORMONE: texts("Thyroid hormone"),
        MedicineClass.ANTIHISTAMINE: texts("Antihistamine"),
        MedicineClass.OTHER: texts("Another kind"),
    }


def route_choices(texts: Texts) -> list[Choice]:
    """The routes, and not to say."""
    return [*_choices(route_words(texts)), Choice("", texts("Not sure"))]


def class_choices(texts: Texts) -> list[Choice]:
    """The kinds of medicine, and not to say."""
    return [*_choices(class_words(texts)), Choice("", texts("Not sure"))]


def purpose_choices(texts: Texts) -> list[Choice]:
    """The purposes of an appointment."""
    return _choices(purpose_words(texts))


def done_choices(context: Context) -> list[Choice]:
    """What may have been done about an event, in the card's words, and not to say."""
    done = context.catalogue.card.done
    said = [Choice(choice.id, context.texts.words(choice.label)) for choice in done]
    return [*said, Choice("", context.texts("Nothing to add"))]


def _choices(
    words: Mapping[Route, str] | Mapping[MedicineClass, str] | Mapping[Purpose, str],
) -> list[Choice]:
    return [Choice(code.value, said) for code, said in words.items()]


def infusion_line(context: Context, entry: Entry[Infusion]) -> Line:
    """An infusion."""
    texts, body = context.texts, entry.body
    if not body.medicine:
        title = texts("Infusion {number}", number=body.cycle) if body.cycle else texts("Infusion")
    elif body.cycle is None:
        title = body.medicine
    else:
        title = texts("Infusion {number}: {medicine}", number=body.cycle, medicine=body.medicine)
    details = [_day(context, body.for_day)]
    if body.route is not None:
        details.append(route_words(texts)[body.route])
    if not body.given:
        details.append(
            texts("Postponed: {reason}", reason=body.reason) if body.reason else texts("Postponed")
        )
    return _line(context, entry, title, details)


def medicine_line(context: Context, entry: Entry[Medicine]) -> Line:
    """A medicine."""
    texts, body, language = context.texts, entry.body, context.language
    first = dates.day_month_year(body.from_day, language)
    if body.to_day is None:
        when = texts("Since {first}", first=first)
    else:
        last = dates.day_month_year(body.to_day, language)
        when = texts("From {first} to {last}", first=first, last=last)
    details = [when]
    if body.medicine_class is not None:
        details.append(class_words(texts)[body.medicine_class])
    details += [
        texts(
            "{dose} from {day}", dose=step.dose, day=dates.day_month_year(step.from_day, language)
        )
        for step in body.steps
    ]
    title = texts("{name}, {dose}", name=body.name, dose=body.dose) if body.dose else body.name
    return _line(context, entry, title, details)


def measurement_line(context: Context, entry: Entry[Measurement]) -> Line:
    """A measurement, with the laboratory's own range when there is one."""
    texts, body, language = context.texts, entry.body, context.language
    quantity = context.catalogue.quantities[body.quantity]
    unit = quantity.unit(body.unit)
    shown = texts.words(unit.display) if unit else body.unit
    title = texts(
        "{quantity}: {value} {unit}",
        quantity=texts.words(quantity.label),
        value=dates.measured(body.value, body.comparator, language),
        unit=shown,
    )
    details = [_day(context, body.for_day)]
    if body.at is not None:
        details.append(texts("At {hour}", hour=dates.hour(body.at.time(), language)))
    usual = usual_stools(context.journal.carnet) if body.quantity == STOOLS else None
    if usual is not None:
        details.append(stools_words(round(body.value), usual, texts))
    low, high = (
        "" if limit is None else dates.plain_number(limit, language)
        for limit in (body.lab_low, body.lab_high)
    )
    if low and high:
        details.append(texts("The laboratory’s range: {low} to {high}", low=low, high=high))
    elif low:
        details.append(texts("The laboratory’s lower limit: {low}", low=low))
    elif high:
        details.append(texts("The laboratory’s upper limit: {high}", high=high))
    return _line(context, entry, title, details)


def appointment_line(context: Context, entry: Entry[Appointment]) -> Line:
    """An appointment."""
    texts, body, language = context.texts, entry.body, context.language
    when = texts(
        "{day} at {hour}",
        day=_day(context, body.at.date()),
        hour=dates.hour(body.at.time(), language),
    )
    details = [when, *(part for part in (body.with_whom, body.place) if part)]
    return _line(context, entry, purpose_words(texts)[body.purpose], details)


def event_line(context: Context, entry: Entry[Event]) -> Line:
    """An event."""
    body = entry.body
    details = [_day(context, body.for_day)]
    if body.done is not None:
        done = context.catalogue.card.done_label(body.done.value)
        details.append(context.texts.words(done))
    return _line(context, entry, body.what, details)


def _line(
    context: Context,
    entry: Entry[Body],
    title: str,
    details: list[str],
) -> Line:
    patient = context.journal.carnet.patient()
    if patient is not None and entry.author != patient.id:
        name = person_name(context.journal.carnet, entry.author)
        if name:
            details = [*details, context.texts("Noted by {name}", name=name)]
    return Line(entry.id, title, tuple(details))


def _day(context: Context, day: date) -> str:
    return dates.capitalised(dates.full_day(day, context.language))
