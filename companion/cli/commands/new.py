"""`companion new`: an empty record book."""

import argparse

from companion.actions.key import Key
from companion.cli.command import Command, Group, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--name", default="", metavar=texts("NAME"), help=texts("the person’s name")
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    name: str = found.name
    book = session.book()
    book.create(name=name, key=Key())
    notice = book.notice()
    book.close()
    session.tell(notice)
    return 0


COMMAND = Command("new", N_("make an empty record book"), _add, _run)
