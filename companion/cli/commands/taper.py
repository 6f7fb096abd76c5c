"""`companion taper`: a prescription in steps, to tick day by day."""

import argparse
from pathlib import Path

from companion.cli.command import Command, Group, add_carnet, add_output
from companion.cli.session import Session
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


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--medicine",
        metavar="ID",
        help=texts("the id of the medicine; not needed where only one changes in steps"),
    )
    add_output(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    """Raises NoSteps, SeveralSteps."""
    from companion.paper.taper_sheet import taper_sheet

    output: Path | None = found.output
    with session.read() as book:
        carnet = book.journal.carnet
    medicine = _medicine(carnet, found.medicine)
    sheet = taper_sheet(carnet, medicine, session.texts.language, session.today)
    session.put_out(sheet.pdf(), output)
    return 0


def _medicine(carnet: Carnet, wanted: str | None) -> Medicine:
    from companion.actions.taper import can_be_tapered

    there = [e for e in carnet.entries(Medicine) if can_be_tapered(e.body)]
    found = [e.body for e in there if wanted in {None, e.id}]
    if not found:
        raise NoSteps
    if len(found) > 1:
        raise SeveralSteps
    return found[0]


COMMAND = Command("taper", N_("print a prescription in steps, to tick day by day"), _add, _run)
