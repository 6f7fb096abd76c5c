"""The care team's questionnaires and what was answered to them, as FHIR R4.

Answers stand against the questionnaire's own linkIds, nested as it nests them.
https://hl7.org/fhir/R4/questionnaireresponse.html
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

import msgspec

from companion.clean_text import whole_text
from companion.domain.authorship import item_authorship
from companion.domain.carnet import Entry
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.questionnaire_items import Item, ItemType
from companion.domain.questionnaire_values import Given, One
from companion.domain.records import Questionnaire, QuestionnaireResponse
from companion.exchange import fhir_resources as fhir
from companion.exchange.fhir_authors import Authors
from companion.exchange.fhir_resources import Answer, Coding, Quantity, ResponseItem, day_apart

_DATED: Final = frozenset({ItemType.DATE, ItemType.TIME, ItemType.DATE_TIME, ItemType.URL})
# A link may not hold what ends or splits a search; letters beyond ASCII pass.
_ESCAPED: Final = frozenset('%&+#|"<>')


def resource_of(body: Questionnaire) -> msgspec.Raw:
    """The questionnaire itself, letter for letter but for white space between its parts."""
    return msgspec.Raw(json.dumps(json.loads(body.resource), ensure_ascii=False).encode())


def search_of(form: QuestionnaireForm) -> str:
    """How a server finds the questionnaire that it may have already."""
    found = f"url={_escaped(form.url)}"
    return found if form.version is None else f"{found}&version={_escaped(form.version)}"


def _escaped(text: str) -> str:
    return "".join(
        "".join(f"%{byte:02X}" for byte in letter.encode())
        if letter in _ESCAPED or letter.isspace() or not letter.isprintable()
        else letter
        for letter in text
    )


def response_of(
    entry: Entry[QuestionnaireResponse],
    form: QuestionnaireForm | None,
    *,
    identifier: fhir.Identifier,
    subject: fhir.Reference,
    authors: Authors,
) -> fhir.QuestionnaireResponse | None:
    """The answers of one day; None when nothing of them can be said in FHIR.

    `in-progress` where a question that wants an answer has none.
    """
    body = entry.body
    items = (
        tuple(_flat(body.items))
        if form is None
        else tuple(_items(form, body.items, entry.recorded_at))
    )
    items = tuple(_signed(item, entry, authors) for item in items)
    items = tuple(_as_asked(item, form) for item in items)
    if not items or any(letter.isspace() for letter in body.questionnaire):
        return None
    status = "amended" if entry.corrected_at else "completed"
    if form is not None and _lacks_one(form, body.items):
        status = "in-progress"
    authored = entry.corrected_at or entry.recorded_at
    return fhir.QuestionnaireResponse(
        extension=day_apart(body.for_day, authored),
        identifier=identifier,
        questionnaire=body.questionnaire,
        status=status,
        subject=subject,
        authored=authored.isoformat(timespec="seconds"),
        author=authors.reference(entry.author),
        item=items,
    )


def _as_asked(item: ResponseItem, form: QuestionnaireForm | None) -> ResponseItem:
    """The item under the linkId that it has in the questionnaire, however often it stands."""
    asked = form.by_link.get(item.link_id) if form else None
    return msgspec.structs.replace(
        item,
        link_id=(asked.copy_of if asked else None) or item.link_id,
        item=tuple(_as_asked(each, form) for each in item.item),
        answer=tuple(
            msgspec.structs.replace(a, item=tuple(_as_asked(each, form) for each in a.item))
            for a in item.answer
        ),
    )


def _signed(
    item: ResponseItem, entry: Entry[QuestionnaireResponse], authors: Authors
) -> ResponseItem:
    """The item and all within it; an answer in another's words bears its writer."""
    inner = tuple(_signed(each, entry, authors) for each in item.item)
    answers = tuple(
        msgspec.structs.replace(a, item=tuple(_signed(each, entry, authors) for each in a.item))
        for a in item.answer
    )
    writer = item_authorship(entry, item.link_id).writer if answers else entry.author
    by = authors.answered_by(entry, writer)
    return msgspec.structs.replace(item, extension=by, answer=answers, item=inner)


