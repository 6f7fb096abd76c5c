"""The story of the demonstration record book, as it stands in `resources/demo`.

Knows the form of the two files; not how their days become records.
"""

from datetime import date, time
from pathlib import Path
from typing import TypeVar

from companion.content.translated import read_translated
from companion.domain.records import Done, MedicineClass, Purpose, Route
from companion.domain.words import Words
from companion.toml_file import Strict, in_form


class Contact(Strict, frozen=True):
    """A number of the care team."""

    id: str
    name: Words
    phone: str
    when: Words


class Patient(Strict, frozen=True):
    """Who keeps the record book; weight in kg."""

    name: Words
    called: Words
    birth_date: date
    treatment_started: int
    stools_per_day: int
    weight_kg: float
    fatigue_level: int
    team: list[Contact]


class Caregiver(Strict, frozen=True):
    """Who helps."""

    called: Words


class Habits(Strict, frozen=True):
    """The days that were answered like the day before, and those that were copied from paper."""

    like_the_day_before: list[int]
    on_paper: list[int]


class Interference(Strict, frozen=True):
    """How much a symptom got in the way, where its level alone does not tell."""

    day: int
    symptom: str
    level: int


class Noted(Strict, frozen=True):
    """What was noted beside a symptom's level."""

    day: int
    symptom: str
    where: tuple[str, ...] = ()
    sleep_lost: bool | None = None
    new_product: Words | None = None
    palms: int | None = None


class WeekEntry(Strict, frozen=True):
    """A check-in for the 7 days that end on `day`."""

    day: int
    levels: dict[str, int]
    note: Words


class Note(Strict, frozen=True):
    """What was written beside the answers of a day."""

    day: int
    text: Words


class Signs(Strict, frozen=True):
    """The warning signs ticked on a day."""

    day: int
    ids: list[str]


class PhotoEntry(Strict, frozen=True):
    """A drawn JPEG beside the story, `width` by `height` pixels, as a photo of the skin."""

    day: int
    file: str
    width: int
    height: int
    about: str
    where: list[str]
    text: Words


class OwnSymptomEntry(Strict, frozen=True):
    """A symptom in the patient's own words, put into them on `day`."""

    day: int
    id: str
    text: Words


class Late(Strict, frozen=True):
    """A check-in written `days_late` days after its day."""

    day: int
    days_late: int


class Correction(Strict, frozen=True):
    """A check-in that first said `first` and was put right `days_later`."""

    day: int
    days_later: int
    first: dict[str, int]


class CaregiverCheckIn(Strict, frozen=True):
    """What the caregiver noted of a day."""

    day: int
    at: time
    levels: dict[str, int]
    note: Words


class RemarkEntry(Strict, frozen=True):
    """What the caregiver remarked."""

    day: int
    at: time
    text: Words


class Story(Strict, frozen=True):
    """How the days were. `levels`: symptom to weeks of seven signs (0 to 4, `.`, `-`)."""

    first_day: int
    patient: Patient
    caregiver: Caregiver
    levels: dict[str, list[str]]
    habits: Habits
    interference: list[Interference]
    details: list[Noted]
    photo: list[PhotoEntry]
    own_symptom: list[OwnSymptomEntry]
    week: list[WeekEntry]
    note: list[Note]
    signs: list[Signs]
    late: list[Late]
    correction: list[Correction]
    caregiver_check_in: list[CaregiverCheckIn]
    remark: list[RemarkEntry]


class Infusions(Strict, frozen=True):
    """The doses given."""

    medicine: Words
    route: Route
    days: list[int]


class Step(Strict, frozen=True, rename={"from_day": "from"}):
    """A dose from a day on."""

    from_day: int
    dose: Words


class MedicineEntry(
    Strict,
    frozen=True,
    rename={"from_day": "from", "to_day": "to", "medicine_class": "class"},
):
    """Another medicine."""

    id: str
    name: Words
    dose: Words
    medicine_class: MedicineClass
    from_day: int
    to_day: int | None = None
    steps: tuple[Step, ...] = ()


class AppointmentEntry(Strict, frozen=True, rename={"with_whom": "with"}):
    """A date with the team."""

    day: int
    at: time
    purpose: Purpose
    with_whom: Words | None = None
    place: Words | None = None


class EventEntry(Strict, frozen=True):
    """Something that happened."""

    day: int
    what: Words
    done: Done | None = None


class QuestionEntry(Strict, frozen=True):
    """A question, written down on `day`; `first` when it is among the first ones to ask."""

    day: int
    text: Words
    asked: int | None = None
    answer: Words | None = None
    first: bool | None = None


class Series(Strict, frozen=True):
    """The values of one quantity by day."""

    unit: str
    at: time
    values: list[tuple[int, float]]
    lab_low: float | None = None
    lab_high: float | None = None


class Mistyped(Strict, frozen=True):
    """A value of a series that was first written as `first`, then corrected."""

    quantity: str
    day: int
    first: float


class TypedTwice(Strict, frozen=True):
    """A value that was entered a second time by mistake, then withdrawn."""

    quantity: str
    day: int
    value: float


class Care(Strict, frozen=True):
    """Treatment, medicines, appointments, events, questions and measurements."""

    infusions: Infusions
    medicine: list[MedicineEntry]
    appointment: list[AppointmentEntry]
    event: list[EventEntry]
    question: list[QuestionEntry]
    measurements: dict[str, Series]
    mistyped: list[Mistyped]
    typed_twice: list[TypedTwice]


T = TypeVar("T", Story, Care)


def read_story(resources: Path) -> tuple[Story, Care]:
    """Both files of a folder of resources.

    Raises CatalogueBroken when one is not of this form, or a language lacks a text.
    """
    return _read(resources, "demo/story", Story), _read(resources, "demo/care", Care)


def _read(resources: Path, name: str, form: type[T]) -> T:
    return in_form(read_translated(resources, name), form, f"{Path(name).name}.toml")
