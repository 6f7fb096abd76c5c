"""A prescription whose dose changes in steps: typed by dates or by numbers of days, told day by day.

It repeats the doses as they were typed and computes none: knows neither a medicine nor a number in
a dose.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from companion.domain.records import DoseStep, Medicine

LONGEST_TAPER_SHEET = 366
"""Days on one printed sheet."""

AFTER_THE_LAST_STEP = 7
"""Days that the last dose is shown for when the prescription has no last day."""


class Stage(Struct, frozen=True):
    """A dose, as it was prescribed, and for how many days it is taken."""

    dose: str
    days: int


class Prescription(Struct, frozen=True):
    """A whole prescription: the first dose, the steps that follow, the last day."""

    dose: str
    steps: tuple[DoseStep, ...]
    last_day: date


class TaperSheetDay(Struct, frozen=True):
    """A day of the sheet. `dose` is empty where none was typed; `is_new`: it differs from before."""

    day: date
    dose: str
    is_new: bool


def prescription(first: date, stages: Sequence[Stage]) -> Prescription:
    """What “20 mg for 7 days, then 15 mg for 7 days” is from `first` on; at least one stage."""
    steps, start = [], first
    for stage in stages:
        steps.append(DoseStep(start, stage.dose))
        start += timedelta(days=stage.days)
    return Prescription(stages[0].dose, tuple(steps[1:]), start - timedelta(days=1))


def stages_of(medicine: Medicine) -> tuple[Stage, ...]:
    """The same prescription as stages, to be shown as it may have been typed.

    () when it has no last day, or a step outside its days.
    """
    if medicine.to_day is None or not medicine.dose:
        return ()
    starts = [medicine.from_day, *(step.from_day for step in medicine.steps)]
    ends = [*starts[1:], medicine.to_day + timedelta(days=1)]
    doses = [medicine.dose, *(step.dose for step in medicine.steps)]
    lengths = [(end - start).days for start, end in zip(starts, ends, strict=True)]
    if min(lengths) < 1:
        return ()
    return tuple(Stage(dose, days) for dose, days in zip(doses, lengths, strict=True))


def dose_on(medicine: Medicine, day: date) -> str:
    """The dose as typed that holds on a day; empty when none was typed or it is not taken then."""
    if day < medicine.from_day or (medicine.to_day is not None and day > medicine.to_day):
        return ""
    held = [step for step in medicine.steps if step.from_day <= day]
    newest = max(held, key=lambda step: step.from_day, default=None)
    return newest.dose if newest is not None else medicine.dose or ""


def dose_since(medicine: Medicine, day: date) -> date:
    """The first day of the dose that holds on a day; a step that repeats a dose begins no new one."""
    starts = {step.from_day for step in medicine.steps if medicine.from_day < step.from_day <= day}
    since, held = day, dose_on(medicine, day)
    for start in sorted((medicine.from_day, *starts), reverse=True):
        if dose_on(medicine, start) != held:
            break
        since = start
    return since


def last_taper_sheet_day(medicine: Medicine) -> date:
    """The last day of the sheet: that of the prescription, else a week of its last dose."""
    if medicine.to_day is not None:
        end = medicine.to_day
    else:
        last = max((step.from_day for step in medicine.steps), default=medicine.from_day)
        end = max(last, medicine.from_day) + timedelta(days=AFTER_THE_LAST_STEP - 1)
    return min(end, medicine.from_day + timedelta(days=LONGEST_TAPER_SHEET - 1))


def taper_sheet_days(medicine: Medicine) -> tuple[TaperSheetDay, ...]:
    """Each day of the prescription with its dose, `LONGEST_TAPER_SHEET` of them at most."""
    count = (last_taper_sheet_day(medicine) - medicine.from_day).days + 1
    days = [medicine.from_day + timedelta(days=n) for n in range(count)]
    doses = [dose_on(medicine, day) for day in days]
    before: list[str | None] = [None, *doses]
    return tuple(
        TaperSheetDay(day, dose, dose != earlier)
        for day, dose, earlier in zip(days, doses, before, strict=False)
    )


def can_be_tapered(medicine: Medicine) -> bool:
    """Whether a day-by-day sheet says more than the line of the medicine does."""
    return bool(medicine.steps)