def _lacks_one(form: QuestionnaireForm, given: Given) -> bool:
    kept = form.kept(given)
    wanted = (step.item for step in form.steps(given) if step.item.required)
    return any(item.link_id not in kept for item in wanted)


def _items(form: QuestionnaireForm, given: Given, moment: datetime) -> Iterator[ResponseItem]:
    kept = form.kept(given)
    yield from _answered(form.items, kept, moment)


def _answered(items: Iterable[Item], kept: Given, moment: datetime) -> Iterator[ResponseItem]:
    """The items that hold an answer; groups with what was answered within them."""
    for item in items:
        inner = tuple(_answered(item.items, kept, moment))
        text = whole_text(item.text) or None
        if item.type is ItemType.GROUP and inner:
            yield ResponseItem(link_id=item.link_id, text=text, item=inner)
        elif item.type.is_question and item.link_id in kept:
            value = kept[item.link_id]
            several = value if isinstance(value, tuple) else (value,)
            # What stands within a question stands in R4 within each answer: it is said once.
            answers = tuple(
                _answer(item, each, () if place else inner, moment)
                for place, each in enumerate(several)
            )
            yield ResponseItem(link_id=item.link_id, text=text, answer=answers)


def _answer(item: Item, value: One, inner: tuple[ResponseItem, ...], written: datetime) -> Answer:
    if isinstance(value, bool):
        return Answer(value_boolean=value, item=inner)
    option = item.option(value) if item.type.is_choice else None
    if option is not None and option.code is not None:
        code = option.code
        coding = Coding(system=code.system, code=code.code, display=code.display)
        return Answer(value_coding=coding, item=inner)
    if isinstance(value, str):
        if item.type in _DATED:
            return _dated(item.type, value, inner, written)
        return Answer(value_string=whole_text(value) or "?", item=inner)
    if item.type is ItemType.QUANTITY:
        return Answer(value_quantity=_quantity(item, value), item=inner)
    if item.type is ItemType.DECIMAL:
        return Answer(value_decimal=value, item=inner)
    return Answer(value_integer=int(value), item=inner)


def _dated(
    kind: ItemType, value: str, inner: tuple[ResponseItem, ...], written: datetime
) -> Answer:
    """A day, a time, or both; FHIR wants a zone beside a day with a time: the writing's own."""
    if kind is ItemType.DATE:
        return Answer(value_date=value, item=inner)
    if kind is ItemType.TIME:
        return Answer(value_time=f"{value}:00", item=inner)
    if kind is ItemType.URL:
        return Answer(value_uri=value, item=inner)
    if "T" not in value:
        return Answer(value_date_time=value, item=inner)
    moment = datetime.fromisoformat(value).replace(tzinfo=written.tzinfo)
    return Answer(value_date_time=moment.isoformat(timespec="seconds"), item=inner)


def _quantity(item: Item, value: float) -> Quantity:
    if item.unit is None:
        return Quantity(value=value)
    unit = item.unit
    return Quantity(value=value, unit=unit.display or unit.code, system=unit.system, code=unit.code)


def _flat(given: Given) -> Iterator[ResponseItem]:
    """Answers whose questionnaire is not known, one after the other as they were written."""
    for link_id, value in given.items():
        link = " ".join(whole_text(link_id).split())
        if not link:
            continue
        several = value if isinstance(value, tuple) else (value,)
        yield ResponseItem(link_id=link, answer=tuple(_plain(each) for each in several))


def _plain(value: One) -> Answer:
    if isinstance(value, bool):
        return Answer(value_boolean=value)
    if isinstance(value, str):
        return Answer(value_string=whole_text(value) or "?")
    return Answer(value_decimal=value)
