"""Who wrote and who corrected what a bundle holds, as FHIR R4 says it.

https://hl7.org/fhir/R4/provenance.html
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from companion.actions.consultation import PageChoice, PageSection
from companion.clean_text import whole_text
from companion.domain.authorship import all_from_patient, authorship, request_of
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import Body, Revision
from companion.exchange.fhir_resources import (
    UUID_SYSTEM,
    Agent,
    CodeableConcept,
    Coding,
    Extension,
    Identifier,
    Meta,
    Provenance,
    Reference,
    Revised,
)

# https://hl7.org/fhir/R4/extension-questionnaireresponse-author.html
ANSWERED_BY: Final = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-author"
_PARTICIPANT: Final = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_OPERATION: Final = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"


@dataclass(frozen=True, slots=True)
class Authors:
    """Names the authors of a carnet; `patient` is how the bundle refers to the patient."""

    carnet: Carnet
    choice: PageChoice
    patient: Reference
    identify: Callable[[str], str]

    def reference(self, author: str) -> Reference:
        """The patient, or somebody else's name when names may leave, or only their role."""
        patient, author = self.carnet.patient(), self.carnet.one_of(author)
        if patient is not None and author == patient.id:
            return self.patient
        person = self.carnet.person(author)
        if person is None:
            return Reference(display="unknown")
        name = whole_text(person.name) if PageSection.IDENTITY in self.choice.sections else ""
        return Reference(display=name or person.role.value)

    def answered_by(self, entry: Entry[Body], writer: str) -> tuple[Extension, ...]:
        """The writer of a part of a record, where another wrote the record."""
        if writer == entry.author:
            return ()
        return (Extension(url=ANSWERED_BY, value_reference=self.reference(writer)),)

    def provenance(self, entry: Entry[Body], target: str) -> Provenance | None:
        """Who made the record of that url; None where all of it is the patient's first writing.

        R4 gives a Provenance no identifier: a tag names the writing that it tells of, so that a
        server can know it again.
        """
        who = authorship(entry)
        if not who.corrected_by and all_from_patient(self.carnet, who):
            return None
        made = entry.revisions[-1]
        revised = tuple(r for r in entry.revisions[:-1] if r.body) if who.corrected_by else ()
        return Provenance(
            meta=Meta(tag=(Coding(system=UUID_SYSTEM, code=self.identify(made.id)),)),
            target=(Reference(reference=target),),
            recorded=made.recorded_at.isoformat(timespec="seconds"),
            activity=_concept(_OPERATION, "UPDATE" if who.corrected_by else "CREATE"),
            agent=tuple(
                self._agent(person, who.request_of(person))
                for person in who.corrected_by or (who.author,)
            ),
            entity=tuple(self._revised(revision) for revision in revised),
        )

    def _agent(self, person: str, asked_by: str | None) -> Agent:
        behalf = None if asked_by is None else self.reference(asked_by)
        role = _concept(_PARTICIPANT, "author")
        return Agent(type=role, who=self.reference(person), on_behalf_of=behalf)

    def _revised(self, revision: Revision) -> Revised:
        identifier = Identifier(system=UUID_SYSTEM, value=self.identify(revision.id))
        return Revised(
            role="revision",
            what=Reference(identifier=identifier),
            agent=(self._agent(revision.author, request_of(revision)),),
        )


def _concept(system: str, code: str) -> CodeableConcept:
    return CodeableConcept(coding=(Coding(system=system, code=code),))
