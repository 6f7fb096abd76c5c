"""Whose words a record holds: who wrote it, and who changed since what it says.

One reading for the page, its text, the JSON, the table and FHIR.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from companion.domain.carnet import Carnet, Entry
from companion.domain.own_words import own_words
from companion.domain.questionnaire_values import Value
from companion.domain.records import (
    Body,
    CheckIn,
    Details,
    Noted,
    QuestionnaireResponse,
    Revision,
)
from companion.domain.symptoms import Answer


class Authorship(Struct, frozen=True):
    """Record ids of persons: who wrote a record first, and whose corrections stand.

    `corrected_by` names each person once, in the order of their last correction; the first writer
    too, when they corrected. What was put back as it was first written is nobody's correction.
    `requests` has a corrector and the person at whose request they did, where it was so.
    """

    author: str
    corrected_by: tuple[str, ...] = ()
    requests: tuple[tuple[str, str], ...] = ()

    def request_of(self, corrector: str) -> str | None:
        """At whose request somebody corrected; None where it was at nobody's."""
        return dict(self.requests).get(corrector)

    @property
    def others(self) -> tuple[str, ...]:
        """Those whose correction stands and who are not the first writer."""
        return tuple(person for person in self.corrected_by if person != self.author)

    @property
    def writer(self) -> str:
        """Whose words stand: who corrected last, or at whose request they did; else who wrote."""
        last = self.corrected_by[-1] if self.corrected_by else self.author
        return self.request_of(last) or last


def authorship(entry: Entry[Body]) -> Authorship:
    """Who wrote a record, and who changed what it says. A sign ticked afterwards changes nothing."""
    return replace(_authorship_of(entry, own_words), author=entry.author)


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


def note_authorship(entry: Entry[CheckIn]) -> Authorship:
    """Who wrote the note of a check-in that stands, and who changed it."""
    return _authorship_of(entry, lambda body: body.note if isinstance(body, CheckIn) else None)


def answer_authorship(entry: Entry[CheckIn], symptom: str) -> Authorship:
    """Who said what stands of a symptom, its details included, and who changed it."""
    if len(entry.revisions) == 1:
        return Authorship(entry.author)  # as nearly all of ten years

    def said(body: Body) -> tuple[Answer, Details | None] | None:
        if not isinstance(body, CheckIn):
            return None
        answer, details = body.answers.get(symptom, {}), body.details.get(symptom)
        return (answer, details) if answer or details else None

    return _authorship_of(entry, said)


def item_authorship(entry: Entry[QuestionnaireResponse], link_id: str) -> Authorship:
    """Who answered one question of a questionnaire, and who changed the answer."""

    def said(body: Body) -> tuple[Value] | None:
        if not isinstance(body, QuestionnaireResponse) or link_id not in body.items:
            return None
        return (body.items[link_id],)

    return _authorship_of(entry, said)


def answers_by(entry: Entry[CheckIn], symptom: str) -> Mapping[str, Answer]:
    """The last answer that each person gave in a check-in about a symptom, first writer first.

    Who corrected something else in it said nothing of the symptom; what was corrected at somebody's
    request is their answer.
    """
    said: dict[str, Answer] = {}
    standing: Answer | None = None
    for revision in entry.revisions:
        if not isinstance(revision.body, CheckIn):
            continue
        answer = revision.body.answers.get(symptom)
        if answer and answer != standing:
            said[request_of(revision) or revision.author] = answer
        standing = answer
    return said


def _authorship_of(entry: Entry[Body], part: Callable[[Body], object]) -> Authorship:
    """Who wrote a part of a record and whose corrections of it stand.

    Who writes it again after it was taken out is its first writer; without the part, the record's.
    """
    if len(entry.revisions) == 1:
        return Authorship(entry.author)
    author, correctors = entry.author, list[str]()
    requests: dict[str, str | None] = {}
    first: object = None
    standing: object = None
    for revision in entry.revisions:
        said = part(revision.body) if revision.body is not None else standing
        if said == standing:
            continue
        standing = said
        if not said:
            first, author, correctors = None, entry.author, []
        elif first is None:
            first, author = said, revision.author
        elif said == first:
            correctors = []
        else:
            correctors = [*(c for c in correctors if c != revision.author), revision.author]
            requests[revision.author] = request_of(revision)
    asked = ((each, requests[each]) for each in correctors)
    return Authorship(
        author, tuple(correctors), tuple((each, other) for each, other in asked if other)
    )


def request_of(revision: Revision) -> str | None:
    """At whose request a writing corrects their words; None where it is at nobody's."""
    return revision.body.at_request_of if isinstance(revision.body, Noted) else None
