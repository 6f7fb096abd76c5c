"""The kinds of record that a carnet holds, as frozen values, and their signed revisions.

A date is a local date; an instant is an aware datetime that keeps its offset. Missing is None; 0
is an answer.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final, get_args

from msgspec import Struct, field

from companion.domain.comparator import Comparator, order_of
from companion.domain.questionnaire_values import Value
from companion.domain.symptoms import Answers, Recall


class Kind(StrEnum):
    """The kinds of record."""

    PERSON = "person"
    PROFILE = "profile"
    CHECK_IN = "check_in"
    MEASUREMENT = "measurement"
    INFUSION = "infusion"
    MEDICINE = "medicine"
    APPOINTMENT = "appointment"
    EVENT = "event"
    QUESTION = "question"
    QUESTIONNAIRE_RESPONSE = "questionnaire_response"
    REMARK = "remark"
    PHOTO = "photo"
    QUESTIONNAIRE = "questionnaire"
    PREFERENCES = "preferences"


class Role(StrEnum):
    """Who writes in the carnet."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    NURSE = "nurse"


class Route(StrEnum):
    """How a dose is given: into a vein, or under the skin."""

    IV = "iv"
    SC = "sc"


class MedicineClass(StrEnum):
    """What kind of medicine it is, as far as the page needs to know."""

    CORTICOSTEROID = "corticosteroid"
    THYROID_HORMONE = "thyroid-hormone"
    ANTIHISTAMINE = "antihistamine"
    OTHER = "other"


class Purpose(StrEnum):
    """What an appointment is for."""

    CONSULTATION = "consultation"
    INFUSION = "infusion"
    BLOOD_TEST = "blood-test"
    SCAN = "scan"
    OTHER = "other"


class Rhythm(StrEnum):
    """How often the person means to note how they are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class PhotoType(StrEnum):
    """The media types of a kept picture."""

    JPEG = "image/jpeg"
    PNG = "image/png"


class Done(StrEnum):
    """What was done about an event."""

    CALLED_TEAM = "called-team"
    SEEN = "seen"
    EMERGENCY = "emergency"
    HOSPITAL = "hospital"
    NOTHING = "nothing"


class Person(Struct, frozen=True):
    """Someone who writes in the carnet; `name` is how they like to be called, maybe blank.

    `same_as`: the record id of the person that this one is, once both were joined.
    """

    kind: ClassVar[Kind] = Kind.PERSON
    name: str
    role: Role
    same_as: str | None = None


class TeamContact(Struct, frozen=True):
    """Whom to call in the care team, and when they answer."""

    name: str
    phone: str
    when: str | None = None


class Usual(Struct, frozen=True):
    """The person's own usual figures."""

    stools_per_day: int | None = None
    weight_kg: float | None = None
    fatigue_level: int | None = None


class TeamWords(Struct, frozen=True):
    """The care team's own words for a line of the warning-sign card; `sign` is the line's id."""

    sign: str
    text: str


class Profile(Struct, frozen=True):
    """The patient as the page names them."""

    kind: ClassVar[Kind] = Kind.PROFILE
    name: str
    birth_date: date | None = None
    team: tuple[TeamContact, ...] = ()
    usual: Usual | None = None
    treatment_started: date | None = None
    last_dose: date | None = None
    team_words: tuple[TeamWords, ...] = ()
    cancer: str | None = None
    hospital: str | None = None
    doctor: str | None = None
    file_number: str | None = None


class Details(Struct, frozen=True):
    """What was noted about a symptom beside its level.

    `where` names regions of the body map, `palms` counts the skin in palms of one's own hand.
    """

    where: tuple[str, ...] = ()
    sleep_lost: bool | None = None
    new_product: str | None = None
    palms: int | None = None
    mouth: bool | None = None


class Noted(Struct, frozen=True, kw_only=True):
    """What a record bears beside its own words.

    `private`: the patient keeps it to themselves. `at_request_of`: this writing corrects another's
    words, at the word of that person.
    """

    private: bool | None = None
    at_request_of: str | None = None


class CheckIn(Noted, frozen=True):
    """One author's answers for one day, or for the 7 days that end on `for_day`."""

    kind: ClassVar[Kind] = Kind.CHECK_IN
    for_day: date
    recall: Recall
    answers: Answers
    note: str | None = None
    warning_signs: tuple[str, ...] = ()
    copied_from: str | None = None
    details: Mapping[str, Details] = field(default_factory=dict)

    @property
    def first_day(self) -> date:
        """The first day that the answers cover."""
        return self.for_day - timedelta(days=self.recall.days - 1)


class Measurement(Noted, frozen=True):
    """A number with its UCUM unit and, for a blood test, the laboratory's own range.

    With a `comparator`, `value` is the limit of what the laboratory could measure.
    """

    kind: ClassVar[Kind] = Kind.MEASUREMENT
    for_day: date
    quantity: str
    value: float
    unit: str
    at: datetime | None = None
    lab_low: float | None = None
    lab_high: float | None = None
    comparator: Comparator | None = None

    @property
    def order(self) -> tuple[float, int]:
        """Sorts readings: “< 5” comes before 5, and “> 5” after it."""
        return order_of(self.value, self.comparator)


