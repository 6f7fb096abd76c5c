"""Measurements, medicines and infusions out of FHIR R4 resources, ours and others'.

What a resource says beyond that becomes words of a note; nothing is converted or judged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from companion.domain.comparator import Comparator
from companion.domain.records import (
    CheckIn,
    DoseStep,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Route,
)
from companion.domain.symptoms import Catalogue, Quantity, Recall, Unit
from companion.exchange.fhir_resources import FOR_DAY, LOINC, UCUM
from companion.exchange.incoming import fhir_model as fhir

_STEP: Final = re.compile(r"(?s)(.*) \((\d{4}-\d{2}-\d{2})\)")
_CYCLE: Final = re.compile(r"cycle (\d+)")
_ROUTE: Final = re.compile(r"route (iv|sc)")
_UNNAMED: Final = "medicine not named"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the instant where one is told."""

    day: date
    at: datetime | None


def moment_of(*said: str | None) -> Moment | None:
    """The first of these texts that names a day."""
    for text in said:
        if not text:
            continue
        try:
            if "T" not in text:
                return Moment(date.fromisoformat(text), None)
            at = datetime.fromisoformat(text)
        except ValueError:
            continue
        return Moment(at.date(), at if at.utcoffset() is not None else None)
    return None


def measurement_or_note(
    seen: fhir.Observation, catalogue: Catalogue
) -> Iterator[Measurement | CheckIn]:
    """What an observation says: measurements where code and unit are known ones, else a note."""
    period = seen.effective_period
    moment = moment_of(seen.effective_date_time, period.start if period else None, seen.issued)
    if moment is None:
        return
    apart = moment_of(*(e.value_date for e in seen.extension if e.url == FOR_DAY))
    if apart is not None:
        moment = Moment(apart.day, moment.at)
    parts = [(seen.code, seen.value_quantity, seen.reference_range)]
    parts += [(each.code, each.value_quantity, ()) for each in seen.component]
    words: list[str] = []
    for code, quantity, ranges in parts:
        if quantity is None:
            continue
        found = _measurement(code, quantity, ranges, moment, catalogue)
        if found is not None:
            yield found
        elif quantity.value is not None:
            words.append(f"{code.words}: {_quantity_words(quantity)}")
    said = _plain_value(seen)
    if said:
        words.append(f"{seen.code.words}: {said}")
    if words:
        yield CheckIn(moment.day, Recall.DAY, {}, "\n".join(words))


def _measurement(
    code: fhir.Concept,
    quantity: fhir.Quantity,
    ranges: tuple[fhir.Range, ...],
    moment: Moment,
    catalogue: Catalogue,
) -> Measurement | None:
    found = _unit(code, quantity, catalogue)
    if found is None or quantity.value is None or quantity.value < 0:
        return None
    known, unit = found
    low, high = _range(ranges, quantity)
    signs = {each.value: each for each in Comparator}
    if quantity.comparator is not None and quantity.comparator not in signs:
        return None
    sign = signs.get(quantity.comparator or "")
    return Measurement(
        moment.day,
        known.id,
        quantity.value,
        unit.ucum,
        moment.at,
        lab_low=low,
        lab_high=high,
        comparator=sign,
    )


def _unit(
    code: fhir.Concept, quantity: fhir.Quantity, catalogue: Catalogue
) -> tuple[Quantity, Unit] | None:
    """The quantity that a LOINC code (else its name of ours) means, in exactly that unit."""
    codes = {c.code for c in code.coding if c.system == LOINC}
    for known in catalogue.quantities.values():
        for unit in known.units:
            # A number without a unit may be of any.
            spelled = {unit.ucum, unit.strict_ucum or unit.ucum}
            same_unit = quantity.code in spelled and quantity.system in {UCUM, None}
            named = unit.loinc is None and code.text in known.label.each()
            if same_unit and (unit.loinc in codes if unit.loinc else named and not codes):
                return known, unit
    return None


def _range(
    ranges: tuple[fhir.Range, ...], quantity: fhir.Quantity
) -> tuple[float | None, float | None]:
    """The laboratory's own range, where it is one and in the same unit."""
    if len(ranges) != 1:
        return None, None
    ends = (ranges[0].low, ranges[0].high)
    if any(end is not None and end.code not in {quantity.code, None} for end in ends):
        return None, None
    low, high = (end.value if end else None for end in ends)
    return low, high


def _quantity_words(quantity: fhir.Quantity) -> str:
    unit = quantity.unit or quantity.code or ""
    return f"{quantity.comparator or ''}{quantity.value:.15g} {unit}".strip()


def _plain_value(seen: fhir.Observation) -> str:
    if seen.value_codeable_concept is not None:
        return seen.value_codeable_concept.words
    if seen.value_integer is not None:
        return str(seen.value_integer)
    if seen.value_boolean is not None:
        return str(seen.value_boolean).lower()
    return (seen.value_string or "").strip()


def medicine_of(said: fhir.MedicationStatement, named: str) -> Medicine | None:
    """A medicine that is or was taken; None without a name or a first day."""
    period = said.effective_period
    start = moment_of(
        period.start if period else None, said.effective_date_time, said.date_asserted
    )
    name = said.medication_codeable_concept.words if said.medication_codeable_concept else named
    if start is None or not name:
        return None
    end = moment_of(period.end) if period else None
    doses = [d.text.strip() for d in said.dosage if d.text and d.text.strip()]
    steps = tuple(
        DoseStep(date.fromisoformat(found[2]), found[1])
        for text in doses
        if (found := _STEP.fullmatch(text))
    )
    plain = [text for text in doses if not _STEP.fullmatch(text)]
    notes = {note.text for note in said.note}
    kind = next((each for each in MedicineClass if each.value in notes), None)
    return Medicine(
        name,
        start.day,
        " · ".join(plain) or None,
        kind,
        end.day if end is not None and end.day >= start.day else None,
        steps,
    )


def infusion_of(said: fhir.MedicationAdministration) -> Infusion | None:
    """An infusion that this program wrote out; None without a day."""
    moment = moment_of(said.effective_date_time)
    if moment is None:
        return None
    concept = said.medication_codeable_concept
    name = concept.words if concept else ""
    about = " ".join(note.text for note in said.note)
    cycle, route = _CYCLE.search(about), _ROUTE.search(about)
    return Infusion(
        moment.day,
        "" if name == _UNNAMED else name,
        given=said.status == "completed",
        reason=said.status_reason[0].text if said.status_reason else None,
        cycle=int(cycle[1]) if cycle else None,
        route=Route(route[1]) if route else None,
    )
