"""The few FHIR R4 resources that the program writes, as typed values that encode to plain JSON.

Holds the form alone (https://hl7.org/fhir/R4/).
"""

from datetime import date, datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

import msgspec

UUID_SYSTEM: Final = "urn:ietf:rfc:3986"
LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
HPO: Final = "http://human-phenotype-ontology.org"
OBSERVATION_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"

FOR_DAY: Final = uuid5(NAMESPACE_URL, "companion/for-day").urn
"""The extension that names the day that is spoken of, where the instant beside it is of another one."""


class Element(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True, gc=False
):
    """A part of a resource; what is missing is left out. None refers back, so that none is collected."""


class Coding(Element, frozen=True, kw_only=True):
    """A code of a system."""

    system: str | None = None
    code: str
    display: str | None = None


class CodeableConcept(Element, frozen=True, kw_only=True):
    """Something named by codes, by words or by both."""

    coding: tuple[Coding, ...] = ()
    text: str | None = None


class Identifier(Element, frozen=True, kw_only=True):
    """How a server knows a resource again."""

    system: str
    value: str


class Reference(Element, frozen=True, kw_only=True):
    """Another resource, or only a name for it."""

    reference: str | None = None
    identifier: Identifier | None = None
    display: str | None = None


class Extension(Element, frozen=True, kw_only=True):
    """Who answered a part of a questionnaire, or what R4 has no element for; exactly one value."""

    url: str
    value_date: str | None = None
    value_reference: Reference | None = None
    value_string: str | None = None


def day_apart(for_day: date, instant: datetime) -> tuple[Extension, ...]:
    """The day that is spoken of, where the instant is not of that day."""
    if instant.date() == for_day:
        return ()
    return (Extension(url=FOR_DAY, value_date=for_day.isoformat()),)


class Meta(Element, frozen=True, kw_only=True):
    """How a server knows a resource again that R4 gives no identifier."""

    tag: tuple[Coding, ...]


class Quantity(Element, frozen=True, kw_only=True):
    """A number with its UCUM unit."""

    value: float
    comparator: str | None = None
    unit: str | None = None
    system: str | None = None
    code: str | None = None


class Range(Element, frozen=True, kw_only=True):
    """The laboratory's own range."""

    low: Quantity | None = None
    high: Quantity | None = None


class FhirPeriod(Element, frozen=True, kw_only=True):
    """From a day to a day, both included."""

    start: str
    end: str | None = None


class Annotation(Element, frozen=True, kw_only=True):
    """A remark in words."""

    text: str


class Dosage(Element, frozen=True, kw_only=True):
    """A dose in words."""

    sequence: int
    text: str


class HumanName(Element, frozen=True, kw_only=True):
    """A name as it is written."""

    text: str


class AnswerOption(Element, frozen=True, kw_only=True):
    """One answer that can be chosen."""

    value_coding: Coding


class QuestionItem(Element, frozen=True, kw_only=True):
    """A question, or a group of them."""

    link_id: str
    code: tuple[Coding, ...] = ()
    text: str
    type: str
    repeats: bool | None = None
    answer_option: tuple[AnswerOption, ...] = ()
    item: tuple["QuestionItem", ...] = ()


class Answer(Element, frozen=True, kw_only=True):
    """One answer; exactly one value, and the answers to questions within the question."""

    extension: tuple[Extension, ...] = ()
    value_boolean: bool | None = None
    value_coding: Coding | None = None
    value_date: str | None = None
    value_date_time: str | None = None
    value_decimal: float | None = None
    value_integer: int | None = None
    value_quantity: Quantity | None = None
    value_string: str | None = None
    value_time: str | None = None
    value_uri: str | None = None
    item: tuple["ResponseItem", ...] = ()


class ResponseItem(Element, frozen=True, kw_only=True):
    """The answers to one question, or a group of them."""

    extension: tuple[Extension, ...] = ()
    link_id: str
    text: str | None = None
    answer: tuple[Answer, ...] = ()
    item: tuple["ResponseItem", ...] = ()


