"""`companion week-sheet`: a blank sheet of one week, with or without a record book."""

import argparse
from datetime import date
from pathlib import Path

from companion.cli.command import Command, Group, add_output, day, may_add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    may_add_carnet(
        needed, texts("the record book whose own symptoms are asked; without it, the usual ones")
    )
    needed.add_argument(
        "--from",
        dest="first",
        type=day,
        metavar=texts("DATE"),
        help=texts("the first day of the week (usually the next Monday)"),
    )
    add_output(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.actions.week_sheet import next_week_sheet
    from companion.paper.week_sheet import week_sheet

    output: Path | None = found.output
    first: date | None = found.first
    carnet, today = session.carnet_if_named(), session.today
    sheet = week_sheet(carnet, first or next_week_sheet(today), session.texts.language, today)
    session.put_out(sheet.pdf(), output)
    return 0


COMMAND = Command("week-sheet", N_("print a blank sheet of one week, to tick by hand"), _add, _run)
