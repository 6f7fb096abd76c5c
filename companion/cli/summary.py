"""The consultation summary in each form that the command line offers, and where it goes.

Knows neither the carnet file nor how the page is set.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from companion.actions.consultation import PageChoice, as_remembered
from companion.actions.team_words import own_catalogue
from companion.cli import console
from companion.cli.output import refuse_over
from companion.cli.wishes import Format, SummaryWish
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CompanionError
from companion.domain.validity import quoted
from companion.files import write_whole
from companion.messages import Texts
from companion.publication import Publication

PICTURE_PPI = 144
_FOR_PEOPLE = frozenset({Format.JSON, Format.TEXT, Format.FHIR, Format.CSV})


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
    choice = _choice(carnet, wish)
    publication = Publication(carnet, load_catalogue(), choice, texts.language, today)
    if wish.format is Format.JSON:
        return [publication.json().encode()]
    if wish.format is Format.CSV:
        return [publication.csv()]
    if wish.format is Format.FHIR:
        return [publication.fhir().encode()]
    if wish.format is Format.TEXT:
        return [publication.text().encode()]
    if wish.format is Format.PNG:
        return list(publication.png(ppi=PICTURE_PPI))
    return [publication.pdf()]


def _choice(carnet: Carnet, wish: SummaryWish) -> PageChoice:
    """What is left out: as typed, and as the record book remembers it for the page.

    The summary as JSON and the table are for other programs: there only what is typed counts.
    """
    known = own_catalogue(load_catalogue(), carnet).symptoms
    for symptom in sorted(wish.without_symptoms):
        if symptom not in known:
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

    Several pictures become `s-1.png`, `s-2.png`. Raises CarnetExists for a place that is one of
    `not_over`, DiskFull, FileNotWritable, NotForTerminal, SeveralPictures.
    """
    if wish.output is None:
        if len(sides) > 1:
            raise SeveralPictures(sides=len(sides))
        console.put(sides[0], for_people=wish.format in _FOR_PEOPLE)
        return
    places = side_paths(wish.output, len(sides))
    refuse_over(places, not_over)
    for place, content in zip(places, sides, strict=True):
        write_whole(place, content)


def side_paths(path: Path, sides: int) -> list[Path]:
    """Where each side goes: to `path` when there is one, else numbered from 1."""
    if sides == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(1, sides + 1)]
