"""The journal's own questions as a FHIR Questionnaire, and a check-in as its response.

Ships HPO codes alone.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Final
from uuid import NAMESPACE_URL, uuid5

import msgspec

from companion.actions.consultation import PageChoice, PageSection
from companion.actions.words.details import detail_words, in_one_line
from companion.clean_text import whole_text
from companion.domain.authorship import answer_authorship, note_authorship, ticked_by
from companion.domain.carnet import Entry
from companion.domain.errors import N_
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Catalogue, Recall, Symptom
from companion.domain.words import Language
from companion.exchange.fhir_authors import Authors
from companion.exchange.fhir_resources import (
    HPO,
    Answer,
    AnswerOption,
    Coding,
    Extension,
    Identifier,
    QuestionItem,
    Questionnaire,
    QuestionnaireResponse,
    Reference,
    ResponseItem,
)
from companion.messages import load_texts
from companion.record_json import details_to_object

VERSION: Final = "1"
JOURNALS_OWN: Final = "CompanionJournal"
URL: Final = uuid5(NAMESPACE_URL, f"companion/questionnaire/{VERSION}").urn
LEVELS: Final = uuid5(NAMESPACE_URL, "companion/levels").urn
RECALLS: Final = uuid5(NAMESPACE_URL, "companion/recall").urn
SIGNS: Final = uuid5(NAMESPACE_URL, "companion/warning-signs").urn
DETAILS_AS_KEPT: Final = uuid5(NAMESPACE_URL, "companion/details").urn
"""The extension that holds details as the JSON lines do, beside their words."""

_FOR_DAY: Final = N_("Day")
_RECALL: Final = N_("Time that the answer speaks of")
_RECALL_WORDS: Final = {
    Recall.DAY: N_("that day"),
    Recall.WEEK: N_("the 7 days ending that day"),
}
_TITLE: Final = N_("Journal of side effects, the program’s own questions")
DETAILS_ID: Final = "details"
_DETAILS: Final = N_("Details")
_NOTE: Final = N_("Note")
_SIGNS_TITLE: Final = N_("Signs ticked on the card")


def url_of(catalogue: Catalogue) -> str:
    """The canonical url of the journal's questions.

    With symptoms in the person's own words it is another one, that follows from these: a server must
    not take two people's questions for the same questionnaire.
    """
    own = sorted(symptom.id for symptom in catalogue.symptoms.values() if symptom.is_own)
    if not own:
        return URL
    return uuid5(NAMESPACE_URL, f"companion/questionnaire/{VERSION}/{'/'.join(own)}").urn


def version_of(catalogue: Catalogue) -> str:
    """The version of the journal's questions: another one as soon as anything else is asked.

    A server keeps the first questionnaire of a version that it was given, and may refuse an answer that
    is not in it.
    """
    asked = [
        f"{symptom.id} {' '.join(symptom.attributes)} {bool(symptom.details)}"
        for symptom in catalogue.symptoms.values()
    ]
    signs = [sign for sign, line in catalogue.card.signs.items() if line.tickable]
    content = "\n".join((*asked, *signs)).encode()
    return f"{VERSION}.{sha256(content).hexdigest()[:8]}"


def questionnaire(catalogue: Catalogue, language: Language) -> Questionnaire:
    """All questions of the journal, those about the day, in one language."""
    recalls = tuple(AnswerOption(value_coding=_recall(r, language)) for r in Recall)
    signs = tuple(
        AnswerOption(value_coding=_sign(sign, catalogue, language))
        for sign, line in catalogue.card.signs.items()
        if line.tickable
    )
    return Questionnaire(
        language=language.value,
        url=url_of(catalogue),
        version=version_of(catalogue),
        name=JOURNALS_OWN,
        title=load_texts(language)(_TITLE),
        status="active",
        subject_type=("Patient",),
        item=(
            QuestionItem(link_id="for-day", text=load_texts(language)(_FOR_DAY), type="date"),
            QuestionItem(
                link_id="recall",
                text=load_texts(language)(_RECALL),
                type="choice",
                answer_option=recalls,
            ),
            *(_group(symptom, catalogue, language) for symptom in catalogue.symptoms.values()),
            QuestionItem(
                link_id="warning-signs",
                text=load_texts(language)(_SIGNS_TITLE),
                type="choice",
                repeats=True,
                answer_option=signs,
            ),
            QuestionItem(link_id="note", text=load_texts(language)(_NOTE), type="text"),
        ),
    )


def _group(symptom: Symptom, catalogue: Catalogue, language: Language) -> QuestionItem:
    code = (Coding(system=HPO, code=symptom.hpo),) if symptom.hpo else ()
    return QuestionItem(
        link_id=symptom.id,
        code=code,
        text=symptom.label.in_language(language),
        type="group",
        item=(
            *(_question(symptom, a, catalogue, language) for a in symptom.attributes),
            *_details_question(symptom, language),
        ),
    )


def _details_question(symptom: Symptom, language: Language) -> Iterator[QuestionItem]:
    """Where it is, lost sleep, palms: in words, for the symptoms that have such details."""
    if symptom.details:
        text = load_texts(language)(_DETAILS)
        yield QuestionItem(link_id=f"{symptom.id}.{DETAILS_ID}", text=text, type="text")


def _question(
    symptom: Symptom, attribute: Attribute, catalogue: Catalogue, language: Language
) -> QuestionItem:
    return QuestionItem(
        link_id=f"{symptom.id}.{attribute.value}",
        text=symptom.questions[Recall.DAY][attribute].in_language(language),
        type="choice",
        answer_option=tuple(
            AnswerOption(value_coding=_level(attribute, level, catalogue, language))
            for level in range(attribute.highest + 1)
        ),
    )


def _level(attribute: Attribute, level: int, catalogue: Catalogue, language: Language) -> Coding:
    word = catalogue.levels[attribute][level].label.in_language(language)
    return Coding(system=LEVELS, code=f"{attribute.value}-{level}", display=word)


def _recall(recall: Recall, language: Language) -> Coding:
    words = load_texts(language)(_RECALL_WORDS[recall])
    return Coding(system=RECALLS, code=recall.value, display=words)


def _sign(sign: str, catalogue: Catalogue, language: Language) -> Coding:
    known = catalogue.card.signs.get(sign)
    # FHIR's code knows no white space but single spaces; to many readers a byte order mark is some.
    code = " ".join(whole_text(sign).replace("\ufeff", " ").split()) or "unknown"
    return Coding(
        system=SIGNS, code=code, display=known.text.in_language(language) if known else None
    )


@dataclass(frozen=True)
class Answering:
    """Turns check-ins into answers to what was `asked`, with the sections that the person chose."""

    asked: Questionnaire
    catalogue: Catalogue
    choice: PageChoice
    language: Language
    authors: Authors
    _made: dict[object, msgspec.Raw] = field(default_factory=dict)
    _orders: dict[tuple[str, ...], tuple[Symptom, ...]] = field(default_factory=dict)

    def response(
        self, entry: Entry[CheckIn], *, identifier: Identifier, subject: Reference
    ) -> QuestionnaireResponse:
        """One check-in."""
        return QuestionnaireResponse(
            identifier=identifier,
            questionnaire=f"{self.asked.url}|{self.asked.version}",
            status="amended" if entry.corrected_at else "completed",
            subject=subject,
            authored=(entry.corrected_at or entry.recorded_at).isoformat(timespec="seconds"),
            author=self.authors.reference(entry.author),
            item=tuple(self._answers(entry)),
        )

    @cached_property
    def _recalls(self) -> Mapping[Recall, Coding]:
        return {recall: _recall(recall, self.language) for recall in Recall}

    def _answers(self, entry: Entry[CheckIn]) -> Iterator[ResponseItem | msgspec.Raw]:
        """What was answered; a part in another's words than the record's bears its writer."""
        body = entry.body
        yield from self._days(body)
        if PageSection.SYMPTOMS in self.choice.sections:
            is_plain = len(entry.revisions) == 1 and not body.details
            for symptom in self.catalogue.symptoms.values():
                given = body.answers.get(symptom.id)
                if given:
                    yield (
                        self._alike(symptom, given)
                        if is_plain
                        else self._answer(entry, symptom, given)
                    )
        yield from self._signs_and_note(entry)

    def _answer(
        self, entry: Entry[CheckIn], symptom: Symptom, given: Mapping[Attribute, int]
    ) -> ResponseItem | msgspec.Raw:
        """What was said of a symptom, by whom, with its details."""
        writer = answer_authorship(entry, symptom.id).writer
        by, body = self.authors.answered_by(entry, writer), entry.body
        details = tuple(self._details(symptom, body)) if symptom.id in body.details else ()
        if by or details:
            return self._group(symptom, given, by, details)
        return self._alike(symptom, given)

    def _alike(self, symptom: Symptom, given: Mapping[Attribute, int]) -> msgspec.Raw:
        """The same levels of the same symptom, as JSON: most of ten years' answers are a few."""
        key = (symptom.id, *given.items())
        item = self._made.get(key)
        if item is None:
            item = self._made[key] = msgspec.Raw(msgspec.json.encode(self._group(symptom, given)))
        return item

    def _group(
        self,
        symptom: Symptom,
        given: Mapping[Attribute, int],
        by: tuple[Extension, ...] = (),
        details: tuple[ResponseItem, ...] = (),
    ) -> ResponseItem:
        return ResponseItem(
            extension=by,
            link_id=symptom.id,
            text=symptom.label.in_language(self.language),
            item=(*self._levels(symptom, given), *details),
        )

    def _days(self, body: CheckIn) -> Iterator[ResponseItem]:
        yield ResponseItem(link_id="for-day", answer=(Answer(value_date=body.for_day.isoformat()),))
        yield ResponseItem(
            link_id="recall", answer=(Answer(value_coding=self._recalls[body.recall]),)
        )

    def _signs_and_note(self, entry: Entry[CheckIn]) -> Iterator[ResponseItem]:
        body = entry.body
        if body.warning_signs and PageSection.WARNING_SIGNS in self.choice.sections:
            ticked = tuple(
                Answer(
                    extension=self.authors.answered_by(entry, writer),
                    value_coding=_sign(sign, self.catalogue, self.language),
                )
                for sign, writer in ticked_by(entry).items()
            )
            yield ResponseItem(link_id="warning-signs", answer=ticked)
        note = whole_text(body.note or "")
        if note and PageSection.NOTES in self.choice.sections:
            yield ResponseItem(
                extension=self.authors.answered_by(entry, note_authorship(entry).writer),
                link_id="note",
                answer=(Answer(value_string=note),),
            )

    def _levels(self, symptom: Symptom, given: Mapping[Attribute, int]) -> Iterator[ResponseItem]:
        for attribute in symptom.attributes:
            if attribute in given:
                level = _level(attribute, given[attribute], self.catalogue, self.language)
                link = f"{symptom.id}.{attribute.value}"
                yield ResponseItem(link_id=link, answer=(Answer(value_coding=level),))

    def _details(self, symptom: Symptom, body: CheckIn) -> Iterator[ResponseItem]:
        """What was noted beside the level, in words."""
        noted = body.details[symptom.id]
        if not symptom.details or PageSection.DETAILS not in self.choice.sections:
            return
        texts = load_texts(self.language)
        said = whole_text(in_one_line(detail_words(noted, self.catalogue.body, texts)))
        if said:
            kept = Extension(url=DETAILS_AS_KEPT, value_string=json.dumps(details_to_object(noted)))
            yield ResponseItem(
                extension=(kept,),
                link_id=f"{symptom.id}.{DETAILS_ID}",
                answer=(Answer(value_string=said),),
            )
