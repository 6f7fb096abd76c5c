"""Whose words a record holds: who wrote it, and who changed since what it says.

One reading for the page, its text, the JSON, the table and FHIR. Knows nothing of how a person is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from companion.domain.carnet import Carnet, Entry
from companion.domain.records import Body, CheckIn
from companion.domain.symptoms import Answer


@dataclass(frozen=True, slots=True)
class Authorship:
    """Record ids of persons: who wrote a record first, and whose corrections stand.

    `corrected_by` names each person once, in the order of their last correction; the first writer
    too, when they corrected. What was put back as it was first written is nobody's correction.
    """

    author: str
    corrected_by: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """Those whose correction stands and who are not the first writer."""
        return tuple(person for person in self.corrected_by if person != self.author)


def authorship(entry: Entry[Body]) -> Authorship:
    """Who wrote a record, and who changed what it says. A sign ticked afterwards changes nothing."""
    correctors: list[str] = []
    first: Body | None = None
    standing: Body | None = None
    for revision in entry.revisions:
        body = _without_signs(revision.body)
        first = first or body
        if body is None or body == standing:
            continue
        standing = body
        before = [] if body == first else [c for c in correctors if c != revision.author]
        correctors = before if body == first else [*before, revision.author]
    return Authorship(entry.author, tuple(correctors))


def all_from_patient(carnet: Carnet, who: Authorship) -> bool:
    """Whether the patient alone wrote and corrected: anything else bears its writer."""
    patient = carnet.patient()
    return patient is not None and {who.author, *who.corrected_by} == {patient.id}


def ticked_by(entry: Entry[CheckIn]) -> Mapping[str, str]:
    """Who ticked each warning sign that stands, by sign: the writer since whom it stands."""
    ticked: dict[str, str] = {}
    for revision in entry.revisions:
        if not isinstance(revision.body, CheckIn):
            continue
        signs = revision.body.warning_signs
        ticked = {sign: ticked.get(sign, revision.author) for sign in signs}
    return ticked


def note_by(entry: Entry[CheckIn]) -> str:
    """Who wrote the note of a check-in as it stands: the first writer unless another changed it."""
    writer, standing = entry.author, None
    for revision in entry.revisions:
        if isinstance(revision.body, CheckIn) and revision.body.note != standing:
            writer, standing = revision.author, revision.body.note
    return writer


def note_before(entry: Entry[CheckIn]) -> str | None:
    """The note that another one took the place of; None when there was none."""
    notes = [r.body.note for r in entry.revisions if isinstance(r.body, CheckIn)]
    return next((note for note in reversed(notes) if note != notes[-1]), None)


def answers_by(entry: Entry[CheckIn], symptom: str) -> Mapping[str, Answer]:
    """The last answer that each person gave in a check-in about a symptom, first writer first.

    Who corrected something else in it said nothing of the symptom.
    """
    said: dict[str, Answer] = {}
    standing: Answer | None = None
    for revision in entry.revisions:
        if not isinstance(revision.body, CheckIn):
            continue
        answer = revision.body.answers.get(symptom)
        if answer and answer != standing:
            said[revision.author] = answer
        standing = answer
    return said


def _without_signs(body: Body | None) -> Body | None:
    return replace(body, warning_signs=()) if isinstance(body, CheckIn) else body
