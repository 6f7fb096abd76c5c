"""A prescription in steps as a sheet to tick, day by day.

It repeats what was typed and computes no dose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from companion import dates
from companion.actions.taper import LONGEST_TAPER_SHEET, TaperSheetDay, taper_sheet_days
from companion.actions.words.phone import dialled
from companion.clean_text import clean_line
from companion.domain.carnet import Carnet
from companion.domain.records import Medicine, MedicineClass, TeamContact
from companion.domain.words import Language
from companion.messages import Texts, load_texts
from companion.paper.printable import Printable
from companion.paper.typesetting import printable_json

TEMPLATE: Final = "page/taper.typ"
_LONGEST_NAME: Final = 80
_LONGEST_DOSE: Final = 70
_MOST_CONTACTS: Final = 2


@dataclass(frozen=True, slots=True)
class TaperSheetRow:
    """A day to tick. `is_new`: the dose is another than the day before."""

    day: str
    dose: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class TaperSheetStep:
    """A dose, the days it holds, and how many they are."""

    dose: str
    span: str
    length: str


@dataclass(frozen=True, slots=True)
class TaperDocument:
    """All that is printed, in words. `columns`: day, dose, taken, remark; `step_columns`: of the steps."""

    language: Language
    made_on: date
    title: str
    person: str
    period: str
    steps_heading: str
    step_columns: tuple[str, ...]
    steps: tuple[TaperSheetStep, ...]
    rules: tuple[str, ...]
    team: tuple[str, ...]
    days_heading: str
    columns: tuple[str, ...]
    rows: tuple[TaperSheetRow, ...]
    new_dose: str
    foot: str
    page_label: str


def taper_sheet(carnet: Carnet, medicine: Medicine, language: Language, made_on: date) -> Printable:
    """The sheet of one medicine, with the care team's numbers of the carnet."""
    return on_paper(taper_document(medicine, carnet.team(), load_texts(language), made_on))


def taper_document(
    medicine: Medicine, team: Sequence[TeamContact], texts: Texts, today: date
) -> TaperDocument:
    """The sheet of one medicine; `today` is the day of printing."""
    language = texts.language
    days = taper_sheet_days(medicine)
    return TaperDocument(
        language=language,
        made_on=today,
        title=texts(
            "{medicine}, day by day", medicine=clean_line(medicine.name, longest=_LONGEST_NAME)
        ),
        person=texts("Name"),
        period=_period(days, texts),
        steps_heading=texts("The prescription"),
        step_columns=(texts("Dose"), texts("Days"), texts("Number of days")),
        steps=tuple(_steps(days, texts, today)),
        rules=tuple(_rules(medicine, texts)),
        team=tuple(_contact(contact, texts) for contact in team[:_MOST_CONTACTS]),
        days_heading=texts("Each day"),
        columns=(texts("Day"), texts("Dose"), texts("Taken?"), texts("To tell the team")),
        rows=tuple(_row(day, language) for day in days),
        new_dose=texts("new dose"),
        foot=texts(
            "Printed on {day} with Compagnon Immuno, which is not a medical device.",
            day=dates.day_month_year(today, language),
        ),
        page_label=texts("page [page] of [pages]"),
    )


def on_paper(document: TaperDocument) -> Printable:
    """The sheet, and the same words as plain text."""
    inputs = {"sheet": printable_json(document)}
    return Printable(TEMPLATE, inputs, document.made_on, words=lambda: _text(document))


def _text(sheet: TaperDocument) -> str:
    lines = [sheet.title, sheet.period, "", sheet.steps_heading]
    lines += [f"- {step.dose} · {step.span} · {step.length}" for step in sheet.steps]
    lines += ["", *sheet.rules, *sheet.team, "", sheet.days_heading]
    for row in sheet.rows:
        marked = f" ({sheet.new_dose})" if row.is_new else ""
        lines.append(f"- {row.day} · {row.dose}{marked}")
    return "\n".join([*lines, "", sheet.foot]) + "\n"


def _period(days: Sequence[TaperSheetDay], texts: Texts) -> str:
    first, last = days[0].day, days[-1].day
    same_year = first.year == last.year
    start = (dates.day_month if same_year else dates.day_month_year)(first, texts.language)
    return texts.plural(
        "From {first} to {last} ({count} day)",
        "From {first} to {last} ({count} days)",
        len(days),
        first=start,
        last=dates.day_month_year(last, texts.language),
    )


def _steps(days: Sequence[TaperSheetDay], texts: Texts, today: date) -> Iterator[TaperSheetStep]:
    for dose, held in groupby(days, key=lambda day: day.dose):
        days_held = [day.day for day in held]
        first, last = (
            dates.recent_day(end, today, texts.language) for end in (days_held[0], days_held[-1])
        )
        span = first if len(days_held) == 1 else f"{first} – {last}"
        yield TaperSheetStep(_dose(dose), span, str(len(days_held)))


def _rules(medicine: Medicine, texts: Texts) -> Iterator[str]:
    yield texts("As typed from the prescription. Where they differ, the prescription counts.")
    if medicine.medicine_class is MedicineClass.CORTICOSTEROID:
        yield texts("Ask your care team before any change, and never stop by yourself.")
    else:
        yield texts("Ask your care team before any change.")
    if medicine.to_day is None:
        yield texts("No last day was typed: the last dose is shown for one week.")
    elif (medicine.to_day - medicine.from_day) >= timedelta(days=LONGEST_TAPER_SHEET):
        yield texts("The sheet holds the first {count} days.", count=LONGEST_TAPER_SHEET)


def _contact(contact: TeamContact, texts: Texts) -> str:
    return texts(
        "{name}: {phone}",
        name=clean_line(contact.name, longest=_LONGEST_NAME),
        phone=clean_line(dialled(contact.phone), longest=_LONGEST_NAME),
    )


def _row(day: TaperSheetDay, language: Language) -> TaperSheetRow:
    said = dates.capitalised(dates.short_weekday_day(day.day, language))
    return TaperSheetRow(said, _dose(day.dose), day.is_new)


def _dose(dose: str) -> str:
    return clean_line(dose, longest=_LONGEST_DOSE) or "–"
