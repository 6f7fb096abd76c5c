"""`companion list`: the current entries as JSON lines."""

import argparse

from companion.cli import console
from companion.cli.command import Command, Group, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--shared", action="store_true", help=texts("without what the patient keeps to themselves")
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.domain.sharing import shared
    from companion.record_json import entry_to_line

    with session.read() as book:
        carnet = shared(book.journal.whole) if found.shared else book.journal.whole
        lines = map(entry_to_line, carnet.all_entries())
        console.put("".join(f"{line}\n" for line in lines).encode(), for_people=True)
    return 0


COMMAND = Command("list", N_("write the current entries as JSON lines, oldest first"), _add, _run)
