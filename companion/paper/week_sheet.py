"""The blank sheet of one week, in large type: the same questions as the check-in, to tick by hand.

Knows no answer: the same for everybody but for the person's own set and the team's numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from companion import dates
from companion.actions.week_sheet import DAYS, asked_of, week_sheet_number, week_sheet_symptoms
from companion.actions.words.phone import dialled
from companion.actions.words.team import own_catalogue
from companion.clean_text import clean_line
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.symptoms import Attribute, Catalogue, Symptom
from companion.domain.warning_signs import Urgency
from companion.domain.words import Language
from companion.messages import Texts, load_texts
from companion.paper.card import MOST_CONTACTS
from companion.paper.printable import Printable
from companion.paper.typesetting import printable_json

TEMPLATE: Final = "week/week.typ"
_LONGEST_NAME: Final = 60
_LONGEST_PHONE: Final = 30


@dataclass(frozen=True, slots=True)
class WeekSheetDay:
    """The heading of one column."""

    weekday: str
    day: str


@dataclass(frozen=True, slots=True)
class WeekSheetRow:
    """One symptom; `boxes` are what can be ticked each day."""

    name: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call: what for, and the number or a blank line."""

    label: str
    number: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What the digits mean; `about` names the symptoms, blank for all the others."""

    about: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekSheetDocument:
    """The whole sheet, in words."""

    language: Language
    made_on: date
    title: str
    week: str
    number: str
    name_label: str
    name: str
    how: tuple[str, ...]
    symptom_head: str
    days: tuple[WeekSheetDay, ...]
    rows: tuple[WeekSheetRow, ...]
    legends: tuple[Legend, ...]
    notes: str
    calls_heading: str
    calls_line: str
    calls: tuple[Call, ...]
    foot: str
    page_label: str


def week_sheet(
    carnet: Carnet | None, first_day: date, language: Language, made_on: date
) -> Printable:
    """The blank sheet of the week that starts on `first_day`: for everybody, or of a person's set."""
    catalogue = load_catalogue()
    symptoms = catalogue.daily
    if carnet is not None:
        catalogue = own_catalogue(catalogue, carnet)
        symptoms = week_sheet_symptoms(carnet, catalogue, first_day)
    texts = load_texts(language)
    return on_paper(
        week_sheet_document(carnet, catalogue, symptoms, first_day, texts=texts, today=made_on)
    )


def week_sheet_document(
    carnet: Carnet | None,
    catalogue: Catalogue,
    symptoms: Sequence[Symptom],
    first_day: date,
    *,
    texts: Texts,
    today: date,
) -> WeekSheetDocument:
    """The sheet of the week that starts on `first_day`; `today` is the file's day."""
    language = texts.language
    days = [first_day + timedelta(days=number) for number in range(DAYS)]
    number = week_sheet_number(first_day)
    first, last = dates.day_month(days[0], language), dates.day_month_year(days[-1], language)
    return WeekSheetDocument(
        language=language,
        made_on=today,
        title=texts("My week on paper"),
        week=texts("From {first} to {last}", first=first, last=last),
        number=texts("Sheet {number}", number=number),
        name_label=texts("Name"),
        name=_name(carnet),
        how=(
            texts("Each evening, tick one box for each line."),
            texts("A line left empty counts as not asked."),
        ),
        symptom_head=texts("In the last 24 hours"),
        days=tuple(_day(day, language) for day in days),
        rows=tuple(_row(symptom, catalogue, texts) for symptom in symptoms),
        legends=_legends(symptoms, catalogue, texts),
        notes=texts("A note, if you wish"),
        calls_heading=texts.words(catalogue.card.title),
        calls_line=_calls_line(catalogue, texts),
        calls=_calls(carnet, catalogue, texts),
        foot=texts(
            "This sheet warns nobody. To copy it: Consultation, “Type in a sheet”, {number}.",
            number=number,
        ),
        page_label=texts("page [page] of [pages]"),
    )


def on_paper(document: WeekSheetDocument) -> Printable:
    """The sheet, ready to be set."""
    return Printable(TEMPLATE, {"sheet": printable_json(document)}, document.made_on)


def _name(carnet: Carnet | None) -> str:
    patient = carnet.patient() if carnet else None
    return clean_line(patient.body.name, longest=_LONGEST_NAME) if patient else ""


def _day(day: date, language: Language) -> WeekSheetDay:
    name = dates.capitalised(dates.weekday(day, language))
    return WeekSheetDay(name, dates.short_day(day, language))


def _calls_line(catalogue: Catalogue, texts: Texts) -> str:
    return texts(
        "{line}. The warning-sign card says for which signs.",
        line=texts.words(catalogue.card.headings[Urgency.TODAY]),
    )


def _row(symptom: Symptom, catalogue: Catalogue, texts: Texts) -> WeekSheetRow:
    attribute = asked_of(symptom)
    if attribute is Attribute.PRESENCE:
        words = catalogue.levels[attribute]
        boxes = tuple(f"{n} {texts.words(word.in_sentence)}" for n, word in enumerate(words))
    else:
        boxes = tuple(str(level) for level in range(attribute.highest + 1))
    return WeekSheetRow(clean_line(texts.words(symptom.label), longest=_LONGEST_NAME), boxes)


def _legends(symptoms: Sequence[Symptom], catalogue: Catalogue, texts: Texts) -> tuple[Legend, ...]:
    """The scale of the most symptoms first; another one names those that it is for."""
    legends = []
    for attribute in (Attribute.INTENSITY, Attribute.FREQUENCY, Attribute.AMOUNT):
        named = [texts.words(s.label) for s in symptoms if asked_of(s) is attribute]
        words = tuple(
            texts("{digit} {word}", digit=digit, word=texts.words(word.in_sentence))
            for digit, word in enumerate(catalogue.levels[attribute])
        )
        if named:
            about = "" if attribute is Attribute.INTENSITY else ", ".join(named)
            legends.append(Legend(texts("{label}:", label=about) if about else "", words))
    return tuple(legends)


def _calls(carnet: Carnet | None, catalogue: Catalogue, texts: Texts) -> tuple[Call, ...]:
    card = catalogue.card
    team = () if carnet is None else carnet.team()[:MOST_CONTACTS]
    contacts = [
        Call(
            clean_line(contact.name, longest=_LONGEST_NAME),
            clean_line(dialled(contact.phone), longest=_LONGEST_PHONE),
        )
        for contact in team
    ] or [Call(texts("My care team’s numbers"), "")]
    emergency = [Call(texts.words(each.label), each.number) for each in card.numbers]
    return (*contacts, *emergency)
