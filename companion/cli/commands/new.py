"""`companion new`: an empty record book."""

import argparse

from companion.cli.commands.command import Command, Group
from companion.cli.options import add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--name", default="", metavar=texts("NAME"), help=texts("the person’s name")
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.record_book import opening

    name: str = found.name
    made = opening.create_carnet(session.carnet, session.key, name=name, clock=session.clock)
    made.close()
    session.tell(made.notice)
    return 0


COMMAND = Command("new", N_("make an empty record book"), _add, _run)
