"""An entry of answers to a form, for tests that need no carnet."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from companion.domain.carnet import Entry
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.questionnaire_values import Value
from companion.domain.records import Kind, QuestionnaireResponse, Revision


def response_entry(
    form: QuestionnaireForm, given: Mapping[str, Value], day: date
) -> Entry[QuestionnaireResponse]:
    """These answers for a day, written once."""
    body = QuestionnaireResponse(form.canonical, day, given)
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    revision = Revision("r", "e", Kind.QUESTIONNAIRE_RESPONSE, "x", moment, body)
    return Entry("e", body, (revision,))
