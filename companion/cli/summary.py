"""The consultation summary in each form that the command line offers, and where it goes.

Knows neither the carnet file nor how the page is set.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from companion.actions.consultation import PageChoice, prepare
from companion.cli import console
from companion.cli.arguments import Format, SummaryWish
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CarnetExists, CompanionError
from companion.domain.summary import Summary
from companion.files import write_whole
from companion.messages import Texts

PICTURE_PPI = 144
_FOR_PEOPLE = frozenset({Format.JSON, Format.TEXT, Format.FHIR, Format.CSV})


class SeveralPictures(CompanionError):
    """More than one picture, and only one place for it."""

    message = N_("The page has {sides} sides. Please name a file with -o.")


def make_summary(carnet: Carnet, wish: SummaryWish, texts: Texts, today: date) -> list[bytes]:
    """The summary in the wished form: one content, or one picture a side.

    Raises InvalidPeriod.
    """
    choice = PageChoice(wish.basis, wish.first, wish.last)
    summary = prepare(carnet, load_catalogue(), choice, today)
    if wish.format is Format.JSON:
        from companion.export.summary_json import summary_json

        return [summary_json(summary, texts.language).encode()]
    if wish.format is Format.CSV:
        from companion.export.table import summary_csv

        return [summary_csv(summary, load_catalogue(), carnet, texts)]
    if wish.format is Format.FHIR:
        return [_fhir(carnet, summary, choice, texts).encode()]
    return _page(carnet, summary, choice, form=wish.format, texts=texts, today=today)


def _fhir(carnet: Carnet, summary: Summary, choice: PageChoice, texts: Texts) -> str:
    from companion.export.fhir import bundle_json

    return bundle_json(summary, load_catalogue(), carnet, choice, texts.language)


def _page(
    carnet: Carnet,
    summary: Summary,
    choice: PageChoice,
    *,
    form: Format,
    texts: Texts,
    today: date,
) -> list[bytes]:
    from companion.export.page import build_page, render_pdf, render_png
    from companion.export.text import page_text

    page = build_page(
        summary, load_catalogue(), carnet=carnet, choice=choice, texts=texts, today=today
    )
    if form is Format.TEXT:
        return [page_text(page).encode()]
    if form is Format.PNG:
        return render_png(page, ppi=PICTURE_PPI)
    return [render_pdf(page, _fhir(carnet, summary, choice, texts))]


def put_summary(sides: list[bytes], wish: SummaryWish, *, not_over: Iterable[Path]) -> None:
    """Write the summary to its file or to standard output, whole or not at all.

    Several pictures become `s-1.png`, `s-2.png`. Raises CarnetExists for a place that is one of
    `not_over`, DiskFull, FileNotWritable, NotForTerminal, SeveralPictures.
    """
    if wish.output is None:
        if len(sides) > 1:
            raise SeveralPictures(sides=len(sides))
        console.put(sides[0], for_people=wish.format in _FOR_PEOPLE)
        return
    places = side_paths(wish.output, len(sides))
    precious = [path for path in not_over if path.exists()]
    if any(place.exists() and place.samefile(path) for place in places for path in precious):
        raise CarnetExists
    for place, content in zip(places, sides, strict=True):
        write_whole(place, content)


def side_paths(path: Path, sides: int) -> list[Path]:
    """Where each side goes: to `path` when there is one, else numbered from 1."""
    if sides == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(1, sides + 1)]
