"""The story of the demonstration record book, as it stands in `resources/demo`.

Knows the form of the two files; not how their days become records.
"""

from datetime import date, time
from pathlib import Path
from typing import TypeVar

import msgspec

from companion.content.translated import read_translated
from companion.domain.records import Done, MedicineClass, Purpose, Route
from companion.domain.words import Words


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the files: a key that we do not know is a slip of the pen."""


class Text(_Entry, frozen=True):
    """A text in both languages."""

    fr: str
    en: str

    @property
    def words(self) -> Words:
        """The same for the domain."""
        return Words(self.fr, self.en)


class Contact(_Entry, frozen=True):
    """A number of the care team."""

    id: str
    name: Text
    phone: str
    when: Text


class Patient(_Entry, frozen=True):
    """Who keeps the record book; weight in kg."""

    name: Text
    called: Text
    birth_date: date
    treatment_started: int
    stools_per_day: int
    weight_kg: float
    fatigue_level: int
    team: list[Contact]


class Caregiver(_Entry, frozen=True):
    """Who helps."""

    called: Text


class Habits(_Entry, frozen=True):
    """The days that were answered like the day before, and those that were copied from paper."""

    like_the_day_before: list[int]
    on_paper: list[int]


class Interference(_Entry, frozen=True):
    """How much a symptom got in the way, where its level alone does not tell."""

    day: int
    symptom: str
    level: int


class Noted(_Entry, frozen=True):
    """What was noted beside a symptom's level."""

    day: int
    symptom: str
    where: list[str] = []
    sleep_lost: bool | None = None
    new_product: Text | None = None
    palms: int | None = None


class WeekEntry(_Entry, frozen=True):
    """A check-in for the 7 days that end on `day`."""

    day: int
    levels: dict[str, int]
    note: Text


class Note(_Entry, frozen=True):
    """What was written beside the answers of a day."""

    day: int
    text: Text


class Signs(_Entry, frozen=True):
    """The warning signs ticked on a day."""

    day: int
    ids: list[str]


class PhotoEntry(_Entry, frozen=True):
    """A drawn JPEG beside the story, `width` by `height` pixels, as a photo of the skin."""

    day: int
    file: str
    width: int
    height: int
    about: str
    where: list[str]
    text: Text


class OwnSymptomEntry(_Entry, frozen=True):
    """A symptom in the patient's own words, put into them on `day`."""

    day: int
    id: str
    text: Text


class Late(_Entry, frozen=True):
    """A check-in written `days_late` days after its day."""

    day: int
    days_late: int


class Correction(_Entry, frozen=True):
    """A check-in that first said `first` and was put right `days_later`."""

    day: int
    days_later: int
    first: dict[str, int]


class CaregiverCheckIn(_Entry, frozen=True):
    """What the caregiver noted of a day."""

    day: int
    at: time
    levels: dict[str, int]
    note: Text


class RemarkEntry(_Entry, frozen=True):
    """What the caregiver remarked."""

    day: int
    at: time
    text: Text


class Story(_Entry, frozen=True):
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


class Infusions(_Entry, frozen=True):
    """The doses given."""

    medicine: Text
    route: Route
    days: list[int]


class Step(_Entry, frozen=True, rename={"from_day": "from"}):
    """A dose from a day on."""

    from_day: int
    dose: Text


class MedicineEntry(
    _Entry,
    frozen=True,
    rename={"from_day": "from", "to_day": "to", "medicine_class": "class"},
):
    """Another medicine."""

    id: str
    name: Text
    dose: Text
    medicine_class: MedicineClass
    from_day: int
    to_day: int | None = None
    steps: list[Step] = []


class AppointmentEntry(_Entry, frozen=True, rename={"with_whom": "with"}):
    """A date with the team."""

    day: int
    at: time
    purpose: Purpose
    with_whom: Text | None = None
    place: Text | None = None


class EventEntry(_Entry, frozen=True):
    """Something that happened."""

    day: int
    what: Text
    done: Done | None = None


class QuestionEntry(_Entry, frozen=True):
    """A question, written down on `day`; `first` when it is among the first ones to ask."""

    day: int
    text: Text
    asked: int | None = None
    answer: Text | None = None
    first: bool | None = None


class Series(_Entry, frozen=True):
    """The values of one quantity by day."""

    unit: str
    at: time
    values: list[tuple[int, float]]
    lab_low: float | None = None
    lab_high: float | None = None


class Mistyped(_Entry, frozen=True):
    """A value of a series that was first written as `first`, then corrected."""

    quantity: str
    day: int
    first: float


class TypedTwice(_Entry, frozen=True):
    """A value that was entered a second time by mistake, then withdrawn."""

    quantity: str
    day: int
    value: float


class Care(_Entry, frozen=True):
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

    Raises msgspec.ValidationError when one is not of this form, CatalogueBroken for a missing text.
    """
    return _read(resources, "demo/story", Story), _read(resources, "demo/care", Care)


def _read(resources: Path, name: str, form: type[T]) -> T:
    return msgspec.convert(read_translated(resources, name), form)
