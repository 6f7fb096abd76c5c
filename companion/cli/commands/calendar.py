"""`companion calendar`: the appointments for a calendar program."""

import argparse
from pathlib import Path

from companion.cli.commands.command import Command, Group
from companion.cli.options import add_carnet, add_output
from companion.cli.output import put_out
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--with-purpose",
        action="store_true",
        help=texts("say what each appointment is for, instead of a neutral title"),
    )
    needed.add_argument(
        "--all",
        dest="all_of_them",
        action="store_true",
        help=texts("past appointments too"),
    )
    add_output(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.actions.appointments import in_order, to_come
    from companion.exchange.calendar import calendar

    output: Path | None = found.output
    with session.read() as opened:
        carnet, now = opened.journal.carnet, opened.journal.now()
    entries = in_order(carnet) if found.all_of_them else to_come(carnet, now)
    content = calendar(entries, session.texts, with_purpose=found.with_purpose)
    put_out(content, output, not_over=session.own_files(), for_people=True)
    return 0


COMMAND = Command("calendar", N_("write the appointments for a calendar program"), _add, _run)
