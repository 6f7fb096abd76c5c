"""The consultation summary as JSON for other programs, `companion-summary/2`.

The form is fixed in docs/formats.md: key order and names do not change within a version.
"""

import json
from collections.abc import Sequence
from typing import Final

from companion.domain.answered import Answered
from companion.domain.authorship import authorship, ticked_by
from companion.domain.carnet import Entry
from companion.domain.composite import GradeOnDay
from companion.domain.records import Body, CheckIn
from companion.domain.summary import Summary
from companion.domain.symptom_summary import DayLevel, Notable, SymptomSummary
from companion.domain.timeline import Absence, Period
from companion.domain.words import Language
from companion.plain_text import escaped_json
from companion.record_json import Json, JsonObject, body_to_object

FORMAT: Final = "companion-summary/2"


def summary_json(summary: Summary, language: Language) -> str:
    """The summary as indented JSON with a final line feed; the same summary, the same text."""
    whole = json.dumps(summary_object(summary, language), ensure_ascii=False, indent=1)
    return escaped_json(whole) + "\n"


def summary_object(summary: Summary, language: Language) -> JsonObject:
    """The summary as plain JSON values, keys in the format's order."""
    period = summary.period
    return {
        "format": FORMAT,
        "language": language.value,
        "period": {**_period(period), "basis": summary.basis.value, "days": period.length},
        "previous": _period(summary.previous),
        "coverage": {
            "days_noted": summary.days_noted,
            "days_missing": [day.isoformat() for day in summary.days_missing],
            "began": summary.began.isoformat() if summary.began else None,
        },
        "symptoms": [_symptom(symptom) for symptom in summary.symptoms],
        "not_asked": list(summary.not_asked),
        "warning_signs": [_ticked(entry) for entry in summary.warning_signs],
        "events": _records(summary.events),
        "infusions": _records(summary.infusions),
        "medicines": _records(summary.medicines),
        "measurements": _records(summary.measurements),
        "measured_before": _records(summary.measured_before),
        "questions": _records(summary.questions),
        "remarks": _records(summary.remarks),
        "questionnaires": [_answered(answered) for answered in summary.answered],
        "late": [
            {
                "id": late.entry.id,
                "for_day": late.entry.body.for_day.isoformat(),
                "days_late": late.days_late,
            }
            for late in summary.late
        ],
        "corrected": [_corrected(entry) for entry in summary.corrected],
        "people": [
            {"id": e.id, "name": e.body.name, "role": e.body.role.value} for e in summary.people
        ],
    }


def _corrected(entry: Entry[Body]) -> JsonObject:
    return {
        "id": entry.id,
        "revisions": len(entry.revisions),
        "by": list(authorship(entry).corrected_by),
    }


def _period(period: Period) -> JsonObject:
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}


def _symptom(symptom: SymptomSummary) -> JsonObject:
    return {
        "id": symptom.id,
        "worst": _day_level(symptom.worst),
        "last": _day_level(symptom.last),
        "previous_worst": symptom.previous_worst,
        "change": symptom.change.value,
        "days_at_2_or_more": symptom.days_at_2_or_more,
        "interference_worst": symptom.interference_worst,
        "daily": [None if isinstance(level, Absence) else level for level in symptom.daily],
        "notable": _notable(symptom.notable),
        "previous_notable": _notable(symptom.previous_notable),
        "days_change": symptom.spread.value,
        "weeks": [week.isoformat() for week in dict.fromkeys(symptom.weeks) if week],
        "by_author": [
            {"author": said.author, "daily": list(said.daily)} for said in symptom.by_author
        ],
    }


def _notable(notable: Notable | None) -> Json:
    return {"days": notable.days, "weeks": notable.weeks} if notable else None


def _day_level(at: DayLevel) -> JsonObject:
    return {"level": at.level, "day": at.day.isoformat()}


def _answered(answered: Answered) -> JsonObject:
    """The composite grades stand there for a questionnaire with official items alone."""
    counted: JsonObject = {"url": answered.url, "responses": len(answered.responses)}
    if answered.composite is None:
        return counted
    composite: list[Json] = [
        {"item": one.item, "worst": _grade(one.worst), "last": _grade(one.last)}
        for one in answered.composite
    ]
    return {**counted, "composite": composite}


def _grade(at: GradeOnDay) -> JsonObject:
    return {"grade": at.grade, "day": at.day.isoformat()}


def _ticked(entry: Entry[CheckIn]) -> JsonObject:
    return {
        "id": entry.id,
        "for_day": entry.body.for_day.isoformat(),
        "author": entry.author,
        "signs": list(entry.body.warning_signs),
        "ticked_by": dict(ticked_by(entry)),
    }


def _records(entries: Sequence[Entry[Body]]) -> list[Json]:
    """The own fields of each record, after its id and who wrote and corrected it."""
    return [
        {
            "id": entry.id,
            "author": entry.author,
            "corrected_by": list(authorship(entry).corrected_by),
            **body_to_object(entry.body),
        }
        for entry in entries
    ]
