"""`companion summary`: the page for the consultation, in each form, and where it goes."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from companion.actions.consultation import Consultation, PageChoice, PageSection, as_remembered
from companion.actions.words.team import own_catalogue
from companion.cli import console
from companion.cli.command import Command, Group, add_carnet, add_output, day
from companion.cli.session import Session
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CompanionError
from companion.domain.summary import Basis
from companion.domain.symptoms import Catalogue
from companion.domain.validity import quoted
from companion.exchange.fhir import bundle_json
from companion.exchange.summary_json import summary_json
from companion.exchange.table import summary_csv
from companion.messages import Texts
from companion.paper.page.consultation import consultation_page
from companion.paper.printable import SCREEN_PPI
from companion.record_book.writing_out import refuse_to_replace, write_out


class Format(StrEnum):
    """The forms in which a summary can be had."""

    PDF = "pdf"
    PNG = "png"
    JSON = "json"
    TEXT = "text"
    FHIR = "fhir"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class SummaryWish:
    """Which period, in which form, and where to (None: standard output).

    `without` and `without_symptoms` are left out beside what the record book remembers, unless
    `whole`.
    """

    basis: Basis = Basis.LAST_CONSULTATION
    first: date | None = None
    last: date | None = None
    format: Format = Format.TEXT
    output: Path | None = None
    without: frozenset[PageSection] = frozenset()
    without_symptoms: frozenset[str] = frozenset()
    whole: bool = False


_FOR_PEOPLE = frozenset({Format.JSON, Format.TEXT, Format.FHIR, Format.CSV})
_FORMAT_OF_SUFFIX: Final = {
    ".pdf": Format.PDF,
    ".png": Format.PNG,
    ".json": Format.JSON,
    ".csv": Format.CSV,
}


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a period starts."""

    basis: Basis
    first: date | None = None


_SINCE_CONSULTATION: Final = _Start(Basis.LAST_CONSULTATION)
_STARTS: Final = {
    "last-infusion": _Start(Basis.LAST_INFUSION),
    "last-consultation": _SINCE_CONSULTATION,
}


class SeveralPictures(CompanionError):
    """More than one picture, and only one place for it."""

    message = N_("The page has {sides} sides. Please name a file with -o.")


class UnknownSymptom(CompanionError):
    """A symptom to leave out that is none."""

    message = N_("The symptom {name} is unknown.")


def make_summary(carnet: Carnet, wish: SummaryWish, texts: Texts, today: date) -> list[bytes]:
    """The summary in the wished form: one content, or one picture a side.

    Raises InvalidPeriod, UnknownSymptom.
    """
    catalogue = own_catalogue(load_catalogue(), carnet)
    prepared = Consultation(carnet, catalogue, page_choice(carnet, catalogue, wish), today)
    if wish.format is Format.JSON:
        return [summary_json(prepared.summary, texts.language).encode()]
    if wish.format is Format.CSV:
        return [summary_csv(prepared, texts)]
    if wish.format is Format.FHIR:
        return [bundle_json(prepared, texts.language).encode()]
    page = consultation_page(prepared, texts.language)
    if wish.format is Format.TEXT:
        return [page.text().encode()]
    if wish.format is Format.PNG:
        return list(page.pictures(SCREEN_PPI))
    return [page.pdf()]


def page_choice(carnet: Carnet, catalogue: Catalogue, wish: SummaryWish) -> PageChoice:
    """What is left out: as typed, and as the record book remembers it for the page.

    The summary as JSON and the table are for other programs: there only what is typed counts.
    Raises UnknownSymptom.
    """
    for symptom in sorted(wish.without_symptoms):
        if symptom not in catalogue.symptoms:
            raise UnknownSymptom(name=quoted(symptom))
    choice = PageChoice(wish.basis, wish.first, wish.last)
    if not wish.whole and wish.format not in {Format.JSON, Format.CSV}:
        choice = as_remembered(choice, carnet.preferences())
    return replace(
        choice,
        sections=choice.sections - wish.without,
        without_symptoms=choice.without_symptoms | wish.without_symptoms,
    )


