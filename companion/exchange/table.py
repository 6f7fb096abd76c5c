"""The summary's records as a table for a spreadsheet: one row for each answer and each thing noted.

People's words can never become a formula; numbers stay numbers. Columns: docs/formats.md.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from companion import dates
from companion.actions.consultation import Consultation, PageSection
from companion.actions.words.details import detail_words, in_one_line, place_words
from companion.actions.words.medicines import doses, taken_when
from companion.actions.words.page import PageWords
from companion.actions.words.questionnaires import plain_value, title_of, unit_words, value_words
from companion.clean_text import clean_text
from companion.domain.authorship import (
    Authorship,
    answer_authorship,
    authorship,
    item_authorship,
    note_authorship,
    ticked_by,
)
from companion.domain.carnet import Entry
from companion.domain.errors import N_
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.questionnaire_items import Item
from companion.domain.questionnaire_values import Value
from companion.domain.records import (
    Body,
    CheckIn,
    Details,
    Kind,
    Measurement,
    Medicine,
    QuestionnaireResponse,
)
from companion.domain.summary import Summary, days_late, remark_day
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.languages import usage_of
from companion.messages import Texts

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "|", "\t", "\r", "＝", "＋", "－", "＠", "｜")
# Of a check-in each row has its own; a photo is a detail.
_SECTIONS: Final = {
    Kind.MEASUREMENT: (PageSection.MEASUREMENTS,),
    Kind.INFUSION: (PageSection.TREATMENT,),
    Kind.MEDICINE: (PageSection.TREATMENT,),
    Kind.EVENT: (PageSection.EVENTS,),
    Kind.QUESTION: (PageSection.QUESTIONS,),
    Kind.REMARK: (PageSection.REMARKS,),
    Kind.PHOTO: (PageSection.DETAILS,),
    Kind.QUESTIONNAIRE_RESPONSE: (PageSection.QUESTIONNAIRES,),
}
_ASPECTS: Final = {
    Attribute.INTENSITY: N_("Intensity"),
    Attribute.FREQUENCY: N_("Frequency"),
    Attribute.AMOUNT: N_("Amount"),
    Attribute.PRESENCE: N_("Presence"),
    Attribute.INTERFERENCE: N_("Got in the way"),
}
# Spreadsheets hold 32,767 letters in a cell.
LONGEST_CELL: Final = 30_000

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One answer, or one thing that was noted. `value` and the range are in `unit`, `level` is 0 to 4.

    `code` says in one word, the same in every language, what the row is about; `of`, in which sections
    it stands.
    """

    day: date
    kind: str
    name: str
    aspect: str | None = None
    level: int | None = None
    words: str | None = None
    sign: str | None = None
    value: float | None = None
    unit: str | None = None
    lab_low: float | None = None
    lab_high: float | None = None
    text: str | None = None
    author: str
    corrected_by: str | None = None
    written: datetime
    days_late: int | None = None
    revisions: int
    code: str
    id: str
    of: tuple[PageSection, ...]

    def cells(self) -> list[Cell]:
        """The cells in the order of the headings."""
        what: list[Cell] = [
            self.day,
            self.kind,
            self.name,
            self.aspect,
            self.level,
            self.words,
        ]
        measured: list[Cell] = [self.sign, self.value, self.unit, self.lab_low, self.lab_high]
        signed: list[Cell] = [self.author, self.corrected_by, self.written, self.days_late]
        return [*what, *measured, self.text, *signed, self.revisions, self.code, self.id]


def summary_csv(prepared: Consultation, texts: Texts) -> bytes:
    """The table as UTF-8 with a byte order mark, in the texts' language, without the sections left out.

    French: semicolons and decimal commas, as French spreadsheets read them; English: commas and
    points. Lines end with CR LF.
    """
    summary, chosen = prepared.summary, prepared.choice.sections
    named = PageSection.IDENTITY in chosen
    words = PageWords(texts, prepared.catalogue, prepared.carnet, summary.period.last, named=named)
    rows = [row for row in _rows(summary, words) if chosen.issuperset(row.of)]
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=usage_of(texts.language).numbers.cells, lineterminator="\r\n"
    )
    writer.writerow(_headers(texts))
    for row in sorted(rows, key=lambda row: row.day):
        writer.writerow([_written(cell, texts.language) for cell in row.cells()])
    return out.getvalue().encode("utf-8-sig")


