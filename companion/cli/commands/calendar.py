"""`companion calendar`: the appointments for a calendar program."""

import argparse
from pathlib import Path

from companion.cli.command import Command, Group, add_carnet, add_output
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
    from companion.domain.sharing import shared
    from companion.exchange.calendar import calendar

    output: Path | None = found.output
    with session.read() as book:
        # A calendar is often seen by others too.
        carnet, now = shared(book.journal.carnet), book.journal.now()
    entries = in_order(carnet) if found.all_of_them else to_come(carnet, now)
    content = calendar(entries, session.texts, with_purpose=found.with_purpose)
    session.put_out(content, output, for_people=True)
    return 0


COMMAND = Command("calendar", N_("write the appointments for a calendar program"), _add, _run)
