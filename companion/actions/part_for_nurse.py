"""The part of a carnet that a nurse is handed: what the page of the chosen period and sections needs.

What was left out of the page is not in the part either.
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from companion.actions.consultation import PageChoice, PageSection
from companion.domain.carnet import Carnet
from companion.domain.records import (
    Body,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Person,
    Photo,
    Profile,
    Question,
    Questionnaire,
    QuestionnaireResponse,
    Remark,
    Revision,
)
from companion.domain.summary import Summary

_SECTION_OF = {
    Infusion: PageSection.TREATMENT,
    Medicine: PageSection.TREATMENT,
    Measurement: PageSection.MEASUREMENTS,
    Event: PageSection.EVENTS,
    Question: PageSection.QUESTIONS,
    Remark: PageSection.REMARKS,
    Questionnaire: PageSection.QUESTIONNAIRES,
    QuestionnaireResponse: PageSection.QUESTIONNAIRES,
}


def part_for_nurse(carnet: Carnet, summary: Summary, choice: PageChoice) -> Carnet:
    """What the page of `summary` says, and the period before that it compares with.

    `carnet` is what the patient shares.
    """
    part = _Part(summary, choice)
    return Carnet(carnet.identity).with_revisions(
        revision for history in carnet.histories() for revision in part.of(history)
    )


class _Part:
    """Tells which records belong to the part, and what each says in it."""

    def __init__(self, summary: Summary, choice: PageChoice) -> None:
        self._choice = choice
        self._first: date = summary.previous.first
        self._last: date = summary.period.last
        self._measured_before = {entry.id for entry in summary.measured_before}
        self._questions = {entry.id for entry in summary.questions}
        self._remarks = {entry.id for entry in summary.remarks}

    def of(self, history: tuple[Revision, ...]) -> Iterator[Revision]:
        """The writings of a record as the part has them; none when it is left out."""
        standing = next((r.body for r in reversed(history) if r.body is not None), None)
        if standing is None or not self._has(history[0].record_id, standing):
            return
        for revision in history:
            body = revision.body
            yield revision if body is None else replace(revision, body=self._said(body))

    def _has(self, record_id: str, body: Body) -> bool:
        section = _SECTION_OF.get(type(body))
        if section is not None and section not in self._choice.sections:
            return False
        match body:
            case Photo():
                return record_id in self._choice.photos
            case Question():
                return record_id in self._questions
            case Remark():
                return record_id in self._remarks
            case Measurement() if record_id in self._measured_before:
                return True
            case CheckIn():
                return body.for_day >= self._first and body.first_day <= self._last
            case Measurement() | Event() | QuestionnaireResponse():
                return self._first <= body.for_day <= self._last
        return True

    def _said(self, body: Body) -> Body:
        if (
            isinstance(body, (Person, Profile))
            and PageSection.IDENTITY not in self._choice.sections
        ):
            return _unnamed(body)
        if not isinstance(body, CheckIn):
            return body
        sections, without = self._choice.sections, self._choice.without_symptoms
        answers = {s: a for s, a in body.answers.items() if s not in without}
        details = {s: d for s, d in body.details.items() if s not in without}
        return replace(
            body,
            answers=answers if PageSection.SYMPTOMS in sections else {},
            details=details if PageSection.DETAILS in sections else {},
            note=body.note if PageSection.NOTES in sections else None,
            warning_signs=body.warning_signs if PageSection.WARNING_SIGNS in sections else (),
        )


def _unnamed(body: Person | Profile) -> Person | Profile:
    if isinstance(body, Person):
        return replace(body, name="")
    return replace(body, name="", birth_date=None, file_number=None)