def put_summary(sides: list[bytes], wish: SummaryWish, *, not_over: Iterable[Path]) -> None:
    """Write the summary to its file or to standard output, whole or not at all.

    Several pictures become `s-1.png`, `s-2.png`. Raises WouldReplaceCarnet for a place that is one of
    `not_over`, DiskFull, FileNotWritable, NotForTerminal, SeveralPictures.
    """
    if wish.output is None:
        if len(sides) > 1:
            raise SeveralPictures(sides=len(sides))
        console.put(sides[0], for_people=wish.format in _FOR_PEOPLE)
        return
    places = side_paths(wish.output, len(sides))
    own = tuple(not_over)
    for place in places:
        refuse_to_replace(place, own)
    for place, content in zip(places, sides, strict=True):
        write_out(place, content, own=own)


def side_paths(path: Path, sides: int) -> list[Path]:
    """Where each side goes: to `path` when there is one, else numbered from 1."""
    if sides == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(1, sides + 1)]


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    add_period(needed, texts)
    needed.add_argument(
        "--format",
        type=Format,
        metavar="pdf|png|json|text|fhir|csv",
        help=texts("the form of the page (usually that of the file, or text)"),
    )
    add_left_out(needed, texts)
    add_output(needed, texts)


def add_period(needed: Group, texts: Texts) -> None:
    """The options that choose the days of the page."""
    needed.add_argument(
        "--from",
        dest="start",
        type=_start,
        default=_SINCE_CONSULTATION,
        metavar=texts("DATE|last-infusion|last-consultation"),
        help=texts("the first day (usually that of the last consultation)"),
    )
    needed.add_argument(
        "--to",
        dest="last",
        type=day,
        metavar=texts("DATE"),
        help=texts("the last day (usually today)"),
    )


def add_left_out(needed: Group, texts: Texts) -> None:
    """The options that leave a section or a symptom out."""
    needed.add_argument(
        "--without",
        action="append",
        default=[],
        type=PageSection,
        metavar=texts("SECTION"),
        help=texts("a section to leave out: {names}", names=", ".join(PageSection)),
    )
    needed.add_argument(
        "--without-symptom",
        dest="without_symptoms",
        action="append",
        default=[],
        metavar=texts("SYMPTOM"),
        help=texts("the id of a symptom to leave out, such as mood"),
    )
    needed.add_argument(
        "--whole",
        action="store_true",
        help=texts("leave nothing out, whatever the record book remembers"),
    )


def _start(text: str) -> _Start:
    return _STARTS.get(text) or _Start(Basis.DATES, day(text))


def page_wish(found: argparse.Namespace) -> SummaryWish:
    """What the options of the period and of what is left out say."""
    start: _Start = found.start
    return SummaryWish(
        start.basis,
        start.first,
        found.last,
        without=frozenset(found.without),
        without_symptoms=frozenset(found.without_symptoms),
        whole=found.whole,
    )


def _wish(found: argparse.Namespace) -> SummaryWish:
    output: Path | None = found.output
    by_suffix = None if output is None else _FORMAT_OF_SUFFIX.get(output.suffix.lower())
    form = found.format or by_suffix or Format.TEXT
    return replace(page_wish(found), format=form, output=output)


def _run(found: argparse.Namespace, session: Session) -> int:
    wish, texts = _wish(found), session.texts
    with session.read() as book:
        journal = book.journal
        sides = make_summary(journal.carnet, wish, texts, journal.today())
    put_summary(sides, wish, not_over=session.own_files())
    if wish.output is not None:
        console.remind(texts("What was saved has no password: whoever has it can read it."))
    return 0


COMMAND = Command("summary", N_("make the page for the consultation"), _add, _run)
