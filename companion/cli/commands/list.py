"""`companion list`: the current entries as JSON lines."""

import argparse

from companion.cli import console
from companion.cli.command import Command, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_


def _run(_found: argparse.Namespace, session: Session) -> int:
    from companion.record_json import entry_to_line

    with session.read() as book:
        lines = map(entry_to_line, book.journal.whole.all_entries())
        console.put("".join(f"{line}\n" for line in lines).encode(), for_people=True)
    return 0


COMMAND = Command(
    "list", N_("write the current entries as JSON lines, oldest first"), add_carnet, _run
)
