"""The summary as a FHIR R4 transaction Bundle that a server can take twice without doubling it.

Holds only what the page may show: a section that was left out is left out here too. Form:
docs/formats.md; https://hl7.org/fhir/R4/bundle.html#transaction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha1
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from companion.actions.consultation import Consultation, PageChoice, PageSection
from companion.clean_text import whole_text
from companion.domain.answered import form_in
from companion.domain.carnet import Carnet, Entry
from companion.domain.comparator import Comparator
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.records import (
    Body,
    Infusion,
    Measurement,
    Medicine,
    Questionnaire,
)
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue, QuantityKind
from companion.domain.words import Language
from companion.exchange import fhir_questionnaire, fhir_team
from companion.exchange.fhir_authors import Authors
from companion.exchange.fhir_resources import (
    LOINC,
    OBSERVATION_CATEGORY,
    UCUM,
    UUID_SYSTEM,
    Annotation,
    AnyResource,
    Bundle,
    BundleEntry,
    CodeableConcept,
    Coding,
    Dosage,
    FhirPeriod,
    HumanName,
    Identifier,
    MedicationAdministration,
    MedicationStatement,
    Observation,
    Patient,
    Quantity,
    Range,
    Reference,
    Request,
    day_apart,
)
from companion.plain_text import escaped_json_bytes

_NAMESPACE: Final = uuid5(NAMESPACE_URL, "companion/fhir")
_CATEGORIES: Final = {
    QuantityKind.VITAL_SIGN: "vital-signs",
    QuantityKind.LABORATORY: "laboratory",
    QuantityKind.COUNT: "survey",
}


def bundle_json(prepared: Consultation, language: Language) -> str:
    """The Bundle as indented JSON with a final line feed; the same summary, the same text."""
    return escaped_json_bytes(msgspec.json.format(_bundle(prepared, language), indent=1)) + "\n"


def bundle_on_lines(prepared: Consultation, language: Language) -> str:
    """The same with an entry a line, as the PDF carries it: without what is a third of ten years, indents."""
    return escaped_json_bytes(_bundle(prepared, language)) + "\n"


def _bundle(prepared: Consultation, language: Language) -> bytes:
    bundler = _Bundler(
        prepared.summary, prepared.catalogue, prepared.carnet, prepared.choice, language
    )
    entries = b",\n".join(map(msgspec.json.Encoder().encode, bundler.entries()))
    bundle = Bundle(type="transaction", entry=msgspec.Raw(b"[\n%b\n]" % entries))
    return msgspec.json.encode(bundle)


def _urn(*names: str) -> str:
    """A stable urn:uuid for something of this carnet."""
    # As uuid5 does, which imports at each call.
    hashed = sha1(_NAMESPACE.bytes + "/".join(names).encode(), usedforsecurity=False).digest()
    return UUID(bytes=hashed[:16], version=5).urn


@dataclass(frozen=True)
class _Bundler:
    """Makes the entries of one bundle."""

    summary: Summary
    catalogue: Catalogue
    carnet: Carnet
    choice: PageChoice
    language: Language

    def entries(self) -> Iterator[BundleEntry]:
        """All entries, the patient first."""
        patient = self._identifier(self.carnet.identity)
        yield _entry(self.patient(patient), patient, self._patient_url)
        sections = self.choice.sections
        if sections & {PageSection.SYMPTOMS, PageSection.WARNING_SIGNS, PageSection.NOTES}:
            yield from self._journal()
        if PageSection.QUESTIONNAIRES in sections:
            yield from self._questionnaires()
        if PageSection.MEASUREMENTS in sections:
            for measured in self.summary.measurements:
                yield from self._known(measured, self.observation(measured))
        if PageSection.TREATMENT in sections:
            for infusion in self.summary.infusions:
                yield from self._known(infusion, self.administration(infusion))
            for medicine in self.summary.medicines:
                yield from self._known(medicine, self.statement(medicine))

    def _journal(self) -> Iterator[BundleEntry]:
        if not self.summary.check_ins:
            return
        asked = fhir_questionnaire.questionnaire(self.catalogue, self.language)
        version = asked.version
        yield BundleEntry(
            full_url=_urn("questionnaire", version),
            resource=asked,
            request=Request(
                method="POST",
                url="Questionnaire",
                if_none_exist=f"url={asked.url}&version={version}",
            ),
        )
        answering = fhir_questionnaire.Answering(
            asked, self.catalogue, self.choice, self.language, self._authors
        )
        for entry in self.summary.check_ins:
            answered = answering.response(
                entry, identifier=self._identifier(entry.id), subject=self._subject
            )
            yield from self._known(entry, answered)

    def _questionnaires(self) -> Iterator[BundleEntry]:
        """The care team's questionnaires that were answered, and the answers."""
        sent: set[str] = set()
        for answered in self.summary.answered:
            form = answered.form
            if form is not None and form.canonical not in sent:
                sent.add(form.canonical)
                yield from self._loaded(form)
            for entry in answered.responses:
                response = fhir_team.response_of(
                    entry,
                    form,
                    identifier=self._identifier(entry.id),
                    subject=self._subject,
                    authors=self._authors,
                )
                if response is not None:
                    yield from self._known(entry, response)

    def _loaded(self, form: QuestionnaireForm) -> Iterator[BundleEntry]:
        """The questionnaire itself, in the version that was answered."""
        for revision in reversed(self.carnet.writings(Questionnaire)):
            body = revision.body
            if isinstance(body, Questionnaire) and form_in(body, self.catalogue) == form:
                search = fhir_team.search_of(form)
                yield BundleEntry(
                    full_url=_urn("team-questionnaire", form.canonical),
                    resource=fhir_team.resource_of(body),
                    request=Request(method="POST", url="Questionnaire", if_none_exist=search),
                )
                return

    @cached_property
    def _patient_url(self) -> str:
        return _urn("patient", self.carnet.identity)

    @cached_property
    def _subject(self) -> Reference:
        return Reference(reference=self._patient_url)

    def _identifier(self, record: str) -> Identifier:
        return Identifier(system=UUID_SYSTEM, value=_as_urn(record))

    @cached_property
    def _authors(self) -> Authors:
        return Authors(self.carnet, self.choice, self._subject, _as_urn)

    def _known(self, entry: Entry[Body], resource: AnyResource) -> Iterator[BundleEntry]:
        """A record, and who wrote and corrected it."""
        url = _urn("record", entry.id)
        yield _entry(resource, self._identifier(entry.id), url)
        provenance = self._authors.provenance(entry, url)
        if provenance is not None:
            (tag,) = provenance.meta.tag
            yield BundleEntry(
                full_url=_urn("provenance", entry.id),
                resource=provenance,
                request=Request(
                    method="POST", url="Provenance", if_none_exist=f"_tag={tag.system}|{tag.code}"
                ),
            )

    def patient(self, identifier: Identifier) -> Patient:
        """Name and birth date only when the person put them on the page."""
        if PageSection.IDENTITY not in self.choice.sections:
            return Patient(identifier=(identifier,))
        profile = self.summary.profile.body if self.summary.profile else None
        called = self.carnet.patient()
        name = whole_text(profile.name if profile else "") or whole_text(
            called.body.name if called else ""
        )
        born = profile.birth_date if profile else None
        return Patient(
            identifier=(identifier,),
            name=(HumanName(text=name),) if name else (),
            birth_date=_day(born) if born else None,
        )

    def observation(self, entry: Entry[Measurement]) -> Observation:
        """One measurement with its LOINC code and the laboratory's own range."""
        body = entry.body
        quantity = self.catalogue.quantities.get(body.quantity)
        unit = quantity.unit(body.unit) if quantity else None
        display = unit.display.in_language(self.language) if unit else body.unit

        def value(number: float, comparator: Comparator | None = None) -> Quantity:
            sign = comparator.value if comparator else None
            return Quantity(
                value=number, comparator=sign, unit=display, system=UCUM, code=body.unit
            )

        low = value(body.lab_low) if body.lab_low is not None else None
        high = value(body.lab_high) if body.lab_high is not None else None
        return Observation(
            extension=day_apart(body.for_day, body.at) if body.at else (),
            identifier=(self._identifier(entry.id),),
            status="amended" if entry.corrected_at else "final",
            category=(_category(quantity.kind if quantity else QuantityKind.VITAL_SIGN),),
            code=CodeableConcept(
                coding=(Coding(system=LOINC, code=unit.loinc),) if unit and unit.loinc else (),
                text=quantity.label.in_language(self.language) if quantity else body.quantity,
            ),
            subject=self._subject,
            effective_date_time=body.at.isoformat(timespec="seconds")
            if body.at
            else _day(body.for_day),
            performer=(self._authors.reference(entry.author),),
            value_quantity=value(body.value, body.comparator),
            reference_range=(Range(low=low, high=high),) if low or high else (),
        )

    def administration(self, entry: Entry[Infusion]) -> MedicationAdministration:
        """One infusion; a postponed one is `not-done` with its reason."""
        body = entry.body
        postponed = not body.given and body.reason
        about = [f"cycle {body.cycle}"] if body.cycle is not None else []
        about += [f"route {body.route.value}"] if body.route else []
        return MedicationAdministration(
            identifier=(self._identifier(entry.id),),
            status="completed" if body.given else "not-done",
            status_reason=(CodeableConcept(text=_said(body.reason or "")),) if postponed else (),
            medication_codeable_concept=CodeableConcept(
                text=_said(body.medicine or "medicine not named")
            ),
            subject=self._subject,
            effective_date_time=_day(body.for_day),
            note=(Annotation(text=", ".join(about)),) if about else (),
        )

    def statement(self, entry: Entry[Medicine]) -> MedicationStatement:
        """One other medicine with its doses in words."""
        body = entry.body
        doses = [_said(body.dose)] if body.dose else []
        doses += [f"{_said(step.dose)} ({_day(step.from_day)})" for step in body.steps]
        ended = body.to_day is not None and body.to_day < self.summary.period.last
        kind = body.medicine_class
        return MedicationStatement(
            identifier=(self._identifier(entry.id),),
            status="completed" if ended else "active",
            medication_codeable_concept=CodeableConcept(text=_said(body.name)),
            subject=self._subject,
            effective_period=FhirPeriod(
                start=_day(body.from_day), end=_day(body.to_day) if body.to_day else None
            ),
            information_source=self._authors.reference(entry.author),
            note=(Annotation(text=kind.value),) if kind else (),
            dosage=tuple(Dosage(sequence=n, text=text) for n, text in enumerate(doses, start=1)),
        )


def _entry(resource: AnyResource, identifier: Identifier, full_url: str) -> BundleEntry:
    name = type(resource).__name__
    return BundleEntry(
        full_url=full_url,
        resource=resource,
        request=Request(
            method="POST",
            url=name,
            if_none_exist=f"identifier={identifier.system}|{identifier.value}",
        ),
    )


def _category(kind: QuantityKind) -> CodeableConcept:
    return CodeableConcept(coding=(Coding(system=OBSERVATION_CATEGORY, code=_CATEGORIES[kind]),))


def _said(text: str) -> str:
    """Someone's words; FHIR knows no blank text."""
    return whole_text(text) or "?"


@lru_cache(maxsize=4)  # asked for the resource, and at once again for its entry
def _as_urn(record: str) -> str:
    """The record's own UUID as a urn."""
    try:
        return UUID(record).urn
    except ValueError:
        return _urn("record", record)


def _day(day: date) -> str:
    return day.isoformat()
