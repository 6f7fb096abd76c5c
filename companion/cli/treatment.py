"""A prescription in steps and the appointments on the command line.

Knows neither how the record book is opened nor how paper is set.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from companion import publication
from companion.actions.appointments import in_order, to_come
from companion.actions.taper import can_be_tapered
from companion.cli.output import put_out
from companion.cli.treatment_arguments import CalendarWish, TaperWish
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CompanionError
from companion.domain.records import Medicine
from companion.messages import Texts


class NoSteps(CompanionError):
    """No medicine whose dose changes in steps, or none of that id."""

    message = N_("The record book holds no such medicine whose dose changes in steps.")


class SeveralSteps(CompanionError):
    """More than one medicine in steps, and none was named."""

    message = N_("Several medicines change in steps. Please name one with --medicine.")


def taper(
    carnet: Carnet, wish: TaperWish, texts: Texts, now: datetime, *, not_over: Iterable[Path]
) -> None:
    """Write the day-by-day sheet as PDF to its file, or to standard output.

    Raises NoSteps, SeveralSteps, CarnetExists for a place that is one of `not_over`, DiskFull,
    FileNotWritable, NotForTerminal.
    """
    medicine = _medicine(carnet, wish.medicine)
    content = publication.taper_pdf(carnet, medicine, texts.language, now.date())
    put_out(content, wish.output, not_over=not_over)


def calendar(
    carnet: Carnet, wish: CalendarWish, texts: Texts, now: datetime, *, not_over: Iterable[Path]
) -> None:
    """Write the appointments as iCalendar to a file, or to standard output. Raises as `taper` does."""
    from companion.export.calendar import calendar as made

    entries = in_order(carnet) if wish.all_of_them else to_come(carnet, now)
    content = made(entries, texts, with_purpose=wish.with_purpose)
    put_out(content, wish.output, not_over=not_over, for_people=True)


def _medicine(carnet: Carnet, wanted: str | None) -> Medicine:
    there = [e for e in carnet.entries(Medicine) if can_be_tapered(e.body)]
    found = [e.body for e in there if wanted in {None, e.id}]
    if not found:
        raise NoSteps
    if len(found) > 1:
        raise SeveralSteps
    return found[0]
