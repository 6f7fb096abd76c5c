"""Answers to a care team's questionnaire out of a QuestionnaireResponse.

The reverse of `exchange/fhir_team.py`. https://hl7.org/fhir/R4/questionnaireresponse.html
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from companion.domain.questionnaire_values import One, Value
from companion.domain.records import QuestionnaireResponse
from companion.exchange.fhir_resources import FOR_DAY
from companion.exchange.incoming.fhir_model import Answer, Item, Response


def answers_of(response: Response) -> QuestionnaireResponse | None:
    """The answers; None where no questionnaire, no day or no answer is named."""
    day = _day(response)
    items = {link: _kept(values) for link, values in _within(response.item, "")}
    if response.questionnaire is None or day is None or not items:
        return None
    return QuestionnaireResponse(response.questionnaire, day, items)


def _day(response: Response) -> date | None:
    said = next((e.value_date for e in response.extension if e.url == FOR_DAY), None)
    try:
        return date.fromisoformat((said or response.authored or "")[:10])
    except ValueError:
        return None


def _within(items: Iterable[Item], nth: str) -> Iterator[tuple[str, list[One]]]:
    """Each question by the linkId that a record keeps it under: a group's second time adds « #2 »."""
    seen = Counter[str]()
    for item in items:
        seen[item.link_id] += 1
        mark = f"#{seen[item.link_id]}" if seen[item.link_id] > 1 else nth
        values = [value for answer in item.answer if (value := _value(answer)) is not None]
        if values:
            yield f"{item.link_id}{mark}", values
        yield from _within(item.item, mark)
        for answer in item.answer:
            yield from _within(answer.item, mark)


def _kept(values: list[One]) -> Value:
    return values[0] if len(values) == 1 else tuple(values)


def _value(answer: Answer) -> One | None:
    if answer.value_boolean is not None:
        return answer.value_boolean
    if answer.value_coding is not None:
        return answer.value_coding.code or answer.value_coding.display
    if answer.value_quantity is not None:
        return answer.value_quantity.value
    if answer.value_time is not None:
        return answer.value_time[:5]
    if answer.value_date_time is not None:
        return answer.value_date_time[:16]
    number = answer.value_decimal if answer.value_integer is None else answer.value_integer
    return number if number is not None else _words(answer)


def _words(answer: Answer) -> str | None:
    return next(
        (w for w in (answer.value_string, answer.value_date, answer.value_uri) if w is not None),
        None,
    )