class Infusion(Noted, frozen=True):
    """A dose of the treatment, given or postponed (`given` false, with the reason)."""

    kind: ClassVar[Kind] = Kind.INFUSION
    for_day: date
    medicine: str
    given: bool
    cycle: int | None = None
    route: Route | None = None
    reason: str | None = None


class DoseStep(Struct, frozen=True):
    """A dose from a day on, within one medicine's course."""

    from_day: date
    dose: str


class Medicine(Noted, frozen=True):
    """Another medicine, from a day until a day (None: still taken)."""

    kind: ClassVar[Kind] = Kind.MEDICINE
    name: str
    from_day: date
    dose: str | None = None
    medicine_class: MedicineClass | None = None
    to_day: date | None = None
    steps: tuple[DoseStep, ...] = ()


class Appointment(Noted, frozen=True):
    """A date with the care team."""

    kind: ClassVar[Kind] = Kind.APPOINTMENT
    at: datetime
    purpose: Purpose
    with_whom: str | None = None
    place: str | None = None


class Event(Noted, frozen=True):
    """Something that happened on a day, and what was done about it."""

    kind: ClassVar[Kind] = Kind.EVENT
    for_day: date
    what: str
    done: Done | None = None


class Question(Noted, frozen=True):
    """A question for the care team; `asked` is the day it was asked, `first` one of the first three."""

    kind: ClassVar[Kind] = Kind.QUESTION
    text: str
    asked: date | None = None
    answer: str | None = None
    first: bool | None = None


class QuestionnaireResponse(Noted, frozen=True):
    """Answers to a care team's own questionnaire, by its linkIds."""

    kind: ClassVar[Kind] = Kind.QUESTIONNAIRE_RESPONSE
    questionnaire: str
    for_day: date
    items: Mapping[str, Value]


class Remark(Noted, frozen=True):
    """A signed remark, on its own, about another record, or about a day."""

    kind: ClassVar[Kind] = Kind.REMARK
    text: str
    about: str | None = None
    for_day: date | None = None


class Photo(Noted, frozen=True):
    """A picture of the skin; its content lies in the carnet file under its SHA-256 (hexadecimal).

    `width` and `height` are pixels; `about` is a symptom id, `where` names regions of the body map.
    """

    kind: ClassVar[Kind] = Kind.PHOTO
    for_day: date
    sha256: str
    media_type: PhotoType
    width: int
    height: int
    about: str | None = None
    where: tuple[str, ...] = ()
    text: str | None = None


class Questionnaire(Struct, frozen=True):
    """A care team's questionnaire: its canonical url, and the FHIR R4 resource as JSON text."""

    kind: ClassVar[Kind] = Kind.QUESTIONNAIRE
    url: str
    title: str
    resource: str


class OwnSymptom(Struct, frozen=True):
    """A symptom in the person's own words; its id starts with `own-`."""

    id: str
    text: str


class Preferences(Struct, frozen=True):
    """What is asked, how often, and what the printed page leaves out.

    In the carnet because each of these tells about health. An empty `daily` means the catalogue's
    short set; `infusion_every_days` is the usual interval between two doses. `wider_since` is the day
    of the change of treatment since which more is asked for two weeks, `not_wider_since` that of the
    one after which the person wanted no more. `page_composite`: the composite grades of the team's
    questionnaire are printed.
    """

    kind: ClassVar[Kind] = Kind.PREFERENCES
    daily: tuple[str, ...] = ()
    rhythm: Rhythm | None = None
    own_symptoms: tuple[OwnSymptom, ...] = ()
    infusion_every_days: int | None = None
    page_without: tuple[str, ...] = ()
    page_without_symptoms: tuple[str, ...] = ()
    wider_since: date | None = None
    not_wider_since: date | None = None
    page_composite: bool | None = None


Body = (
    Person
    | Profile
    | CheckIn
    | Measurement
    | Infusion
    | Medicine
    | Appointment
    | Event
    | Question
    | QuestionnaireResponse
    | Remark
    | Photo
    | Questionnaire
    | Preferences
)

ABOUT_THE_BOOK: Final = (Person, Profile, Preferences)
"""What is no entry of the journal: it says whose it is, who writes in it, and how."""

BODY_OF: Mapping[Kind, type[Body]] = {body.kind: body for body in get_args(Body)}


class Revision(Struct, frozen=True):
    """One signed writing of a record. `body` is None when it withdraws the record.

    `id` and `record_id` are UUIDv7 texts, `author` the record id of a person, `recorded_at` an
    aware datetime, `supersedes` the id of the revision that it follows (None for the first).
    """

    id: str
    record_id: str
    kind: Kind
    author: str
    recorded_at: datetime
    body: Body | None
    supersedes: str | None = None
