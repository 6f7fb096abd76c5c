"""`companion check`: the whole file is read."""

import argparse

from companion.cli import console
from companion.cli.commands.command import Command
from companion.cli.options import add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_


def _run(_found: argparse.Namespace, session: Session) -> int:
    from companion.cli.entries import current_entries

    with session.read() as opened:
        opened.file.check()
        count = len(current_entries(opened.journal.carnet))
    console.say(
        session.texts.plural(
            "This record book is whole. It holds {count} entry.",
            "This record book is whole. It holds {count} entries.",
            count,
        )
    )
    return 0


COMMAND = Command("check", N_("read the whole file and say whether all is there"), add_carnet, _run)
