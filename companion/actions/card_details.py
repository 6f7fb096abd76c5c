"""What the warning-sign card can say about the person when they wish it, from their record book.

Only what was typed: what nobody typed stays a line to write on. Judges nothing.
"""

from dataclasses import dataclass
from datetime import date

from companion.actions.schedule import given_days
from companion.domain.carnet import Carnet
from companion.domain.medicines import Medicines
from companion.domain.records import Appointment, Infusion, Medicine, MedicineClass

_MOST_MEDICINES = 3


@dataclass(frozen=True, slots=True)
class CardDetails:
    """Names as typed, days, the corticosteroids taken now; empty or None where nothing is known."""

    name: str = ""
    medicines: tuple[str, ...] = ()
    started: date | None = None
    last_dose: date | None = None
    steroids: tuple[str, ...] = ()
    hospital: str = ""


def card_details(carnet: Carnet, known: Medicines, today: date) -> CardDetails:
    """What stands in the record book until `today`."""
    profile = carnet.profile()
    body = profile.body if profile else None
    given = [day for day in given_days(carnet) if day <= today]
    last = [*given[-1:], *([body.last_dose] if body and body.last_dose else [])]
    return CardDetails(
        name=body.name if body else "",
        medicines=_medicines(carnet, today),
        started=(body.treatment_started if body else None) or next(iter(given), None),
        last_dose=max((day for day in last if day <= today), default=None),
        steroids=_steroids(carnet, known, today),
        hospital=_hospital(carnet),
    )


def _medicines(carnet: Carnet, today: date) -> tuple[str, ...]:
    """The medicines of the infusions given, the newest first, each once."""
    given = [e.body for e in carnet.entries(Infusion) if e.body.given and e.body.for_day <= today]
    given.sort(key=lambda infusion: infusion.for_day, reverse=True)
    names = {i.medicine.casefold().strip(): i.medicine.strip() for i in reversed(given)}
    newest = dict.fromkeys(i.medicine.casefold().strip() for i in given)
    return tuple(names[key] for key in newest if key)[:_MOST_MEDICINES]


def _steroids(carnet: Carnet, known: Medicines, today: date) -> tuple[str, ...]:
    taken = (e.body for e in carnet.entries(Medicine))
    return tuple(
        _with_dose(medicine, today)
        for medicine in taken
        if medicine.from_day <= today
        and (medicine.to_day is None or medicine.to_day >= today)
        and _is_steroid(medicine, known)
    )[:_MOST_MEDICINES]


def _is_steroid(medicine: Medicine, known: Medicines) -> bool:
    if medicine.medicine_class is not None:
        return medicine.medicine_class is MedicineClass.CORTICOSTEROID
    named = known.named_in(medicine.name)
    return named is not None and named.medicine_class is MedicineClass.CORTICOSTEROID


def _with_dose(medicine: Medicine, today: date) -> str:
    begun = [step for step in medicine.steps if step.from_day <= today]
    newest = max(begun, key=lambda step: step.from_day, default=None)
    dose = newest.dose if newest else medicine.dose
    return f"{medicine.name} {dose}" if dose else medicine.name


def _hospital(carnet: Carnet) -> str:
    """The place of the appointment that is last by date."""
    places = [(e.body.at, e.body.place) for e in carnet.entries(Appointment) if e.body.place]
    return max(places)[1] or "" if places else ""
