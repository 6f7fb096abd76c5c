"""`companion backup`: a verified backup in a folder."""

import argparse
from pathlib import Path

from companion.cli import console
from companion.cli.command import Command, Group, add_carnet, path
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    where = texts("where the backups of this record book lie")
    needed.add_argument("folder", type=path, metavar=texts("FOLDER"), help=where)


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.record_book.backups import make_in

    folder: Path = found.folder
    with session.read() as book:
        made = make_in(book, folder)
    console.say(session.texts("A verified backup was made: {name}.", name=made.name))
    return 0


COMMAND = Command("backup", N_("make a verified backup in a folder"), _add, _run)