class Resource(Element, frozen=True, kw_only=True, tag_field="resourceType"):
    """A whole resource; `resourceType` is the name of its class."""


class Patient(Resource, frozen=True, kw_only=True, tag="Patient"):
    """The person whose carnet it is."""

    identifier: tuple[Identifier, ...]
    name: tuple[HumanName, ...] = ()
    birth_date: str | None = None


class Questionnaire(Resource, frozen=True, kw_only=True, tag="Questionnaire"):
    """The journal's own questions."""

    language: str
    url: str
    version: str
    name: str
    title: str
    status: str
    subject_type: tuple[str, ...]
    item: tuple[QuestionItem, ...]


class QuestionnaireResponse(Resource, frozen=True, kw_only=True, tag="QuestionnaireResponse"):
    """One check-in, or the answers to a care team's questionnaire."""

    extension: tuple[Extension, ...] = ()
    identifier: Identifier
    questionnaire: str
    status: str
    subject: Reference
    authored: str
    author: Reference
    item: tuple[ResponseItem | msgspec.Raw, ...]


class Observation(Resource, frozen=True, kw_only=True, tag="Observation"):
    """One measurement."""

    extension: tuple[Extension, ...] = ()
    identifier: tuple[Identifier, ...]
    status: str
    category: tuple[CodeableConcept, ...]
    code: CodeableConcept
    subject: Reference
    effective_date_time: str
    performer: tuple[Reference, ...]
    value_quantity: Quantity
    reference_range: tuple[Range, ...] = ()


class MedicationAdministration(Resource, frozen=True, kw_only=True, tag="MedicationAdministration"):
    """One infusion, given or postponed."""

    identifier: tuple[Identifier, ...]
    status: str
    status_reason: tuple[CodeableConcept, ...] = ()
    medication_codeable_concept: CodeableConcept
    subject: Reference
    effective_date_time: str
    note: tuple[Annotation, ...] = ()


class MedicationStatement(Resource, frozen=True, kw_only=True, tag="MedicationStatement"):
    """Another medicine."""

    identifier: tuple[Identifier, ...]
    status: str
    medication_codeable_concept: CodeableConcept
    subject: Reference
    effective_period: FhirPeriod
    information_source: Reference
    note: tuple[Annotation, ...] = ()
    dosage: tuple[Dosage, ...] = ()


class Agent(Element, frozen=True, kw_only=True):
    """A person who took part, and at whose request."""

    type: CodeableConcept
    who: Reference
    on_behalf_of: Reference | None = None


class Revised(Element, frozen=True, kw_only=True):
    """An earlier writing that a correction took the place of, and who wrote it."""

    role: str
    what: Reference
    agent: tuple[Agent, ...]


class Provenance(Resource, frozen=True, kw_only=True, tag="Provenance"):
    """Who wrote and who corrected a record."""

    meta: Meta
    target: tuple[Reference, ...]
    recorded: str
    activity: CodeableConcept
    agent: tuple[Agent, ...]
    entity: tuple[Revised, ...] = ()


AnyResource = (
    Patient
    | Questionnaire
    | QuestionnaireResponse
    | Observation
    | MedicationAdministration
    | MedicationStatement
    | Provenance
)


class Request(Element, frozen=True, kw_only=True):
    """What a server is asked to do with an entry: add it unless it has it already."""

    method: str
    url: str
    if_none_exist: str


class BundleEntry(Element, frozen=True, kw_only=True):
    """A resource in a bundle. `full_url` is how the other entries name it."""

    full_url: str
    resource: AnyResource | msgspec.Raw
    request: Request


class Bundle(Resource, frozen=True, kw_only=True, tag="Bundle"):
    """All entries together, as JSON already: a server takes all or none."""

    type: str
    entry: msgspec.Raw