def _headers(texts: Texts) -> list[str]:
    return [
        texts("Day"),
        texts("Kind"),
        texts("What"),
        texts("Aspect"),
        texts("Level"),
        texts("In words"),
        texts("Sign"),
        texts("Value"),
        texts("Unit"),
        texts("Laboratory from"),
        texts("Laboratory to"),
        texts("Text"),
        texts("Noted by"),
        texts("Corrected by"),
        texts("Written at"),
        texts("Days late"),
        texts("Versions"),
        texts("Code"),
        texts("Identifier"),
    ]


def _written(cell: Cell, language: Language) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutral(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    return dates.plain_number(cell, language)


def neutral(text: str) -> str:
    """Words on one line that no spreadsheet takes for a formula."""
    line = clean_text(text, longest=LONGEST_CELL, most_lines=LONGEST_CELL).replace("\n", " ")
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line


def _rows(summary: Summary, words: PageWords) -> Iterator[Row]:
    for check_in in summary.check_ins:
        yield from _check_in(check_in, words)
    for measured in summary.measurements:
        yield _measured(measured, words)
    yield from _others(summary, words)
    for answered in (each.in_language(words.texts.language) for each in summary.answered):
        for response in answered.responses:
            yield from _answers(response, answered.form, words)


def _row(entry: Entry[Body], words: PageWords, *, day: date, kind: str, name: str) -> Row:
    row = Row(
        day=day,
        kind=kind,
        name=name,
        author=entry.author,
        written=entry.recorded_at,
        revisions=len(entry.revisions),
        code=entry.body.kind,
        id=entry.id,
        of=_SECTIONS.get(entry.kind, ()),
    )
    return _signed(row, authorship(entry), words)


def _signed(row: Row, who: Authorship, words: PageWords) -> Row:
    """The row with the names of those whose words it holds."""
    return replace(row, author=words.person(who.author), corrected_by=words.correctors(who) or None)


def _check_in(entry: Entry[CheckIn], words: PageWords) -> Iterator[Row]:
    texts, body = words.texts, entry.body
    plain = _row(entry, words, day=body.for_day, kind=texts("note"), name="")
    plain = replace(plain, days_late=days_late(entry) or None, code="note", of=(PageSection.NOTES,))
    yield from _symptoms(entry, plain, words)
    for sign, person in ticked_by(entry).items():
        line = words.catalogue.card.signs.get(sign)
        name = texts.words(line.text) if line else sign
        signed = _signed(plain, Authorship(person), words)
        of = (PageSection.WARNING_SIGNS,)
        yield replace(signed, kind=texts("warning sign"), name=name, code=sign, of=of)
    if body.note:
        signed = _signed(plain, note_authorship(entry), words)
        yield replace(signed, text=body.note)


def _symptoms(entry: Entry[CheckIn], plain: Row, words: PageWords) -> Iterator[Row]:
    """A row for each answer, and one for what was noted beside them, as the FHIR copy has its questions."""
    body, catalogue = entry.body, words.catalogue
    week = body.recall is Recall.WEEK
    kind = words.texts("symptom, 7 days") if week else words.texts("symptom, one day")
    for symptom in catalogue.symptoms:
        answer = body.answers.get(symptom, {})
        noted = detail_words(body.details.get(symptom, Details()), catalogue.body, words.texts)
        if not answer and not noted:
            continue
        signed = _signed(plain, answer_authorship(entry, symptom), words)
        of = (PageSection.SYMPTOMS,)
        signed = replace(signed, kind=kind, name=words.symptom(symptom), of=of)
        for attribute in (each for each in Attribute if each in answer):
            level = answer[attribute]
            yield replace(
                signed,
                aspect=words.texts(_ASPECTS[attribute]),
                level=level,
                words=words.texts.words(catalogue.levels[attribute][level].in_sentence),
                code=f"{symptom}.{attribute.value}",
            )
        if noted:
            yield replace(
                signed,
                aspect=words.texts("Details"),
                text=in_one_line(noted),
                code=f"{symptom}.details",
                of=(PageSection.SYMPTOMS, PageSection.DETAILS),
            )


def _answers(
    entry: Entry[QuestionnaireResponse], form: QuestionnaireForm | None, words: PageWords
) -> Iterator[Row]:
    """A row an answer, in the questionnaire's own words; by linkId where it is not known."""
    body, texts = entry.body, words.texts
    plain = _row(entry, words, day=body.for_day, kind=texts("Care team’s questionnaire"), name="")
    for link, value in (form.kept(body.items) if form else body.items).items():
        item = form.by_link[link] if form else None
        number = None if isinstance(value, (bool, str, tuple)) else float(value)
        yield replace(
            _signed(plain, item_authorship(entry, link), words),
            name=item.words if item else link,
            code=link,
            words=_said(texts, item, value) if number is None else None,
            value=number,
            unit=(unit_words(item) or None) if item else None,
            text=title_of(form) if form else body.questionnaire,
        )


def _said(texts: Texts, item: Item | None, value: Value) -> str:
    return value_words(texts, item, value) if item else plain_value(texts, value)


def _measured(entry: Entry[Measurement], words: PageWords) -> Row:
    body = entry.body
    quantity = words.catalogue.quantities.get(body.quantity)
    unit = quantity.unit(body.unit) if quantity else None
    name = words.texts.words(quantity.label) if quantity else body.quantity
    return replace(
        _row(entry, words, day=body.for_day, kind=words.texts("measurement"), name=name),
        sign=body.comparator.value if body.comparator else None,
        value=body.value,
        unit=words.texts.words(unit.display) if unit else body.unit,
        lab_low=body.lab_low,
        lab_high=body.lab_high,
        code=body.quantity,
    )


def _others(summary: Summary, words: PageWords) -> Iterator[Row]:
    texts = words.texts
    for infusion in summary.infusions:
        given = infusion.body
        kind = texts("infusion") if given.given else texts("infusion postponed")
        row = _row(infusion, words, day=given.for_day, kind=kind, name=given.medicine)
        yield replace(row, text=given.reason)
    for medicine in summary.medicines:
        taken = medicine.body
        row = _row(medicine, words, day=taken.from_day, kind=texts("medicine"), name=taken.name)
        yield replace(row, text=medicine_text(taken, words))
    for event in summary.events:
        what = event.body
        row = _row(event, words, day=what.for_day, kind=texts("event"), name=what.what)
        yield replace(row, text=words.done(what.done) if what.done else None)
    for photo in summary.photos:
        shown = photo.body
        known = shown.about in words.catalogue.symptoms
        about = words.symptom(shown.about) if shown.about and known else ""
        row = _row(photo, words, day=shown.for_day, kind=texts("photo"), name=about)
        said = (place_words(shown.where, words.catalogue.body, texts), shown.text or "")
        yield replace(row, text=in_one_line(tuple(part for part in said if part)) or None)
    for question in summary.questions:
        asked = question.body
        day = asked.asked or question.recorded_at.date()
        row = _row(question, words, day=day, kind=texts("question"), name=asked.text)
        yield replace(row, text=asked.answer)
    for remark in summary.remarks:
        day = remark_day(remark)
        row = _row(remark, words, day=day, kind=texts("remark"), name="")
        yield replace(row, text=remark.body.text)


def medicine_text(medicine: Medicine, words: PageWords) -> str:
    """The doses and the dates of a medicine."""
    return f"{doses(medicine, words)} ({taken_when(medicine, words)})"
