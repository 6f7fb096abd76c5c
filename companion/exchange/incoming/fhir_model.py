"""What is read of a FHIR R4 Bundle: typed, and all else passed over, as FHIR asks.

https://hl7.org/fhir/R4/
"""

from typing import Final, cast

import msgspec

from companion.record_json import JsonObject

UUID_URN: Final = "urn:uuid:"


class Part(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A part of a resource."""


class Coding(Part, frozen=True, kw_only=True):
    system: str | None = None
    code: str | None = None
    display: str | None = None


class Concept(Part, frozen=True, kw_only=True):
    coding: tuple[Coding, ...] = ()
    text: str | None = None

    @property
    def words(self) -> str:
        """How it is called: its own words, else those of its first code."""
        said = (self.text, *(c.display for c in self.coding), *(c.code for c in self.coding))
        return next((each.strip() for each in said if each and each.strip()), "")


class Identifier(Part, frozen=True, kw_only=True):
    system: str | None = None
    value: str | None = None


class Reference(Part, frozen=True, kw_only=True):
    reference: str | None = None
    display: str | None = None


class Quantity(Part, frozen=True, kw_only=True):
    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    system: str | None = None
    code: str | None = None


class Range(Part, frozen=True, kw_only=True):
    low: Quantity | None = None
    high: Quantity | None = None


class Period(Part, frozen=True, kw_only=True):
    start: str | None = None
    end: str | None = None


class Annotation(Part, frozen=True, kw_only=True):
    text: str


class Dosage(Part, frozen=True, kw_only=True):
    sequence: int = 0
    text: str | None = None


class HumanName(Part, frozen=True, kw_only=True):
    text: str | None = None
    family: str | None = None
    given: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The name as it is written."""
        return self.text or " ".join((*self.given, self.family or "")).strip()


class Extension(Part, frozen=True, kw_only=True):
    url: str
    value_string: str | None = None
    value_date: str | None = None
    value_reference: Reference | None = None


class Component(Part, frozen=True, kw_only=True):
    code: Concept
    value_quantity: Quantity | None = None


class Answer(Part, frozen=True, kw_only=True):
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
    item: tuple["Item", ...] = ()


class Item(Part, frozen=True, kw_only=True):
    """The answers to one question, or a group of them."""

    link_id: str
    text: str | None = None
    extension: tuple[Extension, ...] = ()
    answer: tuple[Answer, ...] = ()
    item: tuple["Item", ...] = ()


class Resource(Part, frozen=True, kw_only=True):
    """What every resource may bear. `modified`: it says that something means something else."""

    id: str | None = None
    status: str | None = None
    extension: tuple[Extension, ...] = ()
    modifier_extension: tuple[object, ...] = ()
    implicit_rules: str | None = None

    @property
    def modified(self) -> bool:
        """Whether it may not be read without knowing more."""
        return bool(self.modifier_extension) or self.implicit_rules is not None


class Patient(Resource, frozen=True, kw_only=True):
    identifier: tuple[Identifier, ...] = ()
    name: tuple[HumanName, ...] = ()


class Medication(Resource, frozen=True, kw_only=True):
    code: Concept = Concept()


class Observation(Resource, frozen=True, kw_only=True):
    identifier: tuple[Identifier, ...] = ()
    code: Concept
    effective_date_time: str | None = None
    effective_period: Period | None = None
    issued: str | None = None
    value_quantity: Quantity | None = None
    value_codeable_concept: Concept | None = None
    value_string: str | None = None
    value_integer: int | None = None
    value_boolean: bool | None = None
    reference_range: tuple[Range, ...] = ()
    component: tuple[Component, ...] = ()
    performer: tuple[Reference, ...] = ()


class MedicationStatement(Resource, frozen=True, kw_only=True):
    identifier: tuple[Identifier, ...] = ()
    medication_codeable_concept: Concept | None = None
    medication_reference: Reference | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    date_asserted: str | None = None
    information_source: Reference | None = None
    note: tuple[Annotation, ...] = ()
    dosage: tuple[Dosage, ...] = ()


class MedicationAdministration(Resource, frozen=True, kw_only=True):
    identifier: tuple[Identifier, ...] = ()
    status_reason: tuple[Concept, ...] = ()
    medication_codeable_concept: Concept | None = None
    effective_date_time: str | None = None
    note: tuple[Annotation, ...] = ()


class Response(Resource, frozen=True, kw_only=True):
    """A QuestionnaireResponse; in R4 its identifier is one, not a list."""

    identifier: Identifier | None = None
    questionnaire: str | None = None
    authored: str | None = None
    author: Reference | None = None
    item: tuple[Item, ...] = ()


class Agent(Part, frozen=True, kw_only=True):
    who: Reference


class Revised(Part, frozen=True, kw_only=True):
    agent: tuple[Agent, ...] = ()


class Provenance(Resource, frozen=True, kw_only=True):
    target: tuple[Reference, ...] = ()
    agent: tuple[Agent, ...] = ()
    entity: tuple[Revised, ...] = ()


class BundleEntry(Part, frozen=True, kw_only=True):
    full_url: str | None = None
    resource: dict[str, object] | None = None

    @property
    def content(self) -> JsonObject:
        """The resource as it was parsed; empty without one."""
        # msgspec cannot follow the type of JSON, which names itself.
        return cast("JsonObject", self.resource or {})


class Bundle(Part, frozen=True, kw_only=True):
    resource_type: str
    entry: tuple[BundleEntry, ...] = ()
