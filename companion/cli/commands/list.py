"""`companion list`: the current entries as JSON lines."""

import argparse

from companion.cli import console
from companion.cli.commands.command import Command
from companion.cli.options import add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_


def _run(_found: argparse.Namespace, session: Session) -> int:
    from companion.cli.entries import current_entries
    from companion.record_json import entry_to_line

    with session.read() as opened:
        lines = map(entry_to_line, current_entries(opened.journal.carnet))
        console.put("".join(f"{line}\n" for line in lines).encode(), for_people=True)
    return 0


COMMAND = Command(
    "list", N_("write the current entries as JSON lines, oldest first"), add_carnet, _run
)
